"""German: a pack added as data, from verbs of saying to days, issues and stances."""

from __future__ import annotations

from datetime import date

import pytest

from positions.extraction import extract
from positions.languages.detection import detect
from positions.model import Form, Stance
from tests.positions.extraction.reports import report, statements, told

UNNAMED = "unnamed sources"

# Text, speakers, content, cue, form. Published on Tuesday, November 25th, 2025.
ROWS = [
    ("Bundeskanzler Friedrich Merz sagte am Montag, der Entwurf sei nur ein Anfang.",
     "Friedrich Merz", ["der Entwurf sei nur ein Anfang"], "sagte", Form.INDIRECT),
    ("Der ukrainische Präsident Wolodymyr Selenskyj sagte, dass sein Land kein Gebiet abtreten werde.",
     "Volodymyr Zelensky", ["sein Land kein Gebiet abtreten werde"], "sagte", Form.INDIRECT),
    ("„Wir sind bereit zu verhandeln“, sagte Kremlsprecher Dmitri Peskow am Dienstag.",
     "Dmitry Peskov", ["Wir sind bereit zu verhandeln"], "sagte", Form.DIRECT),
    ("»Das ist kein Frieden«, sagte Außenminister Johann Wadephul der ARD.",
     "Johann Wadephul", ["Das ist kein Frieden"], "sagte", Form.DIRECT),
    ("Nato-Generalsekretär Mark Rutte betonte: »Russland hat kein Vetorecht.«",
     "Mark Rutte", ["Russland hat kein Vetorecht."], "betonte", Form.DIRECT),
    ("Am Montag sagte US-Präsident Donald Trump, die Gespräche liefen gut.",
     "Donald Trump", ["die Gespräche liefen gut"], "sagte", Form.INDIRECT),
    ("Nach dem Treffen in Genf betonte der amerikanische Außenminister Marco Rubio, es habe Fortschritte gegeben.",
     "Marco Rubio", ["es habe Fortschritte gegeben"], "betonte", Form.INDIRECT),
    ("Russland lehnt einen Waffenstillstand ab, so Lawrow.",
     "Sergei Lavrov", ["Russland lehnt einen Waffenstillstand ab"], "so", Form.INDIRECT),
    ("Laut Selenskyj gibt es noch offene Fragen.",
     "Volodymyr Zelensky", ["gibt es noch offene Fragen"], "Laut", Form.INDIRECT),
    ("Nach Angaben des Kremls dauerte das Gespräch fünf Stunden.",
     "Kremlin", ["dauerte das Gespräch fünf Stunden"], "Nach Angaben", Form.INDIRECT),
    ("Uschakow zufolge wurde kein Kompromiss gefunden.",
     "Yuri Ushakov", ["wurde kein Kompromiss gefunden"], "zufolge", Form.INDIRECT),
    ("Der Plan ist laut Selenskyj noch nicht fertig.",
     "Volodymyr Zelensky", ["Der Plan ist", "noch nicht fertig"], "laut", Form.INDIRECT),
    ("Die Gespräche hätten, so Rubio, große Fortschritte gebracht.",
     "Marco Rubio", ["Die Gespräche hätten", "große Fortschritte gebracht"], "so", Form.INDIRECT),
    ("Der Plan müsse überarbeitet werden, sagte die EU-Außenbeauftragte Kaja Kallas.",
     "Kaja Kallas", ["Der Plan müsse überarbeitet werden"], "sagte", Form.INDIRECT),
    ("Die Ukraine werde nicht aufgeben, teilte das ukrainische Außenministerium mit.",
     "Ukrainian Ministry of Foreign Affairs", ["Die Ukraine werde nicht aufgeben"], "teilte", Form.INDIRECT),
    ("Das Weiße Haus teilte mit, die Gespräche seien produktiv gewesen.",
     "White House", ["die Gespräche seien produktiv gewesen"], "teilte mit", Form.INDIRECT),
    ("Der Kreml wollte sich nicht äußern.",
     "Kremlin", ["wollte sich nicht äußern"], "wollte sich nicht äußern", Form.INDIRECT),
    ("Lawrow nannte den Plan „eine gute Grundlage“.",
     "Sergei Lavrov", ["den Plan „eine gute Grundlage“"], "nannte", Form.MIXED),
    ("Ein ranghoher Beamter sagte der Nachrichtenagentur Reuters, die Delegation reise am Sonntag ab.",
     UNNAMED, ["die Delegation reise am Sonntag ab"], "sagte", Form.INDIRECT),
    ("Insidern zufolge ist die Zahl der Soldaten umstritten.",
     UNNAMED, ["ist die Zahl der Soldaten umstritten"], "zufolge", Form.INDIRECT),
    ("„Das ist“, sagte Merz, „ein erster Schritt.“",
     "Friedrich Merz", ["Das ist", "ein erster Schritt."], "sagte", Form.DIRECT),
    ("Wie Macron am Dienstag mitteilte, wird die Koalition der Willigen am Donnerstag tagen.",
     "Emmanuel Macron", ["wird die Koalition der Willigen am Donnerstag tagen"], "mitteilte", Form.INDIRECT),
    ("Der Sprecher der Bundesregierung, Stefan Kornelius, sagte, Berlin prüfe den Text.",
     "Stefan Kornelius", ["Berlin prüfe den Text"], "sagte", Form.INDIRECT),
    ("Es gebe keine Einigung, sagte der außenpolitische Berater des Kremls, Juri Uschakow, nach dem Treffen.",
     "Yuri Ushakov", ["Es gebe keine Einigung"], "sagte", Form.INDIRECT),
    ("Der Chef des ukrainischen Präsidialamts, Andrij Jermak, erklärte, niemand dürfe Gebietsverzicht erwarten.",
     "Andriy Yermak", ["niemand dürfe Gebietsverzicht erwarten"], "erklärte", Form.INDIRECT),
    ("Selenskyj kündigte an, er werde am Donnerstag nach London reisen.",
     "Volodymyr Zelensky", ["er werde am Donnerstag nach London reisen"], "kündigte an", Form.INDIRECT),
    ("Peskow schloss europäische Truppen in der Ukraine aus.",
     "Dmitry Peskov", ["schloss europäische Truppen in der Ukraine aus"], "schloss", Form.INDIRECT),
    ("Auf die Frage nach einem Zeitplan sagte Vance: „Bald.“",
     "JD Vance", ["Bald."], "sagte", Form.DIRECT),
    ("Der finnische Präsident Alexander Stubb hatte zuvor gesagt, eine Waffenruhe sei unwahrscheinlich.",
     "Alexander Stubb", ["eine Waffenruhe sei unwahrscheinlich"], "gesagt", Form.INDIRECT),
    ("Starmer und Macron betonten, dass nur die Ukraine über ihre Grenzen entscheide.",
     "Keir Starmer + Emmanuel Macron", ["nur die Ukraine über ihre Grenzen entscheide"], "betonten", Form.INDIRECT),
    ("Es bleibe dabei, dass Kiew in die Nato wolle, sagte Umerow in Miami.",
     "Rustem Umerov", ["Es bleibe dabei, dass Kiew in die Nato wolle"], "sagte", Form.INDIRECT),
    ("Merz äußerte sich in Berlin. „Der Weg ist noch weit“, sagte er.",
     "Friedrich Merz", ["Der Weg ist noch weit"], "sagte", Form.DIRECT),
    ("Nach dem Telefonat mit Trump schrieb Selenskyj auf Telegram, die Ukraine brauche echten Frieden.",
     "Volodymyr Zelensky", ["die Ukraine brauche echten Frieden"], "schrieb", Form.INDIRECT),
]  # fmt: skip

DAYS = [
    ("Am Montag sagte Trump, die Gespräche liefen gut.", date(2025, 11, 24)),
    ("Trump sagte am vergangenen Donnerstag, er sei sehr enttäuscht.", date(2025, 11, 20)),
    ("Man sei sich nähergekommen, sagte Umerow am Freitagabend in Miami.", date(2025, 11, 21)),
    ("Merz sagte gestern, der Entwurf sei nur ein Anfang.", date(2025, 11, 24)),
    ("„Wir brauchen Garantien“, betonte Selenskyj am 19. November in Ankara.", date(2025, 11, 19)),
    ("Rubio sagte am 23.11.2025 in Genf, es gebe große Fortschritte.", date(2025, 11, 23)),
    ("Wadephul sagte der ARD, Europa müsse mit am Tisch sitzen.", date(2025, 11, 25)),
]

STANCES = [
    ("Selenskyj sagte, dass sein Land kein Gebiet abtreten werde.", "territory", Stance.OPPOSE),
    ("Putin drohte, Russland werde den Donbass mit Gewalt nehmen.", "territory", Stance.SUPPORT),
    ("Russland lehnt einen Waffenstillstand ab, so Lawrow.", "ceasefire", Stance.OPPOSE),
    ("Macron forderte, dass es sofort eine Waffenruhe geben müsse.", "ceasefire", Stance.SUPPORT),
    ("Der Plan müsse überarbeitet werden, sagte Kaja Kallas.", "plan", Stance.CONDITIONAL),
    ("Lawrow nannte den Plan „eine gute Grundlage“.", "plan", Stance.SUPPORT),
    ("Merz kritisierte den amerikanischen Plan scharf.", "plan", Stance.OPPOSE),
    ("Es bleibe dabei, dass Kiew in die Nato wolle, sagte Umerow.", "nato", Stance.SUPPORT),
    ("Peskow schloss europäische Truppen in der Ukraine aus.", "security_guarantees", Stance.OPPOSE),
    ("„Wir brauchen Garantien“, betonte Selenskyj.", "security_guarantees", Stance.SUPPORT),
    ("Trump sagte, es sei Zeit für Wahlen in der Ukraine.", "elections", Stance.SUPPORT),
    ("Merz sagte, Russland müsse für den Wiederaufbau bezahlen.", "reconstruction", Stance.SUPPORT),
    ("Rubio betonte, es habe große Fortschritte gegeben.", "negotiations", Stance.SUPPORT),
    ("Selenskyj sagte, es werde keine Begrenzung der Armee geben.", "armed_forces", Stance.OPPOSE),
]

NOTHING = [
    "Die Delegationen trafen sich in Genf. Der Plan sieht 28 Punkte vor.",
    "Am Abend war es in Kiew ruhig. Die Menschen schliefen.",
    "Witkoff und Kushner sprachen in Moskau fünf Stunden mit Putin.",
]

REPORT = """Ringen um den Plan

Berlin. Bundeskanzler Friedrich Merz hat am Montag erklärt, dass über Europa nicht ohne Europa entschieden werden \
dürfe. „Der Plan braucht noch viel Arbeit“, sagte er in Berlin.

Kremlsprecher Dmitri Peskow wies dagegen darauf hin, dass Moskau den neuen Text nicht erhalten habe. Nach Angaben \
des Weißen Hauses waren die Gespräche in Genf produktiv.

Die Delegationen reisen am Donnerstag weiter.
"""


@pytest.mark.parametrize(("text", "speaker", "content", "cue", "form"), ROWS)
def test_who_says_what(text: str, speaker: str, content: list[str], cue: str, form: Form) -> None:
    assert told("de", text) == [(speaker, *content)]
    [statement] = statements("de", text)
    assert [span.of(text) for span in statement.cue] == [cue]
    assert statement.form is form


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_on_which_day(text: str, day: date) -> None:
    assert [statement.said_on for statement in statements("de", text)] == [day]


@pytest.mark.parametrize(("text", "issue", "stance"), STANCES)
def test_issue_and_stance(text: str, issue: str, stance: Stance) -> None:
    [statement] = statements("de", text)
    assert {position.issue: position.stance for position in statement.positions}.get(issue) is stance


@pytest.mark.parametrize("text", NOTHING)
def test_no_one_speaks(text: str) -> None:
    assert told("de", text) == []


def test_a_report_from_end_to_end() -> None:
    assert detect(REPORT) == "de"
    found = extract(report("de", REPORT))
    assert [(s.speakers[0].name, s.said_on, s.form) for s in found] == [
        ("Friedrich Merz", date(2025, 11, 24), Form.INDIRECT),
        ("Friedrich Merz", date(2025, 11, 24), Form.DIRECT),
        ("Dmitry Peskov", date(2025, 11, 25), Form.INDIRECT),
        ("White House", date(2025, 11, 25), Form.INDIRECT),
    ]
    assert [s.content[0].of(REPORT) for s in found] == [
        "über Europa nicht ohne Europa entschieden werden dürfe",
        "Der Plan braucht noch viel Arbeit",
        "Moskau den neuen Text nicht erhalten habe",
        "waren die Gespräche in Genf produktiv",
    ]
