"""Verb forms with vowel harmony."""

from __future__ import annotations

import pytest

from positions.languages import attribution
from positions.languages.harmony import conjugated, cue_forms


@pytest.mark.parametrize(
    ("stem", "ending", "form"),
    [
        ("belirt", "DI", "belirtti"),
        ("söyle", "DIlAr", "söylediler"),
        ("söyle", "-Iyor", "söylüyor"),
        ("vurgula", "-Iyor", "vurguluyor"),
        ("vurgula", "YAn", "vurgulayan"),
        ("savun", "mIştI", "savunmuştu"),
        ("ifade eT", "DI", "ifade etti"),
        ("ifade eT", "YAn", "ifade eden"),
        ("ifade eT", "-Iyor", "ifade ediyor"),
        ("kaydeT", "PDI", "kaydedildi"),
        ("vurgula", "PDI", "vurgulandı"),
        ("dile getir", "Rken", "dile getirirken"),
        ("ekle", "Rken", "eklerken"),
        ("altını çiz", "Rken", "altını çizerken"),
        ("yanıtını ver", "Rken", "yanıtını verirken"),
        ("ifade eT", "Rken", "ifade ederken"),
        ("diye konuş", "Rken", "diye konuşurken"),
        ("öne sür", "YArAk", "öne sürerek"),
        ("bil", "PDI", "bilindi"),
        ("aktar", "DIğ*", "aktardığ*"),
        ("aktar", "DIklAr*", "aktardıklar*"),
    ],
)
def test_endings_follow_the_stem(stem: str, ending: str, form: str) -> None:
    assert conjugated(stem, ending) == form


def test_a_verb_that_carries_the_stance_attributes_only_when_finite() -> None:
    forms = dict(cue_forms(attribution("tr")))
    assert forms["reddetti"] == "stance"
    assert "reddeden" not in forms
    assert forms["vurgulayan"] == "relative"
    assert forms["vurgulayarak"] == "follow"
    assert forms["vurgulandı"] == "issued"


def test_a_pack_without_verbs_has_no_forms() -> None:
    assert list(cue_forms(attribution("en"))) == []
