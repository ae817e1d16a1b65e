"""The words of questions in each language: the schema of `<language>/questions.toml` and its loader."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from positions.datafile import DataFile, build, read
from positions.model import Stance
from positions.questions.model import Intent

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Small words by what they join.

    Attributes:
        fillers: Words that ask for nothing by themselves.
        leads: Words that stand between another small word and a name ("the", "ông", "phía").
        topic: Words before what is spoken about ("about", "về").
        attach: Words that tie a name to the issue before it ("guarantees for Ukraine", "cho").
        owner: Words that tie a name to whatever is before it ("position of Russia", "plan by"), "của".
        passive: Words before the one who takes the stance or speaks ("rejected by", "acceptable to").
        teller: Words before the one who tells what another said ("according to"); `teller_after` behind it.
        undergo: Words that make the side beside them the one to whom it is done ("was Russia criticised", "bị").
        to: Words before the one spoken to or about another way ("to", "against", "với").
        both: Words that join sides ("and", "vs").
        endings: Endings that stand behind a name and an apostrophe ("'s", "'nın").
        pro: Words that ask for support between a side and an issue only ("Is Slovakia for the plan?").
        glue: Words between a name and the issue it belongs to ("Ukraine joining NATO", "việc").
    """

    fillers: Words = ()
    leads: Words = ()
    topic: Words = ()
    attach: Words = ()
    owner: Words = ()
    passive: Words = ()
    teller: Words = ()
    teller_after: Words = ()
    undergo: Words = ()
    to: Words = ()
    both: Words = ()
    endings: Words = ()
    glue: Words = ()
    pro: Words = ()


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words of dates; a "*" at the end stands for any ending.

    Attributes:
        months: `1` to `12` to the names of the month.
        since: Words before a first day; `since_after` behind it.
        until: Words before a last day; `until_after` behind it.
        during: Words before the whole of a day, month, year or meeting.
        between: Words before the two ends of a range only.
        on: The same before a day, month or year only ("on", which before a meeting means "about").
        parts: `early`, `mid`, `late`, `first_half`, `second_half` to words before a month.
        ranges: Words between the two ends of a range.
        lead: Words that may stand before a day, month or year without meaning more ("ngày", "the").
        meeting_lead: The same before a meeting only ("the talks in"), which before a month name an issue.
        month_lead: Words before the number of a month ("tháng").
        year_lead: Words before a year ("năm"); `year_tail` behind it ("года").
        ordinals: Endings of the number of a day ("th").
        weekdays: `1` (Monday) to `7` to the names of the day; `weekday_lead` before one that is past ("last").
        relative: `today`, `yesterday`, `past_week`, `past_month`, and `this_` or `last_` with `week`, `month`, `year`.
        past: Words before a number of days, weeks or months that have passed; `past_after` behind it.
        units: `day`, `week`, `month` to their names.
        numbers: `1` to `12` in words.
        month_first: Whether 3/12 may mean March 12th.
    """

    months: dict[str, Words] = field(default_factory=dict)
    since: Words = ()
    since_after: Words = ()
    until: Words = ()
    until_after: Words = ()
    before: Words = ()
    before_after: Words = ()
    after: Words = ()
    after_after: Words = ()
    during: Words = ()
    between: Words = ()
    on: Words = ()
    parts: dict[str, Words] = field(default_factory=dict)
    ranges: Words = ()
    lead: Words = ()
    meeting_lead: Words = ()
    month_lead: Words = ()
    year_lead: Words = ()
    year_tail: Words = ()
    ordinals: Words = ()
    weekdays: dict[str, Words] = field(default_factory=dict)
    weekday_lead: Words = ()
    relative: dict[str, Words] = field(default_factory=dict)
    past: Words = ()
    past_after: Words = ()
    units: dict[str, Words] = field(default_factory=dict)
    numbers: dict[str, Words] = field(default_factory=dict)
    month_first: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of questions in one language.

    Attributes:
        intents: Intent to the words that show it; `hearer` besides, for verbs whose object is spoken to,
            and `which`, for words that ask who beside a side only ("which European countries").
        stances: Stance to the verbs and phrases that ask for it.
        wish: Verbs that mean support where an issue is their object ("wants a ceasefire"), else mere saying.
        agree: Words that mean support of an issue, or a comparison where two sides stand by.
        disagree: The same for opposition.
        done: Participles that together with `undergo` tell what is done to a side; without them, every verb does.
        refused: Reason to words that a question cannot express.
        final: Negations that merely mark a question at its end ("không").
        hasty: Endings of names that a hasty writer joins to them without the apostrophe ("russias").
        small: Names written with a capital in the codebook that a question may write without.
        names: Key of a party, issue, plan or speaker to more words by which questions call it.
        meetings: Key of a meeting to the same; a codebook may have none.
        titles: Key of a title in the codebook to its words.
        bodies: Kind of an institution (`mfa`) to its words without a country ("foreign ministry").
        syllables: Whether blanks stand between syllables rather than words.
    """

    language: str
    links: Links
    intents: dict[str, Words]
    stances: dict[str, Words]
    dates: DateWords
    wish: Words = ()
    agree: Words = ()
    disagree: Words = ()
    done: Words = ()
    refused: dict[str, Words] = field(default_factory=dict)
    final: Words = ()
    hasty: Words = ()
    small: Words = ()
    names: dict[str, Words] = field(default_factory=dict)
    meetings: dict[str, Words] = field(default_factory=dict)
    titles: dict[str, Words] = field(default_factory=dict)
    bodies: dict[str, Words] = field(default_factory=dict)
    syllables: bool = False


REASONS = {
    "negation": "is a negation, which a question cannot express",
    "modal": "asks for what may or should be; only what was said is stored",
    "future": "asks for the future; only what was said is stored",
    "cause": "asks for a reason or a place; questions ask who said what, when, and with which stance",
    "exclusion": "leaves something out, which a question cannot express",
    "pronoun": "stands for someone; name the party or person",
    "vague": "names no date; write a day, a month or a meeting, as in `since November`",
    "refusal": "asks for a refusal to speak; ask what was said, and look for the stance `neutral`",
}
_KNOWN = {
    "intents": {*(intent.value for intent in Intent), "hearer", "which"},
    "stances": {stance.value for stance in Stance},
    "refused": set(REASONS),
    "dates.months": {str(month) for month in range(1, 13)},
    "dates.numbers": {str(number) for number in range(1, 13)},
    "dates.parts": {"early", "mid", "late", "first_half", "second_half"},
    "dates.weekdays": {str(day) for day in range(1, 8)},
    "dates.units": {"day", "week", "month"},
    "dates.relative": {f"{which}_{unit}" for which in ("this", "last") for unit in ("week", "month", "year")}
    | {"today", "yesterday", "past_week", "past_month"},
}


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the codes of the languages in which questions can be asked, sorted."""
    return tuple(
        sorted(folder.name for folder in _folder().iterdir() if (folder / "questions.toml").is_file())
    )


@lru_cache(maxsize=16)
def vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of a language that comes with the program; it is read once."""
    return vocabulary_from(language, file_of(language))


def file_of(language: str) -> DataFile:
    """Return the file of a language's vocabulary."""
    return read(_folder() / language / "questions.toml")


def vocabulary_from(language: str, file: DataFile) -> Vocabulary:
    """Return the vocabulary that a file holds.

    Raises:
        DataFileError: For a key that the schema does not know, or a value of another type.
    """
    for table, known in _KNOWN.items():
        for key in _table(file.data, table):
            if key not in known:
                raise file.error(
                    f"unknown key {key!r}; known: {', '.join(sorted(known))}", key, after=(f"[{table}]",)
                )
    return build(Vocabulary, {"language": language, **file.data}, file)


def _table(data: dict[str, Any], path: str) -> dict[str, Any]:
    """Return a nested table, empty where there is none."""
    for part in path.split("."):
        found = data.get(part, {})
        data = found if isinstance(found, dict) else {}
    return data


def _folder() -> Traversable:
    return files("positions.languages")
