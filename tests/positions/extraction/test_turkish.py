"""Turkish: who said what, sentence by sentence; rows (text, expected statements)."""

from __future__ import annotations

import pytest

from positions.model import Form
from tests.positions.extraction.reports import statements, told

PESKOV, PUTIN, ZELENSKY, TRUMP = "Dmitry Peskov", "Vladimir Putin", "Volodymyr Zelensky", "Donald Trump"
ERDOGAN, FIDAN, USHAKOV, LAVROV = "Recep Tayyip Erdogan", "Hakan Fidan", "Yuri Ushakov", "Sergei Lavrov"
UNNAMED = "unnamed sources"

ROWS = [
    # Subject, content clause, cue
    ("Kremlin Sözcüsü Dmitriy Peskov, ABD ile temasların sürdüğünü söyledi.", [(PESKOV, "ABD ile temasların sürdüğünü")]),
    ("Fidan, önce ateşkes ilan edilmesi şartıyla asker göndermeye hazır olduklarını söyledi.",
     [(FIDAN, "önce ateşkes ilan edilmesi şartıyla asker göndermeye hazır olduklarını")]),
    ("Peskov ise görüşmelerin cuma günü başlayacağını açıkladı.", [(PESKOV, "görüşmelerin cuma günü başlayacağını")]),
    ("Trump, Zelenskiy'nin seçime gitmesi gerektiğini savundu.", [(TRUMP, "Zelenskiy'nin seçime gitmesi gerektiğini")]),
    ("Rus lider, Avrupa'nın süreci engellediğini öne sürmüştü.", [(PUTIN, "Avrupa'nın süreci engellediğini")]),
    ("Zelenskiy, Donbas'tan çekilmeyeceklerini de sözlerine ekledi.", [(ZELENSKY, "Donbas'tan çekilmeyeceklerini")]),
    ("Lavrov, barışın temel nedenlere inmesi gerektiğinin altını çizdi.",
     [(LAVROV, "barışın temel nedenlere inmesi gerektiğinin")]),
    ("AB Komisyonu Başkanı Ursula von der Leyen ile AB Konseyi Başkanı Antonio Costa, Ukrayna'nın yanında olduklarını vurguladı.",
     [("Ursula von der Leyen + Antonio Costa", "Ukrayna'nın yanında olduklarını")]),
    ("Görüşmelerin yarın da süreceğini Peskov bildirdi.", [(PESKOV, "Görüşmelerin yarın da süreceğini")]),
    # Adverbials between subject and content
    ("Zelenskiy, X hesabından yaptığı paylaşımda, garantilerin yazıldığını belirtti.", [(ZELENSKY, "garantilerin yazıldığını")]),
    ("Erdoğan, Putin'e Türkiye'nin ev sahipliği yapabileceğini iletti.", [(ERDOGAN, "Türkiye'nin ev sahipliği yapabileceğini")]),
    ("Uşakov dün gazetecilere toplantının faydalı geçtiğini anlattı.", [(USHAKOV, "toplantının faydalı geçtiğini")]),
    ("Dmitriyev, müzakerelerin iyi gittiğini X'te duyurdu.", [("Kirill Dmitriev", "müzakerelerin iyi gittiğini")]),
    ("Macron, Paris'te, garantilerin imzalandığını söyledi.", [("Emmanuel Macron", "garantilerin imzalandığını")]),
    ("Zelenskiy, pazar günü Trump ile görüşeceğini duyurdu.", [(ZELENSKY, "pazar günü Trump ile görüşeceğini")]),
    ("Peskov, basına sızan metinler üzerinden konuşmayacaklarını söyledi.",
     [(PESKOV, "basına sızan metinler üzerinden konuşmayacaklarını")]),
    ("Zelenskiy, Rusya'nın açıklamalarında samimi olmadığını söyledi.",
     [(ZELENSKY, "Rusya'nın açıklamalarında samimi olmadığını")]),
    # Quotations
    ('Merz, "Bugün ateşkes ihtimali gerçekçi görünüyor" dedi.', [("Friedrich Merz", "Bugün ateşkes ihtimali gerçekçi görünüyor")]),
    ("Lavrov, “Hiçbir formülü kabul etmeyiz” ifadelerini kullandı.", [(LAVROV, "Hiçbir formülü kabul etmeyiz")]),
    ("Fidan, ''Barışa hiç olmadığımız kadar yakınız.'' diye konuştu.", [(FIDAN, "Barışa hiç olmadığımız kadar yakınız.")]),
    ('Rutte, "Bir sonraki hedef biz olabiliriz" eleştirisini yöneltti.', [("Mark Rutte", "Bir sonraki hedef biz olabiliriz")]),
    ('Trump, "Çok güzel bir görüşme yaptık" diye sevincini paylaştı.', [(TRUMP, "Çok güzel bir görüşme yaptık")]),
    ('"Bu planla barış gelmez" dedi Zelenskiy.', [(ZELENSKY, "Bu planla barış gelmez")]),
    ('Erdoğan şunları kaydetti: "Karadeniz bir hesaplaşma alanı olmamalı."', [(ERDOGAN, "Karadeniz bir hesaplaşma alanı olmamalı.")]),
    ('Erdoğan şöyle konuştu:\n"Karadeniz bir hesaplaşma alanı olmamalı."', [(ERDOGAN, "Karadeniz bir hesaplaşma alanı olmamalı.")]),
    ('Tusk: "Ya bugün para ya yarın kan."', [("Donald Tusk", "Ya bugün para ya yarın kan.")]),
    ('Trump, iyimser olduğunu söyledi: "Yaklaşıyoruz, hem de çok hızlı yaklaşıyoruz."',
     [(TRUMP, "iyimser olduğunu", "Yaklaşıyoruz, hem de çok hızlı yaklaşıyoruz.")]),
    ("Orban, Brüksel'in ‘Rubicon’u geçtiğini’ savundu.", [("Viktor Orban", "Brüksel'in ‘Rubicon’u geçtiğini’")]),
    ('Peskov, süreci "Uzun soluklu bir iş" olarak gördüklerini, "Acelemiz yok", "Bekleriz" dedi.',
     [(PESKOV, 'süreci "Uzun soluklu bir iş" olarak gördüklerini, "Acelemiz yok", "Bekleriz"')]),
    # Participles before their source
    ('"Garantiler bağlayıcı olmalı" diyen Zelenskiy, Kongre onayı beklediklerini ifade etti.',
     [(ZELENSKY, "Garantiler bağlayıcı olmalı", "Kongre onayı beklediklerini")]),
    ("Avrupa'nın süreci baltaladığını savunan Peskov, tutumlarının değişmediğini vurguladı.",
     [(PESKOV, "Avrupa'nın süreci baltaladığını", "tutumlarının değişmediğini")]),
    ("Barışın uzak olmadığını belirten ve tarafları masaya çağıran Erdoğan, kararlı olduklarını söyledi.",
     [(ERDOGAN, "Barışın uzak olmadığını", "kararlı olduklarını")]),
    ("Planın hazır olduğunu söyleyen Zelenskiy'nin uçağı Berlin'e indi.", [(ZELENSKY, "Planın hazır olduğunu")]),
    ("Putin'le görüşen Erdoğan, ateşkesin mümkün olduğunu söyledi.", [(ERDOGAN, "ateşkesin mümkün olduğunu")]),
    # Converbs
    ("Fidan, müzakerelerin sürdüğünü söyleyerek İstanbul'un hazır olduğunu belirtti.",
     [(FIDAN, "müzakerelerin sürdüğünü", "İstanbul'un hazır olduğunu")]),
    ('Starmer, anın kritik olduğunu belirterek "Kiev\'e baskı yapılmasın" dedi.',
     [("Keir Starmer", "anın kritik olduğunu", "Kiev'e baskı yapılmasın")]),
    ('Orban, "Bu yol savaşa çıkar" diyerek salondan ayrıldı.', [("Viktor Orban", "Bu yol savaşa çıkar")]),
    # Several attributions in a sentence
    ("Rubio en verimli günü yaşadıklarını söyledi; ancak daha iş olduğunu ekledi.",
     [("Marco Rubio", "en verimli günü yaşadıklarını", "daha iş olduğunu")]),
    ("Putin planın temel olabileceğini söylerken, Zelenskiy onurlarını koruyacaklarını belirtti.",
     [(PUTIN, "planın temel olabileceğini"), (ZELENSKY, "onurlarını koruyacaklarını")]),
    ("Putin heyeti kabul etti, Peskov ise görüşmenin uzun süreceğini söyledi.", [(PESKOV, "görüşmenin uzun süreceğini")]),
    ("Putin heyeti kabul etti ve görüşmenin uzun süreceğini söyledi.", [(PUTIN, "görüşmenin uzun süreceğini")]),
    # According to
    ("Uşakov'a göre Donbas'ta ateşkes ancak çekilmeden sonra mümkün.", [(USHAKOV, "Donbas'ta ateşkes ancak çekilmeden sonra mümkün")]),
    ("Plan, Beyaz Saray Sözcüsü Leavitt'e göre, iki taraf için de iyi.", [("Karoline Leavitt", "Plan", "iki taraf için de iyi")]),
    ("Zelenskiy'nin aktardığına göre Washington, birliklerin çekilmesini istiyor.",
     [(ZELENSKY, "Washington, birliklerin çekilmesini istiyor")]),
    ("Rusya anayasasına göre toprak devredilemez.", []),
    ("Ukrayna'da yapılan bir ankete göre halk barış istiyor.", []),
    # Documents
    ("Kremlin'den yapılan açıklamada, tarafların yeniden görüşeceği belirtildi.", [("Kremlin", "tarafların yeniden görüşeceği")]),
    ("Rusya Savunma Bakanlığından yapılan açıklamada, kentin alındığı duyuruldu.",
     [("Russian Ministry of Defence", "kentin alındığı")]),
    ("Gönüllüler Koalisyonu'nun ortak bildirisinde, ateşkesin izleneceği vurgulandı.",
     [("Coalition of the Willing", "ateşkesin izleneceği")]),
    ("İletişim Başkanlığının açıklamasına göre Erdoğan, Türkiye'nin hazır olduğunu belirtti. Açıklamada, temasların süreceği kaydedildi.",
     [(ERDOGAN, "Türkiye'nin hazır olduğunu"), ("Turkish Presidency", "temasların süreceği")]),
    ("Peskov'dan, \"Acelemiz olmadığını herkes biliyor\" yanıtı geldi.", [(PESKOV, "Acelemiz olmadığını herkes biliyor")]),
    ("Toplantıda ikili ilişkilerin ele alındığı bildirildi.", []),
    ("Dışişleri Bakanlığından yapılan açıklamada saldırının kınandığı belirtildi.",
     [("Turkish Ministry of Foreign Affairs", "saldırının kınandığı")]),
    ("Güler temaslarını sürdürüyor. Milli Savunma Bakanı Yaşar Güler, ateşkesin şart olduğunu söyledi. Bakanlık, katkıya hazır olunduğunu bildirdi.",
     [("Yasar Guler", "ateşkesin şart olduğunu"), ("Turkish Ministry of Defence", "katkıya hazır olunduğunu")]),
    # One source's words in another's
    ("Vatikan'dan yapılan açıklamada Papa'nın diyaloğun sürmesi gerektiğini vurguladığı belirtildi.",
     [("Pope Leo XIV", "diyaloğun sürmesi gerektiğini")]),
    ("Uşakov, Putin'in planı kabul edebileceğini söylediğini aktardı.", [(PUTIN, "planı kabul edebileceğini")]),
    ("Uşakov, Putin'in ABD'ye sinyaller gönderdiğini aktardı.", [(USHAKOV, "Putin'in ABD'ye sinyaller gönderdiğini")]),
    # Stance, naming, refusals
    ("Zelenskiy, toprak tavizini kesin bir dille reddetti.", [(ZELENSKY, "toprak tavizini kesin bir dille reddetti")]),
    ("Orban, dondurulmuş varlıkların kullanılmasına karşı çıktı.",
     [("Viktor Orban", "dondurulmuş varlıkların kullanılmasına karşı çıktı")]),
    ('Dmitriyev, görüşmeleri "yapıcı" olarak nitelendirdi.', [("Kirill Dmitriev", 'görüşmeleri "yapıcı"')]),
    ("Peskov, planın içeriğine dair yorum yapmaktan kaçındı.", [(PESKOV, "planın içeriğine dair yorum yapmaktan kaçındı")]),
    ("Peskov ise soruları yanıtsız bıraktı.", [(PESKOV, "soruları yanıtsız bıraktı")]),
    ("Moskova henüz yanıt vermedi.", []),
    # Unnamed sources
    ("Üst düzey bir ABD'li yetkili, metnin hazır olduğunu söyledi. Aynı yetkili, sürenin kısa olduğunu ekledi.",
     [(UNNAMED, "metnin hazır olduğunu"), (UNNAMED, "sürenin kısa olduğunu")]),
    ("Konuya yakın iki kaynak Reuters'a, metnin hazır olduğunu aktardı.", [(UNNAMED, "metnin hazır olduğunu")]),
    ("Uşakov görüşmeyi anlattı. Rus yetkili, toplantının faydalı olduğunu belirtti.", [(USHAKOV, "toplantının faydalı olduğunu")]),
    # Dropped subjects, things that do not speak
    ("Fidan, umutlu olduklarını söyledi. Tarafların yaklaştığını da ekledi.",
     [(FIDAN, "umutlu olduklarını"), (FIDAN, "Tarafların yaklaştığını")]),
    ("Fidan, umutlu olduklarını söyledi. Taslak, birliklerin çekilmesini öngörüyor.", [(FIDAN, "umutlu olduklarını")]),
    ("Axios, Witkoff'un Kiev'e gideceğini yazdı.", []),
    ("Erdoğan gazetecilerin sorularını yanıtladı.", []),
    # More of clauses and lists
    ("Putin heyeti ağırladı, Peskov ise görüşmenin uzun süreceğini söyledi.", [(PESKOV, "görüşmenin uzun süreceğini")]),
    ("Putin heyeti ağırladı ve görüşmenin uzun süreceğini söyledi.", [(PUTIN, "görüşmenin uzun süreceğini")]),
    ("Fidan, görüşmelerin sürdüğünü belirterek heyeti uğurladı, Peskov ise acele etmediklerini söyledi.",
     [(FIDAN, "görüşmelerin sürdüğünü"), (PESKOV, "acele etmediklerini")]),
    ("Planın hazır olduğunu söyleyen Zelenskiy konuşurken Trump, metni görmediğini belirtti.",
     [(ZELENSKY, "Planın hazır olduğunu"), (TRUMP, "metni görmediğini")]),
    ("Macron, Merz ve Starmer, varlıkların dondurulmuş kalacağını söyledi.",
     [("Emmanuel Macron + Friedrich Merz + Keir Starmer", "varlıkların dondurulmuş kalacağını")]),
    ("Erdoğan ile görüşen Zelenskiy, tutumunun aynı olduğunu söyledi.", [(ZELENSKY, "tutumunun aynı olduğunu")]),
    ("Trump, Putin ve Zelenskiy'nin görüşmesi gerektiğini söyledi.", [(TRUMP, "Putin ve Zelenskiy'nin görüşmesi gerektiğini")]),
    ("Rusya ve Ukrayna, esirlerin takas edileceğini duyurdu.", [("Russia + Ukraine", "esirlerin takas edileceğini")]),
    ("Zelenskiy, planın hazır olduğunu dün açıkladı.", [(ZELENSKY, "planın hazır olduğunu")]),
    ("Fidan, Lavrov'a güvendiğini söyledi.", [(FIDAN, "Lavrov'a güvendiğini")]),
    ('Peskov, "Bizim acelemiz yok" diye, her zamanki gibi, gülümseyerek ayrıldı.', []),
    ('Peskov açıklamada bulundu. "Bizim hiç acelemiz yok" dedi.', [(PESKOV, "Bizim hiç acelemiz yok")]),
    ("Moskova ateşkes önerisini incelediğini bildirdi.", [("Russia", "ateşkes önerisini incelediğini")]),
    ("Rusya, önerileri incelediğini bildirdi.", [("Russia", "önerileri incelediğini")]),
    ("Zelenskiy, kararlı olduklarını söyledi. Rus ordusunun ilerleyemediğini belirtti.",
     [(ZELENSKY, "kararlı olduklarını"), (ZELENSKY, "Rus ordusunun ilerleyemediğini")]),
    ("Kremlin iddiaları kesin bir dille yalanladı.", []),
    ("Reuters'a göre Kiev'in yanıt vereceği belirtildi.", []),
    ("Uzmanlara göre planın uygulanması zor olduğu belirtildi.", [(UNNAMED, "planın uygulanması zor olduğu")]),
    ("Kaynaklara göre plan değişti.", [(UNNAMED, "plan değişti")]),
    ("Kaynaklar planın değiştiğini söylediğini aktardı.", [(UNNAMED, "planın değiştiğini söylediğini")]),
    ("Gönüllüler Koalisyonu liderlerinin bildirisinde garantilerin imzalanacağı belirtildi.",
     [("Coalition of the Willing", "garantilerin imzalanacağı")]),
    ("G7 liderleri, garantilerin imzalanacağını bildirdi.", [("G7", "garantilerin imzalanacağını")]),
    ("Putin'in ABD ziyaretini değerlendiren Peskov, tarihin belli olmadığını söyledi.", [(PESKOV, "tarihin belli olmadığını")]),
    ("Zaporijya Nükleer Santrali, barışın anahtarı olduğunu gösterdi.", []),
    ("Toplantıda Rusya Dışişleri Bakanı Lavrov, tutumlarının değişmediğini söyledi.", [(LAVROV, "tutumlarının değişmediğini")]),
    ("Driscoll'un danışmanı, metnin hazır olduğunu söyledi.", [(UNNAMED, "metnin hazır olduğunu")]),
    ("ABD'nin Ukrayna Özel Temsilcisi Keith Kellogg, anlaşmanın yakın olduğunu söyledi.",
     [("Keith Kellogg", "anlaşmanın yakın olduğunu")]),
    ("Ukrayna heyetinin başkanı Rüstem Umerov, ilerleme sağlandığını söyledi.", [("Rustem Umerov", "ilerleme sağlandığını")]),
    ("Kremlin'den bazı yetkililer, metnin hazır olduğunu söyledi.", [(UNNAMED, "metnin hazır olduğunu")]),
    ("Kiev'den ayrılan Zelenskiy, metnin hazır olduğunu söyledi.", [(ZELENSKY, "metnin hazır olduğunu")]),
    ("Kremlin'e yakın duran Orban, metnin hazır olduğunu söyledi.", [("Viktor Orban", "metnin hazır olduğunu")]),
    ('Stefançuk, "Buna ancak halkımız karar verir" diyerek iddiaları geri çevirdi.',
     [("Ruslan Stefanchuk", "Buna ancak halkımız karar verir", "iddiaları geri çevirdi")]),
    ("Kremlin'in bildirisinde Putin'in ABD'li mevkidaşına planı kabul edebileceğini ifade ettiği aktarıldı.",
     [(PUTIN, "planı kabul edebileceğini")]),
    ("Kaynaklardan biri metnin hazır olduğunu söyledi.", [(UNNAMED, "metnin hazır olduğunu")]),
    ("Putin'in Avrupalı ve Amerikalı konuklarına hitap eden Peskov, acele etmediklerini söyledi.",
     [(PESKOV, "acele etmediklerini")]),
    ("NATO Türkiye'nin katkısını beklediğini bildirdi.", [("NATO", "Türkiye'nin katkısını beklediğini")]),
    ("ABD Ukrayna'nın yanında olduğunu bildirdi.", [("United States", "Ukrayna'nın yanında olduğunu")]),
    ("Beyaz Saray'dan yetkililer, metnin hazır olduğunu söyledi.", [(UNNAMED, "metnin hazır olduğunu")]),
    ("Putin'in sözcüsü, metnin hazır olduğunu söyledi. Zelenskiy hükümeti, süreci desteklediğini bildirdi.",
     [(PESKOV, "metnin hazır olduğunu"), ("Ukraine", "süreci desteklediğini")]),
    ("Zaporijya Nükleer Santrali için Rusya'nın Grossi'ye güvence verdiğini Peskov doğruladı.",
     [(PESKOV, "Zaporijya Nükleer Santrali için Rusya'nın Grossi'ye güvence verdiğini", "doğruladı")]),
    # Names in a case are no subjects
    ("Ukrayna'nın NATO üyeliğinden vazgeçebileceğini Zelenskiy açıkladı.",
     [(ZELENSKY, "Ukrayna'nın NATO üyeliğinden vazgeçebileceğini")]),
    ("Ukrayna lideri, ABD ve Rusya arasındaki temasları izlediklerini söyledi.",
     [(ZELENSKY, "ABD ve Rusya arasındaki temasları izlediklerini")]),
    ("Trump yönetimi, planın değişebileceğini bildirdi.", [("White House", "planın değişebileceğini")]),
    ("Starmer'ın ofisi, planın değişebileceğini bildirdi.", [("Downing Street", "planın değişebileceğini")]),
    ("İtalya Başbakanlık Ofisi, asker gönderilmeyeceğini bildirdi.", [("Italian Government", "asker gönderilmeyeceğini")]),
    # Nouns for words
    ("Peskov, tarafların masaya dönmesi çağrısında bulundu.", [(PESKOV, "tarafların masaya dönmesi")]),
    ("Macron, garantilerin kâğıt üzerinde kalmaması gerektiği görüşünü dile getirdi.",
     [("Emmanuel Macron", "garantilerin kâğıt üzerinde kalmaması gerektiği")]),
    ("Ateşkesin şart olduğu uyarısını yapan Guterres yurda döndü.", [("Antonio Guterres", "Ateşkesin şart olduğu")]),
    ("Kallas, Avrupa'nın masada olacağı iddiasını yineleyerek Moskova'ya yüklendi.",
     [("Kaja Kallas", "Avrupa'nın masada olacağı")]),
    ('Zelenskiy, "Toprak vermeyiz, kimse bunu beklemesin" sözleriyle tepkisini ortaya koydu.',
     [(ZELENSKY, "Toprak vermeyiz, kimse bunu beklemesin")]),
    ('Trump\'ın "Donbas Rusya\'nın olacak, hepsi bu" sözlerini değerlendiren Peskov, tutumlarının bilindiğini söyledi.',
     [(PESKOV, "tutumlarının bilindiğini")]),
    ("Karadeniz'de gemilerin vurulmasını değerlendiren Erdoğan, ateşkesin şart olduğunu söyledi.",
     [(ERDOGAN, "ateşkesin şart olduğunu")]),
    ('Soruya Putin\'in yanıtı kısa oldu: "Bekleyip göreceğiz."', [(PUTIN, "Bekleyip göreceğiz.")]),
    ('Merz\'in yorumu ise "Bu plan ölü doğdu, yazık" oldu.', [("Friedrich Merz", "Bu plan ölü doğdu, yazık")]),
    ('Zelenskiy\'den Trump\'a yanıt: "Biz toprak satmayız."', [(ZELENSKY, "Biz toprak satmayız.")]),
    ('Rutte\'nin sabahki konuşmasından: "Ukrayna\'yı yalnız bırakmayacağız."', [("Mark Rutte", "Ukrayna'yı yalnız bırakmayacağız.")]),
    ("Vance'in cumartesi günü yaptığı değerlendirme daha sertti.", []),
    # Words relayed
    ("Rusya Devlet Başkanı Putin'in planı kabul edebileceğini söylediğini hatırlatan Peskov, acele etmediklerini belirtti.",
     [(PUTIN, "planı kabul edebileceğini"), (PESKOV, "acele etmediklerini")]),
    ("Fidan, Putin'in ateşkesi kabul edeceğini ilettiğini açıkladı.", [(PUTIN, "ateşkesi kabul edeceğini")]),
    ("Trump Putin'i aradı. Uşakov'un açıkladığına göre iki lider, planın görüşülmesi gerektiği konusunda hemfikir.",
     [("Donald Trump + Vladimir Putin", "planın görüşülmesi gerektiği")]),
    ("Kallas'a bakılırsa Avrupa'nın başka seçeneği yok.", [("Kaja Kallas", "Avrupa'nın başka seçeneği yok")]),
    # Names as the Turkish press spells them
    ("Sıbiga, görüşmelerin sürdüğünü söylüyordu.", [("Andrii Sybiha", "görüşmelerin sürdüğünü")]),
    ("Naryşkin, Batı'nın süreci baltaladığını anlattı.", [("Sergei Naryshkin", "Batı'nın süreci baltaladığını")]),
    ("Kıslitsa, heyetin döneceğini bildirdi.", [("Sergiy Kyslytsya", "heyetin döneceğini")]),
    # Experts, ranks, compounds that are nobody's name
    ("Bilkent Üniversitesinden Doç. Dr. Kerem Tansu, planın ölü doğduğunu savundu. Tansu yine de görüşmelerin süreceğini düşünüyor.",
     [("Kerem Tansu", "planın ölü doğduğunu"), ("Kerem Tansu", "görüşmelerin süreceğini")]),
    ("Emekli Tümamiral Selim Varol'a göre Boğazlar kapalı kalmalı.", [("Selim Varol", "Boğazlar kapalı kalmalı")]),
    ("Lavrov, BM Genel Kurulu'nun Ukrayna oturumunda yaptığı konuşmada, tutumlarının değişmediğini söyledi.",
     [(LAVROV, "tutumlarının değişmediğini")]),
    ("ABD ile Ukrayna heyetleri, ortak açıklamada, görüşmelerin verimli geçtiğini vurguladı.",
     [("United States delegation + Ukrainian delegation", "görüşmelerin verimli geçtiğini")]),
    ("Ukrayna Enerji Bakanlığının verdiği bilgiye göre Kiev'de elektrik yok.",
     [("Ukrainian Ministry of Energy", "Kiev'de elektrik yok")]),
    # Sentences around blocks and colons
    ("Fidan umutlu. Rusya'nın NATO üyelerine saldırabileceğine dair raporlar hatırlatılınca Bakan şu tespitte bulundu:\n\"Masadaki plan tarihî bir fırsat.\"",
     [(FIDAN, "Masadaki plan tarihî bir fırsat.")]),
    ('"Adil bir barışa doğru adım attık."\nsözleriyle konuşmasını tamamlayan Umerov, ayrıntı vermedi.',
     [("Rustem Umerov", "Adil bir barışa doğru adım attık.", "ayrıntı vermedi")]),
    ("Peskov acele etmediklerini belirtti.Lavrov ise planı beklediklerini söyledi.",
     [(PESKOV, "acele etmediklerini"), (LAVROV, "planı beklediklerini")]),
    ("Erdoğan'ın açıklamalarından satır başları şöyle:\nBiz hep barıştan yana olduk.\nYeni görüşmelere hazırız.\nKremlin, planı beklediklerini bildirdi.",
     [(ERDOGAN, "Biz hep barıştan yana olduk.", "Yeni görüşmelere hazırız."), ("Kremlin", "planı beklediklerini")]),
    ('Zelenskiy şunları söyledi:\n"Konu zor. Liderler konuşmalı."\n"Garantisiz imza atmayız."\nTrump planın iyi olduğunu belirtti.',
     [(ZELENSKY, "Konu zor. Liderler konuşmalı.", "Garantisiz imza atmayız."), (TRUMP, "planın iyi olduğunu")]),
    ('Orban, Brüksel\'i eleştirerek, "Savaşın parasını biz ödemeyeceğiz" mesajını verdi.',
     [("Viktor Orban", "Savaşın parasını biz ödemeyeceğiz")]),
    # Brief answers, own words, objects in the plural
    ("Peskov, ateşkesle ilgili soruya “Yorum yok” demekle yetindi.", [(PESKOV, "ateşkesle ilgili soruya “Yorum yok” demekle yetindi")]),
    ("Putin, Kiev'in yanaşmadığını öne sürdü; kendisine göre şartlar değişmiş değil.",
     [(PUTIN, "Kiev'in yanaşmadığını", "şartlar değişmiş değil")]),
    ("Orban için gece iyi bitti; kendisi, paranın harcanmasının aptallık olduğunu söylüyordu.",
     [("Viktor Orban", "paranın harcanmasının aptallık olduğunu")]),
    ("Rutte, ''Sıradaki hedef biziz'' diyerek müttefikleri harcamalarını artırmaya çağırdı.",
     [("Mark Rutte", "Sıradaki hedef biziz", "müttefikleri harcamalarını artırmaya")]),
    ("Bakan Fidan, perşembe gününün son tarih olmadığını söyledi.", [(FIDAN, "perşembe gününün son tarih olmadığını")]),
    # Asides that attribute, adverbials of words, documents and who published them
    ("Trump'a sorarsanız barış kapıda. Fidan'ın dediği gibi, savaşın kazananı olmayacak.",
     [(TRUMP, "barış kapıda"), (FIDAN, "savaşın kazananı olmayacak")]),
    ('Putin, "Çekilmezlerse bunu askeri yolla başarırız" diye kaydetti.', [(PUTIN, "Çekilmezlerse bunu askeri yolla başarırız")]),
    ("Budrys, \"Moskova'yı ödüllendiremeyiz\" uyarısıyla toplantıdan ayrıldı.",
     [("Kestutis Budrys", "Moskova'yı ödüllendiremeyiz")]),
    ("Avrupalı liderler ortak açıklama yayımladı. Açıklamada, garantilerin bağlayıcı olacağı kaydedildi.",
     [("European leaders", "garantilerin bağlayıcı olacağı")]),
    ("Heyete yakın bir kaynak planın kaldığını söylerken, bir başka kaynak ise metnin değişeceğini vurguladı.",
     [(UNNAMED, "planın kaldığını"), (UNNAMED, "metnin değişeceğini")]),
    ("Rubio, planın ABD'nin olmadığını gazetecilere söyledi.", [("Marco Rubio", "planın ABD'nin olmadığını")]),
    ("Fidan'la konuştuk.\nSORU: Plan sizce nasıl?\nCEVAP: Dikkatle inceliyoruz.\nSORU: Peki ateşkes?\nCEVAP: Şart.",
     [(FIDAN, "Dikkatle inceliyoruz."), (FIDAN, "Şart.")]),
    ("Uşakov, 2 Kasım'da yapılan görüşmenin faydalı geçtiğini belirtti.",
     [(USHAKOV, "2 Kasım'da yapılan görüşmenin faydalı geçtiğini")]),
    ("Zelenskiy konuştu. Moskova sivilleri hedef almadığını savunuyor.", [("Russia", "sivilleri hedef almadığını")]),
    ("Zelenskiy, direneceklerini söyledi.", [(ZELENSKY, "direneceklerini")]),
    ("\"Avrupa plan yazamıyor\" diyen Fidan'a göre garantiler ABD'siz olmaz.",
     [(FIDAN, "Avrupa plan yazamıyor", "garantiler ABD'siz olmaz")]),
    ("Zelenskiy, toprak düğümünün çözülmediğini gizlemedi.", [(ZELENSKY, "toprak düğümünün çözülmediğini")]),
    ("Fransa, Almanya ve İngiltere liderleri, planın değişeceğini açıkladı.", [("European leaders", "planın değişeceğini")]),
    ("Kadirov da plana değindi. Çeçen lider, Kiev'in çekilmesi gerektiğini ileri sürdü.",
     [("Ramzan Kadyrov", "Kiev'in çekilmesi gerektiğini")]),
    ("NTV: Ne zaman görüşeceksiniz?\nFidan: Yarın görüşeceğiz.\nNTV: Nerede?\nFidan: İstanbul'da.",
     [(FIDAN, "Yarın görüşeceğiz."), (FIDAN, "İstanbul'da.")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_who_says_what(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told("tr", text) == expected


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Beyaz Saray'dan bir yetkili, metnin hazır olduğunu söyledi.", ["US"]),
        ("Kremlin'e yakın bir kaynak, metnin hazır olduğunu söyledi.", ["RU"]),
        ("Adının açıklanmasını istemeyen Ukraynalı bir diplomat, metnin hazır olduğunu söyledi.", ["UA"]),
        ("Türk Dışişleri kaynakları, temasların süreceğini bildirdi.", ["TR"]),
        ("ABD yönetiminden bir yetkili, metnin hazır olduğunu söyledi.", ["US"]),
        ("Putin'in ofisinden bir yetkili, metnin hazır olduğunu söyledi.", ["RU"]),
        ("Güler konuştu. Bakanlık kaynakları, metnin hazır olduğunu söyledi.", ["TR"]),
        ("Ukrayna heyetine yakın bir kaynak, metnin hazır olduğunu söyledi.", ["UA"]),
        (
            "MSB kaynakları, metnin hazır olduğunu söyledi. Kaynaklar, sürenin kısa olduğunu ekledi.",
            ["TR", "TR"],
        ),
    ],
)
def test_unnamed_officials_have_their_state(text: str, countries: list[str | None]) -> None:
    found = statements("tr", text)
    assert {s.speakers[0].name for s in found} == {UNNAMED}
    assert [s.country for s in found] == countries


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Zelenskiy, Axios'a verdiği röportajda planın hazır olduğunu söyledi.", "Axios"),
        (
            "Cumhurbaşkanlığının açıklamasına göre Erdoğan, Türkiye'nin hazır olduğunu belirtti.",
            "Turkish Presidency",
        ),
        ("Reuters'ın haberine göre Peskov, planın incelendiğini söyledi.", "Reuters"),
    ],
)
def test_outer_sources(text: str, via: str) -> None:
    assert [s.via for s in statements("tr", text)] == [via]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('Peskov, "Bize kalıcı bir barış lazım" dedi.', Form.DIRECT),
        ("Peskov, kalıcı bir barış istediklerini söyledi.", Form.INDIRECT),
        ('Peskov, "kalıcı" bir barış istediklerini söyledi.', Form.MIXED),
    ],
)
def test_forms(text: str, form: Form) -> None:
    assert [s.form for s in statements("tr", text)] == [form]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Lavrov, taleplerinin aynı olduğunu söyledi. Lavrov, pazartesi günü de planı “ölü” diye nitelemişti.",
            [25, 24],
        ),
        ("Pazartesi günü Cenevre'deki görüşmenin ardından Umerov, uzlaşma olmadığını söyledi.", [24]),
        ("Cuma günü planı “iyi bir temel” sözleriyle karşılayan Putin'den dün yeni yorum gelmedi.", [21]),
        ("“Önce ateşkes gerekiyor” diyen Zelenskiy, pazartesi günü Paris'e gitti.", [25]),
    ],
)
def test_the_past_of_the_past_and_clauses_behind_the_source_date_nothing_else(
    text: str, days: list[int]
) -> None:
    assert [s.said_on.day for s in statements("tr", text)] == days


def test_an_ambassador_is_of_the_country_that_sends_him() -> None:
    found = statements("tr", "Ukrayna'nın Ankara Büyükelçisi Selim Tansu, temasların sürdüğünü söyledi.")
    assert [s.country for s in found] == ["UA"]


def test_analysts_speak_for_no_party() -> None:
    found = statements("tr", "Amerikalı siyaset bilimci John Tarrow, planın yürümeyeceğini düşünüyor.")
    assert [(s.speakers[0].name, s.country, s.parties) for s in found] == [("John Tarrow", "US", ())]
