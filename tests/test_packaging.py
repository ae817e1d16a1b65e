"""What is installed: one folder of three packages, with their data, and the promises of README and CI."""

from __future__ import annotations

import tomllib
import zipfile
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

import cli
import db
import positions

ROOT = Path(__file__).parent.parent
PACKAGES = ("positions", "db", "cli")


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in the wheel."""
    builder = WheelBuilder(str(ROOT))
    (wheel,) = builder.build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def sources(pattern: str) -> set[str]:
    """Return the files of the packages that fit a pattern, by their names in a wheel."""
    found = (path for package in PACKAGES for path in (ROOT / package).rglob(pattern) if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in found}


def test_the_wheel_holds_code_data_samples_and_migrations(packed: set[str]) -> None:
    kept = {name for name in sources("*") if "__pycache__" not in name}
    assert kept <= packed
    assert {Path(name).suffix for name in kept} >= {".py", ".toml", ".txt", ".html", ".mako", ".typed"}


def test_the_wheel_holds_what_the_program_cannot_do_without(packed: set[str]) -> None:
    assert {
        "positions/codebook/issues.toml",
        "positions/codebook/speakers/ru.toml",
        "positions/languages/vi/attribution.toml",
        "db/migrations/env.py",
        "db/migrations/script.py.mako",
        "db/migrations/versions/m0001_initial.py",
        "positions/py.typed",
        "db/py.typed",
        "cli/py.typed",
    } <= packed


def test_the_wheel_holds_nothing_else(packed: set[str]) -> None:
    tops = {name.partition("/")[0] for name in packed}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)
    assert not [name for name in packed if "__pycache__" in name or name.endswith((".db", ".csv"))]


def test_the_three_packages_lie_in_one_folder() -> None:
    # `db` and `cli` are common names: another package of that name would be used in the place of ours.
    folders = {Path(package.__file__ or "").parent.parent for package in (positions, db, cli)}
    assert len(folders) == 1


def test_the_only_way_in_is_the_console_script() -> None:
    (script,) = (entry for entry in entry_points(group="console_scripts") if entry.name == "positions")
    assert script.value == "cli.main:run"
    assert not sources("__main__.py")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    steps = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    (command,) = (line for line in readme.splitlines() if line.endswith("-m pytest"))
    assert command in steps


def test_the_readme_installs_extras_that_exist() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = {extra for part in readme.split("'.[")[1:] for extra in part.partition("]")[0].split(",")}
    assert named == {"all", "html", "postgres", "dev"}
    assert named <= set(extras)
