"""Where labels and findings differ, statement by statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from positions.evaluation.labels import Label
    from positions.evaluation.matching import Pairing
    from positions.model import Stance


@dataclass(frozen=True, slots=True)
class Difference:
    """One statement on which labels and findings differ.

    Attributes:
        kind: `missed`, `extra` or `wrong`.
        what: Of a wrong one, what differs: "speakers A not B; stance on nato neutral not oppose".
        words: The labelled content, or the found one where none is labelled.
        rule: The frame that found it.
    """

    kind: str
    doc: str
    id: str
    speakers: str
    what: str
    words: str
    rule: str


def differences(pairings: Iterable[Pairing]) -> Iterator[Difference]:
    """Yield what was missed, found besides, or found with something wrong; optional labels are left out."""
    for pairing in pairings:
        gold, mine = pairing.gold, pairing.mine
        if not pairing.counts:
            continue
        if gold and mine:
            wrong = "; ".join(_wrong(gold, mine))
            if wrong:
                yield _difference("wrong", pairing.doc, gold, wrong, mine.rule)
        elif gold:
            yield _difference("missed", pairing.doc, gold, "", "")
        elif mine:
            yield _difference("extra", pairing.doc, mine, "", mine.rule)


def _difference(kind: str, doc: str, label: Label, what: str, rule: str) -> Difference:
    return Difference(kind, doc, label.id, "; ".join(label.names), what, label.words, rule)


def _wrong(gold: Label, mine: Label) -> Iterator[str]:
    if gold.speakers != mine.speakers:
        yield f"speakers {', '.join(mine.names)} not {', '.join(gold.names)}"
    if gold.parties != mine.parties:
        yield f"parties {_listed(mine.parties)} not {_listed(gold.parties)}"
    for name in ("country", "said_on", "form"):
        if getattr(gold, name) != getattr(mine, name):
            yield f"{name} {getattr(mine, name)} not {getattr(gold, name)}"
    yield from _issues(gold.positions, mine.positions)


def _issues(wanted: Mapping[str, Stance], given: Mapping[str, Stance]) -> Iterator[str]:
    for issue in sorted(wanted.keys() | given.keys()):
        if issue not in given:
            yield f"no {issue} ({wanted[issue]})"
        elif issue not in wanted:
            yield f"{issue} ({given[issue]}) besides"
        elif wanted[issue] != given[issue]:
            yield f"stance on {issue} {given[issue]} not {wanted[issue]}"


def _listed(parties: Iterable[str]) -> str:
    return ", ".join(sorted(parties)) or "none"
