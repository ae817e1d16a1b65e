"""The command that measures: `evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.output import Output

Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="Hand labels: JSONL in the codebook's schema.")]
Measured = Annotated[
    list[str],
    typer.Argument(
        metavar="DOCS…",
        help="The labelled reports (files or folders), or one JSONL file: a second coder's, or an extractor's.",
    ),
]
Errors = Annotated[bool, typer.Option("--errors", help="Show each statement that differs, and how.")]
Samples = Annotated[
    int, typer.Option("--samples", metavar="N", min=0, help="Draws for the 95 % intervals; 0: none.")
]


def evaluate(
    gold: Gold,
    docs: Measured,
    errors: Errors = False,
    samples: Samples = 1000,
    language: options.DocumentLanguage = None,
    date: options.Published = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Measure what is found against hand labels.

    Precision, recall and F1 of statements, speakers and positions, accuracy of the rest, by language, form and rule;
    whether confidence can be trusted; with a second JSONL file, how far the two coders agree.
    """
    from cli import evaluations
    from cli.intake import Intake
    from cli.sources import Settings
    from positions.documents import Options

    out, intake = Output(format_, output, quiet), Intake(docs, Settings(Options(language, date)))
    result = evaluations.Evaluation.of(gold, intake, samples)
    for remark in result.remarks():
        out.note(remark)
    if out.for_people:
        out.lines(evaluations.lines(result, errors=errors))
    else:
        out.sheet(evaluations.differing(result) if errors else evaluations.sheet(result))
    if intake.exit_code:
        raise typer.Exit(intake.exit_code)
