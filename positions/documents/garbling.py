"""Text whose letters are not those that were written: bytes read in another encoding than their own, or old fonts.

Nothing is repaired, since a guess would be stored as what somebody said; the refusal tells what it most likely is.
"""

from __future__ import annotations

import re

from positions.documents.reading import Refusal
from positions.languages.detection import detect

# Enough to tell; what is wrong is wrong from the beginning.
_SAMPLE = 1500
_LEAST = 5
# Legacy encodings of the languages that there are packs for.
_SPOKEN = {
    "windows-1251": ("ru", "uk"),
    "koi8-u": ("ru", "uk"),
    "ibm866": ("ru", "uk"),
    "windows-1254": ("tr",),
    "windows-1258": ("vi",),
}
_CYRILLIC = ("windows-1251", "koi8-u", "ibm866")
# The head of a page may be long.
_FAR = 100_000
_TAG = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SWAPPED = re.compile("[а-яёіїєґ][А-ЯЁІЇЄҐ]+")
# UTF-8 byte by byte, as windows-1252 shows it: a letter that opens and one or two that go on; a space that was
# none (0xA0) may have become a usual one.
_GOES_ON = "[\x80-\xbf ‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]"
_TWICE = re.compile(f"[ÂÃÄÅÆÐÑ]{_GOES_ON}|[áâ]{_GOES_ON}{{2}}")
_FEW, _MOSTLY = 3, 0.9
_SHORT = 3
# What windows-1254 has where windows-1252 has letters that only Icelandic needs.
_ICELANDIC = re.compile("[þýðÞÝÐ]")
_WESTERN = re.compile("[À-ÿ]")
# Vietnamese in fonts of before Unicode, whose letters stand on the places of others.
# Source: https://vi.wikipedia.org/wiki/TCVN3, https://vi.wikipedia.org/wiki/VNI
_TCVN3 = re.compile(r"[A-Za-z][¸µ¶·¹¨¼½©ª¬®]|®[a-z¸µ¶·¹]")
_VNI = re.compile("[aouAOU][ùøûõï]|[aeo][äåàáâã]|[öô][ùøûõïôä]|ñ[aeiouöô]")
# Letters that neither those fonts nor windows-1252 have.
_BEYOND = re.compile("[ăđơưĂĐƠƯğĞşŞıİ\u1ea0-\u1ef9\u0400-\u04ff]")
_OFTEN = 0.15


def require_sound(text: str) -> None:
    """Refuse a text whose letters are surely not those that were written.

    Raises:
        Refusal: If so; it says what the text seems to be and what to do.
    """
    if text.isascii():
        return
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    if len(words) < _LEAST:
        return
    if _is_twice(sample):
        raise Refusal(
            "is UTF-8 that was taken for another encoding and saved again; get it as it was, or repair it with ftfy"
        )
    swapped = sum(_SWAPPED.fullmatch(word) is not None for word in words)
    if swapped > len(words) / 4:
        raise Refusal(
            "has its capital and small letters the wrong way round: it is in KOI8 and was taken for WINDOWS-1251, "
            "or the other way round; save it as UTF-8"
        )
    western = len(_WESTERN.findall(sample))
    if western <= len(sample) / 50 or _BEYOND.search(sample):
        return
    for pattern, font in ((_TCVN3, "TCVN3 (ABC)"), (_VNI, "VNI")):
        if len(pattern.findall(sample)) > max(_OFTEN * len(words), _LEAST):
            raise Refusal(f"is Vietnamese for {font} fonts; convert it to Unicode, such as with UniKey")
    if detect(sample):
        return
    found = likely(sample.encode("windows-1252", errors="ignore"))
    long = [word for word in words if len(word) > _SHORT]
    if (found in _CYRILLIC and western > sum(map(len, words)) / 2 and len(long) >= _FEW) or (
        found == "windows-1254" and sum(_ICELANDIC.search(word) is not None for word in long) >= _FEW
    ):
        name = found.upper()
        raise Refusal(f"is in {name}, and was taken for WINDOWS-1252; {converting(name)}")


def converting(encoding: str) -> str:
    """Return what to do with a text in an encoding, which is named as iconv knows it."""
    return f"save it as UTF-8, such as by iconv -f {encoding} -t UTF-8"


def likely(data: bytes) -> str | None:
    """Return the legacy encoding in which bytes that are no UTF-8 most likely are; None where that is not clear."""
    return next((encoding for encoding in _SPOKEN if _speaks(data, encoding)), None)


def _is_twice(sample: str) -> bool:
    """Tell whether a text is what UTF-8 looks like when each of its bytes is taken for a letter."""
    pairs = _TWICE.findall(sample)
    wide = sum(not letter.isascii() for letter in sample)
    paired = sum(not letter.isascii() for pair in pairs for letter in pair)
    return len(pairs) >= _FEW and paired > _MOSTLY * wide


def _speaks(data: bytes, encoding: str) -> bool:
    """Tell whether bytes in an encoding are of a language that is written in it."""
    text = _TAG.sub(" ", data[:_FAR].decode(encoding, errors="replace"))
    words = [word for word in text.split() if not word.isascii()]
    if sum(_SWAPPED.search(word) is not None for word in words) > len(words) / 4:
        return False
    # What is left of a page's markup is in another script than Cyrillic prose.
    return detect(" ".join(words) if encoding in _CYRILLIC else text) in _SPOKEN[encoding]
