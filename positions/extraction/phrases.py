"""The small pattern language of the issue lexicons: phrases with endings, gaps, choices and word classes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from positions.errors import PositionsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_MARKS = r"\s\"“”«»„‘’'‹›()\[\]\-–‑/…"
_GAP_WORD = rf"[^{_MARKS},;:.!?—]+(?:['’‑.-][^{_MARKS},;:.!?—]+)*"
_BETWEEN = rf"[{_MARKS}]+"
_GAP_BETWEEN = rf"[{_MARKS},]+"
_TOKEN = re.compile(r"\(|\)\??|\||\{\w+\}\??|\.{2,3}|[^\s()|{}]+")
_PLAIN = (("’", "'"), ("ʼ", "'"), ("‘", "'"), ("`", "'"), ("‑", "-"), ("ё", "е"))
_TONES = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)")
_OLD_TONES = dict(
    zip(
        ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"),
        ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
        strict=True,
    )
)


class PhraseError(PositionsError):
    """A phrase is not written in the pattern language."""


def folded(text: str, language: str) -> str:
    """Return text in the form that phrases match: lower case, plain apostrophes, one spelling, same length.

    Turkish casing applies to Turkish; Vietnamese tone marks stand on the first vowel (òa, ủy); ё is е.
    """
    if language == "tr":
        text = text.replace("İ", "i").replace("I", "ı")
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    # One by one is faster than one translation: most of these letters are rare.
    for letter, plain in _PLAIN:
        lowered = lowered.replace(letter, plain)
    if language == "vi":
        lowered = _TONES.sub(lambda match: _OLD_TONES[match.group()], lowered)
    return lowered


@dataclass(slots=True)
class Phrase:
    """A compiled phrase.

    Attributes:
        source: The phrase as written.
        groups: Pieces of words; of each group one must stand in a text for the phrase to match.
        anchors: The most telling of the groups.
        openings: The letters with which the phrase may begin; empty where it may begin with others too.
        single: Whether it never goes beyond one word: what stands between two spaces.
        expression: The regular expression, compiled when first needed.
    """

    source: str
    groups: tuple[tuple[str, ...], ...]
    anchors: tuple[str, ...]
    openings: tuple[str, ...]
    single: bool
    expression: str
    _compiled: re.Pattern[str] | None = field(default=None, repr=False)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the phrase stands in a folded text, as [start, end)."""
        if any(anchor in text for anchor in self.anchors):
            yield from self.spans(text)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the same without a look at the anchors first."""
        if self._compiled is None:
            self._compiled = re.compile(self.expression)
        if not self.openings:
            for match in self._compiled.finditer(text):
                yield match.span()
            return
        # An expression tried only where it may begin is several times as fast as a search.
        reached = 0
        for start in _places(self.openings, text):
            if start >= reached and (found := self._compiled.match(text, start)) is not None:
                reached = found.end()
                yield start, reached


def _places(pieces: Iterable[str], text: str) -> list[int]:
    """Return where one of the pieces stands in a text, in order."""
    places = []
    for piece in pieces:
        at = text.find(piece)
        while at >= 0:
            places.append(at)
            at = text.find(piece, at + 1)
    return sorted(places)


def compile_phrase(source: str, classes: Mapping[str, tuple[str, ...]], language: str) -> Phrase:
    """Compile a phrase.

    Words are matched whole and in lower case. "*" stands for any letters at the beginning or end of a word,
    "..." for up to six words, ".." for up to two, "(a|b c)" for a choice, "(a|b)?" for one that may be
    missing, "{land}" for any entry of the word class of that name.

    Args:
        source: The phrase.
        classes: The word classes it may name.
        language: Code of the language, for folding.

    Raises:
        PhraseError: For an unknown class, an unclosed choice, or nothing that must be there.
    """
    tokens: list[str] = _TOKEN.findall(folded(source, language))
    parser = _Parser(tokens, classes, source, language)
    elements = parser.sequence()
    if parser.at < len(tokens):
        raise PhraseError(f"stray {tokens[parser.at]!r} in the phrase {source!r}")
    while elements and elements[0].optional:
        del elements[0]
    while elements and elements[-1].optional:
        del elements[-1]
    groups = tuple(element.anchors for element in elements if element.anchors)
    if not groups:
        raise PhraseError(f"the phrase {source!r} holds no word that has to be there")
    expression = rf"(?<!\w){_joined(elements)}(?!\w)"
    return Phrase(source, groups, _fewest(groups), _openings(elements), _single(elements), expression)


@dataclass(frozen=True, slots=True)
class _Element:
    expression: str
    anchors: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    single: bool = False
    optional: bool = False


class _Parser:
    """A recursive-descent reader of one phrase."""

    def __init__(
        self, tokens: list[str], classes: Mapping[str, tuple[str, ...]], source: str, language: str
    ) -> None:
        self.tokens = tokens
        self.classes = classes
        self.source = source
        self.language = language
        self.at = 0

    def sequence(self) -> list[_Element]:
        """Read elements up to the end, a bar or a closing bracket."""
        elements: list[_Element] = []
        while self.at < len(self.tokens) and self.tokens[self.at][0] not in "|)":
            token = self.tokens[self.at]
            self.at += 1
            if token == "(":  # noqa: S105 - a bracket, no password
                elements.append(self._choice())
            elif token[0] == "{":
                elements.append(self._class(token))
            elif set(token) == {"."}:
                words = 9 if len(token) == 3 else 4
                elements.append(_Element(rf"(?:{_GAP_WORD}{_GAP_BETWEEN}){{0,{words}}}?", optional=True))
            else:
                elements.append(_word(token))
        return elements

    def _choice(self) -> _Element:
        branches = [self.sequence()]
        while self.at < len(self.tokens) and self.tokens[self.at] == "|":
            self.at += 1
            branches.append(self.sequence())
        if self.at == len(self.tokens) or not all(branches):
            raise PhraseError(f"an open or empty choice in the phrase {self.source!r}")
        closing = self.tokens[self.at]
        self.at += 1
        return _either(branches, optional=closing.endswith("?"))

    def _class(self, token: str) -> _Element:
        name = token.strip("{}?")
        if name not in self.classes:
            known = ", ".join(sorted(self.classes))
            raise PhraseError(f"unknown word class {name!r} in the phrase {self.source!r}; known: {known}")
        branches = []
        for entry in self.classes[name]:
            inner = _Parser(_TOKEN.findall(folded(entry, self.language)), self.classes, entry, self.language)
            branches.append(inner.sequence())
        return _either(branches, optional=token.endswith("?"))


def _word(token: str) -> _Element:
    literal = token.strip("*")
    before = r"\w*" if token.startswith("*") else ""
    after = r"[\w']*" if token.endswith("*") else ""
    pieces = re.split(r"[-']", literal)
    # A single letter stands in too many places; what opens with a mark may begin with the space before it.
    openings = pieces[:1] if len(pieces[0]) > 1 and not before else ()
    expression = before + r"[-'’ ]?".join(map(re.escape, pieces)) + after
    return _Element(expression, (max(pieces, key=len),), tuple(openings), single=len(pieces) == 1)


def _either(branches: list[list[_Element]], *, optional: bool) -> _Element:
    anchors: list[str] = []
    for branch in branches:
        needed = [element.anchors for element in branch if element.anchors]
        if not needed:
            return _Element(_alternatives(branches), optional=optional)
        anchors += _fewest(needed)
    openings = [_openings(branch) for branch in branches]
    return _Element(
        _alternatives(branches),
        () if optional else tuple(dict.fromkeys(anchors)),
        tuple(dict.fromkeys(chain.from_iterable(openings))) if all(openings) else (),
        all(map(_single, branches)),
        optional,
    )


def _single(elements: Sequence[_Element]) -> bool:
    """Tell whether a sequence is one word, inside which no space can stand."""
    return len(elements) == 1 and elements[0].single


def _openings(elements: Sequence[_Element]) -> tuple[str, ...]:
    """Return the letters with which a sequence may begin; () where it may begin with others too."""
    found: list[str] = []
    for element in elements:
        if not element.openings:
            return ()
        found += element.openings
        if not element.optional:
            return tuple(dict.fromkeys(found))
    return ()


def _fewest(groups: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the group that is in the fewest texts: of few and long pieces."""
    return min(groups, key=lambda group: (len(group), -min(map(len, group))))


def _alternatives(branches: list[list[_Element]]) -> str:
    return "(?:" + "|".join(_joined(branch) for branch in branches) + ")"


def _joined(elements: list[_Element]) -> str:
    """Join elements; an optional one carries the space behind it (a gap does so by itself)."""
    parts: list[str] = []
    for place, element in enumerate(elements):
        last = place == len(elements) - 1
        if element.expression.endswith("}?"):
            parts.append(element.expression)
        elif element.optional:
            parts.append(f"(?:{element.expression}{_BETWEEN})?")
        else:
            parts.append(
                element.expression + ("" if last else _GAP_BETWEEN if _comma(elements, place) else _BETWEEN)
            )
    return "".join(parts)


def _comma(elements: list[_Element], place: int) -> bool:
    """Tell whether a gap follows, across whose commas the phrase may go on."""
    return place + 1 < len(elements) and elements[place + 1].expression.endswith("}?")
