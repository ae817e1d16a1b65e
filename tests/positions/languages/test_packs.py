"""Language packs: what is there, what is refused."""

from __future__ import annotations

import pytest

from positions.datafile import DataFile, build
from positions.errors import DataFileError
from positions.languages import UnknownLanguageError, attribution, pack_file, supported
from positions.languages.schema import Attribution


def test_the_packs() -> None:
    assert {"de", "en", "ru", "tr", "uk", "vi"} <= set(supported())


@pytest.mark.parametrize("language", supported())
def test_a_pack_has_what_every_frame_needs(language: str) -> None:
    pack = attribution(language)
    assert len(pack.cues.say) + sum(len(paradigm.say) for paradigm in pack.paradigms.values()) > 40
    assert {"president", "pm", "fm", "spokesperson"} <= set(pack.sources.titles)
    assert pack.sources.media
    assert pack.language == language


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(UnknownLanguageError, match="no language pack for 'xx'; there are packs for de, en"):
        pack_file("xx", "attribution")


def test_an_unknown_key_is_refused_with_its_line() -> None:
    file = DataFile(
        "xx/attribution.toml", 'order = "svo"\ncolour = "red"\n', {"order": "svo", "colour": "red"}
    )
    with pytest.raises(DataFileError, match=r"xx/attribution\.toml:2: unknown key 'colour'"):
        build(Attribution, {"language": "xx", **file.data}, file)
