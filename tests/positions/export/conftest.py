"""A stored statement to export."""

from __future__ import annotations

from datetime import date

import pytest

from positions.model import (
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


@pytest.fixture(scope="session")
def record() -> Record:
    return Record(
        id="st-000007",
        utterance="ut-000003",
        speakers=(
            Speaker("peskov", "Dmitry Peskov", SpeakerKind.PERSON, "RU", "russia"),
            Speaker("ushakov", "Yuri Ushakov", SpeakerKind.PERSON, "RU", "russia"),
        ),
        parties=("russia", "us"),
        country="RU",
        said_on=date(2025, 12, 3),
        precision=Precision.DAY,
        basis=Basis.EXPLICIT,
        form=Form.MIXED,
        language="vi",
        content=("một số điểm được chấp nhận", "những điểm khác “bị bác bỏ”"),
        spans=(Span(10, 36), Span(50, 77)),
        source=("Ông Peskov",),
        cue=("cho biết",),
        via="Kremlin",
        positions=(
            Position("plan", Stance.CONDITIONAL, plan="moscow-27-4", confidence=0.8),
            Position("nato", Stance.OPPOSE, confidence=0.5),
        ),
        rule="said",
        confidence=0.9,
        review="accepted",
        document="d1",
        document_name="kremlin.txt",
        outlet="Agency",
        url=None,
        title="Report",
        published_on=date(2025, 12, 4),
    )
