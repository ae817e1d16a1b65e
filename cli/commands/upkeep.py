"""The commands that keep the store: `init`, `db upgrade` and `doctor`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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


def reextract(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change; change nothing.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Also the reports that this version read already.")
    ] = False,
    jobs: options.Jobs = None,
    time_limit: options.TimeLimit = 60,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Read the stored reports again with this version.

    What it no longer finds, or reads differently, is superseded and kept aside. What a person accepted, rejected or
    coded stays as it is.
    """
    from cli import reextraction
    from cli.intake import opened
    from positions.codebook import load
    from positions.documents import Limits

    out, limits = Output(format_, output, quiet), Limits(seconds=time_limit)
    with opened(db, load(), out, create=False) as store:
        code = reextraction.watched(store, out, dry=dry_run, everything=everything, jobs=jobs, limits=limits)
    raise typer.Exit(code)


def doctor(
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what is safe to mend: what can be made anew from the rest.")
    ] = False,
    db: options.StoreAddress = None,
    format_: options.OutputFormat = None,
    output: options.OutputFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Check that the store is whole.

    Every finding says what to do about it. The exit code is 1 where something is broken.
    """
    from cli import health

    with health.opened(db, fix=fix) as store:
        findings, label = health.findings(store, mend=fix), store.label
    out = Output(format_, output, quiet)
    out.note(label)
    out.sheet(health.sheet(findings))
    if health.broken(findings):
        raise typer.Exit(1)


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file: .jsonl or .jsonl.gz for a dump.")],
    db: options.StoreAddress = None,
    quiet: options.Quiet = False,
) -> None:
    """Write a copy of the store, while it is in use.

    A store that is older than the program is copied as it is: make a backup before `positions db upgrade`. A dump (.jsonl, .jsonl.gz) loads into either database; any other name is a SQLite file of its own.
    """
    from db.backup import back_up
    from db.engine import open_store

    with open_store(db, outdated=True) as store:
        back_up(store, file)
    Output(quiet=quiet).note(f"wrote {file}: {file.stat().st_size:,} bytes")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `positions backup` wrote.")],
    db: options.StoreAddress = None,
    quiet: options.Quiet = False,
) -> None:
    """Make a store from a backup.

    There must be none at the place; an older backup is brought up to date.
    """
    from db.backup import restore as restored
    from db.engine import open_store
    from db.queries import counts

    done = restored(file, db)
    with open_store(db) as store:
        held = counts(store)
    what = f"{held.documents} reports, {held.statements} statements"
    Output(quiet=quiet).note(f"{done.label}: restored from {file}; {what}")
