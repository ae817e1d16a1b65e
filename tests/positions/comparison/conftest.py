"""Statements to compare."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING

import pytest

from positions.model import (
    UNNAMED,
    Basis,
    Form,
    Position,
    Precision,
    Record,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
)

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def say() -> Callable[..., Record]:
    """Make a statement: party, day of November 2025, stance on nato; ids count up."""
    ids = count(1)

    def make(  # noqa: PLR0917 - rows read best so
        party: str | tuple[str, ...] = "russia",
        day: int = 24,
        stance: str | None = "oppose",
        speaker: str | None = "peskov",
        utterance: str | None = None,
        start: int = 0,
        published: int | None = None,
        issue: str = "nato",
        review: str = "unreviewed",
    ) -> Record:
        number = next(ids)
        named = Speaker(speaker, speaker.title(), SpeakerKind.PERSON) if speaker else UNNAMED
        return Record(
            id=f"st-{number:06}",
            utterance=utterance or f"ut-{number:06}",
            speakers=(named,),
            parties=(party,) if isinstance(party, str) else party,
            country=None,
            said_on=date(2025, 11, day),
            precision=Precision.DAY,
            basis=Basis.EXPLICIT,
            form=Form.INDIRECT,
            language="en",
            content=("words",),
            spans=(Span(start, start + 5),),
            source=(),
            cue=(),
            via=None,
            positions=(Position(issue, Stance(stance)),) if stance else (),
            rule="said",
            confidence=0.9,
            review=review,
            document="d1",
            document_name="report.txt",
            outlet=None,
            url=None,
            title=None,
            published_on=date(2025, 11, published or day),
        )

    return make
