"""Why something could not be fetched."""

from __future__ import annotations

from positions.documents.reading import Refusal


class FetchFailure(Refusal):
    """Why an address could not be fetched, and what to do; the address is added further out."""


class TransientFailure(FetchFailure):
    """A failure that may be over in a moment.

    Args:
        reason: What happened.
        after: Seconds that the server asks to wait, where it does.
    """

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after
