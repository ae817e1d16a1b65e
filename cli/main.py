"""The program `positions`: its commands, and how it ends when something goes wrong."""

from __future__ import annotations

import os
import re
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from cli import streams
from cli.deferred import Deferred
from cli.options import GlobalQuiet, GlobalStore, Version
from positions.errors import PositionsError
from positions.terms import FIELDS

# A field with its colon, quotation marks, or several words behind one hyphen: no option looks like that.
_EXCLUDING = re.compile(rf"^-(?=(?:{'|'.join(FIELDS)}):|\"|[^\W\d_]+\s)")
CODES = (
    "Exit codes: 0 done, 1 failed, 2 wrong use, 3 question not understood, 4 nothing found, "
    "5 store missing or outdated, 6 fetch failed, 130 interrupted."
)

# In the order of the help.
COMMANDS = {
    "demo": "demonstration:demo",
    "init": "upkeep:init",
    "extract": "reports:extract",
    "ingest": "reports:ingest",
    "ask": "answering:ask",
    "search": "searching:search",
    "list": "statements:list_",
    "show": "statements:show",
    "compare": "stances:compare",
    "matrix": "stances:matrix",
    "why": "stances:why",
    "timeline": "courses:timeline",
    "shifts": "courses:shifts",
    "dissent": "courses:dissent",
    "agreement": "courses:agreement",
    "coverage": "courses:coverage",
    "issues": "registry:issues",
    "parties": "registry:parties",
    "speakers": "registry:speakers",
    "plans": "registry:plans",
    "evaluate": "evaluation:evaluate",
    "doctor": "upkeep:doctor",
    "reextract": "upkeep:reextract",
    "backup": "upkeep:backup",
    "restore": "upkeep:restore",
    "languages": "packs:languages",
    "utterances": "sayings:utterances",
    "db": "upkeep:database",
}


class Commands(TyperGroup):
    """The commands; known failures end in one line on stderr and their exit code, bugs keep their traceback."""

    def __init__(self, **given: Any) -> None:
        """Take the commands from their table."""
        super().__init__(**given)
        self.commands = Deferred(COMMANDS, {"list": Filtering})

    def invoke(self, ctx: Any) -> Any:  # type: ignore[explicit-override]  # typing.override is younger than Python 3.11
        """Run the command.

        Raises:
            typer.Exit: With the exit code of a known failure.
        """
        streams.prepare_stdout()
        try:
            return super().invoke(ctx)
        except PositionsError as error:
            streams.fail(error)
            raise typer.Exit(error.exit_code) from error
        except BrokenPipeError as error:
            _let_go_of_stdout()
            raise typer.Exit(0) from error
        except OSError as error:
            streams.fail(f"{error.filename or 'the system'}: {error.strerror or error}")
            raise typer.Exit(1) from error


class Filtering(TyperCommand):
    """A command whose words may begin with `-` to leave something out: `-form:indirect`, `-"red line"`."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:  # type: ignore[explicit-override]
        """Read the arguments; what leaves out is written with `^`, so that it is not taken for an option."""
        return super().parse_args(ctx, [_EXCLUDING.sub("^", word) for word in args])


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=CODES,
)


@app.callback()
def positions(db: GlobalStore = None, quiet: GlobalQuiet = False, version: Version = False) -> None:
    """Who said what, when, on which issue and with which stance: positions in negotiations, from news reports."""


def run() -> None:
    """Run the program; a reader that stops reading (`… | head`) is no failure."""
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
        sys.exit(0)


def _let_go_of_stdout() -> None:
    """Give stdout somewhere to go: Python flushes it once more as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
