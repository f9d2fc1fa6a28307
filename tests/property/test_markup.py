"""Markup: what we write is read back as it was, and no soup breaks the reader."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from syndicate.formats.body_html import body_html
from syndicate.formats.markup import html_blocks, html_text, markup_blocks
from syndicate.model.body import Body, Paragraph
from syndicate.model.dateline import Dateline
from tests.makers import make_dispatch
from tests.strategies import as_markup_carries, bodies, datelines

TAGS = st.sampled_from(
    [
        "p",
        "div",
        "b",
        "a",
        "br",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "pre",
        "h1",
        "blockquote",
        "script",
        "figure",
        "x",
    ]
)
PIECES = st.one_of(
    TAGS.map("<{}>".format),
    TAGS.map("</{}>".format),
    st.text(max_size=8),
    st.sampled_from(["&amp;", "&#0;", "<!--", "<"]),
)


@given(bodies())
def test_a_body_is_read_back_exactly(body: Body) -> None:
    html = body_html(make_dispatch(body=body))
    assert html_blocks(html) == as_markup_carries(body)


@given(bodies())
def test_a_body_is_read_back_exactly_as_xhtml_too(body: Body) -> None:
    page = etree.fromstring(f"<body xmlns='http://www.w3.org/1999/xhtml'>{body_html(make_dispatch(body=body))}</body>")
    assert markup_blocks([page]) == as_markup_carries(body)


@given(bodies().filter(lambda body: any(isinstance(block, Paragraph) for block in body.blocks)), datelines())
def test_the_dateline_opens_the_first_paragraph(body: Body, dateline: Dateline) -> None:
    dispatch = make_dispatch(body=body, dateline=dateline)
    first = next(block for block in html_blocks(body_html(dispatch)) if isinstance(block, Paragraph))
    filed = next(block for block in body.blocks if isinstance(block, Paragraph))
    assert first.text == f"{dateline.raw} {filed.text}"
    assert first.behind(len(dateline.raw)) == filed


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(deadline=None)
def test_no_soup_breaks_it(soup: str) -> None:
    html_text(soup)
    for paragraph in html_blocks(soup):
        if isinstance(paragraph, Paragraph):
            assert all(0 <= mark.start < mark.end <= len(paragraph.text) for mark in paragraph.marks)


def test_depth_and_length_have_bounds() -> None:
    for soup in (
        "<b>" * 50_000 + "x",
        "<div>" * 50_000 + "x",
        "<ul><li>" * 20_000 + "x",
        "<table><tr><td>" * 20_000 + "x",
    ):
        html_blocks(soup)
        html_text(soup)
