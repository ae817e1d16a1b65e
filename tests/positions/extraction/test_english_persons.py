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
    ("A resident of Kyiv said the lights had been off for days.", "ukraine", "UA"),
    ("Residents of Odesa said they had heard blasts all night.", "ukraine", "UA"),
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


FRAMES = [
    ("Ned Foster, who runs a think tank in Oslo, said the plan was thin.", [("Ned Foster", "the plan was thin")]),
    ("The papal nuncio Visvaldas Kulbokas said the offer still stood.", [("Visvaldas Kulbokas", "the offer still stood")]),
    ("Archbishop Shevchuk said parishes in Donetsk were closed.", [("Sviatoslav Shevchuk", "parishes in Donetsk were closed")]),
    ("A serving major who trained recruits was more upbeat. “Give us a job,” he told the paper.",
     [("unnamed sources", "Give us a job")]),
    ("Nobody jumped on the Ned Foster bandwagon. “I sleep well,” Foster said.", [("Ned Foster", "I sleep well")]),
    ("Kate Bell urged voters to stay home.", [("Kate Bell", "to stay home")]),
    ("Several farmers warned, as did the port itself, that the dam might break.",
     [("unnamed sources", "the dam might break")]),
    ("“It's a mess,” Bell's campaign manager, Ned Foster, told CNN.", [("Ned Foster", "It's a mess")]),
    ("“We're done,” said Bell's lawyer, Ned Foster.", [("Ned Foster", "We're done")]),
    ("Both are “friends of mine”, Kate Bell said aboard the ferry earlier this month.",
     [("Kate Bell", "Both are “friends of mine”")]),
    ("Sen. Hobb Ostrow of Nebraska said he was tired.", [("Hobb Ostrow", "he was tired")]),
    ("Governor of Ohio Tim Ostrow said he was tired.", [("Tim Ostrow", "he was tired")]),
    ("Roads are closed; Dole, a Republican, said he would vote yes.", [("Dole", "he would vote yes")]),
    ("Ned Foster spoke first. His view was shared by Ann Pratt, who led the talks. “It is a start,” she said.",
     [("Ann Pratt", "It is a start")]),
    ("ODESA, Nov 24 (Reuters) - Ned Foster said on Monday the port was open.", [("Ned Foster", "the port was open")]),
    ("Paul D. Marsh said the spate of fires demands that all engage in “more listening.”",
     [("Paul D. Marsh", "the spate of fires demands that all engage in “more listening.”")]),
    ("The New York Times reported on Sunday that the mayor had lost.", [("New York Times", "the mayor had lost")]),
    ("Ann Hale and Bob Dole both said they would vote no.", [("Ann Hale + Bob Dole", "they would vote no")]),
    ("Hale's allies, including Dole, say the charges are political.",
     [("unnamed sources", "the charges are political")]),
    ("A harbour officer put it another way: nobody had been asked.", [("unnamed sources", "nobody had been asked")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FRAMES)
def test_frames_of_persons(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told("en", text) == expected


def test_the_state_in_which_a_report_plays() -> None:
    text = (
        "The Dáil voted late. The Taoiseach left, TDs stayed, Fine Gael cheered and Sinn Féin did not.\n"
        "Ned Foster, 71, a retired driver, said the vote was wrong.\n"
        "A neighbour was milder. “Let them talk,” she said.\n"
        "“It is no business of ours,” a Western diplomat in Kyiv said."
    )
    assert [(s.speakers[0].name, s.country) for s in statements("en", text)] == [
        ("Ned Foster", "IE"),
        ("unnamed sources", "IE"),
        ("unnamed sources", None),
    ]


def test_heads_of_live_entries_say_nothing() -> None:
    text = (
        "8:41pm\nTalks open, says Kallas\nThe talks have opened, Kaja Kallas said.\n"
        "6:05pm\nStubb: one issue left\nAlexander Stubb said one issue was left."
    )
    assert [words for _, *words in told("en", text)] == [["The talks have opened"], ["one issue was left"]]
