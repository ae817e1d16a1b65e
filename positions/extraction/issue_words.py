"""What a language says about the issues: the schema of `<language>/issues.toml`, loaded and compiled."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from positions.codebook import load
from positions.datafile import DataFile, build, read
from positions.extraction.phrase_index import PhraseIndex
from positions.extraction.phrases import Phrase, PhraseError, compile_phrase

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

NO_WORDS: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Operators:
    """Phrases that bend what stands beside them.

    Attributes:
        negation: Words that turn the next words round ("not", "không", "*meyece*").
        accept: Saying yes to something ("welcome", "готов", "hoan nghênh").
        reject: Saying no to something ("rule out", "неприемлем*").
        condition: Words that open a condition ("if", "với điều kiện", "*ması halinde").
        part: Saying yes or no to a part only ("some points").
        open: Taking something up without committing ("discussed", "unresolved").
        decline: Refusals to speak ("declined to say").
        anaphor: Words that point at what was named before ("it", "such a step").
        foreign: Names of other conflicts; a statement on them carries no positions.
        home: Names of this one, which outweigh the former.
        contrast: Words that open a clause of another direction ("but", "однако").
    """

    negation: tuple[str, ...]
    accept: tuple[str, ...]
    reject: tuple[str, ...]
    condition: tuple[str, ...]
    part: tuple[str, ...] = NO_WORDS
    open: tuple[str, ...] = NO_WORDS
    decline: tuple[str, ...] = NO_WORDS
    anaphor: tuple[str, ...] = NO_WORDS
    foreign: tuple[str, ...] = NO_WORDS
    home: tuple[str, ...] = NO_WORDS
    contrast: tuple[str, ...] = NO_WORDS


@dataclass(frozen=True, slots=True)
class Wording:
    """How statements take up one issue and answer its question.

    Attributes:
        bare: Whether a mere topic word codes the issue; if not, it needs an operator beside it.
        lean: The stance of an issue that is named without more ("support" for demands by nature: a ceasefire).
        topics: Words that name the issue.
        yes: Propositions that answer its question with yes.
        no: Propositions that answer it with no.
        maybe: Propositions that make the answer depend on something.
        open: Propositions that leave the question open.
        hints: Words that make the issue likely; they code nothing by themselves.
        guards: Phrases in which the topic words mean something else.
    """

    bare: bool
    lean: str
    topics: tuple[str, ...]
    yes: tuple[str, ...] = NO_WORDS
    no: tuple[str, ...] = NO_WORDS
    maybe: tuple[str, ...] = NO_WORDS
    open: tuple[str, ...] = NO_WORDS
    hints: tuple[str, ...] = NO_WORDS
    guards: tuple[str, ...] = NO_WORDS


@dataclass(frozen=True, slots=True)
class IssueFile:
    """The keys of `issues.toml`.

    Attributes:
        head_final: Whether verbs and their negation stand after what they govern (Turkish).
        classes: Word classes that phrases name in braces.
        classified: Whether the classifier has learnt from statements in the language and is asked as well.
    """

    classes: dict[str, tuple[str, ...]]
    operators: Operators
    issues: dict[str, Wording]
    head_final: bool = False
    classified: bool = True


@dataclass(frozen=True, slots=True)
class IssueWords:
    """A compiled issue lexicon.

    Attributes:
        operators: Operator name to phrases.
        issues: Issue, then kind (`topics`, `yes`, `no`, `maybe`, `open`, `guards`), to phrases.
        plans: Plan version to the phrases that name it.
        index: All phrases of operators and issues, each with its issue ("" for operators) and its kind or name.
        named: Those of topics and guards alone.
        classified: As in `IssueFile`.
    """

    language: str
    head_final: bool
    operators: dict[str, tuple[Phrase, ...]]
    issues: dict[str, dict[str, tuple[Phrase, ...]]]
    wordings: dict[str, Wording]
    plans: dict[str, tuple[Phrase, ...]]
    index: PhraseIndex[tuple[str, str]]
    named: PhraseIndex[tuple[str, str]]
    classified: bool = True


KINDS = ("topics", "yes", "no", "maybe", "open", "hints", "guards")


@cache
def issue_words(language: str) -> IssueWords | None:
    """Return the issue lexicon that comes with a language pack, or None where there is none.

    Raises:
        DataFileError: If the file breaks the schema, names an unknown issue, or holds a phrase that does not parse.
    """
    source = files("positions.languages") / language / "issues.toml"
    return compile_words(source, language) if source.is_file() else None


def compile_words(source: Traversable, language: str) -> IssueWords:
    """Read and compile an issue lexicon.

    Raises:
        DataFileError: As `issue_words`.
    """
    file = read(source)
    content = build(IssueFile, file.data, file)
    codebook = load()
    for issue in content.issues:
        if issue not in codebook.issues:
            raise file.error(
                f"unknown issue {issue!r}; known: {', '.join(codebook.issues)}", f"[issues.{issue}]"
            )

    def phrases(sources: tuple[str, ...]) -> tuple[Phrase, ...]:
        return tuple(_phrase(file, source, content.classes, language) for source in sources)

    operators = {part.name: phrases(getattr(content.operators, part.name)) for part in fields(Operators)}
    issues = {
        issue: {kind: phrases(getattr(wording, kind)) for kind in KINDS}
        for issue, wording in content.issues.items()
    }
    bending = [(("", name), phrase) for name, found in operators.items() for phrase in found]
    naming = [
        ((issue, kind), phrase)
        for issue, kinds in issues.items()
        for kind, found in kinds.items()
        for phrase in found
    ]
    return IssueWords(
        language,
        content.head_final,
        operators,
        issues,
        content.issues,
        {key: phrases(plan.names.get(language, ())) for key, plan in codebook.plans.items()},
        PhraseIndex([*bending, *naming]),
        PhraseIndex(pair for pair in naming if pair[0][1] in ("topics", "guards")),
        content.classified,
    )


def _phrase(file: DataFile, source: str, classes: dict[str, tuple[str, ...]], language: str) -> Phrase:
    try:
        return compile_phrase(source, classes, language)
    except PhraseError as error:
        raise file.error(str(error), source) from error
