"""What comes out of packed files, read with a limit: a small file must not unpack into a huge one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from typing_extensions import override

from positions.documents.arrival import MEGABYTE
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import Buffer

    from positions.documents.arrival import Limits

BOMB = "unpacks into more than {} times its size, as archives made to do harm do; unpack it yourself if you trust it"
_PIECE = 65_536


class Piecewise(io.RawIOBase):
    """A stream that is made piece by piece as it is read."""

    def piece(self, size: int) -> bytes:
        """Return the next bytes, so many at most; none at the end."""
        raise NotImplementedError

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        data = self.piece(min(len(view), _PIECE))
        view[: len(data)] = data
        return len(data)


class Counted(Piecewise):
    """A stream that counts what was taken from it."""

    def __init__(self, source: BinaryIO) -> None:
        super().__init__()
        self._source = source
        self.taken = 0

    @override
    def piece(self, size: int) -> bytes:
        data = self._source.read(size)
        self.taken += len(data)
        return data


class Guarded(Piecewise):
    """A stream that stops with a Refusal: at damage, or once it has given far more than what it was made of.

    Args:
        source: What unpacks.
        damage: What it raises where it is damaged.
        ratio: How many times more it may give than it took, once it gave more than a megabyte; None for any.
        packed: How many packed bytes it has taken so far.
    """

    def __init__(
        self,
        source: BinaryIO,
        damage: tuple[type[Exception], ...],
        ratio: int | None = None,
        packed: Callable[[], int] = int,
    ) -> None:
        super().__init__()
        self._source = source
        self._damage = damage
        self._ratio = ratio
        self._packed = packed
        self._given = 0
        self._left: int | None = None

    def allow(self, size: int | None) -> None:
        """Let no more than so many bytes be read from now on; None for any number."""
        self._left = size

    @override
    def piece(self, size: int) -> bytes:
        try:
            data = self._source.read(size)
        except self._damage as error:
            raise Refusal(f"is damaged ({error}); get it again") from error
        self._count(len(data))
        return data

    def _count(self, size: int) -> None:
        """Count what was given.

        Raises:
            Refusal: If it is too much.
        """
        self._given += size
        if self._ratio is not None and inflated(self._given, self._packed(), self._ratio):
            raise Refusal(BOMB.format(self._ratio))
        if self._left is not None:
            self._left -= size
            if self._left < 0:
                raise Refusal("has names and headers of many megabytes, as archives made to do harm do")


def inflated(size: int, packed: int, ratio: int) -> bool:
    """Tell whether something that says its sizes says that it is a bomb."""
    return size > MEGABYTE and size > ratio * max(1, packed)


def up_to(stream: BinaryIO, size: int) -> bytes:
    """Return the next bytes of a stream, so many at most; a buffered stream by itself sets room for all of them aside."""
    pieces = []
    while size > 0 and (piece := stream.read(min(size, _PIECE))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def whole(stream: BinaryIO, limits: Limits, refusal: str) -> bytes:
    """Return all bytes of a stream.

    Args:
        stream: The bytes.
        limits: How many there may be.
        refusal: Why more are refused, with a place for the megabytes.

    Raises:
        Refusal: If there are more.
    """
    data = up_to(stream, limits.size + 1)
    if len(data) > limits.size:
        raise Refusal(refusal.format(limits.size // MEGABYTE))
    return data


def peeked(stream: BinaryIO, length: int) -> tuple[bytes, BinaryIO]:
    """Return how a stream begins, and a stream that begins so."""
    if stream.seekable():
        at = stream.tell()
        head = stream.read(length)
        stream.seek(at)
        return head, stream
    head = up_to(stream, length)
    return head, io.BufferedReader(Ahead(head, stream), _PIECE)


class Ahead(Piecewise):
    """Bytes that were read ahead, and the rest of the stream behind them."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = io.BytesIO(head)
        self._rest = rest

    @override
    def piece(self, size: int) -> bytes:
        return self._head.read(size) or self._rest.read(size)
