"""The commands that show statements: `list` and `show`."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.output import Output


def list_(
    terms: options.Terms = None,
    party: options.Parties = None,
    country: options.Countries = None,
    speaker: options.Speakers = None,
    issue: options.Issues = None,
    plan: options.Plans = None,
    stance: options.Stances = None,
    form: options.Forms = None,
    language: options.Languages = None,
    outlet: options.Outlets = None,
    since: options.Since = None,
    until: options.Until = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="Also what a reviewer rejected.")] = False,
    limit: options.Limit = None,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """List statements, newest first.

    Filters combine; several values of one filter are alternatives. They may be options or words:
    party:russia issue:plan date:2025-11..2025-12 -form:indirect "red line"
    """
    from cli import answers, sheets
    from cli.selection import Selection
    from db.engine import open_store
    from db.queries import coverage, statements
    from positions.codebook import load

    names = Selection(
        party, country, speaker, issue, plan, stance, form, language, outlet, since, until, rejected, terms
    )
    book = load()
    with open_store(db) as store:
        query = names.query(book, store)
        records = statements(store, query, limit=limit)
        if not records:
            raise answers.nothing(query, coverage(store, query), book)
    out = Output(format_, output, quiet)
    out.sheet(sheets.of_records(records, query.issues))
    if remark := answers.copied(records):
        out.note(remark)


def show(
    key: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a statement (st-…) or an utterance (ut-…).")
    ],
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Show a statement with its source.

    All that is known of it, what that rests on, and the place in the report.
    """
    from cli import dossier, provenance, sheets
    from db import queries
    from db.engine import open_store
    from positions.codebook import load

    out = Output(format_, output, quiet)
    with open_store(db) as store:
        record = dossier.find(store, key)
        if not out.for_people:
            out.sheet(sheets.of_records([record]))
            return
        document = queries.document(store, record.document)
        told = dossier.lines(record, document, queries.witnesses(store, record.utterance), load())
        out.lines([*told, *provenance.lines(store, record)])
