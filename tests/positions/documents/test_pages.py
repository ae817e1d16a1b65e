"""Web pages as they are found: every word of the article, and nothing else."""

from __future__ import annotations

import logging
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from positions.documents import Options, read, read_bytes, receive
from positions.documents import page as page_module
from positions.errors import DocumentError
from positions.model import BlockKind, Document, Precision

PAGES = Path(__file__).parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((PAGES / "expected.toml").read_text())


def told(document: Document) -> list[list[str]]:
    return [[block.kind.value, block.span.of(document.text)] for block in document.blocks]


def page(body: str, head: str = "", language: str = "en") -> bytes:
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    ).encode()


def words_of(body: str, **options: Any) -> list[str]:
    options.setdefault("published_on", date(2025, 12, 7))
    return [words for _, words in told(read_bytes(page(body), "x.html", **options))]


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.glob("*.html")))
def test_page_gives_its_article(name: str) -> None:
    arrival = receive(PAGES / name, Options())
    document, expected = arrival.document, EXPECTED[name]
    assert told(document) == expected["blocks"]
    assert document.text == "\n".join(words for _, words in expected["blocks"])
    assert document.language == expected["language"]
    assert (document.published_on, document.published_precision) == (expected["published"], Precision.DAY)
    assert (document.title, document.outlet, document.url) == tuple(
        expected.get(key) for key in ("title", "outlet", "url")
    )
    assert arrival.author == expected.get("author")


def test_there_are_enough_pages() -> None:
    assert len(EXPECTED) >= 42


SENTENCES = (
    "The European counter-draft differs from the American one on four points, officials said on Monday.",
    "“Borders cannot be changed by force,” the Commission's president, Ursula von der Leyen, said.",
    "A limit on the army would leave the country open to attack, she added.",
    "He agreed.",
    "Emmanuel Macron, Keir Starmer and Friedrich Merz will meet the Ukrainian leader in London on Monday.",
    "“We will not decide over their heads,” Macron said.",
)
CLASSES = ("share-text", "ad-follows", "comment-body", "footer-note", "related-para", "popup")


def each(form: str, *, sentences: tuple[str, ...] = SENTENCES) -> str:
    filled = enumerate(sentences)
    return "".join(
        form.replace("{}", s).replace("{a}", s[:8]).replace("{b}", s[8:]).replace("{n}", str(n))
        for n, s in filled
    )


LAYOUTS = {
    "paragraphs": f"<article>{each('<p>{}</p>')}</article>",
    "boxes as paragraphs": f"<div class=body>{each('<div class=paragraph>{}</div>')}</div>",
    "boxes around each paragraph": f"<main>{each('<div data-component=text-block><div><p>{}</p></div></div>')}</main>",
    "a section each": f"<div>{each('<section><p>{}</p></section><div class=ad-slot></div>')}</div>",
    "spans": f"<div class=text>{each('<span style=display:block>{}</span>')}</div>",
    "spans inside words": f"<div>{each('<p><span class=c1>{a}</span><span class=c2>{b}</span></p>')}</div>",
    "old tags": f"<center>{each('<p><font size=2>{}</font></p>')}</center>",
    "line breaks in a cell": f"<table><tr><td>{'<br><br>'.join(SENTENCES)}</td></tr></table>",
    "mostly links": f"<article>{each('<p><a href=/{n}>{a}</a>{b}</p>')}</article>",
    "two articles": f"<article>{each('<p>{}</p>', sentences=SENTENCES[:3])}</article>"
    f"<article>{each('<p>{}</p>', sentences=SENTENCES[3:])}</article>",
    "a list": f"<div><p>{SENTENCES[0]}</p><ul>{each('<li>{}</li>', sentences=SENTENCES[1:])}</ul></div>",
    "paragraphs in a list": f"<div><p>{SENTENCES[0]}</p><ol>{each('<li><p>{}</p></li>', sentences=SENTENCES[1:])}</ol></div>",
    "preformatted": f"<pre>{(chr(10) * 2).join(SENTENCES)}</pre>",
    "a tweet": f"<div><p>{SENTENCES[0]}</p><blockquote class=twitter-tweet>"
    f"{each('<p>{}</p>', sentences=SENTENCES[1:])}</blockquote></div>",
    "bold paragraphs": f"<article>{each('<p><strong>{}</strong></p>')}</article>",
    "unfolding": f"<article>{each('<p>{}</p>', sentences=SENTENCES[:3])}<details open>"
    f"<summary>More</summary>{each('<p>{}</p>', sentences=SENTENCES[3:])}</details></article>",
    "misleading classes": "<div>"
    + "".join(f"<p class={c}>{s}</p>" for c, s in zip(CLASSES, SENTENCES, strict=True))
    + "</div>",
    "misleading id": f"<div id=comments-content>{each('<p id=sidebar{n}>{}</p>')}</div>",
    "misleading boxes": f"<div class='has-sidebar share-enabled'><div class='post-with-related newsletter'>{each('<p>{}</p>')}</div></div>",
    "loose text": f"<div class=article>{SENTENCES[0]}<p>{SENTENCES[1]}</p>{SENTENCES[2]}<br>{SENTENCES[3]}"
    f"<div>{SENTENCES[4]}</div>{SENTENCES[5]}</div>",
    "own elements": f"<article-body>{each('<p>{}</p>')}</article-body>",
    "quotation elements": f"<article>{each('<p>{}</p>', sentences=SENTENCES[:5])}<p><q>{SENTENCES[5]}</q></p></article>",
    "soft hyphens": f"<article>{each('<p>{}</p>')}</article>".replace("official", "offi&shy;cial").replace(
        "counter", "coun<wbr>ter"
    ),
    "a lead in the article's head": f"<article><header><h1>Leaders meet</h1><p class=lead>{SENTENCES[0]}</p></header>"
    f"{each('<p>{}</p>', sentences=SENTENCES[1:])}</article>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_paragraph_is_lost(layout: str) -> None:
    nav = "<div class=nav><a href=/>Home</a> <a href=/w>World</a> <a href=/s>Sport</a></div><h1>Leaders meet</h1>"
    foot = "<div class=footer><a href=/t>Terms</a> <a href=/p>Privacy</a> Copyright 2025</div>"
    found = words_of(nav + LAYOUTS[layout] + foot)
    assert [words for words in found if words != "More"] == list(SENTENCES)


NOISE = {
    "related box": "<div class=related-posts><p>NOISE Putin: “We are ready,” he said.</p></div>",
    "caption": "<div class=image><img src=x><p class=caption>NOISE The leaders at No 10.</p></div>",
    "caption by its words": "<p>NOISE The leaders on the steps of No 10. Photo: Downing Street</p>",
    "Vietnamese caption": "<p>NOISE Các nhà lãnh đạo tại London (Ảnh: Tư liệu).</p>",
    "figure": "<figure><img src=x><figcaption>NOISE The leaders.</figcaption></figure>",
    "advertisement": "<p>Advertisement</p><div class=ad>NOISE Buy now, the maker said.</div>",
    "credits": "<p>Reporting by NOISE; editing by the desk</p>",
    "read also": "<p><strong>Read also:</strong> <a href=/1>NOISE Kallas says no</a></p>",
    "Vietnamese read also": "<p>Xem thêm: <a href=/1>NOISE Bà Kallas nói không</a></p>",
    "agency": "<p>Theo NOISE</p>",
    "rights": "<p>© 2025 NOISE. All rights reserved.</p>",
    "byline": "<div class=article__byline>By NOISE correspondents</div>",
    "day": "<span class=date-time>NOISE 07/12/2025 10:00 (GMT+7)</span>",
    "newsletter": "<div class=newsletter-signup><p>NOISE Our briefing is the best, one reader says.</p></div>",
    "consent": "<div role=dialog><p>NOISE We and our partners store cookies.</p></div>",
    "hidden": "<div hidden><p>NOISE He said nothing.</p></div>",
    "comments": "<div class=comments>"
    + "<div><p>NOISE I do not believe it, he says, and so say many.</p></div>" * 30
    + "</div>",
    "cards": "".join(
        f"<div class=card><a href=/{n}><h4>NOISE headline {n}</h4></a><p>NOISE teaser {n} says what somebody said.</p></div>"
        for n in range(9)
    ),
    "video": "<div class=inner-video><video src=x></video><div>NOISE The president answers, he says</div></div>",
    "link in a table": "<table class=article><tr><td><a href=/x><img src=x></a></td><td><a href=/x>NOISE He says he is ready</a></td></tr></table>",
    "link in a box": "<div class=inline><a href=/x>NOISE Putin says that he is ready for talks</a></div>",
    "time ago": "<div><time datetime=2025-12-07>NOISE 3 hours ago</time></div>",
    "component": "<div data-component=byline-block><div>NOISE Ada North</div></div>",
    "scrambled classes": "<p class=Head_byline__x1Yz>NOISE Ada North</p><p class=article__caption>NOISE The street.</p>",
    "picture box": "<div class=post_photo><img src=x><div>NOISE The president</div></div>",
    "log in": "<p>Log in to NOISE and comment</p>",
    "no script": "<noscript>NOISE Switch JavaScript on, it says.</noscript>",
    "script": "<script>var said = 'NOISE';</script><style>.x{content:'NOISE'}</style>",
}


@pytest.mark.parametrize("kind", NOISE)
def test_what_surrounds_an_article_is_left_out(kind: str) -> None:
    article = "".join(f"<p>{s}</p>" for s in SENTENCES[:3])
    rest = "".join(f"<p>{s}</p>" for s in SENTENCES[3:])
    inside = words_of(f"<h1>Leaders meet</h1><div class=content>{article}{NOISE[kind]}{rest}</div>")
    behind = words_of(f"<h1>Leaders meet</h1><div class=content>{article}{rest}</div>{NOISE[kind]}")
    assert inside == behind == list(SENTENCES)


def test_teaser_outside_the_body_is_left_out_and_a_lead_inside_kept() -> None:
    body = "".join(f"<p>{s}</p>" for s in SENTENCES[1:])
    teaser = f"<p class=standfirst>{SENTENCES[0]}</p>"
    outside = f"<article><h1>T</h1>{teaser}<div class=article-body>{body}</div></article>"
    inside = f"<article><h1>T</h1><div class=article-body>{teaser}{body}</div></article>"
    assert words_of(outside) == list(SENTENCES[1:])
    assert words_of(inside) == list(SENTENCES)


def test_scripts_are_no_prose_that_outweighs_an_article() -> None:
    script = f"<script>var data = '{'x' * 5000}';</script>"
    body = f"<div class='news-content readingTime'>{each('<p>{}</p>')}</div>{script}"
    assert words_of(body) == list(SENTENCES)


@pytest.mark.parametrize(
    "line", ["<p style='text-align:right'><b>Ana</b></p>", "<p>Huyền Lê (Theo Báo Mẫu)</p>"]
)
def test_line_that_signs_an_article_at_its_end_is_left_out(line: str) -> None:
    last = "<p>Ana was there (with Ada).</p>"
    assert words_of(f"<div>{each('<p>{}</p>')}{last}{line}</div>") == [
        *SENTENCES,
        "Ana was there (with Ada).",
    ]
    first = words_of(f"<div>{line}{each('<p>{}</p>')}</div>")
    assert len(first) == len(SENTENCES) + 1


def test_short_article_keeps_its_paragraphs() -> None:
    short = SENTENCES[1:4]
    linked = '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"All of it in one line."}</script>'
    body = f"<article><h1>T</h1>{each('<p>{}</p>', sentences=short)}</article>{linked}"
    assert words_of(body) == list(short)


def test_line_that_only_names_the_author_is_left_out() -> None:
    body = f"<article><p><b>Ada North</b></p>{each('<p>{}</p>')}</article>"
    document = read_bytes(
        page(body, '<meta name="author" content="Ada North">'), "x.html", published_on=date(2025, 12, 7)
    )
    assert [words for _, words in told(document)] == list(SENTENCES)


def test_rule_parts_what_stands_above_it() -> None:
    found = words_of(f"<b>Talks go on</b><br><i>By the desk</i><hr>{'<hr>'.join(SENTENCES)}")
    assert found[1:] == list(SENTENCES)
    assert found[0] == "Talks go on By the desk"


def test_headline_is_the_title_and_no_block() -> None:
    body = f"<article><h1>Leaders <em>meet</em></h1>{each('<p>{}</p>')}<h2>What comes next</h2><p>Talks go on.</p></article>"
    document = read_bytes(page(body), "x.html", published_on=date(2025, 12, 7))
    assert document.title == "Leaders meet"
    assert ["heading", "What comes next"] in told(document)
    assert "Leaders meet" not in document.text


def test_spans_are_slices_without_white_space_around() -> None:
    document = read(PAGES / "05_nested_quotes.html")
    for block in document.blocks:
        words = block.span.of(document.text)
        assert words
        assert words == " ".join(words.split())


def test_text_is_normal_form_c() -> None:
    body = "<article>" + "<p>Tổng thống nói rằng kế hoạch có thể được chấp nhận.</p>" * 2 + "</article>"
    assert words_of(body)[0].startswith("Tổng thống")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("&ldquo;No&rdquo;, he&nbsp;said", "“No”, he said"),
        ("&#8220;No&#8221", "“No”"),
        ("&#147;No&#148;", "“No”"),
        ("&#x201C;No&#X201D;", "“No”"),
        ("R&amp;D &lt;b&gt; AT&T", "R&D <b> AT&T"),
        ("a&#0;b&#xD800;c&#x110000;d", "a\ufffdb\ufffdc\ufffdd"),
        ("&#x41g &#65 x", "Ag A x"),
        ("one\x01two", "one two"),
        ("<b>dig</b>nity <i>and</i> <u>re</u>spect", "dignity and respect"),
        ("one<br>two. <br>Three", "one two.|Three"),
        ("one<br><br>two", "one|two"),
        ("<!-- no -->yes<!-- no -->", "yes"),
    ],
)
def test_characters_and_inline_marks(written: str, shown: str) -> None:
    assert words_of(f"<p>{written}</p>") == shown.split("|")


def test_declared_language_counts_where_none_is_detected() -> None:
    german = "<p>Der Kanzler sagte am Montag, dass die Ukraine nicht gezwungen werden dürfe.</p>"
    assert (
        read_bytes(page(german, language="de-DE"), "x.html", published_on=date(2025, 1, 1)).language == "de"
    )


def test_clear_text_goes_before_a_wrong_declaration() -> None:
    assert read(PAGES / "12_vietnamese_words.html").language == "vi"


def test_caller_goes_before_both() -> None:
    assert read(PAGES / "12_vietnamese_words.html", language="EN-gb").language == "en"


@pytest.mark.parametrize(
    "empty",
    [
        "<html></html>",
        "<!-- only a comment -->",
        "<html><body><script>1</script></body></html>",
        "<html><body><h1>Leaders meet</h1></body></html>",
        "<nav><a href=/>Home</a></nav>",
    ],
)
def test_page_without_an_article_is_refused(empty: str) -> None:
    with pytest.raises(DocumentError, match=r"^x\.html: holds no article text; save the article itself$"):
        read_bytes(empty.encode(), "x.html", published_on=date(2025, 1, 1))


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "span", "article"])
@pytest.mark.parametrize("depth", [100, 300, 40_000])
def test_deep_nesting_is_read_or_refused(tag: str, depth: int) -> None:
    body = f"<{tag}>" * depth + "<p>The Kremlin said on Monday that it had received nothing.</p>"
    try:
        found = read_bytes(body.encode(), "x.html", published_on=date(2025, 1, 1)).text
    except DocumentError as error:
        found = error.reason
    refusal = "nests its elements too deeply to be read; save the article as text"
    assert found == refusal if depth > 2000 else "The Kremlin said on Monday" in found


def test_entities_are_not_expanded_without_end() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    document = read_bytes(
        f"{bomb}<html><body><p>&c;</p>{each('<p>{}</p>')}</body></html>".encode(),
        "x.html",
        published_on=date(2025, 1, 1),
    )
    assert len(document.text) < 1000


def test_reading_is_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("trafilatura").warning("loud")
    for path in PAGES.glob("*.html"):
        read(path)
    with pytest.raises(DocumentError):
        read_bytes(b"<html></html>", "x.html")
    assert capfd.readouterr() == ("", "")


def test_quotation_keeps_every_paragraph_and_its_source_stands_behind() -> None:
    quoted = each("<p>{}</p>")
    body = f"<article><p>He wrote:</p><blockquote>{quoted}<footer>— Emmanuel Macron</footer></blockquote><p>That was all.</p></article>"
    document = read_bytes(page(body), "x.html", published_on=date(2025, 12, 7))
    assert told(document) == [
        ["paragraph", "He wrote:"],
        *([BlockKind.QUOTE.value, sentence] for sentence in SENTENCES),
        ["paragraph", "— Emmanuel Macron"],
        ["paragraph", "That was all."],
    ]


def test_table_of_data_stays_in_its_place() -> None:
    table = "<table><tr><th>Draft</th><th>Army</th></tr><tr><td>American</td><td>600,000</td></tr></table>"
    found = words_of(f"<article><p>{SENTENCES[0]}</p>{table}<p>{SENTENCES[1]}</p></article>")
    assert found == [SENTENCES[0], "Draft", "Army", "American", "600,000", SENTENCES[1]]


def test_quotation_elements_get_the_marks_that_browsers_show() -> None:
    assert words_of("<p>He said: <q>We are <b>ready</b></q>, and left.</p>") == [
        "He said: “We are ready”, and left."
    ]


def test_preformatted_lines_are_joined_and_its_paragraphs_kept() -> None:
    text = "He said that they\nwere ready. <b>Then\n\nhe left.</b>\n\nThat was\nall."
    assert words_of(f"<pre>{text}</pre>") == [
        "He said that they were ready. Then",
        "he left.",
        "That was all.",
    ]


def test_articles_side_by_side_in_a_box_are_one_report() -> None:
    parts = "".join(f"<article><p>{sentence}</p></article>" for sentence in SENTENCES if len(sentence) > 60)
    assert words_of(f"<h1>Live</h1><div class=feed>{parts}</div>") == [s for s in SENTENCES if len(s) > 60]


def test_reader_gives_up_where_the_extractor_does(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(page_module, "bare_extraction", too_deep)
    with pytest.raises(DocumentError, match="nests its elements too deeply"):
        read_bytes(page("<p>Text.</p>"), "x.html")
    monkeypatch.setattr(page_module, "bare_extraction", lambda *_, **__: None)
    with pytest.raises(DocumentError, match="holds no article text"):
        read_bytes(page("<p>Text.</p>"), "x.html")


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ('<meta http-equiv="refresh" content="0;url=https://daily.example/a">', "only leads on to https://daily.example/a; give that address"),
        ('<noscript><META HTTP-EQUIV="Refresh" content="0; URL=\'https://daily.example/a\'"></noscript>', "only leads on to https://daily.example/a; give that address"),
        ('<meta http-equiv="refresh" content="0;url=javascript:alert(1)">', "holds no article text; save the article itself"),
        ('<meta http-equiv="refresh" content="300">', "holds no article text; save the article itself"),
        ("<script>location.replace('https://daily.example/a')</script>", "holds no article text; save the article itself"),
    ],
)  # fmt: skip
def test_page_that_only_leads_on_is_refused_with_where_it_leads(head: str, reason: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(page("", head), "x.html", published_on=date(2025, 12, 7))
    assert caught.value.reason == reason
