"""Turkish: who speaks where no list knows the name: persons by given name, bodies by their noun, offices of persons."""

from __future__ import annotations

import pytest

from tests.positions.extraction.reports import statements

# (text, speakers, parties, country) of the last statement
ROWS = [
    # Persons whose given name is Turkish, with no comma behind them
    ("Pazarda limon satan Hatice Koçak savaşın bitmesini beklediğini anlatıyor.", "Hatice Kocak", [], "TR"),
    ("Emekli Albay Rıdvan Çakır'a göre cephe hattı değişmeyecek.", "Ridvan Cakir", [], "TR"),
    ("Liman işçisi Metin Yıldırım gemilerin artık gelmediğini söyledi.", "Metin Yildirim", [], "TR"),
    ("Belediye Başkanı Kadriye Ilıca limanın kapatılmayacağını duyurdu.", "Kadriye Ilica", ["turkey"], "TR"),
    # Letters without a plain form of their own are spelled as English spells them
    ("Polonyalı milletvekili Paweł Kołacz, Varşova'nın asker göndermeyeceğini söyledi.",
     "Pawel Kolacz", ["europe"], "PL"),
    # Bodies of a name that no list knows, and the noun alone
    ("Rize Valiliği petrole rastlanmadığını açıkladı.", "Rize Valiliği", ["turkey"], "TR"),
    ("Türkiye Armatörler Birliği primlerin arttığını bildirdi. Birlik, çözüm beklediklerini ekledi.",
     "Türkiye Armatörler Birliği", ["turkey"], "TR"),
    ("Rusya Merkez Bankası dava açtı. Banka, her yola başvuracaklarını duyurdu.",
     "Central Bank of Russia", ["russia"], "RU"),
    # Aides and spokespeople without a name, of a person's office
    ("Macron'un ofisinden bir danışman bize görüşmenin süreceğini aktardı.", "unnamed sources", ["europe"], "FR"),
    ("Merz'in danışmanlarından biri, \"Kimse bunu bizden beklemesin\" diye konuştu.", "unnamed sources", ["europe"], "DE"),
    # Two offices of one person; offices of which there is one; the head of something else
    ("Genel Başkan ve Başbakan Pedro Sanchez, asker göndermeyeceklerini söyledi.", "Pedro Sanchez", ["europe"], "ES"),
    ("Rutte, görüşmenin sürdüğünü söyledi. Brüksel'de konuşan Komisyon Başkanı, kararın yakın olduğunu belirtti.",
     "Ursula von der Leyen", ["europe"], "EU"),
    ("Rubio, metnin hazır olduğunu söyledi. Belediye Başkanı Ayten Sarıoğlu limana geldi. Başkan, limanın açık kalacağını bildirdi.",
     "Ayten Sarioglu", ["turkey"], "TR"),
    # What a paper or a leader in a case tells
    ("Gazete, Costa'nın bir temsilci atanmasını savunduğunu da aktarıyor.", "Antonio Costa", ["europe"], "EU"),
    ("Slovak lidere sorarsanız bu para Rusya'nındır ve geri verilecektir.", "Robert Fico", ["europe"], "SK"),
    ("Mark Rutte'nin dünkü basın toplantısından: \"Kimse bizi bölemez, kimse de denemesin.\"",
     "Mark Rutte", ["europe"], None),
    # A last clause without a verb of saying, before a colon
    ('Sikorski "Karar verildi, dönüş yok artık" derken, Letonya Dışişleri Bakanı Baiba Braze temkinliydi: "Henüz erken."',
     "Baiba Braze", ["europe"], "LV"),
    # Names behind a house in the ablative or a participle; surnames that are towns; bodies with "and" in their names
    ("Chatham House'tan Orysia Lutsevych planın aceleye getirildiği kanaatinde.", "Orysia Lutsevych", [], None),
    ("Emekli Albay Ahmet Londra cephenin çökmeyeceğini söyledi.", "Ahmet Londra", [], "TR"),
    ("Ordu Tarım ve Orman Odası Başkanı Salih Peker, ihracatın durduğunu söyledi.", "Salih Peker", ["turkey"], "TR"),
    # A capital İ is the small i of the lists
    ("Emekli Tümgeneral İhsan Kerem Yolcu cephenin çökmeyeceğini söyledi.", "Ihsan Kerem Yolcu", [], "TR"),
    # Media that are words as well
    ("Lavrov bu sabah, Avrupa'nın süreci engellediğini söyledi.", "Sergei Lavrov", ["russia"], "RU"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "parties", "country"), ROWS)
def test_who_speaks(text: str, speaker: str, parties: list[str], country: str | None) -> None:
    found = statements("tr", text)[-1]
    named = " + ".join(s.name for s in found.speakers)
    assert (named, list(found.parties), found.country, found.via) == (speaker, parties, country, None)
