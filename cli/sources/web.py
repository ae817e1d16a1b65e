"""Pages of the web: asked for politely, again where that may help, and along redirects that may be followed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from cli.sources.address import Address, machines, parsed
from cli.sources.exchange import Answer, Room, ask
from cli.sources.failure import FetchFailure, TransientFailure
from cli.sources.manners import MOST_OF_ROBOTS, Manners
from cli.sources.settings import Network

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_WAIT = 60
_MOST_MACHINES = 4
_IN_WORDS = {
    401: "asks for a password; save the page and ingest the file",
    402: "asks for payment; save the page and ingest the file",
    403: "is not given out by the server (HTTP 403); save the page and ingest the file",
    404: "is not there (HTTP 404); check the address",
    410: "is not there any more (HTTP 410); look for it in a web archive",
    451: "is withheld for legal reasons (HTTP 451)",
}


@dataclass(slots=True)
class Web:
    """The network, for one run.

    Attributes:
        network: How it is used.
        size: The most bytes of one answer.
        trusted: Origins that the user named by number; they may be private.
    """

    network: Network
    size: int
    trusted: Collection[str] = ()
    manners: Manners | None = None

    def get(self, address: str, headers: Mapping[str, str] = {}) -> Answer:
        """Return the page at an address, or the answer 304 where it is unchanged.

        Raises:
            FetchFailure: If it cannot be had, or must not.
        """
        if not self.network.allowed:
            raise FetchFailure(
                "is on the network, which --no-network keeps out; save the page and ingest the file"
            )
        if self.manners is None:
            self.manners = Manners(
                self.network, lambda robots: self._followed(robots, Room(MOST_OF_ROBOTS, cut=True), {}, None)
            )
        answer = self._followed(parsed(address), Room(self.size), headers, self.manners)
        if answer.status not in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            raise FetchFailure(_in_words(answer.status))
        return answer

    def _followed(
        self, address: Address, room: Room, headers: Mapping[str, str], manners: Manners | None
    ) -> Answer:
        """Return the answer behind all redirects; every stop is checked like the first."""
        met = {address.whole}
        while True:
            if manners is not None:
                manners.require_allowed(address)
            answer = self._insisted(address, room, headers)
            if answer.status not in _REDIRECTS:
                return answer
            target = answer.headers.get("location")
            if not target:
                raise FetchFailure("is a redirect to nowhere; check the address")
            try:
                address = parsed(target, address.whole)
            except FetchFailure as failure:
                raise FetchFailure(f"is a redirect that {failure}") from failure
            if address.whole in met:
                raise FetchFailure(
                    f"is redirected in a circle (to {address.whole}); open it in a browser and save it"
                )
            if len(met) > self.network.redirects:
                raise FetchFailure(
                    f"is redirected more than {self.network.redirects} times; check the address"
                )
            met.add(address.whole)

    def _insisted(self, address: Address, room: Room, headers: Mapping[str, str]) -> Answer:
        """Return the answer of a server, asked again where the failure may be over soon, after longer and longer waits."""
        for number in range(1, self.network.tries + 1):
            try:
                answer = self._asked(address, room, headers)
                if answer.status not in _TRANSIENT or number == self.network.tries:
                    return answer
                wish: float | None = _wish(answer, self.network)
            except TransientFailure as failure:
                if number == self.network.tries:
                    raise
                wish = failure.after
            wait = 2.0 ** (number - 1) * self.network.pause if wish is None else wish
            if wait > _LONGEST_WAIT:
                raise FetchFailure(f"{address.netloc} asks to wait {wait:.0f} seconds; try again then")
            self.network.sleep(wait)
        raise AssertionError

    def _asked(self, address: Address, room: Room, headers: Mapping[str, str]) -> Answer:
        """Return the answer of the first machine behind an address that can be reached."""
        private = self.network.private or address.origin in self.trusted
        numbers = machines(address, private=private)[:_MOST_MACHINES]
        if self.manners is not None:
            self.manners.wait(address)
        for number in numbers[:-1]:
            try:
                return ask(address, number, self.network, room, headers)
            except TransientFailure:
                continue
        return ask(address, numbers[-1], self.network, room, headers)


def _wish(answer: Answer, network: Network) -> float | None:
    """Return how many seconds a server asks to wait (Retry-After), or None."""
    written = answer.headers.get("retry-after", "").strip()
    if written.isdigit() and written.isascii():
        return float(written[:9])
    try:
        moment = parsedate_to_datetime(written)
        return max(0.0, (moment - network.now()).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _in_words(status: int) -> str:
    """Return what a status means to somebody who wants the page."""
    if status in _IN_WORDS:
        return _IN_WORDS[status]
    try:
        name = f" {HTTPStatus(status).phrase}"
    except ValueError:
        name = ""
    later = "; try again later" if status in _TRANSIENT else "; save the page and ingest the file"
    return f"is not given out by the server (HTTP {status}{name}){later}"
