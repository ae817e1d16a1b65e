"""Manners towards servers: what robots.txt allows, and a pause between two requests to one host."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from protego import Protego

from cli.sources.address import Address
from cli.sources.exchange import Answer, agent
from cli.sources.failure import FetchFailure, TransientFailure
from cli.sources.settings import Network

# RFC 9309: parsers read at least 500 KiB.
MOST_OF_ROBOTS = 512_000
# No server gets to hold a run up for longer between two requests.
_LONGEST_PAUSE = 30


@dataclass(slots=True)
class Manners:
    """What servers wish, kept for a run.

    Attributes:
        network: How the network is used.
        get: What gets a robots.txt, following redirects.
    """

    network: Network
    get: Callable[[Address], Answer]
    _rules: dict[str, Protego] = field(default_factory=dict)
    _failed: dict[str, FetchFailure] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def require_allowed(self, address: Address) -> None:
        """Refuse an address that robots.txt forbids.

        Raises:
            FetchFailure: If it does, or if it cannot be read although there is one (RFC 9309).
        """
        if address.origin in self._failed:
            raise self._failed[address.origin]
        if address.origin not in self._rules:
            try:
                self._rules[address.origin] = self._read(address)
            except FetchFailure as failure:
                # A host that is down is not asked again for each of its pages.
                self._failed[address.origin] = failure
                raise
        if not self._rules[address.origin].can_fetch(address.whole, agent()):
            raise FetchFailure(f"{address.origin}/robots.txt forbids it; save the page and ingest the file")

    def wait(self, address: Address) -> None:
        """Let time pass until the host may be asked again."""
        rules = self._rules.get(address.origin)
        wished = (rules.crawl_delay(agent()) if rules else None) or 0
        pause = max(self.network.pause, min(float(wished), _LONGEST_PAUSE) if self.network.pause else 0)
        since = self.network.clock() - self._last.get(address.host, float("-inf"))
        if since < pause:
            self.network.sleep(pause - since)
        self._last[address.host] = self.network.clock()

    def _read(self, address: Address) -> Protego:
        """Return the rules of a site; a site without robots.txt allows everything."""
        robots = Address(address.scheme, address.host, address.port, "/robots.txt")
        answer = self.get(robots)
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise TransientFailure(f"{robots.whole} cannot be read (HTTP {answer.status}); try again later")
        body = answer.body[:MOST_OF_ROBOTS] if answer.status == 200 else b""
        return Protego.parse(body.decode("utf-8", errors="replace"))
