"""General news English: sources that no list knows, and the frames in which its outlets report."""

from __future__ import annotations

import pytest

from positions.extraction import extract
from positions.model import Block, BlockKind, Document, Span
from tests.positions.extraction.reports import PUBLISHED, told

UNNAMED = "unnamed sources"

PLAIN = [
    ("Critics say the bill would hurt small farms.", [(UNNAMED, "the bill would hurt small farms")]),
    ("Several local farmers argue that the rule came too late.", [(UNNAMED, "the rule came too late")]),
    ("The tax will cost jobs, three former aides said.", [(UNNAMED, "The tax will cost jobs")]),
    ("“It was chaos,” said a woman who lives across the street.", [(UNNAMED, "It was chaos")]),
    ("The NFIB says it will wait.", [("NFIB", "it will wait")]),
    ("Owners were less sure. “It's hard to see,” one of them said.", [(UNNAMED, "It's hard to see")]),
    ("A Harrow College poll released Thursday found most voters are tired.",
     [("Harrow College", "most voters are tired")]),
    ("Teachers, meanwhile, argue that the rules are unfair.", [(UNNAMED, "the rules are unfair")]),
    ("Police said the man had fled on foot.", [(UNNAMED, "the man had fled on foot")]),
    ("Advisers to the mayor say he will not run again.", [(UNNAMED, "he will not run again")]),
    ("Voters in the state of Iowa who backed him last time say they are tired.", [(UNNAMED, "they are tired")]),
    ("A Monmouth poll found that most voters dislike both candidates.",
     [("Monmouth", "most voters dislike both candidates")]),
    ("Wages rose by 2 percent, according to a Labor Department report.",
     [("Labor Department", "Wages rose by 2 percent")]),
    ("The Hartwell campaign said it raised more than $3 million in May.",
     [("Hartwell campaign", "it raised more than $3 million in May")]),
    ("The Center for Public Ledgers said the filing was late.", [("Center for Public Ledgers", "the filing was late")]),
    ("The lawsuit alleges that the city hid the tests.", [(UNNAMED, "the city hid the tests")]),
]  # fmt: skip

NAMES = [
    ("Jim Harlan, 61, a retired welder, said on Monday that prices were up.", [("Jim Harlan", "prices were up")]),
    ("A spokesman for Mr. Keene, Todd Barlow, said in an email that the judge “stands by every word.”",
     [("Todd Barlow", "the judge “stands by every word.”")]),
    ("Ohio Gov. Peter Lund, for one, said he could live with it.", [("Peter Lund", "he could live with it")]),
    ("Kevin Moss frowned. His wife, Ellen, nodded. “Everything,” she said.", [("Ellen", "Everything")]),
    ("Is that so? Not according to Samir Nassar, a broker. “People leave all the time,” he says.",
     [("Samir Nassar", "People leave all the time")]),
    ("A Polish colonel smiled. “It will take weeks,” the colonel said.", [(UNNAMED, "It will take weeks")]),
    ("Dale Whitcomb, a 52-year-old plumber from Macon, Georgia, says taxes are too high.",
     [("Dale Whitcomb", "taxes are too high")]),
    ("Rep. Paul Hadley of Ohio, an ally of the speaker, said Tuesday his main fear is that turnout will be low.",
     [("Paul Hadley", "his main fear is that turnout will be low")]),
    ("Mr. Okafor, a professor at Ridgemont College, said the numbers were wrong.",
     [("Okafor", "the numbers were wrong")]),
    ("Falcon, a drone pilot, answered with two words: “Not yet.”", [("Falcon", "Not yet.")]),
    ("Maryna, who repairs radios, says the winter will be hard.", [("Maryna", "the winter will be hard")]),
    ("“No deal is better,” said Emily Trump-Hale.", [("Emily Trump-Hale", "No deal is better")]),
    ("“We will vote no,” Kevin Johnson, a machinist, told the paper.", [("Kevin Johnson", "We will vote no")]),
    ("Top party donor Harold Finch said on Friday he would wait.", [("Harold Finch", "he would wait")]),
    ("The roads are closed, the county sheriff, Ann Pratt, said on Facebook.", [("Ann Pratt", "The roads are closed")]),
    ("Carol Diaz spoke first. The vote was rigged, the retired teacher said.", [("Carol Diaz", "The vote was rigged")]),
]  # fmt: skip

HABITS = [
    ("To sell the port, Kate Bell told the station, was “absurd.”",
     [("Kate Bell", "To sell the port", "was “absurd.”")]),
    ("If it goes on alone, Kate Bell told reporters on Monday, its share will be “small.”",
     [("Kate Bell", "If it goes on alone", "its share will be “small.”")]),
    ("His teams, Ned Foster announced on X late on Tuesday, had mended the line so that a town could be lit.",
     [("Ned Foster", "His teams", "had mended the line so that a town could be lit")]),
    ("What is left could go to schools, Kate Bell said.", [("Kate Bell", "What is left could go to schools")]),
    ("Kate Bell refused to predict an outcome.", [("Kate Bell", "refused to predict an outcome")]),
    ("Kate Bell left open whether the port would close.", [("Kate Bell", "left open whether the port would close")]),
    ("Ned Foster had spoken of a “great” deal of work.", [("Ned Foster", "a “great” deal of work")]),
    ("Kate Bell allowed that prices might rise.", [("Kate Bell", "prices might rise")]),
    ("Ned Foster, asked in Ohio what Kate Bell would have to pay, told reporters: “She’ll pay. Everybody will.”",
     [("Ned Foster", "She’ll pay. Everybody will.")]),
    ("Kate Bell called the flood “a test” on X. Her deputy, Mariana Petrova, told us Ohio had no objection.",
     [("Kate Bell", "the flood “a test” on X"), ("Mariana Petrova", "Ohio had no objection")]),
    ("Ned Foster testified Wednesday before the Water Commission.", []),
    ("I doubt it, given the time. – Kate Bell told journalists in Ohio on Sunday.",
     [("Kate Bell", "I doubt it, given the time")]),
    ("“The road is the best we have.” — Kate Bell, on the radio, Sunday night.",
     [("Kate Bell", "The road is the best we have.")]),
    ("Three nurses said they had not seen it. One of them: “We are told it is fine.”",
     [(UNNAMED, "they had not seen it"), (UNNAMED, "We are told it is fine.")]),
    ("Kate Bell left. At the market Olena, 44, who sells cheese, has no vote. “Let it end,” she says.",
     [("Olena", "Let it end")]),
    ("Kate Bell left. Petro, a driver buying bread, disagreed. They will come back, he said.",
     [("Petro", "They will come back")]),
    ("“I mend roofs,” Oleksandr Honcharenko says. “Leave? Where to?” says Honcharenko.",
     [("Oleksandr Honcharenko", "I mend roofs"), ("Oleksandr Honcharenko", "Leave? Where to?")]),
    ("ROAD TALKS: Mayor Kate Bell will present the text today. Two-thirds is for roads, she said on Sunday.",
     [("Kate Bell", "Two-thirds is for roads")]),
    ("A Commission spokeswoman confirmed to Ann Pratt that it had come. It would be answered, she said.",
     [("European Commission", "it had come"), ("European Commission", "It would be answered")]),
    ("A poll published on Monday by the Hale Institute of Roads found that most drivers are tired.",
     [("Hale Institute of Roads", "most drivers are tired")]),
]  # fmt: skip

FRAMES = [
    ("“What does it matter?” Kate Bell asked during the hearing.", [("Kate Bell", "What does it matter?")]),
    ("It was, Kate Bell said, “the best day of my life.”", [("Kate Bell", "It was", "the best day of my life.")]),
    ("Many of those voters, Mr. Ashe noted, live in suburbs.", [("Ashe", "Many of those voters", "live in suburbs")]),
    ("Ned Foster said on Channel 9’s “Sunday Hour” that the story was “a hit job.”",
     [("Ned Foster", "the story was “a hit job.”")]),
    ("Kate Bell called the letter “a joke” in a post on Facebook on Friday.", [("Kate Bell", "the letter “a joke”")]),
    ("Kate Bell refused to set a date.", [("Kate Bell", "refused to set a date")]),
    ("“I never signed it,” Ned Foster insisted, though a video shows otherwise.",
     [("Ned Foster", "I never signed it")]),
    ("Ned Foster emailed donors saying: “The fight goes on.”", [("Ned Foster", "The fight goes on.")]),
    ("“Let him decide,” said Ned Foster, urging those calling for his exit to wait.",
     [("Ned Foster", "Let him decide")]),
    ("Quote from Ned Foster: “Nobody asked us.”", [("Ned Foster", "Nobody asked us.")]),
    ("Karen Hobbs opposed the law. In her view, it punishes the poor.", [("Karen Hobbs", "it punishes the poor")]),
    ("The road, Mike Landry said Monday, is closed, and the bridge will follow.",
     [("Mike Landry", "The road", "is closed, and the bridge will follow")]),
    ("Linda Marsh insists the party must change, and has written a book on it.",
     [("Linda Marsh", "the party must change")]),
    ("Frank Doyle told The Associated Press the talks had ended “badly.”",
     [("Frank Doyle", "the talks had ended “badly.”")]),
    ("Greg Walden is telling donors that he can win.", [("Greg Walden", "he can win")]),
    ("“We like it here,” Tom Reyes said in Macau, the world’s largest hub for gambling.",
     [("Tom Reyes", "We like it here")]),
]  # fmt: skip

NOTHING = [
    "The plan calls for a vote within 100 days.",
    "The rules apply to those who have won at least eight states to be eligible for the prize.",
    "The storm put thousands of homes in the dark.",
    "Neither campaign responded to a request for comment.",
    "The company found buyers for its plants in Ohio.",
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_sources_that_no_list_knows(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told("en", text) == expected


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_persons_that_no_list_knows(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told("en", text) == expected


@pytest.mark.parametrize(("text", "expected"), HABITS)
def test_habits_of_reports(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told("en", text) == expected


@pytest.mark.parametrize(("text", "expected"), FRAMES)
def test_frames_of_news_english(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told("en", text) == expected


def test_a_block_quotation_belongs_to_the_subject_above_it() -> None:
    body = "In her speech Ana Rossi struck a hopeful note.\n\nWe were heard.\n\nThat matters."
    blocks = tuple(
        Block(kind, Span(body.index(words), body.index(words) + len(words)))
        for kind, words in (
            (BlockKind.PARAGRAPH, "In her speech Ana Rossi struck a hopeful note."),
            (BlockKind.QUOTE, "We were heard."),
            (BlockKind.QUOTE, "That matters."),
        )
    )
    found = extract(Document("x", body, "en", PUBLISHED, blocks=blocks))
    assert [(s.speakers[0].name, [c.of(body) for c in s.content]) for s in found] == [
        ("Ana Rossi", ["We were heard.", "That matters."])
    ]


def test_a_bare_q_asks_in_a_transcript() -> None:
    body = (
        "MS. LEAVITT: Good afternoon.\n\nQ The mayor says he will resign. Is that so?\n\n"
        "MS. LEAVITT: I have nothing for you."
    )
    assert [words for _, *words in told("en", body)] == [["Good afternoon."], ["I have nothing for you."]]


@pytest.mark.parametrize("text", NOTHING)
def test_deeds_are_no_statements(text: str) -> None:
    assert told("en", text) == []
