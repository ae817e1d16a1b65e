"""English persons whom no list knows: whose words, and where they belong."""

from __future__ import annotations

import pytest

from tests.positions.extraction.reports import statements, told

RELATIVE = [
    ("“It holds,” said Mr. Kell, who stressed that the dam would stand.",
     [("Kell", "It holds", "the dam would stand")]),
    ("The letter was signed by Ann Pratt, who told reporters that the port was closed.",
     [("Ann Pratt", "the port was closed")]),
    ("He was joined by the mayor, Ned Foster, who warned that the river might rise.",
     [("Ned Foster", "the river might rise")]),
    ("Kate Bell, who said the bill was dead, left early.", [("Kate Bell", "the bill was dead")]),
    ("''It has one virtue,'' Peter L. Marsh, director of the Canal Center and a professor at Harrow College, said of the plan.",
     [("Peter L. Marsh", "It has one virtue")]),
    ("“A sad day,” said Rep. G.T. Hollis, head of the Rural Caucus. “They knew.”",
     [("G.T. Hollis", "A sad day", "They knew.")]),
    ("Harbour Secretary Jill McNally said the pier was safe.", [("Jill McNally", "the pier was safe")]),
    ("By taking the vote, the council has “crossed a line”, Ned Foster said this morning.",
     [("Ned Foster", "By taking the vote, the council has “crossed a line”")]),
]  # fmt: skip

HOMES = [
    ("Rep. Dana Mott (R-Ohio) said the bridge would open in June.", "us", "US"),
    ("Iryna Bondarenko, a pharmacist from Kramatorsk, said the shops were empty.", "ukraine", "UA"),
    ("Tom Hale, a former officer of the Security Service of Ukraine, said the list was old.", "ukraine", "UA"),
    ("Labour MP Sue Cartwright said the figures were wrong.", "europe", "GB"),
    ("Anton Belov, a member of the State Duma, said the text was late.", "russia", "RU"),
    ("Ned Foster, an analyst at the Canal Institute in Kyiv, said the text was late.", None, None),
    ("Kate Bell, an expert on Russia, said the text was late.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_clauses_and_descriptions_of_persons(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told("en", text) == expected


@pytest.mark.parametrize(("text", "party", "country"), HOMES)
def test_words_beside_a_name_tell_its_state(text: str, party: str | None, country: str | None) -> None:
    (statement,) = statements("en", text)
    assert (statement.parties, statement.country) == ((party,) if party else (), country)
