"""Posts of a channel: short reports, each with a number, a day and an address of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from positions.documents import plain
from positions.documents.settling import arrival_of
from positions.languages.detection import detect, foreign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from positions.documents.arrival import Arrival, Options, Refused, Told
    from positions.documents.reading import Published

# So much of a channel's text tells in which language its posts are that are too short to tell it themselves.
_SAMPLE = 4000


@dataclass(frozen=True, slots=True)
class Post:
    """A post.

    Attributes:
        number: What it is called in its channel.
        text: A paragraph a line.
        author: Who signs it, or whom it is forwarded from.
    """

    number: str
    text: str
    published: Published | None
    address: str | None = None
    author: str | None = None


def paragraphs(lines: Iterable[str]) -> str:
    """Return lines as a text, without blank ones and with single spaces."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def arrivals(
    posts: Iterable[Post], channel: str | None, told: Told, options: Options, reader: str
) -> Iterator[Arrival | Refused]:
    """Yield the posts of a channel that have words, each as a report; the channel is their outlet."""
    written = [post for post in posts if any(letter.isalpha() for letter in post.text)]
    usual = detect("\n".join(post.text for post in written)[:_SAMPLE])
    for post in written:
        about = replace(
            told.part(f":{post.number}"),
            address=post.address,
            outlet=channel,
            author=post.author,
            published=post.published,
            language=None if detect(post.text) or foreign(post.text) else usual,
        )
        yield arrival_of(post.text.encode(errors="replace"), about, options, plain, reader)
