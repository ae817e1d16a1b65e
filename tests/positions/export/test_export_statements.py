"""Extracted statements in the codebook's schema."""

from __future__ import annotations

import json
from datetime import date

from positions.export.statements import as_json
from positions.model import (
    UNNAMED,
    Basis,
    Document,
    Form,
    Position,
    Precision,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
)

TEXT = "“We accept it,” Peskov said, “if NATO stays away.” Sources doubt it."
DOCUMENT = Document("reports/kremlin.txt", TEXT, "en", date(2025, 12, 4))


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


SAID = Statement(
    speakers=(Speaker("peskov", "Dmitry Peskov", SpeakerKind.PERSON, "RU", "russia"),),
    parties=("russia",),
    country="RU",
    said_on=date(2025, 12, 3),
    precision=Precision.PUBLISHED,
    basis=Basis.PUBLISHED,
    form=Form.DIRECT,
    language="en",
    content=(span("We accept it"), span("if NATO stays away")),
    source=(span("Peskov"),),
    cue=(span("said"),),
    via=None,
    positions=(
        Position("plan", Stance.CONDITIONAL, "us-28", condition=span("if NATO stays away"), confidence=0.7),
        Position("nato", Stance.OPPOSE),
    ),
    rule="split",
    confidence=0.8,
)
DOUBTED = Statement(
    speakers=(UNNAMED,),
    parties=(),
    country=None,
    said_on=date(2025, 12, 4),
    precision=Precision.DAY,
    basis=Basis.EXPLICIT,
    form=Form.INDIRECT,
    language="en",
    content=(span("doubt it"),),
    source=(),
    cue=(),
    via="Reuters",
    positions=(),
    rule="doubt",
    confidence=0.4,
)


def test_as_json() -> None:
    made = json.loads(json.dumps(as_json(DOCUMENT, [SAID, DOUBTED]), ensure_ascii=False))
    assert {key: made[key] for key in ("doc", "language", "published")} == {
        "doc": "reports/kremlin.txt",
        "language": "en",
        "published": "2025-12-04",
    }
    assert made["statements"][0] == {
        "id": "kremlin-1",
        "speakers": ["Dmitry Peskov"],
        "parties": ["russia"],
        "country": "RU",
        "said_on": "2025-12-03",
        "precision": "published",
        "form": "direct",
        "content": ["We accept it", "if NATO stays away"],
        "positions": [
            {
                "issue": "plan",
                "stance": "conditional",
                "plan": "us-28",
                "condition": "if NATO stays away",
                "confidence": 0.7,
            },
            {"issue": "nato", "stance": "oppose", "confidence": 0.5},
        ],
        "source": "Peskov",
        "cue": "said",
        "spans": {"content": [[1, 13], [30, 48]], "source": [[16, 22]], "cue": [[23, 27]]},
        "via": None,
        "rule": "split",
        "basis": "published",
        "confidence": 0.8,
        "optional": False,
        "same_as": [],
    }


def test_without_source_cue_and_country() -> None:
    made = as_json(DOCUMENT, [SAID, DOUBTED])["statements"][1]
    assert (made["id"], made["speakers"], made["country"]) == ("kremlin-2", ["unnamed sources"], None)
    assert (made["source"], made["cue"], made["via"]) == ("", "", "Reuters")
    assert made["spans"]["source"] == made["spans"]["cue"] == made["positions"] == []


def test_every_content_is_its_span_of_the_text() -> None:
    for statement in as_json(DOCUMENT, [SAID, DOUBTED])["statements"]:
        assert [TEXT[start:end] for start, end in statement["spans"]["content"]] == statement["content"]


def test_a_document_without_statements() -> None:
    assert as_json(DOCUMENT, [])["statements"] == []
