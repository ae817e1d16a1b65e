"""What a run may do to get its reports."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from positions.documents import Options


@dataclass(frozen=True, slots=True)
class Network:
    """How the network is used.

    Attributes:
        allowed: Whether it is used at all.
        private: Whether addresses in private ranges may be connected to (the own machine, the office's network).
        timeout: Seconds that a server may be silent.
        total: Seconds that one answer may take as a whole.
        pause: Least seconds between two requests to one host.
        tries: How often a request is made before it counts as failed.
        redirects: How many redirects are followed.
        sleep, clock, now: What passes time and tells it.
    """

    allowed: bool = True
    private: bool = False
    timeout: float = 20
    total: float = 120
    pause: float = 1
    tries: int = 3
    redirects: int = 10
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the caller says about everything that is read, and how the network is used."""

    options: Options = field(default_factory=Options)
    network: Network = field(default_factory=Network)
