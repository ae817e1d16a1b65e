"""The commands that say which reports tell of one act of saying: `utterances merge`, `split` and `recluster`."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import options
from cli.output import Output

utterances = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Which reports tell of one act of saying."
)
Ids = Annotated[
    list[str], typer.Argument(metavar="ID ID…", help="Statements (st-…) or utterances (ut-…), two or more.")
]
Who = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides; your user name, unless given.")
]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason, kept with the decision.")]


@utterances.command()
def merge(
    ids: Ids, by: Who = None, why: Why = None, db: options.StoreAddress = None, quiet: options.Quiet = False
) -> None:
    """Put reports of one act of saying together.

    The decision stays when all reports are clustered anew. Reports of different speakers are never put together.
    """
    from cli.deciding import decision
    from db import utterances as acts
    from db.engine import open_store

    with open_store(db) as store:
        one = acts.merge(store, ids, decision(by, why))
    Output(quiet=quiet).note(f"one act of saying now: {one}; `positions show {one}` shows it")


@utterances.command()
def split(
    key: Annotated[str, typer.Argument(metavar="ID", help="The id of a statement (st-…).")],
    by: Who = None,
    why: Why = None,
    db: options.StoreAddress = None,
    quiet: options.Quiet = False,
) -> None:
    """Part a statement from reports of another act of saying.

    The decision stays when all reports are clustered anew.
    """
    from cli.deciding import decision
    from db import utterances as acts
    from db.engine import open_store

    with open_store(db) as store:
        own = acts.split(store, key, decision(by, why))
    Output(quiet=quiet).note(f"{key}: an act of saying of its own now, {own}")


@utterances.command()
def recluster(db: options.StoreAddress = None, quiet: options.Quiet = False) -> None:
    """Cluster all reports anew.

    What people put together or parted stays; a second run changes nothing.
    """
    from db import utterances as acts
    from db.engine import open_store

    with open_store(db) as store:
        done = acts.recluster(store)
    Output(quiet=quiet).note(
        f"{done.statements} statements of {done.utterances} acts of saying, {done.moved} moved"
    )
