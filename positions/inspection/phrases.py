"""Words of a pack that the lexicon can never find, or finds without them; names that two speakers share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from positions.extraction.tags import Tag
from positions.inspection.remarks import Remark, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.datafile import DataFile
    from positions.extraction.lexicon import Lexicon
    from positions.languages.schema import Attribution

_PARTS = ("cues", "words", "frames", "sources")
_SPEAKERS = frozenset({Tag.PERSON, Tag.INSTITUTION})


def lost_words(file: DataFile, lexicon: Lexicon) -> Iterator[Remark]:
    """Yield the phrases of a pack that stand twice in a list, hold no word, or lose to another phrase of it.

    A phrase is looked up in itself, as the frames would meet it in a text: where a longer or weightier one takes its
    words, no report can ever show it.
    """
    for table, phrases in _lists(lexicon.pack):
        seen: dict[tuple[str, ...], str] = {}
        for phrase in phrases:
            words = lexicon.words_of(phrase)
            line = file.line_of(f'"{phrase}"', after=(table.rsplit(".", 1)[-1],))
            if not words:
                yield Remark(Weight.WARNING, file.name, line, f"{table}: {phrase!r} holds no word")
            elif words in seen:
                yield Remark(
                    Weight.WARNING, file.name, line, f"{table}: {phrase!r} says the same as {seen[words]!r}"
                )
            else:
                winner = lexicon.winner_over(phrase)
                if winner is not None:
                    told = f"{table}: {phrase!r} is never found: its words are taken as {winner}"
                    yield Remark(Weight.WARNING, file.name, line, told)
            seen.setdefault(words, phrase)


def shared_names(file: DataFile, lexicon: Lexicon) -> Iterator[Remark]:
    """Yield the names that this language has for two speakers of the codebook."""
    held: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in lexicon.entries():
        # A surname alone may be that of several people: the discourse tells which one.
        if entry.tag in _SPEAKERS and (len(entry.words) > 1 or entry.tag is Tag.INSTITUTION):
            held[entry.words].add(entry.value)
    for words, keys in sorted(held.items()):
        if len(keys) > 1:
            told = f"the name {' '.join(words)!r} is shared by {' and '.join(sorted(keys))}"
            yield Remark(Weight.WARNING, file.name, 1, told)


def _lists(pack: Attribution) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the lists of phrases with their place in the file ("cues.say", "sources.titles.president")."""
    for part in _PARTS:
        table = getattr(pack, part)
        assert is_dataclass(table)
        for field in fields(table):
            value = getattr(table, field.name)
            if isinstance(value, dict):
                for key, phrases in value.items():
                    yield f"{part}.{field.name}.{key}", tuple(phrases)
            else:
                yield f"{part}.{field.name}", tuple(value)
