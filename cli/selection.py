"""The filters of a command, by any names, as a Query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cli import names
from positions.errors import UnknownNameError
from positions.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from db.engine import Store
    from positions.codebook import Codebook
    from positions.model import Form, Stance


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for, as it was written."""

    parties: Iterable[str] | None = None
    countries: Iterable[str] | None = None
    speakers: Iterable[str] | None = None
    issues: Iterable[str] | None = None
    plans: Iterable[str] | None = None
    stances: Iterable[Stance] | None = None
    forms: Iterable[Form] | None = None
    languages: Iterable[str] | None = None
    outlets: Iterable[str] | None = None
    since: date | None = None
    until: date | None = None
    rejected: bool = False

    def query(self, book: Codebook, store: Store) -> Query:
        """Return the query.

        Raises:
            UnknownNameError: For a name that neither the codebook nor the store holds.
        """
        return Query(
            parties=frozenset(names.party(name, book) for name in self.parties or ()),
            countries=frozenset(names.country(name, book) for name in self.countries or ()),
            speakers=frozenset(speaker(name, book, store) for name in self.speakers or ()),
            issues=frozenset(names.issue(name, book) for name in self.issues or ()),
            plans=frozenset(names.plan(name, book) for name in self.plans or ()),
            stances=frozenset(self.stances or ()),
            forms=frozenset(self.forms or ()),
            languages=frozenset(self.languages or ()),
            outlets=frozenset(self.outlets or ()),
            since=self.since,
            until=self.until,
            rejected=self.rejected,
        )


def speaker(name: str, book: Codebook, store: Store) -> str:
    """Return the key of a speaker of the codebook, or of one that the store alone holds.

    Raises:
        UnknownNameError: If nobody is called so.
    """
    try:
        return names.speaker(name, book)
    except UnknownNameError:
        from db.queries import speakers

        heard = {voice.speaker.key: voice.speaker.name for voice in speakers(store, heard=True)}
        return names.speaker(name, book, heard)
