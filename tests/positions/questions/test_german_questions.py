"""Questions in German."""

from __future__ import annotations

from datetime import date

import pytest

from positions.codebook import load
from positions.errors import QuestionError
from positions.model import Stance
from positions.questions.model import Intent
from positions.questions.parser import parse

TODAY = date(2025, 12, 10)


@pytest.mark.parametrize(
    ("text", "intent", "sides", "issue", "stance"),
    [
        ("Was hat Selenskyj über Gebiete gesagt?", Intent.SAID, ["zelensky"], "territory", None),
        ("Wer lehnt den Friedensplan ab?", Intent.WHO, [], "plan", Stance.OPPOSE),
        ("Wer unterstützt eine Waffenruhe?", Intent.WHO, [], "ceasefire", Stance.SUPPORT),
        ("Was sagte Russland zum Waffenstillstand?", Intent.SAID, ["russia"], "ceasefire", None),
        ("Welche Haltung hat Deutschland zu Sicherheitsgarantien?", Intent.STANCE, ["DE"], "security_guarantees", None),
        ("Wie oft sprach Trump über Wahlen im November?", Intent.COUNT, ["trump"], "elections", None),
        ("Was unterscheidet Russland und die Ukraine bei den Wahlen?", Intent.COMPARE, ["russia", "ukraine"], "elections", None),
        ("Hat die Türkei ihre Position zur NATO geändert?", Intent.CHANGED, ["turkey"], "nato", None),
    ],
)  # fmt: skip
def test_what_is_asked(
    text: str, intent: Intent, sides: list[str], issue: str, stance: Stance | None
) -> None:
    asked = parse(text, load(), today=TODAY)
    assert (asked.language, asked.intent) == ("de", intent)
    assert [key for side in asked.sides for key in side.keys] == sides
    assert asked.issues == (issue,)
    assert asked.query.stances == (frozenset() if stance is None else {stance})


def test_days() -> None:
    query = parse("Was hat Merz seit dem 1. Dezember gesagt?", load(), today=TODAY).query
    assert (query.since, query.until) == (date(2025, 12, 1), None)


@pytest.mark.parametrize("text", ["Was sagte Peskow nicht?", "Kann Russland den Plan akzeptieren?"])
def test_what_a_question_cannot_express_is_refused(text: str) -> None:
    with pytest.raises(QuestionError):
        parse(text, load(), today=TODAY)
