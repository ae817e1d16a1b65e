"""What holds for every text: no crash, exact spans, the same answer twice, time linear in the text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from positions.extraction import extract
from positions.languages import supported
from positions.model import Document, Form
from tests.examples import EXAMPLES

WORDS = st.sampled_from(
    [
        "said", "Putin", "Trump", "“", "”", '"', "«", "»", "‘", "’", "(", ")", ",", ".", ":", "—", "that", "\n", "\n\n",
        "according to", "theo", "ông", "cho biết", "rằng", "Zelensky", "Nga", "заявил", "Песков", "что", "по словам",
        "повідомив", "Умєров", "мовляв", "dedi", "Erdoğan", "diyen", "he", "and", "the plan", "NATO", "23/11", "on Monday",
        "Question:", "- ", "…", "'", "''", "?", "!", "/", "İ", "ı", "\u202e", "\x00", "\ud7ff", "😀", "ﬁ",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(WORDS, max_size=60).map(" ".join),
    st.lists(WORDS, max_size=60).map("".join),
    st.text(max_size=300),
)
LANGUAGES = st.sampled_from(supported())


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, LANGUAGES)
def test_any_text_gives_exact_spans_and_the_same_answer_twice(text: str, language: str) -> None:
    document = Document("any", text, language, date(2025, 12, 6))
    found = extract(document)
    assert found == extract(document)
    for statement in found:
        assert statement.speakers
        assert statement.content
        assert statement.said_on <= document.published_on
        assert 0 <= statement.confidence <= 1
        for span in (*statement.content, *statement.source, *statement.cue):
            assert 0 <= span.start < span.end <= len(text)
        assert list(statement.content) == sorted(statement.content)
        for position in statement.positions:
            for span in position.evidence:
                assert 0 <= span.start < span.end <= len(text)


def test_a_form_is_what_the_marks_say() -> None:
    text = (
        'Peskov said "we are ready". Lavrov said that "some" points were fine. Putin said that it could wait.'
    )
    forms = [s.form for s in extract(Document("x", text, "en", date(2025, 12, 6)))]
    assert forms == [Form.DIRECT, Form.MIXED, Form.INDIRECT]


@pytest.mark.parametrize("language", ["en", "vi", "ru", "uk"])
def test_a_giant_line_is_read(language: str) -> None:
    line = {
        "en": "Putin said that talks went on, and ",
        "vi": "Ông Putin cho biết đàm phán tiếp tục, và ",
        "ru": "Путин заявил, что переговоры идут, и ",
        "uk": "Путін заявив, що перемовини тривають, і ",
    }[language]
    text = line * 300
    found = extract(Document("x", text, language, date(2025, 12, 6)))
    assert found
    assert {statement.speakers[0].name for statement in found} == {"Vladimir Putin"}
