"""The commands that keep the store: `init`, `db upgrade` and `doctor`."""

from __future__ import annotations

import typer

from cli import options
from cli.output import Output

database = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Upkeep of the store.")


def init(db: options.StoreAddress = None, quiet: options.Quiet = False) -> None:
    """Make a store.

    One that is there keeps its content and is brought up to date.
    """
    from db import schema

    done = schema.init(db)
    Output(quiet=quiet).note(
        f"{done.label}: {'a new store' if done.created else 'the store was there; its content stays'}"
    )


@database.command()
def upgrade(db: options.StoreAddress = None, quiet: options.Quiet = False) -> None:
    """Bring an older store up to date.

    The schema is migrated, and the codebook of the program synced into the store.
    """
    from db import schema

    done = schema.upgrade(db)
    moved = "the schema was current" if done.before == done.after else f"schema {done.before} → {done.after}"
    book = "the codebook was replaced" if done.synced.changed else "the codebook was current"
    Output(quiet=quiet).note(f"{done.label}: {moved}; {book}")


def doctor(
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Check that the store is whole.

    Every finding says what to do about it. The exit code is 1 where something is broken.
    """
    from cli import health
    from db.engine import open_store

    with open_store(db) as store:
        findings, label = health.findings(store), store.label
    out = Output(format_, output, quiet)
    out.note(label)
    out.sheet(health.sheet(findings))
    if health.broken(findings):
        raise typer.Exit(1)
