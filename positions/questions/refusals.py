"""Refusing a question: each word not understood, what might have been meant, and a way on."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from typing import TYPE_CHECKING

from positions.errors import QuestionError
from positions.questions.segments import question_words
from positions.questions.vocabulary import REASONS, vocabulary
from positions.questions.words import bare_of, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        hints = {segment.text: _hint(segment.text, lexicon, language) for segment in unknown}
        lines += [f"  {word:<{width}}  {hint or _NOTHING}" for word, hint in hints.items()]
    lines += problems
    if unknown:
        strange = [word for word, hint in hints.items() if not hint] or list(hints)
        lines.append(f"  or search the text: positions search {shlex.quote(' '.join(strange))}")
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


def suggestion(word: str, lexicon: Lexicon, language: str) -> str | None:
    """Return the name or the word of a question nearest to a word, or None where none is near.

    Diacritics count, so that a Vietnamese word is not taken for another; a name that needs its diacritics and
    capital ("Mỹ") is suggested for the word without them.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a refusal needs it

    key = key_of(word)
    best, near = 0.0, None
    for entry in lexicon.index.entries():
        if entry.phrase.cased and [token.bare for token in entry.phrase.words] == [bare_of(word)]:
            return f"{entry.phrase.text} ({lexicon.label(entry.value)}), written so"
        text = entry.phrase.text.replace("*", "")
        score = fuzz.ratio(key, key_of(text))
        if score > best:
            label = lexicon.label(entry.value)
            best, near = score, label if text.casefold() == label.casefold() else f"{text} ({label})"
    for known in question_words(language).entries():
        if ":" not in known.value or len(key) <= _SHORT:
            continue
        score = fuzz.ratio(key, key_of(known.phrase.text))
        if score > best:
            best, near = score, f'"{known.phrase.text}"'
    return near if best >= _RATIO else None


def _hint(word: str, lexicon: Lexicon, language: str) -> str:
    """Return what might have been meant by a word, empty where nothing is near."""
    if _FIGURES.fullmatch(word):
        return "day or month first? write 2025-12-03 or 3 December"
    near = suggestion(word, lexicon, language)
    return f"did you mean {near}?" if near else ""
