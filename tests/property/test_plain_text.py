"""Whatever the bytes, the plain-text reader reads them or refuses them."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from syndicate.errors import UnreadableFiling
from syndicate.formats.plain_text import PlainText
from syndicate.model.dispatch import Draft
from syndicate.rules.text import clean, fold
from tests.makers import make_filing

READER = PlainText()

LINES = st.sampled_from(
    [
        *("", " ", "\t", "    ", "0", "-30-", "Reuter", "(more)", "Subscribe", "Comments", "Related stories", "Share"),
        *("u f BC-HARBOUR-TALKS   11-24 0105", "C T", "f0704reute", "KILL KILL KILL", "(Eds: adds quote)", "(", "[x"),
        *(
            "Headline: x",
            "Date: 9999-12-31T23:59:59-14:00",
            "Urgency: 10",
            "Version: 0",
            "Picture: a.jpg",
            "Caption: b",
        ),
        *(
            "By JANE DOE",
            "PORT ELSE, Nov 24 (EXW) - Talks resumed.",
            "    Net 12 mln  vs  15 mln",
            "a\tb\tc",
            "| a | b |",
        ),
        *("EMBARGOED UNTIL 18:00 GMT NOV 24", "Embargo: soon", "Home > World > Else", "Title - Site", "- Site"),
        *(
            "AP-WF-13-45-99 9999GMT",
            "AP-WF-11-24-26 1509GMT",
            "(c) Copyright Example Wire",
            "(Reporting by A; Editing by B)",
        ),
    ]
)


def read(content: bytes) -> tuple[Draft, ...]:
    try:
        return tuple(READER.read(make_filing(content)))
    except UnreadableFiling:
        return ()


@given(st.binary(max_size=400))
@settings(max_examples=400, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read(content)
    READER.recognises(content)


@given(st.text(max_size=400), st.sampled_from(["utf-8", "utf-16", "utf-16-be", "utf-32", "cp1251", "gb18030"]))
@settings(max_examples=400, deadline=None)
def test_any_text_in_any_encoding_is_read_or_refused(text: str, encoding: str) -> None:
    read(text.encode(encoding, "replace"))


@given(st.lists(st.one_of(LINES, LINES, st.text(max_size=60)), max_size=25))
@settings(max_examples=500, deadline=None)
def test_wire_lines_in_any_order_give_fields_fit_for_xml(lines: list[str]) -> None:
    for draft in read("\n".join(lines).encode("utf-8", "replace")):
        element = etree.Element("draft")
        for value in (draft.headline, draft.slugline, draft.byline, draft.ed_note, draft.credit, draft.copyright):
            element.text = value
        element.text = draft.body.text


@given(
    st.lists(st.sampled_from(["talks", "resume", "harbour", "Roe", "quay.", "said", "“no”", "12", "Else"]), min_size=3)
)
def test_no_word_of_a_body_is_lost_or_added(words: list[str]) -> None:
    text = "PORT ELSE, Nov 24 (EXW) - " + " ".join(words)
    (draft,) = READER.read(make_filing(f"Harbour talks resume\n\n    {text}\n Reuter\n".encode()))
    assert fold(draft.body.text) == fold(text)


@given(st.text())
def test_cleaning_is_done_once_and_for_all(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    etree.Element("x").text = cleaned
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.integers(0, 0x10FFFF).map(chr)).map("".join))
def test_surrogates_and_noncharacters_never_get_through(text: str) -> None:
    etree.Element("x").text = clean(text)
    clean(text).encode()
