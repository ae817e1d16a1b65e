"""Why a statement decides, and each reason why another does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from positions.comparison import Reason, declines, weigh
from positions.model import Coding, Position, Stance

if TYPE_CHECKING:
    from collections.abc import Callable

    from positions.model import Record

    Say = Callable[..., Record]


def test_every_reason(say: Say) -> None:
    same = replace(say(day=24, start=5, published=26), id="st-0")
    decider = say(day=24, start=5, published=26)
    witness = say(day=24, start=2, published=26, utterance=decider.utterance)
    superseded = replace(say(day=25, stance=None), codings=())
    given = {
        Reason.LATER: say(day=27),
        Reason.REJECTED: say(day=25, review="rejected"),
        Reason.SUPERSEDED: superseded,
        Reason.UNNAMED: say(day=25, speaker=None),
        Reason.ID: same,
        Reason.PLACE: say(day=24, start=1, published=26),
        Reason.WITNESS: witness,
        Reason.PUBLISHED: say(day=24, start=9, published=25),
        Reason.OLDER: say(day=23, published=27),
        Reason.BEFORE: say(day=20),
    }
    found = weigh([*given.values(), decider], "nato", date(2025, 11, 26), date(2025, 11, 21))
    assert found.decided_by is decider
    assert {each.reason: each.record for each in found.others} == given


def test_a_blank_cell_has_reasons_too(say: Say) -> None:
    found = weigh([say(speaker=None)], "nato")
    assert found.decided_by is None
    assert [each.reason for each in found.others] == [Reason.UNNAMED]
    assert weigh([], "nato").others == ()


def test_a_refusal_to_answer_is_not_neutral(say: Say) -> None:
    words = {
        "en": ("declined to comment on elections", "spoke of elections"),
        "vi": ("từ chối bình luận về bầu cử", "nói về bầu cử"),
        "ru": ("отказался комментировать выборы", "говорил о выборах"),
        "tr": ("seçimler hakkında yorum yapmadı", "seçimlerden söz etti"),
        "xx": ("", "declined to comment"),
    }
    for language, (refusal, other) in words.items():
        silent, spoken = (
            replace(say(stance="neutral"), content=(said,), language=language) for said in (refusal, other)
        )
        assert declines(silent, Stance.NEUTRAL) is bool(refusal), language
        assert not declines(spoken, Stance.NEUTRAL)
        assert not declines(silent, Stance.OPPOSE)
    assert declines(
        replace(say(stance="neutral"), content=("on it",), cue=("declined to comment",)), Stance.NEUTRAL
    )


def test_codings_are_in_force_from_their_making_to_their_end(say: Say) -> None:
    at = datetime(2025, 12, 1, tzinfo=UTC)
    old = Coding(Position("nato", Stance.OPPOSE), "rules", at, at.replace(day=3))
    new = Coding(Position("nato", Stance.SUPPORT), "someone", at.replace(day=3))
    record = replace(say(), codings=(old, new))
    assert [coding.in_force(at.replace(day=3)) for coding in (old, new)] == [False, True]
    stances = [
        [position.stance.value for position in record.positions_at(moment)]
        for moment in (at.replace(month=11), at, at.replace(day=2), at.replace(day=3), None)
    ]
    assert stances == [[], ["oppose"], ["oppose"], ["support"], ["support"]]
