"""Addresses of reports: their host, and the one form in which two addresses of one page are the same."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# What links carry for those who count readers: it never changes the page.
_TRACKING = re.compile(
    r"utm_\w+|(?:fb|g|dcl|msc|ttc|tw|y|wbra|gbra)l?clid|mc_[ce]id|igshid|cmpid|ref_src|ref_url|at_\w+|ns_\w+",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}


def host_of(address: str) -> str | None:
    """Return the host of an address, None where it has none."""
    try:
        return urlsplit(address).hostname or None
    except ValueError:
        return None


def canonical(address: str | None) -> str | None:
    """Return the form of an address by which it is compared; None for what is no web address.

    `http` and `https`, with `www.` and without, are one place; the fragment, the usual port, a slash at the end and
    what counts readers are left out, and the parameters stand in order.
    """
    try:
        parts = urlsplit((address or "").strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _PORTS or not host:
        return None
    usual = port in {None, *_PORTS.values()}
    place = host.removeprefix("www.") + ("" if usual else f":{port}")
    kept = sorted(
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])
    )
    return urlunsplit(("https", place, parts.path.rstrip("/"), urlencode(kept), ""))
