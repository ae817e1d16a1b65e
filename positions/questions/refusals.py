"""Refusing a question: each word not understood, what might have been meant, and a way on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from positions.errors import QuestionError
from positions.questions.segments import question_words
from positions.questions.vocabulary import REASONS, vocabulary
from positions.questions.words import bare_of, key_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from positions.questions.names import Lexicon
    from positions.questions.segments import Segment

# Below it, "kiến" suggests "kiev" and "Iran" suggests "Ukraine" (measured on a prototype).
_RATIO = 85
# "war" is too short to be a slip for "warn".
_SHORT = 3
_NOTHING = "no party, person, issue or word of a question; `positions issues` lists the issues"
_FIGURES = re.compile(r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?")


def not_understood(
    unknown: Sequence[Segment], problems: Sequence[str], lexicon: Lexicon, language: str
) -> QuestionError:
    """Return the refusal of a question.

    Args:
        unknown: The words that mean nothing to the vocabulary or the codebook.
        problems: What else stands in the way, a line each.
        lexicon: The names to suggest from.
        language: The language whose words to suggest.
    """
    lines: list[str] = []
    unknown = _grouped(unknown) if vocabulary(language).syllables else unknown
    if unknown:
        words = ", ".join(f'"{segment.text}"' for segment in unknown)
        lines.append(f"{len(unknown)} word{'s'[: len(unknown) > 1]} not understood: {words}")
        width = max(len(segment.text) for segment in unknown)
        suggestions = suggestions_for(lexicon, language)
        hints = {segment.text: _hint(segment.text, suggestions) for segment in unknown}
        lines += [f"  {word:<{width}}  {hint or _NOTHING}" for word, hint in hints.items()]
    lines += problems
    return QuestionError("\n".join(lines))


def _grouped(unknown: Sequence[Segment]) -> list[Segment]:
    """Join neighbouring syllables, since a word may have several."""
    groups: list[Segment] = []
    for segment in unknown:
        last = groups[-1] if groups else None
        if last and last.end == segment.start and segment.joined:
            groups[-1] = replace(last, end=segment.end, text=f"{last.text} {segment.text}")
        else:
            groups.append(segment)
    return groups


def reason(segment: Segment) -> str:
    """Return why a word of a refused class cannot be taken."""
    kind = next(name for name in sorted(segment.classes) if name.startswith("refused:"))
    return f'"{segment.text}" {REASONS[kind.removeprefix("refused:")]}'


@dataclass(frozen=True)
class Suggestions:
    """Names and words of questions to suggest, each by the key under which words are compared."""

    named: Mapping[str, str]
    cased: Mapping[str, str]
    words: Mapping[str, str]

    def near(self, word: str) -> str | None:
        """Return the name or word nearest to a word, or None where none is near.

        Diacritics count, so that a Vietnamese word is not taken for another; a name that needs its diacritics and
        capital ("Mỹ") is suggested for the word without them.
        """
        if bare_of(word) in self.cased:
            return self.cased[bare_of(word)]
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a refusal needs it

        found = [
            (match[1], table[match[0]])
            for table in (self.named, self.words if len(word) > _SHORT else {})
            if (
                match := process.extractOne(
                    key_of(word), table.keys(), scorer=fuzz.ratio, score_cutoff=_RATIO
                )
            )
        ]
        return max(found, key=lambda scored: scored[0])[1] if found else None


@lru_cache(maxsize=8)
def suggestions_for(lexicon: Lexicon, language: str) -> Suggestions:
    """Collect what may be suggested to a question in a language."""
    entries = [(entry.phrase, entry.value) for entry in lexicon.index.entries()]
    return Suggestions(
        {
            key_of(phrase.text.replace("*", "")): _called(phrase.text, lexicon.label(name))
            for phrase, name in entries
        },
        {
            phrase.words[0].bare: f"{phrase.text} ({lexicon.label(name)}), written so"
            for phrase, name in entries
            if phrase.cased and len(phrase.words) == 1
        },
        {
            key_of(entry.phrase.text): f'"{entry.phrase.text}"'
            for entry in question_words(language).entries()
            if ":" in entry.value
        },
    )


def _called(text: str, label: str) -> str:
    """Return a name with what it stands for, where that is not the same."""
    plain = text.replace("*", "")
    return label if plain.casefold() == label.casefold() else f"{plain} ({label})"


def _hint(word: str, suggestions: Suggestions) -> str:
    """Return what might have been meant by a word, empty where nothing is near."""
    if _FIGURES.fullmatch(word):
        return "day or month first? write 2025-12-03 or 3 December"
    near = suggestions.near(word)
    return f"did you mean {near}?" if near else ""
