"""Packages whose modules are imported when they are asked for have all the names they promise."""

from __future__ import annotations

import subprocess
import sys

import pytest

import positions.codebook
import positions.comparison

NOTHING = "nothing"


@pytest.mark.parametrize("package", [positions.codebook, positions.comparison])
def test_every_promised_name_is_there(package: object) -> None:
    names: list[str] = package.__all__  # type: ignore[attr-defined]
    assert names == sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    for name in names:
        assert getattr(package, name).__name__ if name[0].islower() else getattr(package, name)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"'positions.comparison' has no attribute 'nothing'"):
        getattr(positions.comparison, NOTHING)


def test_what_is_not_asked_for_is_not_imported() -> None:
    program = (
        "import sys, positions.comparison, positions.codebook.model\n"
        "print([name for name in ('congruence', 'refusals') if f'positions.comparison.{name}' in sys.modules])\n"
        "print('positions.codebook.loader' in sys.modules)\n"
        "from positions.comparison import ties\n"
        "print('positions.comparison.congruence' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:3] == ["[]", "False", "True"]
