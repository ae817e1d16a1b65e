"""The commands that show where parties stand: `compare` and `matrix`."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.output import Output

Sides = Annotated[
    list[str], typer.Argument(metavar="PARTY PARTY…", help="Two parties or more, by any of their names.")
]

Wide = Annotated[
    bool, typer.Option("--wide", "-w", help="One row a party and one column an issue, for people.")
]


def compare(
    parties: Sides,
    issue: options.Issues = None,
    since: options.Since = None,
    as_of: options.AsOf = None,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Put parties side by side.

    The newest statement of each decides. Without --issue, on every issue of the matrix.
    """
    from cli import answers, comparisons, names
    from db.engine import open_store
    from db.queries import coverage, statements
    from positions.codebook import load
    from positions.export.matrix import party_label
    from positions.query import Query

    book, out = load(), Output(format_, output, quiet)
    keys, issues = names.parties(parties, book), names.issues(issue, book)
    if len(keys) < 2:
        raise typer.BadParameter("a comparison needs two parties or more")
    query = Query(parties=frozenset(keys), issues=frozenset(issues), since=since, until=as_of)
    with open_store(db) as store:
        records, stored = statements(store, query), coverage(store, query)
    found = comparisons.compared(dict.fromkeys(keys, records), issues)
    if out.for_people:
        out.lines(comparisons.pages(found, book))
    else:
        out.sheet(comparisons.sheet(found, book))
    if not records:
        raise answers.nothing(query, stored, book, " or ".join(party_label(book, key) for key in keys))


def matrix(
    party: options.Parties = None,
    issue: options.Issues = None,
    wide: Wide = False,
    since: options.Since = None,
    as_of: options.AsOf = None,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Show where all parties stand.

    One row for each party and issue, blank ones too; with --wide, one row a party and one column an issue.
    """
    from cli import grids, names
    from db.engine import open_store
    from positions.codebook import load

    book, out = load(), Output(format_, output, quiet)
    keys, issues = names.parties(party, book), names.issues(issue, book)
    with open_store(db) as store:
        grid = grids.filled(store, keys, issues, since, as_of)
    out.sheet(grids.wide(grid, book) if wide else grids.long(grid, book))
    if out.for_people:
        out.note(grids.HINT)
