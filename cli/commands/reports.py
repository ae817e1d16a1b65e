"""The commands that read reports: `extract` and `ingest`."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.output import Output

Files = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="Text or HTML files, folders, or - for stdin.")
]


def extract(
    files: Files,
    language: options.DocumentLanguage = None,
    date: options.Published = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Print the statements found in reports.

    Nothing is stored. With --format jsonl, one report a line in the schema of the codebook.
    """
    from cli import findings, sheets
    from cli.intake import Intake
    from positions.codebook import load

    intake, book = Intake(files, language, date), load()
    out, found = Output(format_, output, quiet), intake.extracted(book)
    if out.for_people:
        out.lines(findings.lines(found, book))
    elif out.chosen in {"json", "jsonl"}:
        out.objects(sheets.reports(found))
    else:
        out.sheet(sheets.of_extracted(found))
    if intake.refused:
        raise typer.Exit(1)


def ingest(
    files: Files,
    language: options.DocumentLanguage = None,
    date: options.Published = None,
    db: options.StoreAddress = None,
    quiet: options.Quiet = False,
) -> None:
    """Store reports and their statements.

    A report that is stored already stays as it is. One that cannot be read does not stop the others.
    """
    from cli.intake import Intake, Tally, opened
    from positions.codebook import load

    intake, tally, book, out = Intake(files, language, date), Tally(), load(), Output(quiet=quiet)
    with opened(db, book, out) as store:
        tally.store(intake, store, book)
    for line in tally.lines(intake):
        out.note(line)
    if intake.refused:
        raise typer.Exit(1)
