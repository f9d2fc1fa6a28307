"""ANPA 1312 as AP, AAP, Canadian Press, Kyodo, the New York Times and Scripps file it."""

from datetime import UTC, datetime

import pytest

from syndicate.errors import UnreadableFiling
from syndicate.formats.anpa_1312 import Anpa1312
from syndicate.model.body import Heading, Paragraph, Preformatted, Table
from syndicate.model.dispatch import Draft, PubStatus, Subject
from syndicate.rules.normalise import Defaults, normalise
from tests.legacy import anpa_1312, read_all, read_one, recognised
from tests.makers import NOON, make_filing

DEFAULTS = Defaults(source="x", domain="wire.example")
INTERNATIONAL = Subject(code="a1312cat:i", scheme="http://cvx.iptc.org/anpa1312-category/")
LEDE = "\t   PORT ELSE, Norvia (AP) _ Talks on the harbour resumed on Tuesday after a pause of three weeks."
TOP = ("^BC-AS--Norvia-Harbour Talks, 1st Ld-Writethru, a0578,144<", "^Harbour talks resume in Port Else<")


def test_a_story_is_read_whole() -> None:
    draft = read_one(
        anpa_1312(
            (
                *TOP,
                "^AP Photo XPE101, XPE102<",
                "^Eds: Updates with quote. With AP Photos.<",
                "^By JANE DOE=",
                "^AP Sports Writer=",
                LEDE,
                "\t   ``Nobody knows why,'' a fisherman said _ and left.",
                "\t   ___",
                "\t   Writer John Roe in Quayside contributed.",
            )
        )
    )
    assert draft == Draft(
        wire_number="w2870",
        predecessor="a0578",
        headline="Harbour talks resume in Port Else",
        slugline="BC-AS--Norvia-Harbour Talks, 1st Ld-Writethru, a0578",
        byline="JANE DOE, AP Sports Writer",
        provider="AP",
        priority="u",
        subjects=(INTERNATIONAL,),
        ed_note="AP Photo XPE101, XPE102\nUpdates with quote. With AP Photos.",
        created=datetime(2026, 11, 24, 15, 9, tzinfo=UTC),
        body=draft.body,
    )
    assert draft.body.blocks == (
        Paragraph(LEDE.strip()),
        Paragraph("``Nobody knows why,'' a fisherman said _ and left."),
        Paragraph("Writer John Roe in Quayside contributed."),
    )
    dispatch = normalise(draft, make_filing(b"x"), 0, DEFAULTS)
    assert (dispatch.chain, dispatch.take, dispatch.follows) == ("as-norvia-harbour-talks", 1, True)
    assert dispatch.dateline is not None
    assert (dispatch.dateline.cities, dispatch.agency) == (("PORT ELSE",), "AP")


@pytest.mark.parametrize(
    ("story", "header", "read"),
    [
        ("W2870\x1fasian", "f l\x13\x11 BC-LT--Harbour     11-24 1049", ("f", ["l"], "BC-LT--Harbour", "w2870", None)),
        ("z6\x1f-----", "r z\x13\x11 BC-H 1stLd a0578 02-20 0500", None),
        ("z6715\x1f-----", "r z\x13\x11 BC-H 1stLd a0578 02-20 05", ("r", ["z"], "BC-H, 1stLd", "z6715", "a0578")),
        ("B0012EXW\x1fcpstf", "b  \x13\x11 Pier   24-11 88", ("b", [], "Pier", "b0012", None)),
        ("0012\x1fcpstf", "d f\x13\x11 pm-Pier  11-24-26 0088", ("d", ["f"], "pm-Pier", "0012", None)),
        ("a0012", "a s\x14\x11 BC-Pier-ADV29   11-24 0088", ("a", ["s"], "BC-Pier-ADV29", "a0012", None)),
        ("a0000\x1fasian", "r i\x13\x11 BC-Pier   11-24", ("r", ["i"], "BC-Pier", None, None)),
    ],
)
def test_header_lines(story: str, header: str, read: tuple[object, ...] | None) -> None:
    content = anpa_1312(("^Harbour talks resume<", LEDE), story=story, header=header)
    if read is None:
        assert recognised(content) == []
        return
    draft = read_one(content)
    categories = [topic.code.removeprefix("a1312cat:") for topic in draft.subjects]
    assert (draft.priority, categories, draft.slugline, draft.wire_number, draft.predecessor) == read


@pytest.mark.parametrize(
    ("trailer", "moment", "provider"),
    [
        ("AP-WF-11-13-13 1509GMT<", datetime(2013, 11, 13, 15, 9, tzinfo=UTC), "AP"),
        ("AP-NR-12-29-89 2355EST<", datetime(1989, 12, 30, 4, 55, tzinfo=UTC), "AP"),
        ("NYT-11-13-13 1509EST\u2039", datetime(2013, 11, 13, 20, 9, tzinfo=UTC), "NYT"),
        ("SH-11-13-13 1509EDT<", datetime(2013, 11, 13, 19, 9, tzinfo=UTC), "Scripps"),
        ("16:35ET 31-10-14<", datetime(2014, 10, 31, 20, 35, tzinfo=UTC), None),
        ("JST-14:05-13-11-13", datetime(2013, 11, 13, 5, 5, tzinfo=UTC), None),
        ("", datetime(2026, 2, 20, tzinfo=UTC), None),
    ],
)
def test_trailers(trailer: str, moment: datetime, provider: str | None) -> None:
    content = anpa_1312((*TOP, LEDE), header="r i\x13\x11 BC-Norvia  02-20 0500", trailer=trailer)
    draft = read_one(content)
    assert (draft.created, draft.provider) == (moment, provider)


def test_the_day_alone_is_the_filing_if_it_came_that_day() -> None:
    draft = read_one(anpa_1312((*TOP, LEDE), trailer="", header="r i\x13\x11 BC-Norvia  11-24 0500"))
    assert draft.created == NOON


def test_canadian_press_labels_its_lines_and_has_the_day_before_the_month() -> None:
    content = anpa_1312(
        (
            "^Harbour-Talks, 7th Writethru@<",
            "code:2<",
            "^Update:ADDS details@<",
            "^INDEX: Economy, Business@<",
            "^SYMBOL:ELX:QAY@<",
            "^HL:Harbour shares advance as the quays of Port Else seek to fire up Norvia's",
            "No. 3 economy@<",
            "^By Jane Doe@<",
            "^MERIDIAN PRESS@<",
            "\t   PORT ELSE _ The harbour ran ahead sharply Friday on",
            "relief that another quay is stepping up.<",
            "\t   The pier rose.<",
        ),
        story="B1488\x1fcpstf",
        header="r b\x13\x11 Harbour-Talks 7thWritethru TB06 05-11 588",
        trailer="",
    )
    draft = read_one(content)
    assert draft.headline == "Harbour shares advance as the quays of Port Else seek to fire up Norvia's No. 3 economy"
    assert (draft.slugline, draft.byline) == ("Harbour-Talks, 7th Writethru", "Jane Doe, MERIDIAN PRESS")
    assert (draft.keywords, draft.ed_note) == (("Economy", "Business"), "ADDS details")
    assert draft.subjects[1] == Subject(code="ELX:QAY", kind="organisation")
    assert (draft.provider, draft.created) == ("CP", datetime(2026, 11, 5, tzinfo=UTC))
    assert draft.body.blocks == (
        Paragraph("PORT ELSE _ The harbour ran ahead sharply Friday on relief that another quay is stepping up."),
        Paragraph("The pier rose."),
    )


def test_aap_has_headline_slug_note_and_byline_without_marks() -> None:
    content = b"\x05and bnd\r\n" + anpa_1312(
        (
            "NOR:Harbour talks resume",
            "HARBOUR TALKS 2ND LEAD",
            "Eds: adds quote",
            "By Jane Doe",
            "   PORT ELSE, Nov 24 AAP - Talks on the harbour resumed on Tuesday.",
            "   Fishermen wait.",
            "",
            "AAP jd/cdh",
        ),
        story="a0123",
        header="u i\x13\x11 bc-HARBOUR-TALKS    11-24 0123",
        trailer="24-11-26 15-09-44",
    )
    draft = read_one(content)
    assert (draft.headline, draft.slugline) == ("NOR:Harbour talks resume", "HARBOUR TALKS 2ND LEAD")
    assert (draft.byline, draft.ed_note, draft.provider) == ("Jane Doe", "adds quote", "AAP")
    assert draft.created == datetime(2026, 11, 24, 4, 9, 44, tzinfo=UTC)
    assert [type(block) for block in draft.body.blocks] == [Paragraph, Paragraph]


def test_kyodo_names_itself_before_the_selector_and_closes_its_headline_with_a_plus() -> None:
    content = (
        b"\x01a1234KYODO\x1fasian\nr i\x13\x11 BC-HARBOUR-TALKS  11-24 0210\n\x02BC-HARBOUR-TALKS\n"
        b"Harbour talks resume as\nfishermen wait+\n"
        b"PORT ELSE, Nov. 24 Kyodo - Talks resumed on Tuesday.\nFishermen wait.\n==Kyodo\n"
        b"\x03JST-14:05-24-11-26\n\x04"
    )
    draft = read_one(content)
    assert (draft.headline, draft.slugline) == ("Harbour talks resume as fishermen wait", "BC-HARBOUR-TALKS")
    assert (draft.provider, draft.created) == ("Kyodo", datetime(2026, 11, 24, 5, 5, tzinfo=UTC))
    assert len(draft.body.blocks) == 2


def test_an_advance_waits_for_its_day_and_names_its_owner() -> None:
    draft = read_one(
        anpa_1312(
            (
                "^BC-HARBOUR-ADV29-NYT<",
                "^(ADV29) (For release SUN., Nov. 29)<",
                "^HARBOUR OF PORT ELSE TURNS A CORNER@<",
                "^By JANE DOE=",
                "^c.2026 Example Times News Service=",
                "   PORT ELSE, Norvia _ The quays are busy again.",
            ),
            header="d f\x13\x11 BC-HARBOUR-ADV29-NYT   11-24 0819",
            trailer="NYT-11-24-26 1509EST<",
        )
    )
    assert (draft.headline, draft.byline) == ("HARBOUR OF PORT ELSE TURNS A CORNER", "JANE DOE")
    assert draft.copyright == "c.2026 Example Times News Service"
    assert draft.embargo == datetime(2026, 11, 29, 5, tzinfo=UTC)


def test_an_advance_for_the_morning_papers() -> None:
    lines = (*TOP, "^$Adv12<", "^For Release Thurs AMs, Jan. 12<", LEDE)
    draft = read_one(anpa_1312(lines, trailer="AP-NR-01-05-89 1509EST<"))
    assert draft.embargo == datetime(1989, 1, 12, 5, 1, tzinfo=UTC)


def test_an_alert_is_its_own_headline() -> None:
    draft = read_one(
        anpa_1312(
            ("^BC-APNewsAlert<", "\t   PORT ELSE, Norvia (AP) _ Harbour talks collapse, minister says."),
            header="b i\x13\x11 BC-APNewsAlert   11-24 0019",
        )
    )
    assert draft.headline == "Harbour talks collapse, minister says"


def test_a_kill_has_no_headline_made_of_what_it_kills() -> None:
    draft = read_one(
        anpa_1312(
            (
                "^BC-AS--Norvia-Harbour, KILL, a0578<",
                "\t   Kill the Port Else story on the harbour, a0578. It is wrong.",
            ),
            header="b i\x13\x11 BC-AS--Norvia-Harbour   11-24 0019",
        )
    )
    dispatch = normalise(draft, make_filing(b"x"), 0, DEFAULTS)
    assert (draft.headline, draft.predecessor) == (None, "a0578")
    assert dispatch.pub_status is PubStatus.CANCELED
    assert dispatch.chain == "as-norvia-harbour"


def test_a_summary_that_only_repeats_the_lead_is_left_out() -> None:
    repeated = "^" + LEDE.strip().removeprefix("PORT ELSE, Norvia (AP) _ ") + "<"
    new = "^The first round broke down in October when fishermen walked out on the ministry. None came back.<"
    blocks = read_one(anpa_1312((*TOP, repeated, "^By JANE DOE=", LEDE))).body.blocks
    assert blocks == (Paragraph(LEDE.strip()),)
    first, _ = read_one(anpa_1312((*TOP, new, "^By JANE DOE=", LEDE))).body.blocks
    assert first == Heading(new.strip("^<"))


def test_capitals_between_paragraphs_head_them() -> None:
    blocks = read_one(anpa_1312((*TOP, LEDE, "\t   UP NEXT", "\t   Port Else: More talks on Friday."))).body.blocks
    assert blocks[1:] == (Heading("UP NEXT"), Paragraph("Port Else: More talks on Friday."))


def test_tables_keep_their_columns() -> None:
    draft = read_one(
        anpa_1312(
            (
                "^BC-HKN--Scores,20<",
                "^Norvian League Glance<",
                "\x08Team\tW\tL",
                "\x08Port Else\t3\t1",
                "\x08Quayside\x1c\x1c2\x08\x082",
                "",
                "\x08Monday's Games",
                "\x08Port Else 3, Quayside 1",
            ),
            header="r s\x14\x12 BC-HKN--Scores   11-24 0019",
        )
    )
    assert draft.headline == "Norvian League Glance"
    assert draft.body.blocks == (
        Table((("Team", "W", "L"), ("Port Else", "3", "1"), ("Quayside", "2", "2"))),
        Preformatted("Monday's Games\nPort Else 3, Quayside 1"),
    )


def test_a_vendor_s_profile_is_no_text() -> None:
    draft = read_one(
        anpa_1312(
            (
                "(PROFILE",
                "(COUNTRY:Norvia; ISOCOUNTRY3:NRV; UNTOP:030;)",
                "(CO:Else Quays Ltd; TS:ELQ;)",
                ")",
                *TOP,
                LEDE,
            )
        )
    )
    assert draft.headline == "Harbour talks resume in Port Else"
    assert draft.subjects[1:] == (
        Subject(code="iso3166-1a3:NRV", name="Norvia", scheme="http://cvx.iptc.org/iso3166-1a3/", kind="geoArea"),
        Subject(code="ELQ", name="Else Quays Ltd", kind="organisation"),
    )
    assert draft.body.blocks == (Paragraph(LEDE.strip()),)


BARE = (
    "W2870asian\nu i BC-AS--Norvia-Harbour 1stLd a0578  11-24 0144\n"
    + "\n".join((*TOP, "^By JANE DOE=", LEDE))
    + "\nAP-WF-11-24-26 1509GMT<\n"
)


@pytest.mark.parametrize(
    "content",
    [
        BARE.encode(),
        BARE.replace("\n", "\r\n").encode(),
        BARE.replace("AP-WF", "\x03AP-WF").encode(),
        ("\x16\x16\x01" + BARE).encode(),
        ("[SYN][SYN][SOH]" + BARE.replace("0144\n", "0144\n[STX]").replace("AP-WF", "[ETX]AP-WF")).encode(),
    ],
    ids=["gone", "gone-crlf", "only-etx", "only-soh", "brackets"],
)
def test_control_characters_lost_or_made_visible(content: bytes) -> None:
    draft = read_one(content)
    assert draft.headline == "Harbour talks resume in Port Else"
    assert (draft.wire_number, draft.priority, draft.byline) == ("w2870", "u", "JANE DOE")
    assert draft.created == datetime(2026, 11, 24, 15, 9, tzinfo=UTC)
    assert draft.body.blocks == (Paragraph(LEDE.strip()),)


def test_several_stories_and_one_cut_off() -> None:
    first, second = anpa_1312((*TOP, LEDE)), anpa_1312((TOP[0], "^Quay talks resume<", LEDE))
    drafts = read_all(first + b"\r\n" + second[:-80])
    assert [draft.headline for draft in drafts] == ["Harbour talks resume in Port Else", "Quay talks resume"]


def test_a_header_without_a_text_is_refused() -> None:
    with pytest.raises(UnreadableFiling, match="no ANPA 1312 story with a text"):
        list(Anpa1312().read(make_filing(anpa_1312(()))))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x16\x16\x01",
        b"\x16\x16\x01W2870\x1fasian\nno header line\n\x02text\x03",
        b"u f BC-HARBOUR-TALKS   11-24 0105\nHARBOUR TALKS RESUME\n\nPORT ELSE, Nov 24 - Talks.\n",
        b"f0704exwre\nu f BC-HARBOUR-TALKS   11-24 0105\nHARBOUR TALKS RESUME\n\nPORT ELSE, Nov 24 - Talks.\n",
        b"A1234\nb c Notes of 11-24 0105\n",
        b"<html><body>A1234</body></html>",
    ],
)
def test_what_is_something_else_is_left_to_others(content: bytes) -> None:
    assert recognised(content) == []


def test_an_addition_says_where_it_goes_on() -> None:
    lines = ("^PM-Norvia-Harbour, 1st Add, a0584,200<", "^PORT ELSE: this year.<", "\t   Fishermen waited on the quay.")
    draft = read_one(anpa_1312(lines, header="u i\x13\x11 PM-Norvia-Harbour 1stAdd a0584 11-24 0220"))
    assert (draft.headline, draft.predecessor) == ("Fishermen waited on the quay", "a0584")
    assert draft.ed_note == "PORT ELSE: this year."


def test_a_first_sentence_does_not_end_with_an_abbreviation() -> None:
    lede = "\t   PORT ELSE, Norvia (AP) _ In a story Nov. 24 Mr. Doe of the U.S. was named. He was not there."
    draft = read_one(anpa_1312(("^BC-Norvia-Harbour, CORRECTION, a0584,100<", "^Associated Press<", lede)))
    assert draft.headline == "In a story Nov. 24 Mr. Doe of the U.S. was named"
    assert draft.credit == "Associated Press"
