"""Commands by name, each imported and built when it is asked for: doing so with all of them takes as long as answering."""

from __future__ import annotations

from collections import UserDict
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.main import get_command, get_group
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Mapping


class Deferred(UserDict[str, Any]):
    """The commands of a group, as typer holds them."""

    def __init__(self, places: Mapping[str, str], classes: Mapping[str, type[Any]]) -> None:
        """Take in where the commands are.

        Args:
            places: By name, `module:name` of a function, or of a group of commands, in `cli.commands`.
            classes: By name, the class of a command that has one of its own.
        """
        super().__init__(places)
        self._classes = classes

    @override
    def __getitem__(self, name: str) -> Any:
        found = self.data[name]
        if isinstance(found, str):
            found = self.data[name] = _built(name, found, self._classes.get(name))
        return found


def _built(name: str, place: str, kind: type[Any] | None) -> Any:
    module, _, what = place.partition(":")
    found = getattr(import_module(f"cli.commands.{module}"), what)
    if isinstance(found, typer.Typer):
        command: Any = get_group(found)
        command.name = name
        return command
    alone = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    alone.command(name, cls=kind)(found)
    return get_command(alone)
