"""One joint lexicon a language: pack and codebook compiled so that the longest phrase wins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from positions.extraction.pack_phrases import tagged_phrases
from positions.extraction.tags import SOLID, Tag
from positions.extraction.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from positions.codebook import Codebook
    from positions.extraction.tokens import Token
    from positions.languages.schema import Attribution


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of the lexicon.

    Attributes:
        words: Its words, folded; one that ends in "*" stands for any ending.
        cased: Which word must be capitalised in the text ("von der Leyen": the last), -1 for none.
    """

    words: tuple[str, ...]
    tag: Tag
    value: str
    cased: int


@dataclass(slots=True)
class Match:
    """A phrase found: tokens [first, last)."""

    first: int
    last: int
    tag: Tag
    value: str


class Lexicon:
    """The phrases of one language, ready for look-up.

    Args:
        pack: The language's part on attribution.
        codebook: Persons, institutions and countries.

    Attributes:
        agreeing: The words of `cues.agree`, phrase by phrase, by their first one.
    """

    def __init__(self, pack: Attribution, codebook: Codebook) -> None:
        self.pack = pack
        self._exact: dict[str, list[Entry]] = {}
        self._stems: dict[str, list[Entry]] = {}
        self._found: dict[str, _Choices] = {}
        self.agreeing = _by_first_word(pack.cues.agree)
        seen: set[tuple[tuple[str, ...], Tag, str]] = set()
        for phrase, tag, value in tagged_phrases(pack, codebook):
            entry = self._entry(phrase, tag, value)
            identity = (entry.words, tag, value)
            if identity in seen or not entry.words:
                continue
            seen.add(identity)
            first = entry.words[0]
            table, key = (self._stems, first[:-1]) if first.endswith("*") else (self._exact, first)
            table.setdefault(key, []).append(entry)

    def entries(self) -> Iterator[Entry]:
        """Yield all entries."""
        for table in (self._exact, self._stems):
            for entries in table.values():
                yield from entries

    def words_of(self, phrase: str) -> tuple[str, ...]:
        """Return the folded words of a phrase."""
        return self._entry(phrase, Tag.GUARD, "").words

    def winner_over(self, phrase: str) -> str | None:
        """Return what the words of one of its phrases are taken for where they are not found as one stretch.

        None where they are found, and for words that are no phrase of the lexicon.
        """
        words = self.words_of(phrase)
        if not any(entry.words == words for entry, *_ in self._choices(words[0].rstrip("*")).entries):
            return None
        plain = phrase.replace("*", "")
        tokens = self.tokens(plain, 0, len(plain))
        matches = self.match(tokens)
        if any(match.first == 0 and match.last == len(tokens) for match in matches):
            return None
        taken = (f"{match.tag} {match.value}".strip() for match in matches if match.tag in SOLID)
        return ", ".join(dict.fromkeys(taken)) or None

    def _entry(self, phrase: str, tag: Tag, value: str) -> Entry:
        """Cut a phrase into folded words."""
        tokens = self.tokens(phrase, 0, len(phrase))
        words: list[str] = []
        cased = 0 if tag is Tag.PERSON else -1
        for token in tokens:
            if token.norm == "*" and words:
                words[-1] += "*"
            else:
                cased = len(words) if token.capital else cased
                words.append(token.norm)
        return Entry(tuple(words), tag, value, cased)

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """Cut text into tokens as the pack has it."""
        pack = self.pack
        return tokenize(text, start, end, apostrophe=pack.apostrophe, turkish=pack.dotless)

    def opens_with_cue(self, words: str) -> bool:
        """Tell whether words begin with a cue, or a subject of at most three words and a cue."""
        tokens = self.tokens(words, 0, len(words))
        return any(match.tag is Tag.CUE and match.first <= 3 for match in self.match(tokens))

    def _choices(self, word: str) -> _Choices:
        """Return the entries whose first word fits."""
        found = self._found.get(word)
        if found is None:
            entries = list(self._exact.get(word, ()))
            for size in range(1, len(word) + 1):
                entries += self._stems.get(word[:size], ())
            found = _choices(entries) if entries else _NOTHING
            if len(self._found) < 200_000:
                self._found[word] = found
        return found

    def match(self, tokens: Sequence[Token]) -> list[Match]:
        """Find phrases: leftmost, then longest; several tags of one stretch all count.

        A single closed-class word may also stand inside what is found; a name or cue never does.
        """
        matches: list[Match] = []
        taken = 0
        last = len(tokens) - 1
        for at, token in enumerate(tokens):
            choices = self._found.get(token.norm) or self._choices(token.norm)
            if choices is _NOTHING:
                continue
            best = 0
            for entry, size, solid in choices.before(tokens[at + 1].norm) if at < last else choices.single:
                if solid and (at < taken or size < best):
                    continue
                if entry.tag is Tag.MEDIUM and size == 1 and _initial(tokens, at):
                    continue
                if _fits(entry, size, tokens, at):
                    if solid:
                        best = size
                    matches.append(Match(at, at + size, entry.tag, entry.value))
            if best:
                taken = max(taken, at + best)
        return matches


_Choice = tuple[Entry, int, bool]


@dataclass(frozen=True, slots=True)
class _Choices:
    """The entries that one word may begin, each with the number of its words and whether it is solid.

    Attributes:
        entries: All, the longest first.
        single: Those of one word.
        longer: By the first letter of their second word, those of several words and the single ones.
    """

    entries: tuple[_Choice, ...] = ()
    single: tuple[_Choice, ...] = ()
    longer: dict[str, tuple[_Choice, ...]] = field(default_factory=dict)

    def before(self, word: str) -> tuple[_Choice, ...]:
        """Return the entries that may stand where this word comes next."""
        return self.longer.get(word[0], self.single)


_NOTHING = _Choices()


def _choices(entries: Iterable[Entry]) -> _Choices:
    weighed = [(entry, len(entry.words), entry.tag in SOLID) for entry in entries]
    ordered = tuple(sorted(weighed, key=lambda choice: -choice[1]))
    single = tuple(choice for choice in ordered if choice[1] == 1)
    longer: dict[str, tuple[_Choice, ...]] = {}
    for choice in ordered[: len(ordered) - len(single)]:
        letter = choice[0].words[1][0]
        longer[letter] = (*longer.get(letter, ()), choice)
    return _Choices(ordered, single, {letter: (*several, *single) for letter, several in longer.items()})


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the words of phrases, by the first of them."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _initial(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a letter is a first name's initial ("X.La-vrốp")."""
    dot = tokens[at + 1] if at + 2 < len(tokens) else None
    return (
        dot is not None
        and dot.norm == "."
        and tokens[at].end == dot.start
        and dot.end == tokens[at + 2].start
        and tokens[at + 2].capital
    )


def _fits(entry: Entry, size: int, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an entry of so many words stands at a place where its first word does."""
    if size > 1:
        if at + size > len(tokens):
            return False
        for offset in range(1, size):
            word, norm = entry.words[offset], tokens[at + offset].norm
            if word[-1] == "*" and len(word) > 1:
                if not norm.startswith(word[:-1]):
                    return False
            elif norm != word:
                return False
    return entry.cased < 0 or tokens[at + entry.cased].capital
