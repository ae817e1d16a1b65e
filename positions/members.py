"""Names of a package whose modules are imported when they are first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def deferred(package: str, modules: Mapping[str, Iterable[str]]) -> Callable[[str], Any]:
    """Return what a package calls `__getattr__`.

    No name may be that of a module of the package: an import of the module would put it in the name's place.

    Args:
        package: The name of the package.
        modules: Its modules, each with the names that the package has from it.
    """
    places = {name: module for module, names in modules.items() for name in names}

    def find(name: str) -> Any:
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{places[name]}"), name)

    return find
