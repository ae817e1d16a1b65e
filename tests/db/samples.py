"""A small codebook, and reports on its issues with what is to be found in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from positions.codebook.model import Codebook, Country, Institution, Issue, Party, Person, Plan, Role
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

SPEAKERS = {
    "rubio": Speaker("rubio", "Marco Rubio", SpeakerKind.PERSON, "US", "us"),
    "umerov": Speaker("umerov", "Rustem Umerov", SpeakerKind.PERSON, "UA", "ukraine"),
    "peskov": Speaker("peskov", "Dmitry Peskov", SpeakerKind.PERSON, "RU", "russia"),
    "commission": Speaker("commission", "European Commission", SpeakerKind.INSTITUTION, "EU", "europe"),
    "stranger": Speaker("name:stranger", "Some Stranger", SpeakerKind.PERSON, "BR", "brazil"),
    "unnamed": UNNAMED,
}


def codebook() -> Codebook:
    """Return a codebook in small."""
    people = (
        ("rubio", "Marco Rubio", "US", ("Рубио*",), (Role("fm", "US", date(2025, 1, 21)),)),
        (
            "umerov",
            "Rustem Umerov",
            "UA",
            ("Umerov",),
            (Role("defmin", "UA", date(2023, 9, 6), date(2025, 7, 17)),),
        ),
        ("peskov", "Dmitry Peskov", "RU", ("Песков*",), (Role("spokesperson", "RU"),)),
    )
    states = (
        ("US", "United States"),
        ("UA", "Ukraine"),
        ("RU", "Russia"),
        ("EU", "European Union"),
        ("CN", "China"),
    )
    return Codebook(
        issues={
            "plan": Issue("plan", "peace plan", "Is the plan acceptable?", names={"vi": ("kế hoạch",)}),
            "points": Issue("points", "single points", "Are they?", default=False, parent="plan"),
            "nato": Issue("nato", "NATO", "May Ukraine join?"),
            "ceasefire": Issue("ceasefire", "ceasefire", "Should fighting stop?"),
        },
        parties={
            "us": Party("us", "United States", ("US",)),
            "ukraine": Party("ukraine", "Ukraine", ("UA",)),
            "russia": Party("russia", "Russia", ("RU",)),
            "europe": Party("europe", "Europe", ("EU", "NATO")),
        },
        countries={code: Country(code, name, name, names={"vi": (name,)}) for code, name in states},
        plans={
            "p19": Plan("p19", "19 points", "us", date(2025, 11, 23), parent="p28", points=19),
            "p28": Plan("p28", "28 points", "us", date(2025, 11, 20), points=28),
        },
        events={},
        persons={
            key: Person(key, name, "m", state, "", more, roles) for key, name, state, more, roles in people
        },
        institutions={
            "commission": Institution(
                "commission", "European Commission", "organisation", "EU", {"vi": ("ủy ban châu âu",)}
            )
        },
        titles={"fm": "foreign minister"},
    )


@dataclass(frozen=True, slots=True)
class Said:
    """One statement to be found in a report: who said which of its words."""

    who: str
    words: str | tuple[str, ...]
    on: date = date(2025, 12, 5)
    stances: dict[str, Stance] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)


Report = tuple[Document, list[Statement]]


def statement_of(text: str, said: Said) -> Statement:
    """Return the statement; its spans are looked up in the text."""
    pieces = (said.words,) if isinstance(said.words, str) else said.words
    speakers = tuple(SPEAKERS[key] for key in said.who.split("+"))
    spans = tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces)
    positions = tuple(Position(issue, stance, evidence=spans[:1]) for issue, stance in said.stances.items())
    fields: dict[str, Any] = {
        "parties": tuple(dict.fromkeys(speaker.party for speaker in speakers if speaker.party)),
        "country": speakers[0].country,
        "precision": Precision.DAY,
        "basis": Basis.EXPLICIT,
        "form": Form.INDIRECT,
        "language": "en",
        "source": (),
        "cue": (),
        "via": None,
        "positions": positions,
        "rule": "test",
        "confidence": 0.75,
    }
    return Statement(speakers=speakers, said_on=said.on, content=spans, **fields | said.more)


def report(text: str, *sayings: Said, name: str = "a.txt", **more: Any) -> Report:
    """Return a document and its statements."""
    fields: dict[str, Any] = {"language": "en", "published_on": date(2025, 12, 6)}
    document = Document(name=name, text=text, **fields | more)
    return document, [statement_of(text, said) for said in sayings]
