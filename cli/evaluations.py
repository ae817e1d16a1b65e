"""What `evaluate` shows: the figures, their parts, and the statements on which labels and findings differ."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from cli.citations import counted
from cli.output import Sheet, table_lines
from positions import evaluation
from positions.errors import DocumentError, NothingFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from cli.formats import Row
    from cli.intake import Intake
    from positions.evaluation import Figure, Labelled, Pairing

COLUMNS = ("part", "of", "figure", "value", "low", "high", "cases")
_BY: dict[str, Callable[[Pairing], str]] = {
    "language": lambda pairing: pairing.language,
    "form": lambda pairing: str((pairing.gold or pairing.mine).form),  # type: ignore[union-attr]  # one is there
}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Labels and findings, matched.

    Attributes:
        coded: Whether the findings are a coder's labels from a file, not the program's own.
        samples: Draws for the intervals.
    """

    gold: tuple[Labelled, ...]
    found: tuple[Labelled, ...]
    pairings: tuple[Pairing, ...]
    coded: bool
    samples: int

    @classmethod
    def of(cls, gold: Path, intake: Intake, samples: int) -> Evaluation:
        """Read the labels, and extract the reports or read the other labels.

        Raises:
            DataFileError: For a file of labels that is none.
            NothingFoundError: If no report is a labelled one.
        """
        labels = _labels(gold)
        names = tuple(intake.names)
        coded = len(names) == 1 and names[0].lower().endswith(".jsonl")
        found = _labels(names[0]) if coded else tuple(_extracted(intake))
        if not {document.doc for document in labels} & {document.doc for document in found}:
            raise NothingFoundError(
                f"{gold}: none of its documents is among the reports; `doc` must be the file's name"
            )
        return cls(labels, found, evaluation.pairings(labels, found), coded, samples)

    def remarks(self) -> Iterator[str]:
        """Yield what is to be known beside the figures: documents that only one side has."""
        gold, found = ({document.doc for document in side} for side in (self.gold, self.found))
        if gold - found:
            yield f"labelled, but not among the reports (counted as missed): {', '.join(sorted(gold - found))}"
        if found - gold:
            yield f"not labelled (left out): {', '.join(sorted(found - gold))}"

    def figures(self) -> tuple[Figure, ...]:
        """Return the figures over all documents."""
        own = evaluation.with_intervals(self.pairings, self.samples)
        return (*own, evaluation.cells(self.gold, self.found), *self._agreement())

    def parts(self) -> Iterator[tuple[str, str, tuple[Figure, ...]]]:
        """Yield the figures of every language and form, and how right each rule is."""
        for name, key in _BY.items():
            for value in sorted({key(pairing) for pairing in self.pairings}):
                inside = [pairing for pairing in self.pairings if key(pairing) == value]
                yield name, value, evaluation.figures(evaluation.counts_of(inside))
        for rule in sorted({p.mine.rule for p in self.pairings if p.mine and p.mine.rule}):
            inside = [pairing for pairing in self.pairings if pairing.mine and pairing.mine.rule == rule]
            figures = evaluation.figures(evaluation.counts_of(inside))
            yield "rule", rule, tuple(f for f in figures if not f.name.endswith(("recall", "F1")))

    def _agreement(self) -> Iterator[Figure]:
        if not self.coded:
            return
        pairs = evaluation.pairs_of_stances(self.pairings)
        for name, value in (
            ("stance alpha (nominal)", evaluation.alpha(pairs)),
            ("stance alpha (interval)", evaluation.alpha(pairs, evaluation.distance)),
        ):
            if value is not None:
                yield evaluation.Figure(name, value, len(pairs))


def lines(result: Evaluation, *, errors: bool) -> Iterator[str]:
    """Yield the figures as tables for people, and with errors every difference."""
    counts = evaluation.counts_of(result.pairings)
    optional = sum(label.optional for document in result.gold for label in document.labels)
    yield (
        f"{counted(len(result.gold), 'document')}, {counted(counts.wanted, 'statement')} "
        f"(+{optional} optional), {counts.found} found"
    )
    yield ""
    yield from table_lines(_table(("figure", "value", "interval", "cases"), map(_told, result.figures())))
    for heading, rows in _parts(result):
        yield ""
        yield from table_lines(_table(tuple(rows[0]), rows, heading))
    for heading, claims in zip(("statements", "positions"), evaluation.claims(result.pairings), strict=True):
        yield from _trusted(heading, claims)
    if errors:
        yield ""
        yield from _differing(result)


def sheet(result: Evaluation) -> Sheet:
    """Return all figures as rows."""
    rows = [*_rows("all", "", result.figures())]
    for part, of, figures in result.parts():
        rows += _rows(part, of, figures)
    for name, claims in zip(("statements", "positions"), evaluation.claims(result.pairings), strict=True):
        table, error = evaluation.reliability(claims)
        for each in table:
            rows.append(_row("confidence", name, f"right from {each.low:.1f}", each.right, each.number))
        if error is not None:
            rows.append(_row("confidence", name, "calibration error", error, len(claims)))
    return Sheet(COLUMNS, rows)


def differing(result: Evaluation) -> Sheet:
    """Return every statement on which labels and findings differ, as rows."""
    columns = ("kind", "doc", "id", "speakers", "what", "words", "rule")
    return Sheet(columns, [asdict(each) for each in evaluation.differences(result.pairings)])


def _labels(path: Path | str) -> tuple[Labelled, ...]:
    try:
        with open(path, encoding="utf-8-sig") as stream:  # noqa: PTH123 - a name from the command line
            return evaluation.parse(stream, str(path))
    except UnicodeDecodeError as error:
        raise DocumentError(str(path), "is not UTF-8; save it as UTF-8") from error


def _extracted(intake: Intake) -> Iterator[Labelled]:
    from cli.sheets import reports
    from positions.codebook import load

    return map(evaluation.labelled, reports(intake.extracted(load())))


def _rows(part: str, of: str, figures: Iterable[Figure]) -> list[Row]:
    return [_row(part, of, f.name, f.value, f.of, low=f.low, high=f.high) for f in figures]


def _row(
    part: str,
    of: str,
    figure: str,
    value: float,
    cases: int,
    *,
    low: float | None = None,
    high: float | None = None,
) -> Row:
    ends = {name: None if end is None else round(end, 3) for name, end in (("low", low), ("high", high))}
    return {"part": part, "of": of, "figure": figure, "value": round(value, 3), "cases": cases, **ends}


def _told(figure: Figure) -> Row:
    interval = "" if figure.low is None else f"{figure.low:.3f} to {figure.high:.3f}"
    return {
        "figure": figure.name,
        "value": f"{figure.value:.3f}",
        "interval": interval,
        "cases": str(figure.of),
    }


def _parts(result: Evaluation) -> Iterator[tuple[str, list[Row]]]:
    """Yield a table for each way to part the statements; a rule has no recall."""
    tables: dict[str, list[Row]] = {}
    for part, of, figures in result.parts():
        value = {figure.name: f"{figure.value:.3f}" for figure in figures}
        kind = "precision" if part == "rule" else "F1"
        tables.setdefault(part, []).append(
            {
                part: of,
                "cases": str(figures[0].of),
                f"content {kind}": value[f"content {kind}"],
                f"attribution {kind}": value[f"attribution {kind}"],
                **({} if part == "rule" else {"issue F1": value["issue F1"]}),
                "stance": value["stance accuracy"],
                "said on": value["said_on accuracy"],
            }
        )
    yield from tables.items()


def _trusted(name: str, claimed: Sequence[evaluation.Claim]) -> Iterator[str]:
    table, error = evaluation.reliability(claimed)
    if error is None:
        return
    rows: list[Row] = [
        {
            f"confidence of {name}": f"{each.low:.1f} to {each.low + 0.1:.1f}",
            "cases": str(each.number),
            "claimed": f"{each.claimed:.3f}",
            "right": f"{each.right:.3f}",
        }
        for each in table
    ]
    yield ""
    yield from table_lines(_table(tuple(rows[0]), rows))
    yield f"expected calibration error {error:.3f}"


def _differing(result: Evaluation) -> Iterator[str]:
    for each in evaluation.differences(result.pairings):
        told = f"{each.doc} {each.id}  {each.speakers}" + (f": {each.what}" if each.what else "")
        yield f"{each.kind:6} {told}"
        yield f"       {each.words}"


def _table(columns: Sequence[str], rows: Iterable[Row], heading: str = "") -> Sheet:
    shown = {column: f"by {column}" if column == heading else column for column in columns}
    return Sheet(columns, list(rows), shown)
