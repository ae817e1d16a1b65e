"""Realistic stores of any size: documents of some outlets over three years, with speakers, joint and repeated statements.

python benchmarks/stores.py STORE STATEMENTS

The words are made of syllables by chance; who speaks, on what and with which stance follows habits: a few speakers say
most, the plan is the most frequent issue, parties hold a stance for months and speakers seldom leave it.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from db import schema
from db.bulk import Loaded, load
from db.derived import changing
from db.engine import open_store
from db.ids import statement_ids, utterance_id
from db.tables import Review
from db.tables import statements as table
from positions.codebook import load as codebook
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection

    from db.engine import Store

FIRST = date(2023, 1, 1)
DAYS = 1096
IN_DOCUMENT = 8
BATCH = 250
SHARES = {"plan": 9, "territory": 6, "negotiations": 5, "security_guarantees": 4, "ceasefire": 4, "nato": 3}
OUTLETS = [f"Outlet {number}" for number in range(60)]
OFTEN = list(accumulate(1 / (rank + 1) ** 1.5 for rank in range(len(OUTLETS))))
LANGUAGES, SPOKEN = ["vi", "en", "ru", "uk", "tr", "de"], list(accumulate([40, 30, 15, 10, 4.9, 0.1]))
FORMS, TOLD = list(Form), list(accumulate([45, 52, 3]))
SYLLABLES = [
    a + b + c
    for a in ["b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "ph", "qu", "s", "t", "th", "tr", "v", "x"]
    for b in ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "à", "á", "ả", "ế", "ộ"]
    for c in ["c", "ch", "m", "n", "ng", "p", "t", "i", "u"]
]
EXTRACTOR = "benchmark"
AT = datetime(2026, 1, 1, tzinfo=UTC)


class World:
    """Who may say what; the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self.draw = random.Random(seed)
        book = codebook()
        people = [person for person in book.persons.values() if book.party_of(person.country) in book.parties]
        self.speakers = [
            Speaker(
                person.key, person.name, SpeakerKind.PERSON, person.country, book.party_of(person.country)
            )
            for person in people
        ]
        self.draw.shuffle(self.speakers)
        self.loud = list(accumulate(1 / (rank + 3) for rank in range(len(self.speakers))))
        self.issues = list(book.issues)
        self.weights = list(accumulate(SHARES.get(issue, 1) for issue in self.issues))
        self.held = {
            (party, issue): self.draw.choice(list(Stance)) for party in book.parties for issue in self.issues
        }
        self.plans = list(book.plans)
        self.drafts = list(accumulate(8.0**-rank for rank in range(len(self.plans))))
        self.told: list[tuple[str, Statement, str]] = []

    def words(self) -> str:
        """Return the content of a statement."""
        return " ".join(self.draw.choices(SYLLABLES, k=50))

    def statement(self, on: date) -> Statement:
        """Return a statement on a day; its content is set when its document is written."""
        draw = self.draw
        (speaker,) = draw.choices(self.speakers, cum_weights=self.loud)
        speakers: tuple[Speaker, ...] = (speaker,)
        chance = draw.random()
        if chance < 0.05:
            speakers = (UNNAMED,)
        elif chance < 0.08:
            speakers = tuple(dict.fromkeys((speaker, *draw.choices(self.speakers, cum_weights=self.loud))))
        party = speaker.party or "us"
        parties = tuple(dict.fromkeys(each.party or party for each in speakers))
        issues = dict.fromkeys(
            draw.choices(self.issues, cum_weights=self.weights, k=draw.choice([0, *[1] * 16, 2, 2, 2]))
        )
        return Statement(
            speakers=speakers,
            parties=parties,
            country=speaker.country if len(speakers) == 1 else None,
            said_on=on - timedelta(days=draw.choice([0, 0, 0, 1, 1, 2])),
            precision=Precision.DAY,
            basis=Basis.EXPLICIT,
            form=draw.choices(FORMS, cum_weights=TOLD)[0],
            language=draw.choices(LANGUAGES, cum_weights=SPOKEN)[0],
            content=(),
            source=(),
            cue=(),
            via=None,
            positions=tuple(
                Position(issue, self.stance(party, issue), self.plan(issue), confidence=0.8)
                for issue in issues
            ),
            rule="benchmark",
            confidence=round(draw.uniform(0.4, 1.0), 2),
        )

    def stance(self, party: str, issue: str) -> Stance:
        """Return the stance that the party holds, or now and then another; seldom the party turns."""
        draw = self.draw
        if draw.random() < 0.0001:
            self.held[party, issue] = draw.choice(list(Stance))
        return self.held[party, issue] if draw.random() < 0.85 else draw.choice(list(Stance))

    def plan(self, issue: str) -> str | None:
        """Return the version of the plan that a statement on it names, mostly none."""
        draw = self.draw
        if issue != "plan" or draw.random() > 0.2:
            return None
        return draw.choices(self.plans, cum_weights=self.drafts)[0]

    def document(self, number: int, on: date) -> Loaded:
        """Return a document; some of its statements report what the documents before it reported."""
        text, found, repeated = f"Report {number}.", [], []
        for _ in range(IN_DOCUMENT):
            again = self.draw.choice(self.told) if self.told and self.draw.random() < 0.15 else None
            if again and abs((again[1].said_on - on).days) <= 2:
                words, statement, utterance = again
            else:
                words, statement, utterance = self.words(), self.statement(on), ""
            start = len(text) + 1
            text = f"{text} {words}."
            span = Span(start, start + len(words))
            found.append(_with_content(statement, span))
            repeated.append((words, utterance))
        document = Document(
            name=f"{number}.txt",
            text=text,
            language="vi",
            published_on=on,
            outlet=self.draw.choices(OUTLETS, cum_weights=OFTEN)[0],
            url=f"https://example.org/{number}",
        )
        ids = statement_ids(document.sha256, found)
        utterances = [utterance or None for _, utterance in repeated]
        own = [known or utterance_id(key) for key, known in zip(ids, utterances, strict=True)]
        self.told = [
            *self.told[-40:],
            *(
                (words, statement, act)
                for (words, _), statement, act in zip(repeated, found, own, strict=True)
            ),
        ]
        return Loaded(document, found, utterances)


def _with_content(statement: Statement, span: Span) -> Statement:
    return replace(statement, content=(span,))


def batches(statements: int, seed: int = 1) -> Iterator[list[Loaded]]:
    """Yield the documents of a store in the order of their days, some at a time."""
    world = World(seed)
    number = statements // IN_DOCUMENT
    for start in range(0, number, BATCH):
        yield [
            world.document(each, FIRST + timedelta(days=each * DAYS // number))
            for each in range(start, min(start + BATCH, number))
        ]


def build(target: str, statements: int) -> float:
    """Make a store with so many statements; return the seconds that the writing took."""
    schema.init(target)
    spent = 0.0
    with open_store(target) as store:
        for place, batch in enumerate(batches(statements)):
            start = time.perf_counter()
            load(store, batch, extractor=EXTRACTOR, at=AT)
            spent += time.perf_counter() - start
            if place % 50 == 0:
                print(
                    f"\r{(place + 1) * BATCH * IN_DOCUMENT:,} statements", end="", file=sys.stderr, flush=True
                )
        review(store)
    print(file=sys.stderr)
    return spent


def review(store: Store) -> None:
    """Have one statement in a thousand accepted, and one in 32,000 rejected; which ones, chance has put into their ids."""
    for beginning, decision in (("st-aa", Review.ACCEPTED), ("st-bbb", Review.REJECTED)):
        some = table.c.id.startswith(beginning)

        def decide(
            connection: Connection, some: ColumnElement[bool] = some, decision: Review = decision
        ) -> None:
            told = connection.scalars(select(table.c.utterance_id).where(some)).all()
            with changing(connection, told):
                connection.execute(update(table).where(some).values(review=decision))

        store.transact(decide)


if __name__ == "__main__":
    seconds = build(sys.argv[1], int(sys.argv[2]))
    print(f"{int(sys.argv[2]) / seconds:,.0f} statements a second")
