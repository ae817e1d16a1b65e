"""Persons whose given name is of the outlet's own country, where nothing else tells for which one they speak."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.given_names import gender_of

if TYPE_CHECKING:
    from positions.extraction.mentions import Mention
    from positions.languages.schema import Attribution


def at_home(mention: Mention, pack: Attribution) -> Mention:
    """Return a mention of an unknown person with the country that the given name tells.

    The head of a company speaks for no country.
    """
    if mention.title == "ceo" or " " not in mention.name or not pack.home:
        return mention
    return replace(mention, home=pack.home) if gender_of(pack, mention.name) else mention
