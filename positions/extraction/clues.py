"""The words that tie a statement to a day, compiled from `[said]` of a language's `dates.toml`."""

from __future__ import annotations

import re
from functools import cache

from positions.extraction.date_forms import either, fold
from positions.extraction.date_words import date_file, load


class Clues:
    """Expressions over folded text; SaidWords says what each is for.

    Args:
        language: The language whose file is read.
    """

    def __init__(self, language: str) -> None:
        words = load(date_file(language)).said
        self.gathering = either(words.open)
        self.event = either((*words.open, *words.closed))
        self.occasion = either(words.occasions)
        self.remote = either(words.remote)
        self.member = either(words.members)
        self.new = either(words.indefinite)
        self.new_before = either(f"(?:{expression}) $" for expression in words.indefinite)
        self.beside = either(words.beside)
        self.relative = either(words.relatives)
        relatives = "|".join(fold(expression) for expression in words.relatives) or "(?!)"
        self.aside = re.compile(rf", (?:\w+ ){{0,2}}(?:{relatives})(?!\w)")
        self.participle = either(f"(?:{expression}) $" for expression in words.participles)
        self.speech = either(words.speech)
        self.retells = either(words.retells)
        self.attributive = either(f"\\w+(?:{expression})$" for expression in words.attributive)
        self.after_object = either(f" ?(?:{expression})" for expression in words.after_object)
        self.back = either(words.back)
        self.earlier = either(words.earlier)


@cache
def clues(language: str) -> Clues:
    """Return the compiled clues of a language.

    Raises:
        DataFileError: If the language has no `dates.toml`, or the file says something impossible.
    """
    return Clues(language)
