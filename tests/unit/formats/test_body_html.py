"""The body as a fragment that HTML and XML parsers read alike."""

import pytest
from lxml import etree
from lxml import html as lxml_html

from syndicate.formats.body_html import body_html, body_plain
from syndicate.model.body import Body, Heading, Paragraph, Preformatted, Table
from syndicate.model.dateline import Dateline
from tests.makers import make_dispatch

DATELINE = Dateline(raw="PORT <ELLEN> & KEEL, Nov 24 (EXW) –")


def test_blocks_come_one_a_line() -> None:
    body = Body((Paragraph("One."), Heading("Two"), Table((("a", "b"), ("c", "d"))), Preformatted("x  y\n z")))
    assert body_html(make_dispatch(body=body)) == (
        "<p>One.</p>\n<h2>Two</h2>\n"
        "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>\n"
        "<pre>x  y\n z</pre>"
    )
    assert body_plain(make_dispatch(body=body)) == "One.\n\nTwo\n\na\tb\nc\td\n\nx  y\n z"


def test_dateline_opens_the_first_paragraph_even_below_a_heading() -> None:
    dispatch = make_dispatch(body=Body((Heading("Brief"), Paragraph("One."), Paragraph("Two."))), dateline=DATELINE)
    assert body_html(dispatch) == (
        '<h2>Brief</h2>\n<p><span class="dateline">PORT &lt;ELLEN&gt; &amp; KEEL, Nov 24 (EXW) –</span> One.</p>\n'
        "<p>Two.</p>"
    )
    assert body_plain(dispatch) == f"Brief\n\n{DATELINE.raw} One.\n\nTwo."


@pytest.mark.parametrize("blocks", [(), (Table((("1", "2"),)),)], ids=["no-body", "only-a-table"])
def test_dateline_without_a_paragraph_stands_alone_in_front(blocks: tuple[Table, ...]) -> None:
    fragment = body_html(make_dispatch(body=Body(blocks), dateline=DATELINE))
    first = fragment.splitlines()[0]
    assert first == '<p><span class="dateline">PORT &lt;ELLEN&gt; &amp; KEEL, Nov 24 (EXW) –</span></p>'
    assert fragment.count("dateline") == 1


def test_no_body_and_no_dateline_is_no_fragment() -> None:
    dispatch = make_dispatch(body=Body())
    assert (body_html(dispatch), body_plain(dispatch)) == ("", "")


def test_agate_does_not_open_with_the_line_feed_that_html_would_drop() -> None:
    assert body_html(make_dispatch(body=Body((Preformatted("\n\n  top\n end\n"),)))) == "<pre>  top\n end\n</pre>"


def test_markup_in_text_stays_text() -> None:
    text = "<script>x</script> & &amp; ]]> \"quoted\" 'so' <!-- -->"
    fragment = body_html(make_dispatch(body=Body((Paragraph(text), Table(((text,),)), Preformatted(text)))))
    read = lxml_html.fragment_fromstring(fragment, create_parent=True)
    assert [element.text for element in read.iter("p", "td", "pre")] == [text] * 3


def test_html_and_xml_parsers_read_the_same_tree() -> None:
    body = Body((Paragraph("a < b"), Table((("", "x"),)), Preformatted("\n\n  top\n"), Heading("&")))
    fragment = body_html(make_dispatch(body=body, dateline=DATELINE))
    as_xml = etree.fromstring(f"<div>{fragment}</div>")
    as_html = lxml_html.fragment_fromstring(fragment, create_parent="div")
    assert [(e.tag, e.text or "", e.tail or "") for e in as_xml.iter()] == [
        (e.tag, e.text or "", e.tail or "") for e in as_html.iter()
    ]
