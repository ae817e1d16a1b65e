"""The command that looks for words: `search`."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.output import Output

Text = Annotated[
    list[str],
    typer.Argument(
        metavar="TEXT…",
        help='Words in any order; "red line" for a phrase, plan* for any ending, "plan -nato" to leave out.',
    ),
]
Newest = Annotated[bool, typer.Option("--newest", help="The newest first, instead of the best.")]


def search(
    text: Text,
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
    newest: Newest = False,
    limit: options.Limit = None,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Find statements by their words, the best first.

    Case and diacritics do not count: ke hoach finds kế hoạch. Filters combine.
    """
    from cli import hits
    from cli.selection import Selection
    from db.engine import open_store
    from db.queries import search as find
    from positions.codebook import load
    from positions.search import parse

    wanted, book, out = parse(text), load(), Output(format_, output, quiet)
    names = Selection(party, country, speaker, issue, plan, stance, form, language, outlet, since, until)
    most = limit or hits.USUAL
    with open_store(db) as store:
        query = names.query(book, store)
        found = find(store, wanted, query, limit=most + 1, newest_first=newest)
        if not found:
            raise hits.nothing(wanted, query, store)
    if out.for_people:
        out.lines(hits.lines(found, wanted, most, book))
    else:
        out.sheet(hits.sheet(found, wanted, most))
