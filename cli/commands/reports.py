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
    jobs: options.Jobs = None,
    keep_raw: Annotated[
        bool, typer.Option("--keep-raw", help="Store the bytes that the reports were read from too.")
    ] = False,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Store reports and their statements.

    A report that is stored already stays as it is. One that cannot be read does not stop the others. Ctrl-C stops in
    good order; the same command goes on where it stopped. With --format json, what was done and refused goes to stdout.
    """
    from cli import ingestion
    from cli.intake import Intake, opened
    from positions.codebook import load

    intake, book, out = Intake(files, language, date), load(), Output(format_, output, quiet)
    with opened(db, book, out) as store:
        tally = ingestion.watched(store, intake, out, jobs=jobs, keep_raw=keep_raw)
    raise typer.Exit(130 if tally.stopped else 1 if tally.refused else 0)
