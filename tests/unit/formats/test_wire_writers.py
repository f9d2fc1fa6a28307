"""What is written for wires: IPTC 7901, ANPA 1312, plain text."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from syndicate.formats.anpa_1312 import Anpa1312
from syndicate.formats.iptc_7901 import Iptc7901
from syndicate.formats.plain_text import PlainText
from syndicate.formats.wire_writing.anpa_1312 import Anpa1312Writer
from syndicate.formats.wire_writing.charset import fitted
from syndicate.formats.wire_writing.flags import ordinal
from syndicate.formats.wire_writing.iptc_7901 import Iptc7901Writer
from syndicate.formats.wire_writing.lines import WIDTH, columns, folded
from syndicate.formats.wire_writing.numbers import desk_number, message_number, source_of, tag_of
from syndicate.formats.wire_writing.text import TextWriter
from syndicate.model.body import Body, Heading, Listing, Paragraph, Preformatted, Table
from syndicate.model.dispatch import Association, Dispatch, Draft, PubStatus, Signal, Subject
from syndicate.model.story import Numbered, Story, Take
from syndicate.ports.format import ItemWriter, Reader, Writer
from syndicate.rules.chains import Candidates, adopt
from syndicate.rules.framing import known_charset
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import AGENCY, NOON, make_dispatch, make_filing
from tests.pages import joined
from tests.stories import CORRECTION, EMBARGOED, HOLD, KILL, LEAD, TABLE, UPDATE, edition_of

Wire = Iptc7901Writer | Anpa1312Writer | TextWriter
SEVEN, ANPA, TEXT = Iptc7901Writer(AGENCY), Anpa1312Writer(AGENCY), TextWriter(AGENCY)
READERS: dict[str, Reader] = {"iptc-7901": Iptc7901(), "anpa-1312": Anpa1312(), "text": PlainText()}
EACH = pytest.mark.parametrize("writer", [SEVEN, ANPA, TEXT], ids=lambda writer: writer.name)
FRAMED = pytest.mark.parametrize("writer", [SEVEN, ANPA], ids=lambda writer: writer.name)
DEFAULTS = Defaults(source="partner", agency="Example Wire", domain="partner.example")


def read(writer: Wire, *dispatches: Dispatch) -> list[Draft]:
    content = joined(writer, edition_of(*dispatches))
    reader = READERS[writer.name]
    assert reader.recognises(content)
    return list(reader.read(make_filing(content, charset="utf-8")))


def again(writer: Wire, dispatch: Dispatch) -> Dispatch:
    """The dispatch as the next desk makes it of what we wrote."""
    (draft,) = read(writer, dispatch)
    content = writer.entry(dispatch)
    return normalise(draft, make_filing(content, filed=dispatch.created, source="partner"), 0, DEFAULTS)


@EACH
def test_each_is_a_writer_of_sections_and_of_items(writer: Wire) -> None:
    section: Writer = writer
    item: ItemWriter = writer
    assert section.filename == f"{writer.name}.txt"
    assert item.suffix == {"text": "txt"}.get(writer.name, f"{writer.name}.txt")
    assert writer.media_type == "text/plain; charset=utf-8"
    assert item.document(LEAD) == section.entry(LEAD)


def test_a_message_of_iptc_7901_is_framed_as_the_standard_has_it() -> None:
    message = SEVEN.entry(replace(LEAD, body=Body((Paragraph("Talks went on."),)), dateline=None))
    number = desk_number(LEAD.guid)
    assert message.decode() == (
        f"\x01exw{number[-4:]} 3 p 18  exw {number}#1\r\n\r\nTIDE-TREATY/\r\n\x02"
        "Coastal states open talks on a shared tide treaty\r\nBy Ines Halloran and Piet Oduya =\r\n\r\n"
        "   Talks went on.\r\n\r\n\x03240719 GMT Nov 26\r\n\x04"
    )


def test_a_story_of_anpa_1312_is_framed_as_the_standard_has_it() -> None:
    story = ANPA.entry(replace(UPDATE, body=Body((Paragraph("Talks went on."),)), dateline=None, slugline="FERRY"))
    number = message_number(UPDATE.guid)
    assert story.decode() == (
        f"\x16\x16\x01a{number}\x1f-----\r\nr i\x13\x11 FERRY 1stLd-Writethru a{number} 11-24 0003\r\n"
        f"\x02^FERRY, 1st Ld-Writethru, a{number},3<\r\n^1ST LEAD<\r\n^UPDATE 1-Ferry line cancels evening crossings<"
        "\r\n\tTalks went on.\r\n\x03EXW-11-24-26 0756GMT<\r\n\x0c\r\n\x04"
    )


def test_a_text_names_its_story_and_ends_with_a_mark() -> None:
    text = TEXT.entry(make_dispatch(slugline="HARBOUR", language="en"))
    number = message_number(make_dispatch().guid)
    assert text.decode() == (
        f"exw{number} 5 i 11\nVersion: 1\nGuid: tag:wire.example,2026:dispatch/0123456789abcdef01234567\n"
        "Slug: HARBOUR\nLanguage: en\nDate: 2026-11-24T12:00:00+00:00\nHeadline: Harbour talks resume\n\n"
        "   Talks on the harbour resumed on Tuesday.\n\n   No date was set.\n\n-0-\n"
    )


@EACH
@pytest.mark.parametrize(("dispatch", "status"), [(KILL, PubStatus.CANCELED), (HOLD, PubStatus.WITHHELD)])
def test_a_kill_and_a_hold_name_their_story_and_say_nothing_of_it(
    writer: Wire, dispatch: Dispatch, status: PubStatus
) -> None:
    content = writer.entry(dispatch).decode()
    assert dispatch.headline not in content
    assert "Secret Reporter" not in content
    assert "OLD QUAY" not in content
    assert "bribes" not in content
    assert str(dispatch.slugline) in content
    assert str(dispatch.ed_note) in content
    assert {PubStatus.CANCELED: "KILL KILL KILL", PubStatus.WITHHELD: "HOLD HOLD HOLD"}[status] in content
    made = again(writer, dispatch)
    assert made.pub_status is status
    assert made.follows
    assert made.urgency == 2


@FRAMED
def test_five_bells_ring_before_a_notice_and_before_no_story(writer: Wire) -> None:
    assert b"\x02" + 5 * b"\x07" in writer.entry(KILL)
    assert b"\x07" not in writer.entry(LEAD)


RELEASE = replace(HOLD, version=3, pub_status=PubStatus.USABLE)
FOLLOW_UPS = pytest.mark.parametrize(
    "follow_up",
    [CORRECTION, UPDATE, KILL, HOLD, RELEASE],
    ids=["correction", "update", "kill", "hold", "release"],
)


@FRAMED
@FOLLOW_UPS
def test_the_next_desk_knows_which_story_a_follow_up_means(writer: Wire, follow_up: Dispatch) -> None:
    first = again(writer, replace(follow_up, version=1, signal=None, pub_status=PubStatus.USABLE, take=0))
    later = again(writer, replace(follow_up, version=max(follow_up.version, 2)))
    assert first.wire_number is not None
    numbered = Numbered(guid=first.guid, source="partner", created=first.created, number=first.wire_number, named=False)
    assert first.guid != later.guid
    assert adopt(later, Candidates(numbered=(numbered,))).guid == first.guid


@FRAMED
@FOLLOW_UPS
def test_the_slug_alone_would_do(writer: Wire, follow_up: Dispatch) -> None:
    first = again(writer, replace(follow_up, version=1, signal=None, pub_status=PubStatus.USABLE, take=0))
    later = again(writer, replace(follow_up, version=max(follow_up.version, 2)))
    assert first.chain
    story = Story(source="partner", guid=first.guid, chain=first.chain, takes=(Take.of(first),))
    assert adopt(replace(later, predecessor=None), Candidates(stories=(story,))).guid == first.guid


@EACH
def test_a_text_is_the_same_story_by_its_guid(writer: Wire) -> None:
    guids = {draft.guid for draft in read(writer, LEAD, replace(LEAD, version=2))}
    assert guids == ({LEAD.guid} if writer.name == "text" else {None})


@EACH
@pytest.mark.parametrize(
    ("change", "signal", "take"),
    [
        ({"signal": Signal.CORRECTION}, Signal.CORRECTION, 0),
        ({"signal": Signal.REPEAT}, Signal.REPEAT, 0),
        ({"signal": Signal.UPDATE, "take": 2}, Signal.UPDATE, 2),
        ({"signal": Signal.UPDATE, "take": 12}, Signal.UPDATE, 12),
        ({"signal": Signal.UPDATE, "take": 0}, Signal.UPDATE, 1),
    ],
)
def test_a_signal_is_read_back(writer: Wire, change: dict[str, object], signal: Signal, take: int) -> None:
    made = again(writer, make_dispatch(version=2, slugline="HARBOUR-TALKS", **change))
    assert (made.signal, made.take, made.headline) == (signal, take, "Harbour talks resume")
    assert made.follows
    assert made.chain in {"harbour-talks", None}


@EACH
def test_an_embargo_is_told_with_its_end(writer: Wire) -> None:
    until = datetime(2026, 11, 24, 11, 5, 7, 250_000, tzinfo=UTC)
    assert b"EMBARGOED UNTIL 11:05:07.250000 GMT 24 NOV 2026" in writer.entry(replace(EMBARGOED, embargo=until))
    assert again(writer, replace(EMBARGOED, embargo=until)).embargo == until
    assert again(writer, EMBARGOED).embargo == EMBARGOED.embargo


@EACH
def test_notes_to_editors_are_read_back_line_by_line(writer: Wire) -> None:
    notes = (
        "With photos.",
        "Adds (a) colour (b",
        "A note that is long, and goes on, and on, and on for two lines at least.",
    )
    (draft,) = read(writer, make_dispatch(ed_note="\n".join(notes)))
    told = str(draft.ed_note).replace("[", "(")
    assert [line for line in told.split("\n") if line in notes] == list(notes)


NASTY_LINES = (
    "KILL KILL KILL",
    "HOLD HOLD HOLD",
    "^KILL KILL KILL<",
    "^HL: Another headline<",
    "ZCZC 0123 POL",
    "NNNN",
    "(Note to nobody)",
    "By Jane Doe",
    "Language: fr",
    "Guid: tag:other.example,2026:x",
    "EMBARGOED UNTIL 18:00 GMT DEC 24 2030",
    "## Internet links",
    "* * * *",
    "# Notebook",
    "exw0157 3 i 210",
    "-0-",
    "eca0124 3 i 93  dpa 0088",
    "a0157",
    "r i BC-HARBOUR 11-24 0105",
    "AP-WF-11-24-26 0940GMT<",
    "241205 GMT Nov 26",
    "1ST LEAD",
    "[STX] [ETX] [EOT]",
    "Headline =",
)


@EACH
@pytest.mark.parametrize("line", NASTY_LINES)
@pytest.mark.parametrize("block", [Paragraph, Heading, Preformatted], ids=["paragraph", "heading", "agate"])
def test_text_that_looks_like_framing_is_text(writer: Wire, line: str, block: type[Paragraph]) -> None:
    end = Paragraph("The last line says no such thing.")
    for blocks in ((block(line), end), (Paragraph("A first line stands above it."), block(line), end)):
        dispatch = make_dispatch(body=Body(blocks), slugline="HARBOUR")
        (draft,) = read(writer, dispatch)
        assert draft.headline == dispatch.headline
        assert (draft.pub_status, draft.signal, draft.embargo) == (None, None, None)
        assert draft.guid in {None, dispatch.guid}
        text = "".join(filter(str.isalnum, draft.body.text))
        for wanted in (line, end.text):
            assert "".join(filter(str.isalnum, wanted)) in text


HEADLINES = (
    *(
        "^Caret<",
        "^",
        "<",
        "(Brackets)",
        "()",
        "(Open",
        "A = B",
        "x = =",
        "x" * 70,
        "By the sea",
        "Eds: who",
        "Interview",
    ),
    *("Copyright law", "AP", "Slug: x", "Kill the bill", "Hold on", "24 Nov 2026", "[x]", "BC-Harbour", "#", "-- x"),
)


@EACH
@pytest.mark.parametrize("headline", HEADLINES)
def test_an_alert_is_told_by_any_headline(writer: Wire, headline: str) -> None:
    made = again(writer, make_dispatch(version=2, headline=headline, slugline="HARBOUR", body=Body()))
    assert made.pub_status is PubStatus.USABLE
    assert "".join(filter(str.isalnum, headline)) in "".join(filter(str.isalnum, made.headline))


@EACH
@pytest.mark.parametrize("headline", HEADLINES)
def test_any_headline_is_read_without_harm(writer: Wire, headline: str) -> None:
    (draft,) = read(writer, make_dispatch(headline=headline, slugline="HARBOUR"))
    assert (draft.pub_status, draft.slugline) == (None, "HARBOUR")
    said = "".join(filter(str.isalnum, f"{draft.headline} {draft.ed_note} {draft.byline}"))
    assert "".join(filter(str.isalnum, headline)) in said
    assert [line for line in draft.body.lines() if line] == list(make_dispatch().body.lines())


@EACH
def test_a_page_holds_what_looks_like_the_next_story(writer: Wire) -> None:
    within = make_dispatch(body=Body((Paragraph("-0-"), Paragraph("exw0157 3 i 210"), Paragraph("Text."))))
    assert len(read(writer, within, LEAD, KILL)) == 3


def test_tables_keep_their_columns_and_headings() -> None:
    table = Table((("Port", "Open"), ("Skerry Bay", "12.40"), ("Port Elder", "12.10")), head=1)
    assert columns(table.rows, table.head) == [
        "Port        Open",
        "----------  -----",
        "Skerry Bay  12.40",
        "Port Elder  12.10",
    ]
    for writer in (SEVEN, ANPA, TEXT):
        (draft,) = read(writer, make_dispatch(body=Body((Paragraph("Prices at noon:"), table))))
        assert table in draft.body.blocks


def test_a_story_of_nothing_but_agate_is_set_as_agate() -> None:
    assert b"d i\x14\x12 FISH-HERRING-PRICES" in ANPA.entry(TABLE)


def test_lists_are_read_as_lists_where_the_form_has_them() -> None:
    items = Listing(("No ships sailed on Tuesday", "Nobody knows when they will"))
    body = Body((Paragraph("What is known:"), items, Paragraph("No more is known than that, the harbour master said.")))
    for writer in (SEVEN, ANPA):
        (draft,) = read(writer, make_dispatch(body=body))
        assert draft.body == body


def test_the_category_is_that_of_the_topic() -> None:
    own = make_dispatch(subjects=(Subject(code="a1312cat:s"), Subject(code="medtop:04000000")))
    assert b" s 14 " in SEVEN.entry(own)
    assert b" f 14 " in SEVEN.entry(replace(own, subjects=own.subjects[1:]))
    assert b" pol 14 " in SEVEN.entry(replace(own, subjects=(Subject(code="pol"),)))
    assert b"r i\x13" in ANPA.entry(replace(own, subjects=(Subject(code="pol"),)))


def test_a_letter_of_priority_is_kept_where_it_is_the_urgency() -> None:
    assert b"\nw i" in ANPA.entry(make_dispatch(urgency=7, priority="w"))
    assert b"\nu i" in ANPA.entry(make_dispatch(urgency=3, priority="w"))
    assert b"\na i" in ANPA.entry(make_dispatch(urgency=9))


def test_pictures_on_the_web_are_told_in_plain_text() -> None:
    picture = Association(href="https://wire.example/1.jpg", caption="The chair", credit="Oduya")
    (draft,) = read(TEXT, make_dispatch(associations=(picture, Association(href="EXW-17"))))
    assert draft.associations == (picture,)


def test_a_slugline_is_cut_at_the_length_of_a_line_and_never_a_header() -> None:
    (draft,) = read(SEVEN, make_dispatch(slugline="ports " * 20))
    assert draft.slugline == ("ports " * 20)[:WIDTH].strip()
    (draft,) = read(SEVEN, make_dispatch(slugline="eca0062 4 i 211"))
    assert (draft.slugline, draft.wire_number) == ("eca0062 4 i 211", f"exw {desk_number(make_dispatch().guid)}")


def test_numbers_are_the_story_s_and_never_zero() -> None:
    numbers = [desk_number(f"tag:wire.example,2026:dispatch/{count}") for count in range(2000)]
    assert len(set(numbers)) == 2000
    assert all(len(number) == 8 and number[-4:] != "0000" and number[:4] != "0000" for number in numbers)


@pytest.mark.parametrize(
    ("tag", "source", "trailer"),
    [("EXW", "exw", "EXW"), ("E", "eex", "EEXAMP"), ("新", "exa", "EXAMPL"), ("MERIDIAN", "mer", "MERIDI")],
)
def test_letters_of_an_agency(tag: str, source: str, trailer: str) -> None:
    agency = replace(AGENCY, tag=tag)
    assert (source_of(agency), tag_of(agency)) == (source, trailer)


def test_ordinals() -> None:
    assert [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 22)] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd")
    ]


def test_lines_are_broken_where_no_sign_can_stand_for_framing() -> None:
    words = "word " * 13
    assert folded(f"{words}= tail") == [words.strip(), "= tail"]
    assert folded(f"{words}word (tail)") == [words.strip(), "word (tail)"]
    assert folded("汉" * 100) == ["汉" * 69, "汉" * 31]
    assert folded("https://wire.example/" + "a" * 60) == ["https://wire.example/" + "a" * 60]
    assert folded("  ") == []


def test_a_long_chinese_text_is_put_together_without_spaces() -> None:
    text = "谈判代表周二在港口继续会谈，" * 12 + "没有确定日期。"
    (draft,) = read(SEVEN, make_dispatch(body=Body((Paragraph(text), Paragraph(text)))))
    assert list(draft.body.lines()) == [text, text]


def test_a_long_address_leaves_paragraphs_whole() -> None:
    address = "https://wire.example/" + "a" * 90
    text = (
        f"Delegates of seven coastal states sat down on Tuesday to write the first rules, and {address} has them all."
    )
    (draft,) = read(SEVEN, make_dispatch(body=Body((Paragraph(text), Paragraph(text)))))
    assert list(draft.body.lines()) == [text, text]


@pytest.mark.parametrize(
    ("text", "charset", "written"),
    [
        ("Malmö – “später” … €5", "utf-8", "Malmö – “später” … €5"),
        ("Malmö – “später” … €5", "iso-8859-1", 'Malmö - "später" ... EUR5'),
        ("Malmö – “später” … €5", "windows-1252", "Malmö – “später” … €5"),
        ("Malmö – “später” … €5", "us-ascii", 'Malmo - "spater" ... EUR5'),
        ("Łódź, Đakovo, Þór, straße", "iso-8859-1", "Lódz, Dakovo, Þór, straße"),
        ("Москва, Ельцин, Щукин", "iso-8859-1", "Moskva, Eltsin, Shchukin"),
        ("Αθήνα", "us-ascii", "Athina"),
        ("ﬁnance №5 北京", "us-ascii", "finance No.5 ??"),
    ],
)
def test_characters_that_a_charset_lacks_are_written_as_the_nearest(text: str, charset: str, written: str) -> None:
    assert fitted(text, known_charset(charset)) == written


def test_a_narrow_charset_is_kept_in_every_field() -> None:
    writer = Iptc7901Writer(AGENCY, charset="iso-8859-1")
    assert writer.media_type == "text/plain; charset=iso-8859-1"
    content = writer.entry(
        make_dispatch(
            headline="Łódź “opens”",
            slugline="ŁÓDŹ",
            byline="Ünal Đukić",
            ed_note="Łódź: ö",
            body=Body((Paragraph("Москва"), Table((("Łódź", "1"),)), Preformatted("Đ"), Heading("Ñ"))),
        )
    )
    (draft,) = Iptc7901().read(make_filing(content, charset="iso-8859-1"))
    assert (draft.headline, draft.slugline, draft.byline) == ('Lódz "opens"', "LÓDZ", "Ünal Dukic")
    assert draft.ed_note == "Lódz: ö"
    for status in (PubStatus.CANCELED, PubStatus.WITHHELD):
        assert writer.entry(make_dispatch(slugline="ŁÓDŹ", ed_note="“x”", pub_status=status)).decode("latin-1")


@pytest.mark.parametrize("charset", ["utf-16", "klingon", "utf-7", "cp037"])
def test_a_charset_without_ascii_is_refused(charset: str) -> None:
    with pytest.raises(ValueError, match="no charset that a message can be framed in"):
        Iptc7901Writer(AGENCY, charset=charset)


@EACH
def test_a_text_may_end_in_a_line_of_nothing(writer: Wire) -> None:
    body = Body((Table((("Norvia", "2"), ("", ""))),))
    assert b"Norvia" in writer.entry(make_dispatch(body=body))


@EACH
def test_the_same_dispatch_is_the_same_bytes(writer: Wire) -> None:
    assert make_dispatch().created == NOON
    assert writer.entry(LEAD) == type(writer)(AGENCY).entry(LEAD)


def test_plain_text_is_not_taken_for_a_message_whatever_its_labels_end_in() -> None:
    page = TEXT.document(make_dispatch(copyright="Example Wire =", credit="A catch line/", genre="␂"))
    assert not Iptc7901().recognises(page)
    assert Iptc7901().recognises(b"exw0966 2 i 17\nHARBOUR/\nTalks resume =\n   Talks resumed.\n")
