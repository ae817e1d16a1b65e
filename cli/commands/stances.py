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

BySpeaker = Annotated[
    bool, typer.Option("--speakers", help="One row a speaker instead of a party; --party says of which ones.")
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
    from db.queries import coverage
    from positions.codebook import load
    from positions.export.matrix import party_label
    from positions.query import Query

    book, out = load(), Output(format_, output, quiet)
    keys, issues = names.parties(parties, book), names.issues(issue, book)
    if len(keys) < 2:
        raise typer.BadParameter("a comparison needs two parties or more")
    query = Query(parties=frozenset(keys), issues=frozenset(issues), since=since, until=as_of)
    with open_store(db) as store:
        found = comparisons.standing(store, keys, issues, since, as_of)
        silent = not any(cell.decided_by or cell.anonymous for each in found for cell in each.cells)
        stored = coverage(store, query) if silent else None
    if out.for_people:
        out.lines(comparisons.pages(found, book))
    else:
        out.sheet(comparisons.sheet(found, book))
    if stored:
        raise answers.nothing(query, stored, book, " or ".join(party_label(book, key) for key in keys))


def matrix(
    party: options.Parties = None,
    issue: options.Issues = None,
    speaker: options.Speakers = None,
    speakers: BySpeaker = False,
    wide: Wide = False,
    by: options.Periods = None,
    since: options.Since = None,
    as_of: options.AsOf = None,
    known_at: options.KnownAt = None,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Show where all parties stand.

    One row for each party and issue, blank ones too; with --wide, one row a party and one column an issue.
    """
    from cli import grids

    out = Output(format_, output, quiet)
    narrowed = party or issue or speaker or speakers or by or since or known_at
    quick = None if narrowed else grids.whole(db, as_of)
    if quick:
        found, book, labels = [quick[0]], quick[1], None
    else:
        asked = grids.Asked(party, issue, speaker, speakers, since, as_of, known_at)
        found, book, labels = asked.answer(db, by)
    out.sheet(grids.wide(found, book, labels) if wide else grids.long(found, book, labels))
    if out.for_people:
        out.note(grids.HINT)


def why(
    voice: Annotated[str, typer.Argument(metavar="PARTY", help="A party or speaker, by any name.")],
    issue: Annotated[str, typer.Argument(metavar="ISSUE", help="An issue, by any of its names.")],
    as_of: options.AsOf = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", metavar="N", min=1, help="How many other statements to show.")
    ] = 20,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Explain a cell of the matrix.

    The rule, the statement that decides, and the others with the reason why they do not.
    """
    from cli import names, reasons
    from db.engine import open_store
    from positions.codebook import load

    book, out = load(), Output(format_, output, quiet)
    with open_store(db) as store:
        told = reasons.explained(store, book, voice, names.issue(issue, book), as_of, limit)
    if out.for_people:
        out.lines(reasons.lines(told, book))
    else:
        out.sheet(reasons.sheet(told))
