"""Turkish: nouns for words, what only looks like a cue, whose view a clause is about, sources without a name."""

from __future__ import annotations

import pytest

from tests.positions.extraction.reports import statements, told

PESKOV, MERZ, ORBAN, VANCE = "Dmitry Peskov", "Friedrich Merz", "Viktor Orban", "JD Vance"

ROWS = [
    # A quotation between its owner and a noun for words
    ('Vance\'in "Bu savaş bizim savaşımız değil" açıklaması Avrupa\'da yankı uyandırdı.',
     [(VANCE, "Bu savaş bizim savaşımız değil")]),
    ('Orban\'ın "Plan öldü" sözleri tepki çekti.', [(ORBAN, "Plan öldü")]),
    ('Trump\'ın Putin\'e yönelik "Beni dinleyecek" çıkışı Kremlin\'de gülümsemeyle karşılandı.',
     [("Donald Trump", "Beni dinleyecek")]),
    ('Peskov, Trump\'ın planı için "Bu metin masada duruyor" ifadesini kullandı.', [(PESKOV, "Bu metin masada duruyor")]),
    ('Rusya\'nın "özel askeri operasyon" ifadesi BM\'de tartışıldı.', []),
    # A passive verb reports what somebody said
    ("Lavrov'un, Rusya'nın Washington'a ek öneriler ilettiğini söylediği aktarıldı.",
     [("Sergei Lavrov", "Rusya'nın Washington'a ek öneriler ilettiğini")]),
    ('Savunma Bakanı Pistorius\'un, komisyonda "Asker göndermeyiz" dediği öğrenildi.', [("Boris Pistorius", "Asker göndermeyiz")]),
    ('Vance\'in Fox News\'e "Putin ne istediğini biliyor" dediği ortaya çıktı.', [(VANCE, "Putin ne istediğini biliyor")]),
    ('Orban, Trump\'ın kendisine "Budapeşte\'ye geleceğim" dediğini aktardı.', [("Donald Trump", "Budapeşte'ye geleceğim")]),
    # Nouns made of cues, questions, headlines, an occasion alone
    ("Kremlin'den yapılan açıklamada, tarafların metin konusunda hemfikir olduğu belirtildi.",
     [("Kremlin", "tarafların metin konusunda hemfikir olduğu")]),
    ("Peki Kremlin ne diyor?", []),
    ("Fico Brüksel'e seslendi: Para yok", []),
    ("Koçak, Ankara'da düzenlenen basın açıklamasında konuştu.", []),
    # Part of the clause in marks
    ('Tusk, "kalıcı ve adil bir barış" yapılmasını istedi.', [("Donald Tusk", '"kalıcı ve adil bir barış" yapılmasını')]),
    # Whose view a clause before a colon, or a short sentence, is about
    ('Merz\'in cevabı gecikmedi: Planı "kabul edilemez" bulduğunu söyledi.', [(MERZ, 'Planı "kabul edilemez" bulduğunu')]),
    ("Peskov'dan açıklama geldi: Temasların süreceğini belirtti.", [(PESKOV, "Temasların süreceğini")]),
    ('Moskova\'nın tepkisi sertti: Sözcü Peskov, öneriyi "ucuz bir oyun" diye küçümsedi.', [(PESKOV, 'öneriyi "ucuz bir oyun"')]),
    ('Rubio Paris\'e gitti. Orban\'ın tutumu belli. "Bu para Rusya\'nındır, dokunmayız" diyor.',
     [(ORBAN, "Bu para Rusya'nındır, dokunmayız")]),
    # Plurals inside the content; a post on a platform
    ("Zelenskiy bu çağrıya yanıt vermiş, müttefikler yardım ederse seçime gidileceğini duyurmuştu.",
     [("Volodymyr Zelensky", "müttefikler yardım ederse seçime gidileceğini")]),
    ("Fedorov iki drone düştüğünü duyurdu. Telegram'dan yapılan paylaşımda can kaybı olmadığı belirtildi.",
     [("Mykhailo Fedorov", "iki drone düştüğünü"), ("Mykhailo Fedorov", "can kaybı olmadığı")]),
    # An adjacent participle belongs to its occasion; an office that qualifies a noun
    ('Uşakov, Putin ile Witkoff\'un görüşmesinin ardından düzenlediği basın toplantısında şunları söyledi: "Acelemiz yok."',
     [("Yuri Ushakov", "Acelemiz yok.")]),
    ('"Bunun bir atılım olduğunu söyleyemem" diyen Peskov, çalışmaların uzman düzeyinde süreceğini ekledi.',
     [(PESKOV, "Bunun bir atılım olduğunu söyleyemem", "çalışmaların uzman düzeyinde süreceğini")]),
    # Two offices of one person
    ("Eski Rusya Devlet Başkanı ve Güvenlik Konseyi Başkan Yardımcısı Medvedev, Kiev'le konuşmayacaklarını söyledi.",
     [("Dmitry Medvedev", "Kiev'le konuşmayacaklarını")]),
    ("Rusya Devlet Başkanı ve Ukrayna Devlet Başkanı Zelenskiy, görüşmeye hazır olduklarını söyledi.",
     [("Vladimir Putin + Volodymyr Zelensky", "görüşmeye hazır olduklarını")]),
    # A body before a name in a case; a state before an object
    ("Ukrayna ordusu Lıman'ın doğusunu tuttuklarını açıkladı.", [("Armed Forces of Ukraine", "Lıman'ın doğusunu tuttuklarını")]),
    ('Kiev iddiayı "kaba bir yalan" olarak niteledi.', [("Ukraine", 'iddiayı "kaba bir yalan"')]),
    ("Toplantıda Rubio'nun, acele edilmesinin doğru olmayacağını vurguladığı öğrenildi.",
     [("Marco Rubio", "acele edilmesinin doğru olmayacağını")]),
    # An office and, behind a comma, its holder; a setting with a verb's noun
    ("Muhalefetteki partinin lideri, eski Devlet Başkanı Petro Poroşenko ise hükümet kurulması gerektiğini dile getirdi.",
     [("Petro Poroshenko", "hükümet kurulması gerektiğini")]),
    ("Almanya Dışişleri Bakanı Wadephul, Roma'da mevkidaşıyla görüşmesinin ardından, endişe duyduklarını belirtti.",
     [("Johann Wadephul", "endişe duyduklarını")]),
    ("Hükümet sözcüsü Paul Wirtz, gazetecilerin zirveyi sormaları üzerine, tutumun değişmediğini ifade etti.",
     [("Paul Wirtz", "tutumun değişmediğini")]),
    ("Kremlin, liderlerin planı desteklediğini vurguladığını aktardı.", [("Kremlin", "liderlerin planı desteklediğini vurguladığını")]),
    # More verbs of saying, and one that its object is torn from
    ("Tusk, Avrupa'nın uyanması gerektiğini dillendirdi.", [("Donald Tusk", "Avrupa'nın uyanması gerektiğini")]),
    ("Merz, kararın Kiev'e ait olduğunun altını bir kez daha çizdi.", [(MERZ, "kararın Kiev'e ait olduğunun")]),
    ("Frederiksen, hızlı davranılmasını tavsiye etti.", [("Mette Frederiksen", "hızlı davranılmasını")]),
    # Papers speak for themselves in reviews of the press, and only report elsewhere
    ("Le Monde gazetesi, Avrupa'nın bu planla yetinemeyeceğini savunuyor.", [("Le Monde", "Avrupa'nın bu planla yetinemeyeceğini")]),
    ('Süddeutsche Zeitung ise başka bir konuya eğiliyor: "Bu yükü kimse tek başına taşıyamaz."',
     [("Suddeutsche Zeitung", "Bu yükü kimse tek başına taşıyamaz.")]),
    ('The Times gazetesinin yorumunda şu satırlar yer alıyor: "Avrupa uyandı."', [("The Times", "Avrupa uyandı.")]),
    ("Reuters, planın 28 maddeden oluştuğunu yazdı.", []),
    ("Bild gazetesi, Merz'in hazır olduğunu söylediğini yazdı.", [(MERZ, "hazır olduğunu")]),
    # An interview that the lead announces
    ("Emekli büyükelçi Sinan Toros ile barış planını konuştuk.\nPlan yürür mü?\nBu haliyle yürümez.\nRusya ne istiyor?\nZaman kazanmak istiyor.\nTürkiye ne yapmalı?\nMasayı kurmalı.",
     [("Sinan Toros", "Bu haliyle yürümez."), ("Sinan Toros", "Zaman kazanmak istiyor."), ("Sinan Toros", "Masayı kurmalı.")]),
]  # fmt: skip

# (text, speaker, parties, country) of the last statement
SOURCES = [
    ("Teker'e göre sorun yok. Londra'daki bir sigorta brokeri ise primlerin artacağını söyledi.", "unnamed sources", [], None),
    ("Amerikalı bir fon yöneticisi, yatırımcının acele etmeyeceğini söyledi.", "unnamed sources", ["us"], "US"),
    ('34 yaşındaki öğretmen Olena, "Toprak vermek ihanet olur" dedi.', "Olena", [], None),
    ("Kriz Grubu uzmanı Jan Vermeer, tarafların uzak olduğunu söyledi. Uzmana göre ateşkes beklenmemeli.",
     "Jan Vermeer", [], None),
    ("Bulgaristan Başbakanı Rosen Jeliaskov'un istifası kabul edildi. Jeliaskov, kararın ortak olduğunu söyledi.",
     "Rosen Zhelyazkov", ["europe"], "BG"),
    ("Rusya'nın Ankara Büyükelçiliği'nden yapılan açıklamada saldırının terör olduğu savunuldu.", "Russian mission", ["russia"], "RU"),
    ("Rusya Savunma Bakanlığınca yapılan açıklamada iki köyün alındığı belirtildi.",
     "Russian Ministry of Defence", ["russia"], "RU"),
    ("Gazi Üniversitesi Öğretim Üyesi Doç. Dr. Erdem Sarp, planın yürümeyeceğini söyledi.", "Erdem Sarp", [], "TR"),
    # One name behind an age or a relative; names from Russia and Ukraine as English news has them
    ('Moskova sakini 62 yaşındaki Valentina, "Kimse savaş istemiyor artık" diyor.', "Valentina", [], None),
    ('Peskov planın iyi olduğunu söyledi. Komşusu İgor ise ekliyor: "Burada bile güvende değiliz."', "Igor", [], None),
    ("Siyasi analist Volodimir Fesenko, planın zor olduğunu savundu.", "Volodymyr Fesenko", [], None),
    ("Analist Dmitriy Oreşkin'e göre plan zor.", "Dmitry Oreshkin", [], None),
    ("Rus siyaset bilimci Konstantin Kalaçev, planın zor olduğunu savundu.", "Konstantin Kalachev", [], "RU"),
    ('Kuaför Natalya, "Kimse bize ne istediğimizi sormuyor" dedi.', "Natalya", [], None),
    ("Rus askeri blogger Rıbar ise sert misilleme yapılması çağrısında bulundu.", "Ribar", [], "RU"),
    # A house for which several speak
    ("AB Komisyonu Sözcüsü, takvimin değişmeyeceğini belirtti.", "European Commission", ["europe"], "EU"),
    # First names as the press writes them, acronyms that are parts of other words, particles
    ("Harkiv Valisi Oleg Sinegubov, dört kişinin öldüğünü açıkladı.", "Oleh Syniehubov", ["ukraine"], "UA"),
    ("Zaporijya Valisi İvan Fedorov, iki kişinin yaralandığını duyurdu.", "Ivan Fedorov", ["ukraine"], "UA"),
    ("Parlamento Grubu Başkanı Britta Hasselborn, planı yetersiz bulduğunu söyledi.", "Britta Hasselborn", [], None),
    ("Sol Parti Eş Başkanı Jan van Maarten, sürecin başarı şansı görmediğini anlattı.", "Jan van Maarten", [], None),
    ("Türkiye'nin eski Moskova Büyükelçisi Sinan Toros, planın yürümeyeceğini söyledi.", "Sinan Toros", [], "TR"),
    ("Emekli büyükelçi Sinan Toros, Avrupa'nın masada olmadığını söyledi.", "Sinan Toros", [], "TR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_who_says_what(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told("tr", text) == expected


@pytest.mark.parametrize(("text", "speaker", "parties", "country"), SOURCES)
def test_who_speaks(text: str, speaker: str, parties: list[str], country: str | None) -> None:
    found = statements("tr", text)[-1]
    assert " + ".join(s.name for s in found.speakers) == speaker
    assert (list(found.parties), found.country) == (parties, country)


def test_a_word_in_a_quotation_is_no_medium() -> None:
    assert statements("tr", 'Costa, "Karar günü bugündür" sözünü verdi.')[0].via is None
