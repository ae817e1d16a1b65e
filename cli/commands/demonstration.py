"""The command that shows the whole way in one go: `demo`."""

from __future__ import annotations

from cli import options
from cli.output import Output


def demo(db: options.NewStore = None) -> None:
    """Show the whole way on bundled sample reports.

    It builds a small store, asks it a question, shows the matrix and writes it into a file; it works offline.
    """
    from cli import showcase
    from positions.codebook import load

    book, out = load(), Output()
    with showcase.built(showcase.place(db), book) as store:
        out.lines(showcase.tour(store, book))
