"""Dispatches as wire desks get them and people type them."""

from datetime import UTC, datetime

import pytest

from syndicate.errors import UnreadableFiling
from syndicate.formats.plain_text import PlainText
from syndicate.model.body import Heading, Paragraph, Preformatted, Table
from syndicate.model.dispatch import Association, Draft, Subject
from tests.makers import make_filing

DATED = "PORT ELSE, Nov 24 (EXW) - Talks on the harbour resumed on Tuesday."


def read(text: str) -> Draft:
    (draft,) = PlainText().read(make_filing(text.encode()))
    return draft


def test_a_wire_dispatch_is_read_whole() -> None:
    draft = read(
        """C T
f0704exwre
u f BC-HARBOUR-TALKS   11-24 0105
HARBOUR TALKS RESUME

    PORT ELSE, Nov 24 - Talks on the harbour resumed on Tuesday
after a pause of three weeks, <Else Quays Ltd> said.
    Fishermen have blocked the northern quay since October.
 Reuter


"""
    )
    assert (draft.priority, draft.slugline) == ("u", "BC-HARBOUR-TALKS")
    assert draft.headline == "HARBOUR TALKS RESUME"
    assert draft.body.blocks == (
        Paragraph(
            "PORT ELSE, Nov 24 - Talks on the harbour resumed on Tuesday after a pause of three weeks, "
            "<Else Quays Ltd> said."
        ),
        Paragraph("Fishermen have blocked the northern quay since October."),
    )


@pytest.mark.parametrize(
    ("header", "priority", "slugline"),
    [
        ("r f BC-giant-quay-details   11-24 0100", "r", "BC-giant-quay-details"),
        ("b f BC-******ELSE-CO-FEB   11-24 0007", "b", "BC-******ELSE-CO-FEB"),
        ("d f BC-/OLIVER'S-QUAYS-<OLV   11-24 0037", "d", "BC-/OLIVER'S-QUAYS-<OLV"),
        ("u i AM-HARBOUR (SCHEDULED)  11-24 0120", "u", "AM-HARBOUR (SCHEDULED)"),
        ("U F  BC-HARBOUR TALKS 1stLd   11-24 0105", "u", "BC-HARBOUR TALKS 1stLd"),
        ("r i Harbour-Talks 11-24 210", "r", "Harbour-Talks"),
        ("u f BC-HARBOUR-TALKS", "u", "BC-HARBOUR-TALKS"),
    ],
)
def test_header_lines_of_many_spacings(header: str, priority: str, slugline: str) -> None:
    draft = read(f"{header}\nHarbour talks resume\n\n{DATED}\n")
    assert (draft.priority, draft.slugline, draft.headline) == (priority, slugline, "Harbour talks resume")


def test_an_iptc_7901_header_gives_urgency_and_slug() -> None:
    draft = read(f"xwe0012 3 pl 210  exw 0045\n\nElsewhere/harbour/talks/\nHarbour talks resume\n\n{DATED}\n")
    assert (draft.urgency, draft.slugline, draft.headline) == (3, "Elsewhere/harbour/talks/", "Harbour talks resume")


def test_labelled_lines_fill_their_fields() -> None:
    draft = read(
        f"""Slug: harbour-talks
Headline: Harbour talks resume
Byline: Jane Doe
Agency: Example Wire
Urgency: 3
Priority: U
Keywords: harbour, talks; treaty
Subjects: medtop:11000000 (politics), fishing
Language: en_GB
Guid: tag:wire.example,2026:harbour
Version: 2
Date: Tue, 24 Nov 2026 10:00:00 +0100
Picture: https://wire.example/harbour.jpg - The harbour at dusk
Picture credit: A. Roe / Example Wire
Embargo: 2026-11-24T18:00:00Z
Copyright: Example Wire 2026
Editor's note: adds quote

{DATED}
"""
    )
    assert draft.slugline == "harbour-talks"
    assert draft.headline == "Harbour talks resume"
    assert (draft.byline, draft.agency, draft.urgency, draft.priority) == ("Jane Doe", "Example Wire", 3, "u")
    assert draft.keywords == ("harbour", "talks", "treaty")
    assert draft.subjects == (
        Subject(code="medtop:11000000", name="politics"),
        Subject(code="fishing", name="fishing"),
    )
    assert (draft.language, draft.guid, draft.version) == ("en-GB", "tag:wire.example,2026:harbour", 2)
    assert draft.created == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    assert draft.associations == (
        Association(
            href="https://wire.example/harbour.jpg", caption="The harbour at dusk", credit="A. Roe / Example Wire"
        ),
    )
    assert draft.embargo == datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
    assert draft.copyright == "Example Wire 2026"
    assert draft.ed_note is not None
    assert draft.ed_note.endswith("adds quote")
    assert draft.body.text == DATED


@pytest.mark.parametrize(
    "headline",
    [
        "Version: a tale of two ports",
        "Picture: the year in review",
        "Priority: the harbour, says mayor",
        "Date: how calendars conquered the world",
        "Language: why ports speak many",
        "Urgency: mayors call for it",
        "Brexit: talks resume",
        "By the numbers: a harbour in figures",
        "Embargo: how it works",
        "(Un)happy harbour",
    ],
)
def test_a_headline_that_begins_like_a_label_stays_a_headline(headline: str) -> None:
    assert read(f"{headline}\n\n{DATED}\n").headline == headline


def test_an_embargo_without_an_end_is_left_for_the_normaliser_to_withhold() -> None:
    draft = read(f"EMBARGOED\nBudget to rise\n\n{DATED}\n")
    assert draft.headline == "Budget to rise"
    assert draft.embargo is None
    assert draft.ed_note == "EMBARGOED"


def test_a_headline_like_a_dateline_above_the_dateline_is_the_headline() -> None:
    draft = read("ROTTERDAM PORT DUES TO END JULY 1 - MINISTER\n\n    ROTTERDAM, Nov 24 - Port dues end, he said.\n")
    assert draft.headline == "ROTTERDAM PORT DUES TO END JULY 1 - MINISTER"


def test_a_headline_in_capitals_may_take_several_lines() -> None:
    draft = read(f"HARBOUR TALKS RESUME AFTER A PAUSE OF\nTHREE WEEKS, PORT AUTHORITY SAYS\n{DATED}\n")
    assert draft.headline == "HARBOUR TALKS RESUME AFTER A PAUSE OF THREE WEEKS, PORT AUTHORITY SAYS"
    assert draft.body.text == DATED


def test_flag_lines_stand_before_the_headline_each_on_its_line() -> None:
    assert read(f"BULLETIN\n1ST LEAD\nHarbour talks resume\n\n{DATED}\n").headline == (
        "BULLETIN\n1ST LEAD\nHarbour talks resume"
    )
    assert read("KILL KILL KILL\n").headline == "KILL KILL KILL"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By JANE DOE", "JANE DOE"),
        ("By Jane Doe and John Roe", "Jane Doe and John Roe"),
        ("By Jane Doe, Example Wire", "Jane Doe, Example Wire"),
        ("BY JANE DOE=", "JANE DOE"),
        ("Par Jeanne Dupont", "Jeanne Dupont"),
        ("Por María de la Cruz", "María de la Cruz"),
        ("Von Jana Dörr und Max Meier, exw", "Jana Dörr und Max Meier, exw"),
        ("Di Maria D'Angelo", "Maria D'Angelo"),
        ("Автор: Анна Роу", "Анна Роу"),
    ],
)
def test_bylines_of_many_languages(line: str, byline: str) -> None:
    draft = read(f"Harbour talks resume\n{line}\n\n{DATED}\n")
    assert (draft.headline, draft.byline, draft.body.text) == ("Harbour talks resume", byline, DATED)


@pytest.mark.parametrize("headline", ["BY DAWN THE FERRY WAS BACK", "By Monday The Harbour Board Had Agreed"])
def test_a_headline_that_begins_like_a_byline_is_known_by_its_verb(headline: str) -> None:
    draft = read(f"{headline}\n{DATED}\n")
    assert (draft.headline, draft.byline, draft.body.text) == (headline, None, DATED)


def test_a_title_under_the_byline_belongs_to_it() -> None:
    assert read(f"Harbour talks resume\nBy JANE DOE\nExample Wire Writer\n{DATED}\n").byline == (
        "JANE DOE, Example Wire Writer"
    )


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        ("(ATTN: ADDS details in paras 4-5, photos)", "ADDS details in paras 4-5, photos"),
        ("(Corrects spelling of name\nin third paragraph)", "Corrects spelling of name in third paragraph"),
        ("[Eds: recasts]", "Eds: recasts"),
        ("Eds: Updates with quote.", "Updates with quote."),
        ("ATTN EDITORS: picture to follow", "ATTN EDITORS: picture to follow"),
    ],
)
def test_advisories_go_to_the_note_to_editors(lines: str, note: str) -> None:
    draft = read(f"Harbour talks resume\n{lines}\n\n{DATED}\n")
    assert draft.ed_note is not None
    assert draft.ed_note == note.removeprefix("Eds: ").removeprefix("ATTN EDITORS: ")
    assert (draft.headline, draft.body.text) == ("Harbour talks resume", DATED)


def test_a_deck_above_the_dateline_heads_the_body() -> None:
    draft = read(f"Harbour talks resume\nSecond round this week\n\n{DATED}\n")
    assert draft.body.blocks == (Heading("Second round this week"), Paragraph(DATED))


@pytest.mark.parametrize(
    "mark",
    [
        *(
            " Reuter",
            "REUTER",
            " REUTER...",
            "-30-",
            "###",
            "# # #",
            "(END)",
            "Fin",
            "ends",
            "ENDS",
            "NNNN",
            "(more)",
            "MORE",
        ),
        *("-0-", "(end)", "ENDE", "--", "REUITER", "Reuter\n\n (more)", "-END-", "конец"),
    ],
)
def test_end_marks_do_not_belong_to_the_body(mark: str) -> None:
    assert read(f"Harbour talks resume\n\n{DATED}\n{mark}\n\n").body.text == DATED


@pytest.mark.parametrize(
    "last", ["He told Reuters.", "They want more.", "It never ends.", "It was the\nend", "He asked for\nmore"]
)
def test_words_like_end_marks_stay_in_the_text(last: str) -> None:
    draft = read(f"Harbour talks resume\n\n{DATED}\n\n{last}\n")
    assert draft.body.text.split()[-1] == last.rsplit(maxsplit=1)[-1]


def test_an_end_mark_glued_to_the_last_sentence_is_cut() -> None:
    assert read("Talks resume\n\nPUERTO, 24 nov (EXW) -- Las negociaciones siguen. Fin\n").body.text == (
        "PUERTO, 24 nov (EXW) -- Las negociaciones siguen."
    )


def test_credits_trailer_and_copyright_below_the_text_go_to_their_fields() -> None:
    draft = read(
        f"Harbour talks resume\n\n{DATED}\n\n(Reporting by Jane Doe; Editing by John Roe)\n\n"
        "(c) Copyright Example Wire 2026\n\nEXW-WF-11-24-26 1509GMT\n"
    )
    assert draft.body.text == DATED
    assert draft.credit == "Reporting by Jane Doe; Editing by John Roe"
    assert draft.copyright == "(c) Copyright Example Wire 2026"
    assert draft.created == datetime(2026, 11, 24, 15, 9, tzinfo=UTC)


def test_labels_below_the_text_go_to_their_fields_too() -> None:
    draft = read(
        f"Harbour talks resume\n\n{DATED}\n\n-30-\n\nKeywords: harbour, talks\nNotes to editors: call Jane Doe\n"
    )
    assert (draft.keywords, draft.ed_note, draft.body.text) == (("harbour", "talks"), "call Jane Doe", DATED)


def test_results_stay_in_lines_and_prose_after_them_does_not() -> None:
    draft = read(
        """ELSE QUAYS LTD 4TH QTR NET

    PORT ELSE, Nov 24 - Shr one dlr vs 73 cts
    Net 12.6 mln vs 15.8 mln
    Revs 337.3 mln vs 315.2 mln
    Nine mths
    Shr 3.07 dlrs vs 3.08 dlrs
    NOTE: Excludes loss of 41,000 dlrs or nil vs gain 7,000
dlrs or nil in qtr from net operating loss carryforwards.
 Reuter
"""
    )
    assert draft.body.blocks == (
        Paragraph("PORT ELSE, Nov 24 - Shr one dlr vs 73 cts"),
        Preformatted("Net 12.6 mln vs 15.8 mln\nRevs 337.3 mln vs 315.2 mln\nNine mths\nShr 3.07 dlrs vs 3.08 dlrs"),
        Paragraph(
            "NOTE: Excludes loss of 41,000 dlrs or nil vs gain 7,000 dlrs or nil in qtr from net operating loss "
            "carryforwards."
        ),
    )


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        ("Town        2025   2026\nPort Else    120    131\nMudford       80     99", 0),
        ("Town\t2025\t2026\nPort Else\t120\t131\nMudford\t80\t99", 0),
        ("| Town | 2025 | 2026 |\n|------|------|------|\n| Port Else | 120 | 131 |\n| Mudford | 80 | 99 |", 1),
        ("Town       | 2025 | 2026\n-----------|------|-----\nPort Else  | 120  | 131\nMudford    | 80   | 99", 1),
    ],
)
def test_even_columns_are_a_table(rows: str, head: int) -> None:
    draft = read(f"Harbour figures\n\n{DATED}\n\n{rows}\n\nMore talks are due.\n")
    assert draft.body.blocks == (
        Paragraph(DATED),
        Table((("Town", "2025", "2026"), ("Port Else", "120", "131"), ("Mudford", "80", "99")), head),
        Paragraph("More talks are due."),
    )


def test_uneven_columns_keep_their_places() -> None:
    draft = read(f"Wheat\n\n{DATED}\n\n          HRW   SRW\n Chicago   --   2.98  up\n Toledo  3.04\n\nDone.\n")
    assert Preformatted("         HRW   SRW\nChicago   --   2.98  up\nToledo  3.04") in draft.body.blocks


def test_two_spaces_after_a_full_stop_are_no_column() -> None:
    text = "PORT ELSE, Nov 24 (EXW) - Talks resumed.  No date was set.  The mayor spoke.  Fishermen listened to him."
    assert read(f"Talks resume\n\n{text}\n").body.text == " ".join(text.split())


def test_lines_broken_at_one_length_are_joined_with_and_without_empty_lines() -> None:
    first = (
        "PORT ELSE, Nov 24 (EXW) - Talks on the harbour resumed on\nTuesday after a pause, the port authority\nsaid."
    )
    second = '"We are close," said Ana Roe, who leads the delegation of the\nauthority.'
    for gap in ("\n\n", "\n"):
        draft = read(f"Talks resume\n\n{first}{gap}{second}\n")
        assert [" ".join(part.split()) for part in (first, second)] == list(draft.body.lines())


def test_one_line_a_paragraph_is_kept_apart_without_empty_lines() -> None:
    draft = read(
        f"Talks resume\n{DATED}\nFishermen have blocked the northern quay since October, they say.\nNo date was set.\n"
    )
    assert len(draft.body.blocks) == 3


@pytest.mark.parametrize(
    "text", ["HARBOUR TREATY SIGNED\n", "u f BC-HARBOUR   11-24 0007\nHARBOUR TREATY SIGNED\n\n \n"]
)
def test_a_headline_alone_is_a_brief(text: str) -> None:
    draft = read(text)
    assert (draft.headline, draft.body.blocks) == ("HARBOUR TREATY SIGNED", ())


def test_a_text_without_headline_has_none() -> None:
    draft = read(f"{DATED}\n\nNo date was set.\n")
    assert draft.headline is None
    assert len(draft.body.blocks) == 2


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b'<?xml version="1.0"?><nitf/>', "XML"),
        (b"\xef\xbb\xbf <rss version='2.0'><channel></channel></rss>", "XML"),
        ('<?xml version="1.0"?><a/>'.encode("utf-16"), "XML"),
        (b"<!DOCTYPE html><html></html>", "HTML"),
        (b'{"headline": "x"}', "JSON"),
        (b'[{"headline": "x"}]', "JSON"),
        (rb"{\rtf1 x}", "RTF"),
    ],
)
def test_other_forms_are_named_and_refused(content: bytes, form: str) -> None:
    assert PlainText().recognises(content)
    with pytest.raises(UnreadableFiling, match=form):
        tuple(PlainText().read(make_filing(content)))


@pytest.mark.parametrize("text", ["<Else Quays> opens", "<ELSE QUAYS LTD> 4TH QTR NET", "[Correction] Talks", "{Else}"])
def test_plain_text_may_begin_with_a_bracket(text: str) -> None:
    assert PlainText().recognises(f"{text}\n\n{DATED}".encode())
    assert read(f"{text}\n\n{DATED}").headline is not None


def test_a_file_may_hold_several_dispatches_each_with_a_number_and_an_end_mark() -> None:
    text = (
        "exw0157 3 i 6\nHeadline: Talks resume\n\n   Talks went on.\n\n-0-\n\n\n"
        "exw0158 4 i 6\nHeadline: Ferry sails\n\n   -0-\n\n   exw0159 4 i 6\n\n   The ferry sailed.\n\n-0-\n"
    )
    one, other = PlainText().read(make_filing(text.encode()))
    assert (one.wire_number, one.headline, one.body.text) == ("exw0157", "Talks resume", "Talks went on.")
    assert (other.wire_number, other.headline) == ("exw0158", "Ferry sails")
    assert "The ferry sailed." in other.body.text


def test_what_is_set_in_below_a_labelled_headline_is_text() -> None:
    draft = read("Slug: harbour\nHeadline: Talks resume\n(With photos)\n\n   (So it says.)\n\n   Credit: nobody's.\n")
    assert (draft.ed_note, draft.credit) == ("With photos", None)
    assert list(draft.body.lines()) == ["(So it says.)", "Credit: nobody's."]
