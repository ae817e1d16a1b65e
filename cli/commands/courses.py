"""The commands that follow positions: `timeline`, `shifts`, `dissent`, `agreement` and `coverage`."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.output import Output
from positions.model import ShiftKind

Voices = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PARTY]…", help="Parties, or speakers, by any of their names; all parties if none."
    ),
]
Evidence = Annotated[
    int,
    typer.Option(
        "--evidence", metavar="N", min=1, help="How many acts of saying a stance must rest on to count."
    ),
]
Kinds = Annotated[
    list[ShiftKind] | None, typer.Option("--kind", help="reversal, softening or hardening; repeatable.")
]
Window = Annotated[
    int, typer.Option("--within", metavar="DAYS", min=0, help="How many days may lie between the two.")
]
BySpeaker = Annotated[bool, typer.Option("--speakers", help="Between speakers instead of parties.")]
Weights = Annotated[
    list[str] | None,
    typer.Option("--weight", metavar="ISSUE=N", help="How much an issue weighs; 1 if not said; repeatable."),
]
Each = Annotated[bool, typer.Option("--each", help="Also each issue by itself.")]
OlderThan = Annotated[
    int,
    typer.Option("--older-than", metavar="DAYS", min=0, help="Only where the latest word is as old as that."),
]


def timeline(
    party: Voices = None,
    issue: options.Issues = None,
    by: options.Periods = None,
    since: options.Since = None,
    as_of: options.AsOf = None,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Follow positions over time.

    Day by day, or by week or month: the stance at the end, how often which stance was told, and what changed.
    """
    from cli import courses
    from db.engine import open_store
    from positions.codebook import load

    book = load()
    with open_store(db) as store:
        of = courses.scope(store, book, party, issue, since, as_of)
        sheet = courses.timeline(store, book, of, by)
    Output(format_, output, quiet).sheet(sheet)


def shifts(
    party: Voices = None,
    issue: options.Issues = None,
    evidence: Evidence = 1,
    kind: Kinds = None,
    since: options.Since = None,
    as_of: options.AsOf = None,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Show where a party changed its stance.

    Reversals, softening and hardening, each with the statements before and after it, newest first.
    """
    from cli import courses
    from db.engine import open_store
    from positions.codebook import load

    book, out = load(), Output(format_, output, quiet)
    with open_store(db) as store:
        of = courses.scope(store, book, party, issue, since, as_of)
        sheet = courses.shifts(store, book, of, evidence, [each.value for each in kind or ()])
    if out.for_people:
        out.lines(courses.shift_lines(sheet))
    else:
        out.sheet(sheet)


def dissent(
    party: options.Parties = None,
    issue: options.Issues = None,
    within: Window = 14,
    since: options.Since = None,
    as_of: options.AsOf = None,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Show where speakers of one party contradict one another.

    One says yes or conditionally yes and another no, each by the latest word, within some days.
    """
    from cli import courses
    from db.engine import open_store
    from positions.codebook import load

    book, out = load(), Output(format_, output, quiet)
    with open_store(db) as store:
        of = courses.scope(store, book, party, issue, since, as_of)
        sheet = courses.dissent(store, book, of, within)
    if out.for_people:
        out.lines(courses.dissent_lines(sheet, within))
    else:
        out.sheet(sheet)


def agreement(
    party: Voices = None,
    issue: options.Issues = None,
    speakers: BySpeaker = False,
    by: options.Periods = None,
    weight: Weights = None,
    each: Each = False,
    since: options.Since = None,
    as_of: options.AsOf = None,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Measure how far parties or speakers agree.

    Congruence and conflict, from 0 to 1, over the issues on which both spoke, weighted by issue.
    """
    from cli import courses
    from db.engine import open_store
    from positions.codebook import load

    book = load()
    heavy = courses.weights(weight or (), book)
    with open_store(db) as store:
        of = courses.scope(store, book, party, issue, since, as_of, speakers=speakers)
        if party and len(of.voices) < 2:
            raise typer.BadParameter("agreement is between two or more, or all where none is named")
        sheet = courses.agreement(store, book, of, by, heavy, each=each)
    Output(format_, output, quiet).sheet(sheet)


def coverage(
    party: options.Parties = None,
    issue: options.Issues = None,
    older_than: OlderThan = 0,
    as_of: options.AsOf = None,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Show who has said nothing on what.

    And how old the latest word is; ages are counted to --as-of, or to the newest day stored.
    """
    from cli import courses, grids, names
    from db.engine import open_store
    from db.queries import counts
    from positions.codebook import load

    book, out = load(), Output(format_, output, quiet)
    keys, issues = names.parties(party, book), names.issues(issue, book)
    with open_store(db) as store:
        grid = grids.filled(store, grids.Frame(keys, issues, as_of=as_of))
        today = as_of or counts(store).last_said_on
    out.sheet(courses.gaps(grid, book, today, older_than))
    if out.for_people:
        out.note("Where no statement is stored, something may have been said all the same.")
