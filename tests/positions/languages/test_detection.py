"""Languages told by letters and function words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions import languages
from positions.languages.detection import detect

OURS = [
    ("vi", "Tổng thống Nga nói các đề xuất của Mỹ có thể làm cơ sở cho một giải pháp cuối cùng."),
    ("vi", "Ông Yermak từ chức"),
    ("vi", "Điện Kremlin từ chối bình luận."),
    (
        "vi",
        "“Không ai nên trông chờ chúng tôi từ bỏ lãnh thổ”, Chánh Văn phòng Andriy Yermak nói với The Atlantic.",
    ),
    ("en", "The Kremlin said on Monday that it had received nothing official from Geneva."),
    ("en", "Russia has neither a vote nor a veto on who joins the alliance, Rutte told El País."),
    ("en", "Recep Tayyip Erdoğan told reporters that İstanbul was open to both sides."),
    (
        "en",
        "Péter Szijjártó and Jarosław Kaczyński were not in the room when it was signed, an official said.",
    ),
    ("ru", "В Кремле не получали ничего официального, заявил пресс-секретарь президента Дмитрий Песков."),
    ("ru", "Компромисса по территориям пока нет, но стороны готовы работать и дальше."),
    ("ru", "«Мы не намерены вести этот разговор через мегафон», — сказал он журналистам."),
    ("uk", "Секретар РНБО Рустем Умєров доповів президентові про перемовини у Флориді."),
    ("uk", "«Ми не зупиняємося, доки не буде справедливого миру», — написав глава держави."),
    ("uk", "Про це повідомив речник Кремля."),
    ("tr", "Dışişleri Bakanı Hakan Fidan, İstanbul'un kapısının iki tarafa da açık olduğunu söyledi."),
    ("tr", "Putin, Donbas'ı ya silah zoruyla ya da çekilme yoluyla alacaklarını ifade etti."),
    ("tr", "KREMLİN: BU BİR BARIŞ DEĞİL, ATEŞKES İÇİN ÇALIŞIYORUZ"),
    ("de", "Der Kanzler sagte am Montag, dass die Ukraine nicht zu einem Frieden gezwungen werden dürfe."),
    ("de", "Die Regierung in Berlin war in den Gesprächen an der Seite von Kiew."),
    ("de", "„Wir sind bereit zu verhandeln“, sagte Kremlsprecher Dmitri Peskow am Dienstag."),
]

OTHERS = [
    (
        "French",
        "Le président français a déclaré lundi que seuls les Ukrainiens pouvaient décider de leurs frontières.",
    ),
    ("Spanish", "El presidente dijo que la paz no se puede construir sobre la rendición de un país."),
    ("Portuguese", "O presidente disse que não há paz sem o respeito pela soberania da Ucrânia."),
    ("Italian", "La presidente del Consiglio ha detto che il piano è una base su cui lavorare."),
    ("Romanian", "Președintele a spus că nu se poate construi pacea pe capitularea unei țări."),
    ("Dutch", "De minister zei dat het plan een basis is waarop verder moet worden gewerkt."),
    ("Swedish", "Statsministern sade att det inte är möjligt att bygga fred på en kapitulation."),
    ("Finnish", "Presidentti sanoi, että Ukraina ei ole yksin ja että rauha on mahdollinen."),
    ("Polish", "Premier powiedział, że warto byłoby wiedzieć, kto i gdzie napisał ten plan."),
    ("Czech", "Prezident řekl, že o hranicích může rozhodovat jen Ukrajina a nikdo jiný."),
    ("Croatian", "Predsjednik je rekao da će se o granicama odlučivati samo u Kijevu."),
    ("Hungarian", "A miniszterelnök azt mondta, hogy a béke csak tárgyalásokkal érhető el."),
    ("Azerbaijani", "Prezident bildirdi ki, sülh üçün hər iki tərəfin razılığı lazımdır."),
    ("Indonesian", "Presiden mengatakan bahwa perdamaian tidak dapat dibangun dengan penyerahan wilayah."),
    ("Bulgarian", "Президентът каза, че само украинците могат да решават за границите на страната си."),
    ("Bulgarian", "Премиерът заяви, че планът не е добър и че ще говори с партньорите."),
    ("Serbian", "Председник је рекао да ће о границама одлучивати само Украјинци, а не велике силе."),
    ("Macedonian", "Претседателот рече дека за границите може да одлучува само Украина и никој друг."),
    ("Belarusian", "Прэзідэнт сказаў, што пра межы могуць вырашаць толькі самі ўкраінцы."),
    ("Kazakh", "Президент бейбіт келіссөздер жалғасуы керек деп мәлімдеді."),
    ("Chinese", "外交部发言人表示,中方支持一切有利于和平的努力。"),
    ("Arabic", "قال الرئيس إن السلام لا يمكن أن يقوم على الاستسلام."),
    ("Greek", "Ο πρωθυπουργός είπε ότι μόνο οι Ουκρανοί μπορούν να αποφασίσουν."),
    ("nothing", ""),
    ("numbers", "28 + 19 = 47"),
    ("names", "Macron, Merz, Starmer, Zelensky, Umerov, Witkoff"),
    ("signs", "… — «»"),
]


@pytest.mark.parametrize(("language", "text"), OURS)
def test_language_is_told_by_a_sentence(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(("language", "text"), OURS)
def test_normal_form_does_not_matter(language: str, text: str) -> None:
    assert detect(unicodedata.normalize("NFD", text)) == language


@pytest.mark.parametrize(("name", "text"), OTHERS, ids=[f"{n}-{i}" for i, (n, _) in enumerate(OTHERS)])
def test_other_languages_are_nobodys(name: str, text: str) -> None:
    assert detect(text) is None


def test_text_in_two_scripts_by_halves_has_no_language() -> None:
    assert detect("Песков сказал это вчера. The spokesman said that yesterday.") is None


def test_foreign_quotation_does_not_change_the_language() -> None:
    assert detect(f"{OURS[4][1]} {OURS[5][1]} In Russian he said: «Ничего».") == "en"


def test_every_language_with_a_pack_can_be_told() -> None:
    assert set(languages.supported()) <= {language for language, _ in OURS}


@given(st.text(max_size=300))
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    assert detect(text) in {None, *languages.supported()}


@given(
    st.lists(st.sampled_from([text for language, text in OURS if language == "vi"]), min_size=1, max_size=5)
)
def test_more_of_a_language_stays_that_language(texts: list[str]) -> None:
    assert detect("\n".join(texts)) == "vi"
