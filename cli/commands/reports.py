"""The commands that read reports: `extract` and `ingest`."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - a parameter is called `date`
from typing import TYPE_CHECKING, Annotated

import typer

from cli import options
from cli.output import Output

if TYPE_CHECKING:
    from cli.sources import Network, Settings


def extract(
    reports: options.Reports,
    language: options.DocumentLanguage = None,
    date: options.Published = None,
    columns: options.ColumnMap = None,
    network: options.UseNetwork = True,
    allow_private: options.PrivateAddresses = False,
    timeout: options.Timeout = 20,
    pause: options.Pause = 1,
    time_limit: options.TimeLimit = 60,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Print the statements found in reports.

    Nothing is stored. With --format jsonl, one report a line in the schema of the codebook; `refused` says why one could
    not be read.
    """
    from cli import findings, sheets
    from cli.intake import Intake
    from cli.sources import Network
    from positions.codebook import load

    web = Network(network, allow_private, timeout, pause=pause)
    settings = _settings(language, date, columns, time_limit, web)
    intake, book = Intake(reports, settings), load()
    out = Output(format_, output, quiet)
    if out.for_people:
        out.lines(findings.lines(intake.extracted(book), book))
    elif out.chosen in {"json", "jsonl"}:
        out.objects(sheets.reports(intake.outcomes(book)))
    else:
        out.sheet(sheets.of_extracted(intake.extracted(book)))
    raise typer.Exit(intake.exit_code)


def ingest(
    reports: options.Reports,
    language: options.DocumentLanguage = None,
    date: options.Published = None,
    columns: options.ColumnMap = None,
    network: options.UseNetwork = True,
    allow_private: options.PrivateAddresses = False,
    timeout: options.Timeout = 20,
    pause: options.Pause = 1,
    time_limit: options.TimeLimit = 60,
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
    from cli.sources import Network
    from db.feeds import Feeds, FeedsOfRun
    from positions.codebook import load

    web = Network(network, allow_private, timeout, pause=pause)
    settings = _settings(language, date, columns, time_limit, web)
    book, out = load(), Output(format_, output, quiet)
    with opened(db, book, out) as store:
        feeds = FeedsOfRun(Feeds(store))
        intake = Intake(reports, settings, feeds)
        tally = ingestion.watched(store, intake, out, jobs=jobs, keep_raw=keep_raw)
        feeds.end()
    raise typer.Exit(tally.exit_code)


def _settings(
    language: str | None,
    published_on: Date | None,
    columns: dict[str, str] | None,
    seconds: float,
    network: Network,
) -> Settings:
    """Return what the options say about reading."""
    from cli.sources import Settings
    from positions.documents import Limits, Options

    return Settings(Options(language, published_on, columns or {}, Limits(seconds=seconds)), network)
