"""Work that goes on where a server was gone for a while."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from positions.errors import LostStoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.engine import Store

T = TypeVar("T")

_FIRST_PAUSE = 0.1
_LONGEST_PAUSE = 2.0


def persist(store: Store, work: Callable[[], T], *, pause: Callable[[float], None] = time.sleep) -> T:
    """Do work on the store; where the connection breaks, do it again, for as long as the store's patience lasts.

    The work may have been stored although no answer came: it must be the same to do it twice.

    Raises:
        LostStoreError: If the server does not come back in time.
    """
    waited, step = 0.0, _FIRST_PAUSE
    while True:
        try:
            return work()
        except LostStoreError:
            if waited >= store.patience:
                raise
            store.engine.dispose()
            pause(step)
            waited, step = waited + step, min(step * 2, _LONGEST_PAUSE)
