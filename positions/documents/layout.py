"""What a line of plain text is: a heading, a caption, a list item, or a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from positions.datafile import build, read
from positions.model import Block, BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# Longer lines are prose, whatever stands at their ends.
_LONGEST_CAPTION = 350
_LONGEST_CREDIT = 60
_LONGEST_NOISE = 450
# Words of a heading in capitals; an acronym alone is none.
_HEADING = range(2, 15)
_LONGEST_TITLE = 20
# Lines that a title, and what stands above and below it, may have.
_TITLES = 3
_STOPS = '.!?…”"»'

_LINE = re.compile(r"[^\n]+")
_DASH = re.compile(r"[-–—]\s+(?=\S)")
# Signs that digests set before each point, often without a line of its own for it.
_SIGN = re.compile("[🟥🟦🟧🟨🟩🟪🔴🔵🟠🟡🟢🟣⚫⚪🔹🔸🔷🔶🔻🔺📌📍👉➡✅☑✔❗⭕▶◼◾🔘]\ufe0f?")
_BULLET = re.compile(rf"(?:[•*·▪▫●○‣►▶◦■□]\s*|{_SIGN.pattern}\s*|\(?\d{{1,2}}[).]\s+|\(?[^\W\d_]\)\s+)(?=\S)")
# Speech that a dash opens goes on to the reporter's words behind another dash: «— Мы готовы, — сказал …».
_SPOKEN = re.compile(r"[,.!?…»”\"]\s[-–—]{1,2}\s(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class _Captions:
    labels: tuple[str, ...]
    openings: tuple[str, ...]
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Items:
    dialogue: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Furniture:
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    captions: _Captions
    items: _Items
    furniture: _Furniture


@lru_cache(maxsize=1)
def _layout() -> _Layout:
    """Return what the data file says."""
    file = read(files(__package__) / "layout.toml")
    return build(_Layout, file.data, file)


@lru_cache(maxsize=1)
def _caption() -> re.Pattern[str]:
    """Return the pattern of a caption: a credit at its beginning or its end."""
    words = _layout().captions
    label = "|".join(_either_case(word) for word in sorted(words.labels, key=len, reverse=True))
    credit = "|".join(map(re.escape, sorted(words.credits, key=len, reverse=True)))
    opening = "|".join(map(re.escape, words.openings))
    short = rf"[^:!?;\n\"“”«»]{{0,{_LONGEST_CREDIT}}}"
    return re.compile(
        rf"(?:(?:{label})\s?:\s|{opening})"  # Ảnh: … at the beginning
        rf"|.*(?:^|[\s(\[.,;|/–—-])(?:{label})\s?:\s?{short}$"  # … Ảnh: Reuters
        rf"|.*[(\[](?:{label})\b[^()\[\]]{{0,{_LONGEST_CREDIT}}}[)\]]\W*$"  # … (Ảnh AFP).
        rf"|.*[.!?…)»”\"]\s+(?:{label})\b[^.:!?\"“”«»]{{0,{_LONGEST_CREDIT}}}\W*$"  # … Фото из архива.
        rf"|.*(?:[.!?…)»”\"|]\s+|[(\[–—]\s?)[^.,:!?()]{{0,30}}?(?<![^\W\d_])(?:{credit})[^\w\"“”«»]*$"
        rf"|.*\w(?:{'|'.join(re.escape(c) for c in words.credits if c.startswith('/'))})[^\w\"“”«»]*$"
    )


@lru_cache(maxsize=1)
def _hints() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return words of which every caption holds one: those in small letters, those as they stand."""
    words = _layout().captions
    return tuple({label.casefold() for label in words.labels}), (*words.openings, *words.credits)


def is_caption(line: str) -> bool:
    """Tell whether a line is the caption of a picture, or a credit."""
    if len(line) > _LONGEST_CAPTION:
        return False
    small, whole = _hints()
    folded = line.casefold()
    # Few lines hold such a word; asking for it first is ten times as fast.
    hinted = any(word in folded for word in small) or any(word in line for word in whole)
    return hinted and _caption().match(line.strip()) is not None


@lru_cache(maxsize=1)
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(_layout().furniture.lines), re.IGNORECASE)


def is_noise_line(line: str) -> bool:
    """Tell whether a line closes or interrupts articles: credits, rights, "read also"."""
    return len(line) <= _LONGEST_NOISE and _furniture().fullmatch(line) is not None


def is_heading(line: str) -> bool:
    """Tell whether a line is a heading: some words, all in capitals, that end with neither full stop nor colon."""
    words = [word for word in line.split() if any(c.isalpha() for c in word)]
    if len(words) not in _HEADING or line[-1] in ".:;,":
        return False
    letters = [c for c in line if c.isalpha() and c.lower() != c.upper()]
    return len(letters) > 5 and not any(c.islower() for c in letters)


def blocks(text: str, start: int, language: str | None) -> tuple[Block, ...]:
    """Return the lines of a plain text as blocks, trimmed; a list item without its mark.

    Args:
        text: The whole text; spans point into it.
        start: Where the body begins, behind the head.
        language: Whose habits with dashes apply.
    """
    lines = [span for piece in _lines(text, start) if (span := _trimmed(text, *piece))]
    dialogue = language in _layout().items.dialogue
    listed = [_opens_item(span.of(text), dialogue=dialogue) for span in lines]
    if dialogue:
        listed = _with_runs(text, lines, listed)
    titles = _titles([span.of(text) for span in lines], listed)
    return tuple(
        Block(BlockKind.HEADING, span)
        if number < titles
        else _block(text, span, item=item and not is_caption(span.of(text)))
        for number, (span, item) in enumerate(zip(lines, listed, strict=True))
    )


def _titles(lines: list[str], listed: list[bool]) -> int:
    """Count the lines that open a text and are its title, and what stands above it: without a stop, before a line with one."""
    found = next((n for n, line in enumerate(lines) if listed[n] or not _entitles(line)), len(lines))
    told = any(line[-1] in _STOPS for line in lines[found:])
    return min(found, _TITLES) if told else 0


def _entitles(line: str) -> bool:
    """Tell whether a line can be a title: a short one that ends with a word."""
    return line[-1].isalnum() and len(line.split()) <= _LONGEST_TITLE


def _block(text: str, span: Span, *, item: bool) -> Block:
    if item:
        mark = _BULLET.match(text, span.start) or _DASH.match(text, span.start)
        assert mark is not None
        return Block(BlockKind.ITEM, Span(mark.end(), span.end))
    if is_heading(span.of(text)):
        return Block(BlockKind.HEADING, span)
    # What stands beside an article is said no more than what stands below its pictures.
    line = span.of(text)
    return Block(BlockKind.CAPTION if is_caption(line) or is_noise_line(line) else BlockKind.PARAGRAPH, span)


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the lines behind a place, cut before each of several signs that open points inside one."""
    for match in _LINE.finditer(text, start):
        signs = [sign.start() for sign in _SIGN.finditer(text, *match.span())]
        cuts = [match.start(), *(signs if len(signs) > 1 else ()), match.end()]
        yield from pairwise(cuts)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the line without white space around it, or None for an empty one."""
    line = text[start:end]
    bare = line.strip()
    if not bare:
        return None
    start += len(line) - len(line.lstrip())
    return Span(start, start + len(bare))


def _opens_item(line: str, *, dialogue: bool) -> bool:
    """Tell whether a line by itself is an item of a list."""
    if _BULLET.match(line):
        return True
    mark = _DASH.match(line)
    if mark is None or _SPOKEN.search(line, mark.end()):
        return False
    return not dialogue or line.endswith(";") or not line[mark.end()].isupper()


def _with_runs(text: str, lines: list[Span], listed: list[bool]) -> list[bool]:
    """Add the lines that are items by their company: two or more dashes in a row behind a colon."""
    run: list[int] = []
    found = listed.copy()
    for at in range(len(lines) + 1):
        line = lines[at].of(text) if at < len(lines) else ""
        if line and _DASH.match(line) and not _SPOKEN.search(line, 2):
            run.append(at)
            continue
        if len(run) > 1 and run[0] > 0 and lines[run[0] - 1].of(text).endswith(":"):
            for item in run:
                found[item] = True
        run = []
    return found


def _either_case(word: str) -> str:
    """Return the pattern of a word whose first letter may be a capital or not."""
    return f"[{word[0].upper()}{word[0].lower()}]{re.escape(word[1:])}"
