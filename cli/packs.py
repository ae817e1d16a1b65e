"""What `languages` shows: the packs there are, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.citations import counted
from cli.output import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from positions.inspection import Remark


def listed() -> Sheet:
    """Return the packs with what each of them has."""
    from positions.inspection.files import parts
    from positions.languages import supported

    rows = [
        {"language": code, **{part: "yes" if there else "" for part, there in parts(code)}}
        for code in supported()
    ]
    return Sheet(tuple(rows[0]), rows)


def checked(codes: Sequence[str] | None) -> list[Remark]:
    """Return what is wrong with packs, or with all.

    Raises:
        UnknownLanguageError: If there is no pack of a code.
    """
    from positions.inspection import inspect
    from positions.languages import supported

    return [remark for code in codes or supported() for remark in inspect(code)]


def sheet(remarks: Iterable[Remark]) -> Sheet:
    """Return remarks as rows."""
    rows = [
        {"weight": each.weight.value, "place": f"{each.file}:{each.line}", "what": each.what}
        for each in remarks
    ]
    return Sheet(("weight", "place", "what"), rows)


def summary(remarks: Sequence[Remark], codes: Sequence[str] | None) -> Iterator[str]:
    """Yield how many packs were looked at, and what was found."""
    from positions.languages import supported

    weights = [each.weight.value for each in remarks]
    parts = ", ".join(counted(weights.count(weight), weight) for weight in ("error", "warning", "gap"))
    yield f"{counted(len(codes or supported()), 'pack')}: {parts}"


def broken(remarks: Iterable[Remark]) -> bool:
    """Tell whether a pack does not load."""
    return any(each.weight.value == "error" for each in remarks)
