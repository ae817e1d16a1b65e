"""Reading reports: files and bytes to documents, archives and dumps report by report."""

from __future__ import annotations

from positions.documents.arrival import (
    Arrival,
    FeedItem,
    FeedMemory,
    Limits,
    Link,
    Options,
    Refused,
    Told,
    Validators,
)
from positions.documents.files import discover
from positions.documents.reader import LIMIT, holds_many, opened, read, read_bytes, reader_of, receive
from positions.documents.settling import UNDETERMINED
from positions.documents.unfolding import unfolded

__all__ = [
    "LIMIT",
    "UNDETERMINED",
    "Arrival",
    "FeedItem",
    "FeedMemory",
    "Limits",
    "Link",
    "Options",
    "Refused",
    "Told",
    "Validators",
    "discover",
    "holds_many",
    "opened",
    "read",
    "read_bytes",
    "reader_of",
    "receive",
    "unfolded",
]
