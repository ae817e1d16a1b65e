"""The commands about language packs: `languages list` and `languages check`."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.output import Output

languages = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Language packs: list, check.")
Codes = Annotated[
    list[str] | None, typer.Argument(metavar="CODE…", help="Languages to check; all without one.")
]


@languages.command("list")
def list_(
    format_: options.OutputFormat = None, output: options.OutputFile = None, quiet: options.Quiet = False
) -> None:
    """List the languages that reports are read in."""
    from cli import packs

    Output(format_, output, quiet).sheet(packs.listed())


@languages.command()
def check(
    codes: Codes = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Check language packs.

    Unknown keys, words that can never be found, words twice, names that two speakers share, files and issues that are
    not there yet. The exit code is 1 where a pack does not load.
    """
    from cli import packs

    out = Output(format_, output, quiet)
    remarks = packs.checked(codes)
    out.sheet(packs.sheet(remarks))
    for line in packs.summary(remarks, codes):
        out.note(line)
    if packs.broken(remarks):
        raise typer.Exit(1)
