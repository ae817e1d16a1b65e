"""Phrases of an issue lexicon that stand twice, or answer a question with yes and no."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from positions.datafile import build
from positions.extraction.issue_words import KINDS, IssueFile
from positions.extraction.phrases import folded
from positions.inspection.files import parts
from positions.inspection.remarks import Remark, Weight
from positions.languages import pack_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.datafile import DataFile


def idle_propositions(language: str) -> Iterator[Remark]:
    """Yield the phrases that stand twice in a list, and those that stand in two lists that contradict each other."""
    if ("issues", True) not in parts(language):
        return
    file = pack_file(language, "issues")
    content = build(IssueFile, file.data, file)
    for part in fields(content.operators):
        yield from _twice(file, language, f"operators.{part.name}", getattr(content.operators, part.name))
    for issue, wording in content.issues.items():
        for kind in KINDS:
            yield from _twice(file, language, f"issues.{issue}.{kind}", getattr(wording, kind))
        answers = {folded(phrase, language) for phrase in wording.yes}
        for phrase in wording.no:
            if folded(phrase, language) in answers:
                line = file.line_of(f'"{phrase}"', after=(f"[issues.{issue}]",))
                told = f"issues.{issue}: {phrase!r} answers with yes and with no"
                yield Remark(Weight.WARNING, file.name, line, told)


def _twice(file: DataFile, language: str, table: str, phrases: tuple[str, ...]) -> Iterator[Remark]:
    seen: set[str] = set()
    for phrase in phrases:
        form = folded(phrase, language)
        if form in seen:
            line = file.line_of(f'"{phrase}"', after=(f"[{table.rsplit('.', 1)[0]}]",))
            yield Remark(Weight.WARNING, file.name, line, f"{table}: {phrase!r} stands twice")
        seen.add(form)
