"""What a source puts around every text is taken off it."""

import pytest

from syndicate.formats.body_html import body_html, body_plain
from syndicate.model.body import Body, Emphasis, Heading, Mark, Paragraph, Table
from syndicate.model.dispatch import Dispatch, Draft
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import make_filing


def read(*blocks: Paragraph | Heading | Table, **defaults: object) -> Dispatch:
    draft = Draft(headline="Harbour talks resume", body=Body(blocks))
    return normalise(draft, make_filing(b"x"), 0, Defaults(**{"source": "a", "domain": "wire.example"} | defaults))  # type: ignore[arg-type]


@pytest.mark.parametrize("end", ["Reuter", "REUTER;", "(Reuter)", "- Reuter -", "Reuter."])
def test_a_mark_on_a_line_of_its_own_goes(end: str) -> None:
    marks = ("Reuter", "REUTER")
    assert read(Paragraph("Talks resumed."), Paragraph(end), end_marks=marks).body.text == "Talks resumed."


@pytest.mark.parametrize("end", [" Reuter", " (Reuter)"])
def test_a_mark_behind_the_last_words_goes(end: str) -> None:
    assert read(Paragraph(f"Talks resumed.{end}"), end_marks=("Reuter",)).body.text == "Talks resumed."


@pytest.mark.parametrize("text", ["He spoke to a man named Reuters", "A story by Reuter was late.", "reuter"])
def test_the_same_letters_as_news_stay(text: str) -> None:
    assert read(Paragraph("One."), Paragraph(text), end_marks=("Reuter",)).body.blocks[-1] == Paragraph(text)


def test_links_in_the_last_paragraph_stay_where_they_were() -> None:
    mark = Mark(0, 5, Emphasis.LINK, "https://a.example")
    last = Paragraph("Talks resumed. END", (mark, Mark(6, 18, Emphasis.STRONG)))
    (block,) = read(last, end_marks=("END",)).body.blocks
    assert block == Paragraph("Talks resumed.", (mark, Mark(6, 14, Emphasis.STRONG)))


def test_boilerplate_goes_wherever_it_stands() -> None:
    body = read(
        Paragraph("READ MORE: Tugs vote"),
        Paragraph("Talks resumed."),
        Heading("About Example Wire"),
        Table((("1", "2"),)),
        boilerplate=("Read more:", "About Example"),
    ).body
    assert body == Body((Paragraph("Talks resumed."), Table((("1", "2"),))))


def test_a_dateline_that_is_not_shown_is_still_known() -> None:
    opened = Paragraph("PORT AVEL, Nov 24 (Example Wire) - Talks resumed.")
    kept, stripped = read(opened), read(opened, dateline_shown=False)
    assert kept.dateline is not None
    assert stripped.dateline is not None
    assert (kept.dateline.cities, stripped.dateline.cities) == (("PORT AVEL",), ("PORT AVEL",))
    assert "PORT AVEL" in body_html(kept)
    assert "PORT AVEL" not in body_html(stripped) + body_plain(stripped)


@pytest.mark.parametrize(
    "signature",
    [
        "ends",
        "END",
        "-30-",
        "asl/tib/pid",
        "bur-abc/de",
        "AAP RTV ar",
        "dpa xyz abc n1",
        "ABC/DE",
        "(AFP)",
        "كام/غ ر",
        "###",
    ],
)
def test_initials_and_end_marks_of_any_wire_go(signature: str) -> None:
    assert read(Paragraph("Talks resumed."), Paragraph(signature)).body.blocks == (Paragraph("Talks resumed."),)


def test_no_more_than_three_lines_are_taken_for_a_signature() -> None:
    text = [Paragraph("Talks resumed."), *map(Paragraph, ("AFP", "ends", "-30-"))]
    assert read(*text).body.blocks == (Paragraph("Talks resumed."),)
    assert read(*text, Paragraph("###")).body.blocks == (Paragraph("Talks resumed."), Paragraph("AFP"))


@pytest.mark.parametrize("glued", ["(ANSA).", " (ANSA)", "Enditem", " EFE ab/cd", " (END)"])
def test_a_mark_glued_to_the_last_sentence_goes(glued: str) -> None:
    assert read(Paragraph("One."), Paragraph(f"Talks resumed.{glued}")).body.text == "One.\n\nTalks resumed."


@pytest.mark.parametrize("text", ["Talks end", "He came to the end.", "Ends meet", "and/or", "He told AFP"])
def test_a_text_that_is_alone_or_says_more_stays(text: str) -> None:
    assert read(Paragraph(text)).body.text == text
    if text != "and/or":
        assert read(Paragraph("One."), Paragraph(text)).body.blocks[-1] == Paragraph(text)
