"""The commands that show the codebook: `issues`, `parties`, `plans` and `speakers`; none needs a store but one."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.output import Output

Name = Annotated[
    str | None, typer.Argument(metavar="[NAME]", help="Only those called so, or with it in their name.")
]
Provisional = Annotated[
    bool, typer.Option("--provisional", help="Those whom the store holds and the codebook does not know.")
]


def issues(
    format_: options.OutputFormat = None, output: options.OutputFile = None, quiet: options.Quiet = False
) -> None:
    """List the issues and their questions."""
    from cli import registers
    from positions.codebook import load

    Output(format_, output, quiet).sheet(registers.issues(load()))


def parties(
    format_: options.OutputFormat = None, output: options.OutputFile = None, quiet: options.Quiet = False
) -> None:
    """List the parties and their countries."""
    from cli import registers
    from positions.codebook import load

    out = Output(format_, output, quiet)
    out.sheet(registers.parties(load()))
    out.note("A country of no party stands for itself: --party china.")


def plans(
    format_: options.OutputFormat = None, output: options.OutputFile = None, quiet: options.Quiet = False
) -> None:
    """List the versions of the plan."""
    from cli import registers
    from positions.codebook import load

    Output(format_, output, quiet).sheet(registers.plans(load()))


def speakers(
    name: Name = None,
    party: options.Parties = None,
    country: options.Countries = None,
    as_of: options.AsOf = None,
    provisional: Provisional = False,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """List persons and institutions.

    Those of the codebook with their offices, or with --provisional those that it does not know.
    """
    from cli import names, registers
    from positions.codebook import load

    book, out = load(), Output(format_, output, quiet)
    sides = {names.party(word, book) for word in party or ()}
    lands = {names.country(word, book) for word in country or ()}
    if provisional:
        from db.engine import open_store

        with open_store(db) as store:
            out.sheet(registers.provisional(store, name, sides, lands))
    else:
        out.sheet(registers.speakers(book, name, sides, lands, as_of))
