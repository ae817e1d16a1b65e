"""Who decides about the store's content, and why."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from db.utterances import Decision


def decision(who: str | None, why: str | None) -> Decision:
    """Return the decision of a person; without a name, of the user of this machine.

    Raises:
        typer.BadParameter: If the name is blank, or the machine names no user.
    """
    from db.utterances import Decision

    try:
        name = (getpass.getuser() if who is None else who).strip()
    except (KeyError, OSError):
        name = ""
    if not name:
        raise typer.BadParameter("who decides? give a name with --by")
    return Decision(name, why)
