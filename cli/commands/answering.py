"""The command that answers questions in words: `ask`."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.output import Output

Words = Annotated[
    list[str],
    typer.Argument(metavar="QUESTION…", help="The question, in quotation marks where it has a ? or '."),
]


def ask(
    question: Words,
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = None,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Answer a question, with citations.

    For example: positions ask "what did Russia say about the plan". The answer tells how the question was
    understood, and cites the statements, newest first. A word that is not understood is refused.
    """
    from cli import answers, inquiry
    from db.engine import open_store
    from positions.codebook import load

    book, out = load(), Output(format_, output, quiet)
    with open_store(db) as store:
        asked = inquiry.understood(" ".join(question), book, store, since, until)
        if out.for_people:
            out.lines(inquiry.told(asked, book, store, limit))
            return
        for line in answers.interpretation(asked):
            out.note(line)
        out.sheet(inquiry.answered(asked, book, store, limit).sheet)
