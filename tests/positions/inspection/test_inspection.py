"""What the inspection of language packs finds, in packs made wrong on purpose and in the bundled ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from positions.codebook import load
from positions.datafile import DataFile
from positions.errors import DataFileError
from positions.extraction.lexicon import Lexicon
from positions.inspection import Weight, files, inspect
from positions.inspection.phrases import lost_words, shared_names
from positions.inspection.propositions import idle_propositions
from positions.languages import UnknownLanguageError, attribution, supported

if TYPE_CHECKING:
    from positions.languages.schema import Attribution

FILE = DataFile("en/attribution.toml", 'a = ["said"]\nb = ["think tank"]\n', {})


def lexicon(**changes: object) -> Lexicon:
    pack: Attribution = attribution("en")
    return Lexicon(replace(pack, **changes), load())  # type: ignore[arg-type]


@pytest.mark.parametrize("language", supported())
def test_the_bundled_packs_load_and_are_complete(language: str) -> None:
    assert [each for each in inspect(language) if each.weight is Weight.ERROR] == []


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguageError, match="xx"):
        inspect("xx")


def test_a_word_twice_in_a_list() -> None:
    cues = replace(attribution("en").cues, say=("said", "told", "Said"))
    (remark,) = [each for each in lost_words(FILE, lexicon(cues=cues)) if "cues.say" in each.what]
    assert remark.what == "cues.say: 'Said' says the same as 'said'"
    assert (remark.weight, remark.file) == (Weight.WARNING, "en/attribution.toml")


def test_a_phrase_without_a_word() -> None:
    cues = replace(attribution("en").cues, refuse=("",))
    (remark,) = [each for each in lost_words(FILE, lexicon(cues=cues)) if "cues.refuse" in each.what]
    assert remark.what == "cues.refuse: '' holds no word"


def test_a_phrase_whose_words_are_taken_by_a_longer_one() -> None:
    sources = replace(attribution("en").sources, guards=("strictly speaking of",), media=("Speaking Of It",))
    made = lexicon(sources=sources)
    assert made.winner_over("strictly speaking of") is None
    assert made.winner_over("no phrase at all") is None
    cues = replace(attribution("en").cues, say=("answered", "of answered"))
    taken = lexicon(cues=cues, sources=replace(sources, guards=("answered now",)))
    assert taken.winner_over("answered") is None


def test_a_name_of_two_speakers() -> None:
    book = load()
    twin = replace(book.persons["rubio"], key="twin", name="Marco Rubio", aliases=())
    made = Lexicon(attribution("en"), replace(book, persons={**book.persons, "twin": twin}))
    told = [each.what for each in shared_names(FILE, made)]
    assert "the name 'marco rubio' is shared by rubio and twin" in told
    assert not any("marco rubio" in each.what for each in shared_names(FILE, lexicon()))


def test_a_file_that_does_not_load_stops_the_inspection(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(language: str) -> object:
        raise DataFileError(f"{language}/dates.toml", 7, "unknown key 'colour'")

    monkeypatch.setitem(files._READERS, "dates", fails)
    (remark,) = inspect("en")
    assert (remark.weight, remark.file, remark.line) == (Weight.ERROR, "en/dates.toml", 7)
    assert remark.what == "unknown key 'colour'"


def test_a_file_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        files, "parts", lambda _: (("attribution", True), ("dates", False), ("questions", False))
    )
    told = {each.file: (each.weight, each.what) for each in files.faults("en")}
    assert told["en/dates.toml"][0] is Weight.ERROR
    assert told["en/questions.toml"] == (
        Weight.GAP,
        "is not there; without it nobody can ask in this language",
    )


def test_idle_propositions(monkeypatch: pytest.MonkeyPatch) -> None:
    from positions.inspection import propositions

    text = """[classes]

[operators]
negation = ["not", "Not"]
accept = ["accept*"]
reject = ["reject*"]
condition = ["if"]

[issues.nato]
bare = true
lean = "neutral"
topics = ["nato"]
yes = ["nato membership"]
no = ["nato membership"]
"""
    import tomllib

    monkeypatch.setattr(
        propositions, "pack_file", lambda *_: DataFile("en/issues.toml", text, tomllib.loads(text))
    )
    told = [(each.line, each.what) for each in idle_propositions("en")]
    assert told == [
        (4, "operators.negation: 'Not' stands twice"),
        (13, "issues.nato: 'nato membership' answers with yes and with no"),
    ]
