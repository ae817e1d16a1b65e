"""What can go wrong, said in words: one family of errors, each with its exit code."""

from __future__ import annotations


class PositionsError(Exception):
    """A known failure; its message says what, where and what to do next."""

    exit_code = 1


class DataFileError(PositionsError):
    """A codebook or language file says something impossible."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")
        self.file = file
        self.line = line


class DocumentError(PositionsError):
    """A document cannot be read."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


_PLURALS = {"party": "parties"}


class UnknownNameError(PositionsError):
    """A party, issue, speaker or plan that the codebook does not hold."""

    exit_code = 2

    def __init__(self, kind: str, name: str, suggestions: tuple[str, ...] = ()) -> None:
        lists = " or ".join(f"`positions {_PLURALS.get(each, f'{each}s')}`" for each in kind.split(" or "))
        verb = "list" if " or " in kind else "lists"
        hint = f"did you mean {', '.join(suggestions)}?" if suggestions else f"{lists} {verb} them"
        super().__init__(f"unknown {kind} {name!r}; {hint}")
        self.kind = kind
        self.name = name
        self.suggestions = suggestions


class QuestionError(PositionsError):
    """A question that was not wholly understood."""

    exit_code = 3


class NothingFoundError(PositionsError):
    """The store holds no statement that answers; this never means that nothing was said."""

    exit_code = 4


class StoreError(PositionsError):
    """The store is missing, outdated, newer than the program, or out of reach."""

    exit_code = 5


class LostStoreError(StoreError):
    """The connection to the store broke; the same work may succeed when it is tried again."""


class FetchError(PositionsError):
    """A page or feed could not be fetched."""

    exit_code = 6
