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


FRONTED = [
    ("Saying he was tired, Dan Reed announced that he would not run.",
     [("Dan Reed", "he was tired", "he would not run")]),
    ("Calling the law a disgrace, Anna Cole urged senators to vote no.",
     [("Anna Cole", "the law a disgrace", "to vote no")]),
    ("Claiming the press was out to get him, Dan Reed told Fox that “they want me gone.”",
     [("Dan Reed", "the press was out to get him", "they want me gone.")]),
    ("Arguing that the law was unfair, two senators voted against it.", [(UNNAMED, "the law was unfair")]),
    ("Calling it “a mess,” Anna Cole said the plan was dead.", [("Anna Cole", "it “a mess,”", "the plan was dead")]),
    ("Bemoaning the “rigged system,” Dan Reed accused Cole of being a liar.",
     [("Dan Reed", "Cole of being a liar")]),
    ("Citing “grave doubts,” Anna Cole said she would vote no.", [("Anna Cole", "she would vote no")]),
]  # fmt: skip

SECOND = [
    ("His wife agreed, but also contended that the sale was legal.", [(UNNAMED, "the sale was legal")]),
    ("The committee rejected the plan and said the road was too narrow.", [(UNNAMED, "the road was too narrow")]),
    ("Two unions have endorsed Cole and say he will protect pensions.", [(UNNAMED, "he will protect pensions")]),
    ("A clerk crossed out a line and added the words “in full.”", []),
    ("Democrats said the hearing was a waste. They noted that he offered to come, but Reed declined.",
     [(UNNAMED, "the hearing was a waste"), (UNNAMED, "he offered to come, but Reed declined")]),
]  # fmt: skip

NAMED_SO = [
    ("The fire began with a blast that Mayor Anna Cole described as “a tragedy.”",
     [("Anna Cole", "a blast", "a tragedy.")]),
    ("The plan, which Anna Cole called “a mess,” passed.", [("Anna Cole", "The plan", "a mess")]),
    ("The plan passed despite what Anna Cole called “a mess” of rules.", [("Anna Cole", "a mess")]),
    ("She is engaging in what analysts described as age-old tactics: lowering hopes.", [(UNNAMED, "age-old tactics")]),
    ("It was a habit that Dan Reed himself has called “my only vice.”", [("Dan Reed", "a habit", "my only vice.")]),
    ("The bill that Anna Cole called a mess passed.", []),
]  # fmt: skip

BEHIND_QUOTES = [
    ("“It’s over,” Marsh, a two-term governor, said Tuesday.", [("Marsh", "It’s over")]),
    ("“It’s over,” Hayes, who once led the board, said.", [("Hayes", "It’s over")]),
    ("“It’s over,” Anna Cole, the mayor of Boise, told the paper.", [("Anna Cole", "It’s over")]),
    ("“Not yet,” Ostrow, the panel’s chairman, said Friday.", [("Ostrow", "Not yet")]),
    ("Most Democrats believe the ad was false.", [(UNNAMED, "the ad was false")]),
    ("Few Republicans think the bill will pass.", [(UNNAMED, "the bill will pass")]),
]  # fmt: skip


LATE_NEWS = [
    ("The march began shortly after Dan Reed said he accepts the result at last.",
     [("Dan Reed", "he accepts the result at last")]),
    ("Protests broke out hours after Anna Cole told a crowd the mill would close in May.",
     [("Anna Cole", "the mill would close in May")]),
    ("The vote was put off after Anna Cole warned that the roads were not safe.",
     [("Anna Cole", "the roads were not safe")]),
    ("Shares fell two days after Dan Reed wrote that the merger was off for good.",
     [("Dan Reed", "the merger was off for good")]),
    ("The inquiry opened a week after Anna Cole claimed the tapes had been burned.",
     [("Anna Cole", "the tapes had been burned")]),
    ("The room went silent after Anna Cole spoke.", []),
    ("The room went silent after Anna Cole said so.", []),
]  # fmt: skip


NOUNS = [
    ("The warning from Anna Cole that the mill would close came on Monday.", [("Anna Cole", "the mill would close")]),
    ("Dan Reed's repeated insistence that the bridge was safe drew laughter.",
     [("Dan Reed", "the bridge was safe")]),
    ("The claim by Democrats that the count was rigged has been dismissed.",
     [("Democrats", "the count was rigged")]),
    ("In a swipe at the council, Dan Reed's accusation that the mayor lied was read out twice.",
     [("Dan Reed", "the mayor lied")]),
    ("Despite Anna Cole's assurance that nobody would lose a job, forty people were dismissed.",
     [("Anna Cole", "nobody would lose a job")]),
    ("Contrary to Dan Reed's claim that a deal was close, Anna Cole said much work was left.",
     [("Dan Reed", "a deal was close"), ("Anna Cole", "much work was left")]),
    ("A claim that won votes was dropped.", []),
    ("The statement that he made was false.", []),
]  # fmt: skip

PASSIVES = [
    ("Reporters were told by Dan Reed that the road would reopen.", [("Dan Reed", "the road would reopen")]),
    ("The panel was told on Friday by its chairman, Dan Reed, that funds had run out.",
     [("Dan Reed", "funds had run out")]),
    ("The levy was described by Anna Cole as a gift to the rich.",
     [("Anna Cole", "The levy", "as a gift to the rich")]),
    ("The inquiry was called “a sham” by critics.", [(UNNAMED, "The inquiry", "a sham")]),
    ("Residents were urged by police to stay indoors.", [(UNNAMED, "Residents", "to stay indoors")]),
    ("The house was built by Cole as a summer home.", []),
]  # fmt: skip

SHORT = [
    ("Dan Reed said taxes would rise.", [("Dan Reed", "taxes would rise")]),
    ("Anna Cole said so twice.", []),
    ("Mayor Anna de Souza said the blast was no accident.", [("Anna de Souza", "the blast was no accident")]),
]  # fmt: skip


NAMESAKES = [
    ("Bill Marsh came with his wife, Anna Marsh. The road was closed, Bill Marsh said.",
     [("Bill Marsh", "The road was closed")]),
    ("Interior Minister Somsak Thepsuthin said the road was closed. Somsak said it would reopen in May.",
     [("Somsak Thepsuthin", "the road was closed"), ("Somsak Thepsuthin", "it would reopen in May")]),
    ("Advisers to Mr. Marsh say the deal is dead.", [(UNNAMED, "the deal is dead")]),
]  # fmt: skip

ATTITUDES = [
    ("Many farmers are afraid that the river will dry up.", [(UNNAMED, "the river will dry up")]),
    ("Dan Reed voiced doubts about the timetable.", [("Dan Reed", "voiced doubts about the timetable")]),
    ("Anna Cole believes a deal is possible by spring, she told CNN.",
     [("Anna Cole", "a deal is possible by spring")]),
    ("The Times wrote that the mill would close, citing two officials.", [(UNNAMED, "the mill would close")]),
    ("Dan Reed told voters this week he would call it a “personal insult” if they stayed home.",
     [("Dan Reed", "he would call it a “personal insult” if they stayed home")]),
    ("Anna Cole told CNN's weekly show on schools it was too late for talks.",
     [("Anna Cole", "it was too late for talks")]),
]  # fmt: skip

DESCRIBED = [
    ("According to the complaint, filed in federal court in Dallas, the men rigged bids for years.",
     [(UNNAMED, "the men rigged bids for years")]),
    ("According to Dan Reed, a lawyer from Akron, the town ignored every warning.",
     [("Dan Reed", "the town ignored every warning")]),
    ("A new poll from Harlow University found that voters dislike the levy.",
     [("Harlow University", "voters dislike the levy")]),
    ("Democrats also blasted the panel for hiding the report.", [(UNNAMED, "blasted the panel for hiding the report")]),
    ("Lawmakers also asked whether the mill would reopen.", [(UNNAMED, "the mill would reopen")]),
    ("Reporters asked whether he would run.", []),
]  # fmt: skip

TOGETHER = [
    (("Ukraine and the United States have a new text, the two sides said in a joint statement. "
      "“Any deal must uphold the law,” the statement said."),
     [("Ukrainian delegation + United States delegation", "Ukraine and the United States have a new text"),
      ("Ukrainian delegation + United States delegation", "Any deal must uphold the law")]),
    ("European leaders showed unease. “Borders must not be moved by force,” they said.",
     [("European leaders", "Borders must not be moved by force")]),
    ("Kyiv's European allies, who said they had not been asked, drew up a text.",
     [("European leaders", "they had not been asked")]),
    ("Britain and France issued a joint statement on Monday. “Borders must not be moved,” it said.",
     [("United Kingdom + France", "Borders must not be moved")]),
    ("That draft, seen by Reuters, says the road will be closed.", [(UNNAMED, "the road will be closed")]),
    ("Turkish President Tayyip Erdogan offered help and said he would speak with both sides.",
     [("Recep Tayyip Erdogan", "he would speak with both sides")]),
    ("According to the Kremlin readout, the call lasted two hours.", [("Kremlin", "the call lasted two hours")]),
    ("Denmark's Frederiksen, asked if she would run again, smiled.", []),
]  # fmt: skip

ADDED = [
    ("There is no way out, Dan Reed told CNN, adding he was tired.",
     [("Dan Reed", "There is no way out", "he was tired")]),
    ("The road is closed for good, Anna Cole said, adding that nobody was hurt.",
     [("Anna Cole", "The road is closed for good", "nobody was hurt")]),
    ("Boyko Borisov said he would back the budget. “I am staying,” Borissov told reporters.",
     [("Boyko Borisov", "he would back the budget"), ("Boyko Borisov", "I am staying")]),
    ("Netanyahu said Israel would not take part. The prime minister's office later said it had been misunderstood.",
     [("Benjamin Netanyahu", "Israel would not take part"),
      ("Israeli Prime Minister's Office", "it had been misunderstood")]),
]  # fmt: skip

GOING_ON = [
    ("Farmers in Ohio have argued for years that the law is failing.", [(UNNAMED, "the law is failing")]),
    ("In the memo, aides urge the candidate to stay on message.", [(UNNAMED, "to stay on message")]),
    ("“The talks are going well,” his spokesman, Dan Reed, said.", [("Dan Reed", "The talks are going well")]),
    ("Dan Reed, the union's chairman, said that Oslo backs the plan, and expressed the hope that it would pass.",
     [("Dan Reed", "Oslo backs the plan, and expressed the hope that it would pass")]),
    ("Anna Cole spoke first, Dan Reed told CNN. Karen Hobbs sounded relieved: the town, she said, had avoided chaos.",
     [("Dan Reed", "Anna Cole spoke first"), ("Karen Hobbs", "the town", "had avoided chaos")]),
]  # fmt: skip

MEANT = [
    (("“No deal,” said a person close to the mayor who was not authorised to speak publicly. "
     "The person added that Dan Reed was losing interest."),
     [(UNNAMED, "No deal"), (UNNAMED, "Dan Reed was losing interest")]),
    ("The Pope called for a ceasefire.", [("Pope Leo XIV", "a ceasefire")]),
    ("Anna Cole said only the owners could decide.", [("Anna Cole", "only the owners could decide")]),
    ("Dan Reed reported sinking two ships.", [("Dan Reed", "sinking two ships")]),
]  # fmt: skip

PAPERS = [
    ("The draft calls for a new bridge over the river.", [(UNNAMED, "a new bridge over the river")]),
    ("The document, obtained by the Herald, says the mill would have to close.",
     [(UNNAMED, "the mill would have to close")]),
    ("Writing on Telegram, Dan Reed called the idea “stupid”.", [("Dan Reed", "the idea “stupid”")]),
    ("According to CNN, which cited a diplomat, the talks broke off early.", [(UNNAMED, "the talks broke off early")]),
    ("Dan Reed sees no sign that the strike will end.", [("Dan Reed", "sees no sign that the strike will end")]),
    ("Anna Cole welcomed the verdict.", [("Anna Cole", "welcomed the verdict")]),
    ("Anna Cole backed the plan.", []),
    ("Two unions vowed to fight the closure.", [(UNNAMED, "to fight the closure")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *NAMESAKES,
        *ATTITUDES,
        *MEANT,
        *GOING_ON,
        *ADDED,
        *TOGETHER,
        *DESCRIBED,
        *PAPERS,
        *NOUNS,
        *PASSIVES,
        *SHORT,
        *NAMING,
        *BLAMING,
        *DEEDS,
        *ASIDES,
        *RELATIVES,
        *HEARERS,
        *BODIES,
        *RESUMED,
        *FRONTED,
        *SECOND,
        *NAMED_SO,
        *BEHIND_QUOTES,
        *LATE_NEWS,
    ],
)
def test_habits_of_political_news(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told("en", text) == expected
