"""What is wrong with a language pack although it loads: words that can never be found, or that say nothing new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.codebook import load
from positions.extraction.lexicon import Lexicon
from positions.inspection.files import faults
from positions.inspection.phrases import lost_words, shared_names
from positions.inspection.propositions import idle_propositions
from positions.inspection.remarks import Remark, Weight
from positions.languages import attribution, pack_file

if TYPE_CHECKING:
    from positions.codebook import Codebook

__all__ = ["Remark", "Weight", "inspect"]


def inspect(language: str, codebook: Codebook | None = None) -> tuple[Remark, ...]:
    """Return what is wrong with a language pack: errors first, then by file and line.

    Where a file does not load, the errors of the files are all that is said.

    Args:
        language: The code of a pack.
        codebook: The registry; the bundled one if left out.

    Raises:
        UnknownLanguageError: If there is no such pack.
    """
    remarks = list(faults(language))
    if all(remark.weight is not Weight.ERROR for remark in remarks):
        file = pack_file(language, "attribution")
        lexicon = Lexicon(attribution(language), codebook or load())
        remarks += [*lost_words(file, lexicon), *shared_names(file, lexicon), *idle_propositions(language)]
    weights = list(Weight)
    return tuple(
        sorted(set(remarks), key=lambda each: (weights.index(each.weight), each.file, each.line, each.what))
    )
