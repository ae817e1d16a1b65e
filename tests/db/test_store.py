"""Documents go in wholly, once, and come out as they were."""

from __future__ import annotations

import unicodedata
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, func, select

from db import queries
from db import store as writing
from db.ids import digest, document_id, statement_ids
from db.tables import codings, documents, metadata, raws, statements, utterances
from positions.errors import DocumentError, StoreError
from positions.model import (
    Basis,
    Block,
    BlockKind,
    Form,
    Position,
    Precision,
    Span,
    Stance,
)
from positions.query import Query
from tests.db.samples import SPEAKERS, Said, report

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.engine import Store
    from positions.model import Document, Statement

AT = datetime(2025, 12, 9, 8, 30, 1, 250000, tzinfo=UTC)
USEFUL = Said("rubio", "the talks were useful", stances={"plan": Stance.SUPPORT})


def contents(store: Store) -> dict[str, int]:
    with store.read() as connection:
        return {
            name: connection.scalar(select(func.count()).select_from(table)) or 0
            for name, table in metadata.tables.items()
        }


def test_a_statement_comes_out_as_it_went_in(store: Store) -> None:
    text = "“Hai bên” đã họp, Rubio và Umerov cho biết theo Reuters, “nếu có đảm bảo” \x1b[31m🕊 thì được."
    pieces = ("“Hai bên” đã họp", "“nếu có đảm bảo” \x1b[31m🕊 thì được")
    at = text.index("nếu có")
    position = Position(
        "plan", Stance.CONDITIONAL, "p28", (Span(0, 9), Span(at, at + 6)), Span(at, at + 14), 0.875
    )
    said = Said(
        "rubio+umerov",
        pieces,
        more={
            "source": (
                Span(text.index("Rubio"), text.index("Rubio") + 5),
                Span(text.index("Umerov"), text.index("Umerov") + 6),
            ),
            "cue": (Span(text.index("cho biết"), text.index("cho biết") + 8),),
            "via": "Reuters",
            "positions": (position, Position("nato", Stance.NEUTRAL)),
            "form": Form.MIXED,
            "basis": Basis.RELATIVE,
            "precision": Precision.PUBLISHED,
            "country": None,
            "language": "vi",
        },
    )
    document, (statement,) = report(
        text,
        said,
        name="tin.txt",
        language="vi",
        outlet="Báo",
        url="https://example.org/tin",
        title="Tin",
        published_precision=Precision.MONTH,
        blocks=(Block(BlockKind.QUOTE, Span(0, 9)), Block(BlockKind.PARAGRAPH, Span(10, len(text)))),
    )
    added = writing.add(store, document, [statement], extractor="rules 1")
    assert queries.document(store, added.document_id) == document
    (record,) = queries.statements(store, Query())
    assert record == queries.statement(store, record.id)
    for name in (
        "speakers",
        "parties",
        "country",
        "said_on",
        "precision",
        "basis",
        "form",
        "language",
        "via",
        "rule",
    ):
        assert getattr(record, name) == getattr(statement, name), name
    assert (record.spans, record.content) == (statement.content, pieces)
    assert (record.source, record.cue) == (("Rubio", "Umerov"), ("cho biết",))
    assert record.positions == statement.positions
    assert (record.confidence, record.review, record.anonymous) == (0.75, "unreviewed", False)
    assert (record.document, record.document_name) == (added.document_id, "tin.txt")
    assert (record.outlet, record.url, record.title) == ("Báo", "https://example.org/tin", "Tin")
    assert record.published_on == document.published_on


def test_the_same_text_again_changes_nothing(store: Store) -> None:
    document, found = report("Rubio said the talks were useful.", USEFUL)
    first = writing.add(store, document, found, extractor="rules 1", raw=b"bytes")
    assert first == writing.Added(new=True, document_id=first.document_id, statements=1)
    before = contents(store)
    elsewhere = replace(document, name="copy.txt", url="https://example.org", published_on=date(2025, 12, 8))
    for again in (document, elsewhere):
        unchanged = writing.add(store, again, [], extractor="rules 2", raw=b"other")
        assert unchanged == writing.Added(new=False, document_id=first.document_id, statements=1)
    assert contents(store) == before
    assert queries.document(store, first.document_id) == document


def test_a_stored_document_is_found_without_extraction(store: Store) -> None:
    document, found = report("Rubio said the talks were useful.", USEFUL)
    assert writing.find(store, document) is None
    added = writing.add(store, document, found, extractor="rules 1")
    assert writing.find(store, document) == writing.Added(
        new=False, document_id=added.document_id, statements=1
    )


def test_a_document_without_statements_is_kept(store: Store) -> None:
    document, _ = report("Snow fell in Geneva.")
    assert writing.add(store, document, [], extractor="rules 1").statements == 0
    assert queries.counts(store).documents == 1


def test_ids_are_made_from_what_they_name(store: Store) -> None:
    document, found = report("Rubio said the talks were useful.", USEFUL)
    added = writing.add(store, document, found, extractor="rules 1")
    (record,) = queries.statements(store, Query())
    assert added.document_id == document_id(document.sha256) == "doc-" + added.document_id[4:]
    assert [record.id] == statement_ids(document.sha256, found)
    assert record.utterance == record.id.replace("st-", "ut-")


def test_ids_do_not_depend_on_who_is_thought_to_speak() -> None:
    document, (statement,) = report("Rubio said the talks were useful.", USEFUL)
    other = replace(statement, speakers=(SPEAKERS["umerov"],), positions=())
    assert statement_ids(document.sha256, [statement]) == statement_ids(document.sha256, [other])


def test_two_statements_with_one_content_have_two_ids() -> None:
    document, (statement,) = report("Rubio said the talks were useful.", USEFUL)
    ids = statement_ids(document.sha256, [statement, statement])
    assert len(set(ids)) == 2
    assert ids[:1] == statement_ids(document.sha256, [statement])


def test_ids_are_short_and_never_look_like_numbers() -> None:
    found = {digest("st", str(number)) for number in range(2000)}
    assert len(found) == 2000
    assert all(len(key) == 16 and key[:3] == "st-" and key[3:].isalnum() for key in found)
    assert digest("st", "a", "b") != digest("st", "ab")


def test_raw_bytes_are_kept_on_request(store: Store) -> None:
    document, found = report("Rubio said the talks were useful.", USEFUL)
    added = writing.add(store, document, found, extractor="rules 1", raw=b"<p>Rubio" * 100, fetched_at=AT)
    with store.read() as connection:
        (row,) = connection.execute(select(raws))
        fetched = connection.scalar(select(documents.c.fetched_at))
    assert (row.document_id, zlib.decompress(row.content)) == (added.document_id, b"<p>Rubio" * 100)
    assert fetched == AT


def test_moments_are_kept_in_utc_with_their_fraction(store: Store) -> None:
    document, found = report("Rubio said the talks were useful.", USEFUL)
    hanoi = AT.astimezone(timezone(timedelta(hours=7)))
    writing.add(store, document, found, extractor="rules 1", at=hanoi)
    with store.read() as connection:
        moments = [
            connection.scalar(select(table.c.created_at))
            for table in (documents, statements, utterances, codings)
        ]
    assert moments == [AT] * 4
    assert {moment.tzinfo for moment in moments if moment} == {UTC}


def test_without_a_given_moment_the_clock_is_read(store: Store) -> None:
    before = datetime.now(UTC)
    document, found = report("Rubio said the talks were useful.", USEFUL)
    writing.add(store, document, found, extractor="rules 1")
    with store.read() as connection:
        moment = connection.scalar(select(documents.c.created_at))
    assert moment is not None
    assert before <= moment <= datetime.now(UTC)


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    document, found = report("Rubio said the talks were useful.", USEFUL)
    with pytest.raises(Exception, match="needs its time zone"):
        writing.add(store, document, found, extractor="rules 1", at=datetime(2025, 12, 9))  # noqa: DTZ001
    assert queries.counts(store).documents == 0


def test_codings_name_their_coder(store: Store) -> None:
    document, found = report("Rubio said the talks were useful.", USEFUL)
    writing.add(store, document, found, extractor="rules 1", at=AT)
    with store.read() as connection:
        (coding,) = connection.execute(select(codings))
    assert (coding.coder, coding.created_at, coding.superseded_at) == ("rules 1", AT, None)
    assert coding.id.startswith("cd-")


def test_speakers_and_parties_stand_once(store: Store) -> None:
    twice = Said("rubio+rubio", "the talks were useful", more={"parties": ("us", "ukraine", "us")})
    document, found = report("Rubio said the talks were useful.", twice)
    writing.add(store, document, found, extractor="rules 1")
    (record,) = queries.statements(store, Query())
    assert [speaker.key for speaker in record.speakers] == ["rubio"]
    assert record.parties == ("us", "ukraine")


def test_unknown_speakers_countries_and_parties_are_kept(store: Store) -> None:
    said = Said(
        "stranger", "the talks were useful", more={"country": "PT", "parties": ("portugal", "brazil")}
    )
    document, found = report("Stranger said the talks were useful.", said)
    writing.add(store, document, found, extractor="rules 1")
    (record,) = queries.statements(store, Query(countries=frozenset({"PT"})))
    assert record.speakers == (SPEAKERS["stranger"],)
    assert record.speakers[0].provisional
    assert queries.counts(store).provisional == 1
    assert {party.key for party in queries.parties(store, heard=True)} == {"portugal", "brazil"}


LONG = "progress toward any agreement depends on the readiness of Moscow to stop the fighting"


def added(store: Store, number: int, said: Said, **more: Any) -> str:
    """Store a report with one statement and return its utterance."""
    words = said.words if isinstance(said.words, str) else " ".join(said.words)
    document, found = report(f"Report {number}: {words}.", said, **more)
    key = writing.add(store, document, found, extractor="rules 1").document_id
    return next(record.utterance for record in queries.statements(store, Query()) if record.document == key)


def test_reports_of_one_act_share_an_utterance(store: Store) -> None:
    first = added(store, 1, Said("umerov", LONG))
    assert added(store, 2, Said("umerov", LONG.replace("progress", "real progress"))) == first
    assert (
        added(store, 3, Said("umerov", LONG, on=date(2025, 12, 6), more={"precision": Precision.PUBLISHED}))
        == first
    )
    assert added(store, 4, Said("rubio", LONG)) != first
    assert added(store, 5, Said("umerov", LONG, on=date(2025, 12, 7))) != first
    assert added(store, 6, Said("umerov", "elections are for the people to decide on")) != first
    assert queries.counts(store).utterances == 4
    assert [record.document_name for record in queries.witnesses(store, first)] == ["a.txt"] * 3


def test_a_joint_line_told_by_two_is_one_utterance(store: Store) -> None:
    joint = {"parties": ("us", "ukraine")}
    first = added(store, 1, Said("rubio", LONG, more=joint))
    assert added(store, 2, Said("umerov", LONG, more={"parties": ("ukraine", "us")})) == first
    assert added(store, 3, Said("rubio+umerov", LONG, more=joint)) == first
    assert added(store, 4, Said("peskov", LONG)) != first


def test_one_report_may_tell_an_utterance_twice(store: Store) -> None:
    text = f"Umerov: {LONG}. Later again: real {LONG}, he said."
    again = Said("umerov", f"real {LONG}")
    document, found = report(text, Said("umerov", LONG), again)
    writing.add(store, document, found, extractor="rules 1")
    first, second = queries.statements(store, Query(), newest_first=False)
    assert first.id != second.id
    assert first.utterance == second.utterance == first.id.replace("st-", "ut-")


def broken(statement: Statement, **changes: Any) -> Statement:
    return replace(statement, **changes)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"content": (Span(0, 400),)}, r"a.txt: rule 'test' gave the span \[0, 400\) in a text of 33"),
        ({"content": (Span(5, 5),)}, r"the span \[5, 5\)"),
        ({"content": ()}, "without content"),
        ({"source": (Span(-1, 4),)}, r"the span \[-1, 4\)"),
        ({"cue": (Span(9, 4),)}, r"the span \[9, 4\)"),
        ({"positions": (Position("plan", Stance.SUPPORT, evidence=(Span(0, 99),)),)}, r"the span \[0, 99\)"),
        ({"positions": (Position("plan", Stance.SUPPORT, condition=Span(40, 50)),)}, r"the span \[40, 50\)"),
    ],
)
def test_spans_that_are_no_slices_are_refused(store: Store, changes: dict[str, Any], message: str) -> None:
    document, (statement,) = report("Rubio said the talks were useful.", USEFUL)
    with pytest.raises(DocumentError, match=message):
        writing.add(store, document, [statement, broken(statement, **changes)], extractor="rules 1")
    assert contents(store)["documents"] == 0


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": "Rubio said\0nothing."}, "a.txt: its text holds signs that are no text"),
        ({"text": "Rubio said \ud83d nothing."}, "a.txt: its text holds"),
        ({"name": "b\udce9o.txt"}, r"b\\udce9o.txt: its name holds"),
        ({"title": "t\0t"}, "a.txt: its title holds"),
        ({"outlet": "\udcff"}, "a.txt: its outlet holds"),
        ({"url": "http://\udcff"}, "a.txt: its url holds"),
    ],
)
@pytest.mark.parametrize(
    "step",
    [writing.find, lambda store, document: writing.add(store, document, [], extractor="rules 1")],
    ids=["find", "add"],
)
def test_what_is_no_text_is_refused(
    store: Store, step: Callable[..., Any], fields: dict[str, Any], message: str
) -> None:
    document = replace(report("Rubio said nothing.")[0], **fields)
    with pytest.raises(DocumentError, match=message) as caught:
        step(store, document)
    assert str(caught.value).isprintable()


def test_an_unknown_issue_leaves_nothing_behind(store: Store) -> None:
    before = contents(store)
    said = Said("stranger", "the talks were useful", stances={"fishing": Stance.OPPOSE})
    document, found = report("Stranger said the talks were useful.", said)
    with pytest.raises(StoreError, match=r"a\.txt: .*does not know an issue or plan.*`positions db upgrade`"):
        writing.add(store, document, found, extractor="rules 1")
    assert contents(store) == before


def test_a_failure_in_the_middle_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(store)
    document, found = report(
        "Stranger said the talks were useful.", Said("stranger", "the talks were useful")
    )

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "coding_rows", fail)
    with pytest.raises(KeyboardInterrupt):
        writing.add(store, document, found, extractor="rules 1")
    assert contents(store) == before


@pytest.mark.parametrize(
    "text",
    [
        "\x1b]0;title\x07 Rubio said \u202eesrever\u202c.",
        '=HYPERLINK("http://example.org")',
        "'; DROP TABLE documents; --",
        "\ufeffRubio\u200b said\r\n\tthis \U0001f54a",
        unicodedata.normalize("NFD", "đề xuất của Mỹ"),
    ],
)
def test_hostile_text_is_stored_verbatim(store: Store, text: str) -> None:
    document, found = report(text, Said("rubio", text), name=text, outlet=text, title=text)
    key = writing.add(store, document, found, extractor=text).document_id
    assert queries.document(store, key) == document
    (record,) = queries.statements(store, Query(outlets=frozenset({text})))
    assert record.content == (text,)


def test_the_number_of_sql_statements_does_not_depend_on_the_number_of_statements(store: Store) -> None:
    asked: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    def cost(number: int, *sayings: Said) -> int:
        words = " ".join(str(said.words) for said in sayings)
        document, found = report(f"{number} {words}", *sayings)
        asked.clear()
        writing.add(store, document, found, extractor="rules 1")
        return len(asked)

    stances = {"plan": Stance.SUPPORT}
    few = cost(1, Said("rubio", "one is here", stances=stances))
    many = cost(2, *(Said("rubio", f"statement number {n} stands", stances=stances) for n in range(40)))
    assert many <= few + 2, asked


def test_documents_differ_by_text_alone(store: Store) -> None:
    first, _ = report("Rubio said the talks were useful.")
    second: Document = replace(first, text=first.text + " ")
    assert writing.add(store, first, [], extractor="x").new
    assert writing.add(store, second, [], extractor="x").new
