"""Political news English: unnamed camps, verbs of naming, participles, asides, quotations that are interrupted."""

from __future__ import annotations

import pytest

from tests.positions.extraction.reports import told

UNNAMED = "unnamed sources"

NAMING = [
    ("Democrats called the vote a sham.", [(UNNAMED, "the vote a sham")]),
    ("Republicans called the inquiry a political stunt aimed at the governor.",
     [(UNNAMED, "the inquiry a political stunt aimed at the governor")]),
    ("Critics described the levy as a gift to the rich.", [(UNNAMED, "the levy as a gift to the rich")]),
    ("Lawyers for the town portrayed the sale as routine.", [(UNNAMED, "the sale as routine")]),
    ("The Association of Port Workers called Cole a “friend” of its members.",
     [("Association of Port Workers", "Cole a “friend” of its members")]),
    ("Residents called the office on Monday.", []),
    ("The man his unit calls Falcon does not have an answer.", []),
]  # fmt: skip

BLAMING = [
    ("Democrats accused the panel of hiding the report.", [(UNNAMED, "the panel of hiding the report")]),
    ("Critics accused the network of bias.", [(UNNAMED, "the network of bias")]),
    ("Anna Cole accused voters of sleeping on their rights.", [("Anna Cole", "voters of sleeping on their rights")]),
    ("Unions accuse the council of breaking its word.", [(UNNAMED, "the council of breaking its word")]),
    ("Anna Cole announced lawmakers would vote in June.", [("Anna Cole", "lawmakers would vote in June")]),
    ("Police said supporters had blocked the road.", [(UNNAMED, "supporters had blocked the road")]),
]  # fmt: skip

DEEDS = [
    ("A federal judge blocked the order on Friday, saying the agency had gone too far.",
     [(UNNAMED, "the agency had gone too far")]),
    ("The Harlow Institute filed a motion to open the files, arguing the public had a right to know.",
     [("Harlow Institute", "the public had a right to know")]),
    ("A county board has rejected the plan, saying the road was too narrow.", [(UNNAMED, "the road was too narrow")]),
    ("Two unions endorsed Cole on Tuesday, saying he would protect pensions.",
     [(UNNAMED, "he would protect pensions")]),
    ("Republicans have blocked the bill, warning that it would raise taxes.", [(UNNAMED, "it would raise taxes")]),
]  # fmt: skip

ASIDES = [
    ("Cole -- author of Mending the Bridge, a book on mill towns -- said the plant would close.",
     [("Cole", "the plant would close")]),
    ("Anna Cole – a lawyer by training, and no friend of the mayor – said the vote was fair.",
     [("Anna Cole", "the vote was fair")]),
    ("The union — which has 3,000 members in five states, most of them miners — says it will strike.",
     [(UNNAMED, "it will strike")]),
    ("That’s why, Anna Cole argued, the town should wait.", [("Anna Cole", "That’s why", "the town should wait")]),
    ("This is where, Dan Reed said, the money went.", [("Dan Reed", "This is where", "the money went")]),
    ("All of this, Anna Cole said, will cost money.", [("Anna Cole", "All of this", "will cost money")]),
    ("Each of them, Dan Reed warned, could sue.", [("Dan Reed", "Each of them", "could sue")]),
    ("“The cause is not known,” said Anna Cole, on what was her third day in the job.",
     [("Anna Cole", "The cause is not known")]),
    ("“We lost,” said Dan Reed, in what was his first speech since the vote.", [("Dan Reed", "We lost")]),
]  # fmt: skip

RELATIVES = [
    ("The bill was written by Anna Cole, who last year said the law was doomed.",
     [("Anna Cole", "the law was doomed")]),
    ("The sponsor was Dan Reed, who in 2010 said the party had lost its way.",
     [("Dan Reed", "the party had lost its way")]),
    ("Much of it came from Anna Cole, who on Friday told reporters the deal was dead.",
     [("Anna Cole", "the deal was dead")]),
    ("Anna Cole, who on Wednesday called the talks “good,” has said it is unclear what comes next.",
     [("Anna Cole", "the talks “good,”", "it is unclear what comes next")]),
    ("Dan Reed, who last year said the plan was dead, told reporters on Monday that he had changed his mind.",
     [("Dan Reed", "the plan was dead", "he had changed his mind")]),
]  # fmt: skip

HEARERS = [
    ("Dan Reed told Texans this week he would fight for them.", [("Dan Reed", "he would fight for them")]),
    ("Anna Cole told teachers the plan was dead.", [("Anna Cole", "the plan was dead")]),
    ("Dan Reed told a Rotary lunch he would not run.", [("Dan Reed", "he would not run")]),
    ("Anna Cole warned party donors they had days to act.", [("Anna Cole", "they had days to act")]),
    ("Dan Reed admitted under questioning he had kept the letters.", [("Dan Reed", "he had kept the letters")]),
    ("Anna Cole conceded at a hearing in Boise she had been wrong.", [("Anna Cole", "she had been wrong")]),
    ("Dan Reed told WQXR radio the deal was done in May, “which is all I asked for.”",
     [("Dan Reed", "the deal was done in May, “which is all I asked for.”")]),
]  # fmt: skip

BODIES = [
    ("Administration officials said they feared a delay.", [(UNNAMED, "they feared a delay")]),
    ("The talks stalled; Keene’s team says she will try again.", [("Keene team", "she will try again")]),
    ("Marlow’s delegation said it would walk out.", [("Marlow delegation", "it would walk out")]),
    ("Cole leads by nine points, according to a Tribune/KWLT poll released last week.",
     [("Tribune KWLT", "Cole leads by nine points")]),
    ("The judge agreed with Anna Cole that the files should stay closed.",
     [(UNNAMED, "the files should stay closed")]),
    ("Dan Reed agreed with the mayor that the road was too narrow.", [("Dan Reed", "the road was too narrow")]),
    ("Anna Cole agreed with the plan on Monday.", []),
    ("Anna Cole went on to win the seat in a landslide.", []),
    ("Anna Cole went on to say that the seat was safe.", [("Anna Cole", "the seat was safe")]),
]  # fmt: skip

RESUMED = [
    ("“I like this town,” Dan Reed said. The crowd cheered. “I always have.”",
     [("Dan Reed", "I like this town"), ("Dan Reed", "I always have.")]),
    ("“We had trouble before,” Anna Cole said after the meeting. Nobody laughed. “Our goal is to set some rules.”",
     [("Anna Cole", "We had trouble before"), ("Anna Cole", "Our goal is to set some rules.")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [*NAMING, *BLAMING, *DEEDS, *ASIDES, *RELATIVES, *HEARERS, *BODIES, *RESUMED]
)
def test_habits_of_political_news(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told("en", text) == expected
