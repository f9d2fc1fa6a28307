"""Repeats, stories that grew, and routine texts that are neither."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from syndicate.model.body import Body, Paragraph, Table
from syndicate.model.dispatch import Dispatch, Signal
from syndicate.model.story import Sketch, Sketched
from syndicate.rules.duplicates import Likeness, Verdict, decide, likeness, promising, sketch_of, stored, text_of
from syndicate.rules.flags import chain_of_pieces
from tests.makers import NOON, make_dispatch

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
LEDE = (
    "The harbour authority of Port Avel closed its outer basin on Tuesday after divers found a crack 12 metres long in "
    "the eastern lock gate, and said that no vessel would be let through before engineers had looked at the hinges."
)
MORE = (
    "Eleven ships were held inside and a ferry with 240 passengers was sent on to Skerry Bay, the harbour master told "
    "reporters. The gate was last overhauled nine years ago by a yard that has closed since."
)
BACKGROUND = (
    "Port Avel handles a third of the grain that Norvia exports. Its lock was built in 1931 and has been closed twice "
    "in the past decade, once by ice and once by a strike of the pilots that lasted 17 days."
)
OTHER = (
    "Delegates of seven coastal states sat down on Tuesday to write the first common rules for tidal barrages, an "
    "agreement that engineers have asked for since the spring floods drowned two of the older stations."
)

CHINESE = (
    "挪威亚港口管理局周二宣布，潜水员在东侧船闸闸门上发现裂缝后，外港池立即关闭，工程师检查之前任何船只不得通过。",
    "港务长对记者说，十一艘船被困港内，一艘载有乘客的渡轮已改往斯凯里湾，闸门九年前大修过。",
)
RUSSIAN = (
    (
        "Управление порта Авель закрыло внешний бассейн: водолазы нашли трещину в восточных воротах шлюза, и ни одно "
        "судно не пройдёт до осмотра петель инженерами и комиссией ведомства."
    ),
    "Одиннадцать судов остаются внутри, а паром с пассажирами отправлен в залив Скерри, сказал начальник.",
)
ARABIC = (
    (
        "أغلقت هيئة ميناء أفيل الحوض الخارجي يوم الثلاثاء بعد أن عثر غواصون على شق في بوابة الهويس وقالت إنه "
        "لن يسمح لأي سفينة بالمرور قبل أن يفحص المهندسون المفصلات وتصدر اللجنة تقريرها عن حالة البوابة والجدران."
    ),
    "وقال مدير الميناء للصحفيين إن إحدى عشرة سفينة محتجزة في الداخل وإن عبارة أرسلت إلى خليج سكيري.",
)


def filed(*paragraphs: str, headline: str = "Port Avel closes its outer basin", **changes: Any) -> Dispatch:
    return make_dispatch(headline=headline, body=Body(tuple(map(Paragraph, paragraphs))), **changes)


def after(earlier: Dispatch, later: Dispatch, gap: timedelta = MINUTE) -> Verdict:
    """How a dispatch stands to one filed so long before it."""
    later = replace(later, created=earlier.created + gap)
    return decide(later, earlier, likeness(text_of(later), text_of(earlier)))


# Repeats


def test_the_same_words_are_a_repeat_for_a_day() -> None:
    story = filed(LEDE, MORE)
    assert after(story, filed(LEDE, MORE), DAY) is Verdict.SAME
    assert after(story, filed(LEDE, MORE), DAY + MINUTE) is Verdict.DIFFERENT
    assert after(story, filed(LEDE, MORE), -DAY) is Verdict.SAME


@pytest.mark.parametrize(
    "again",
    [
        filed(LEDE.upper(), MORE, headline="PORT AVEL CLOSES ITS OUTER BASIN"),
        filed(f"{LEDE} {MORE}"),
        filed(LEDE.replace(",", " --"), MORE),
        filed(LEDE, MORE, headline="Port Avel closes its outer basin (PAH.N)"),
        filed(LEDE, MORE, urgency=3, slugline="HARBOUR", keywords=("harbour",)),
    ],
    ids=["case", "paragraphs", "points", "share code", "slug and urgency"],
)
def test_how_words_are_set_makes_no_difference(again: Dispatch) -> None:
    assert after(filed(LEDE, MORE), again) is Verdict.SAME


@pytest.mark.parametrize(
    "changes",
    [
        {"embargo": NOON + timedelta(hours=5)},
        {"ed_note": "Not for use in Norvia."},
        {"usage_terms": "Not for archives."},
        {"byline": "Ines Halloran"},
        {"headline": "Port Avel closes its harbour"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_the_same_words_on_other_terms_are_no_repeat(changes: dict[str, Any]) -> None:
    assert after(filed(LEDE, MORE), filed(LEDE, MORE, **changes)) is Verdict.GREW


def test_a_headline_alone_is_a_repeat_for_some_hours_only() -> None:
    flash = filed(headline="NORVIA CENTRAL BANK SETS 1.5 BILLION CROWN REPURCHASE, BANK SAYS")
    assert after(flash, flash, 6 * HOUR) is Verdict.SAME
    assert after(flash, flash, timedelta(hours=23, minutes=59)) is Verdict.DIFFERENT


# Growth


@pytest.mark.parametrize("flip", [False, True])
def test_a_text_that_was_added_to_grew(*, flip: bool) -> None:
    brief, story = filed(LEDE), filed(LEDE, MORE, BACKGROUND)
    assert after(*((story, brief) if flip else (brief, story))) is Verdict.GREW


def test_a_brief_grew_into_a_text_many_times_as_long() -> None:
    long = filed(BACKGROUND, *(f"{OTHER} {number}" for number in range(12)), MORE, LEDE)
    alike = likeness(text_of(filed(LEDE)), text_of(long))
    assert alike.jaccard < 0.2
    assert alike.contained > 0.9
    assert after(filed(LEDE), long) is Verdict.GREW


def test_a_text_that_was_mended_grew() -> None:
    assert after(filed(LEDE, MORE), filed(LEDE.replace("crack", "fissure"), MORE)) is Verdict.GREW


def test_a_flash_grew_into_the_story_under_its_headline() -> None:
    headline = "Lock gate at Port Avel gives way, harbour closed"
    flash = filed(headline=headline.upper())
    assert after(flash, filed(LEDE, MORE, headline=headline)) is Verdict.GREW
    assert after(flash, filed(LEDE, MORE, headline=headline), 6 * HOUR + MINUTE) is Verdict.DIFFERENT
    assert after(flash, filed(LEDE, MORE)) is Verdict.DIFFERENT


def test_a_story_may_grow_for_a_day_and_a_few_lines_for_some_hours() -> None:
    assert after(filed(LEDE), filed(LEDE, MORE), DAY) is Verdict.GREW
    short, longer = filed(LEDE[:150]), filed(LEDE[:150], MORE)
    assert after(short, longer, 6 * HOUR) is Verdict.GREW
    assert after(short, longer, 6 * HOUR + MINUTE) is Verdict.DIFFERENT
    assert after(short, short, DAY) is Verdict.SAME


@pytest.mark.parametrize(
    ("enough", "too_little"),
    [
        ({"jaccard": 0.5, "contained": 0.5}, {"jaccard": 0.49, "contained": 0.5}),
        ({"jaccard": 0.1, "contained": 0.8}, {"jaccard": 0.1, "contained": 0.79}),
        ({"figures": 0.75}, {"figures": 0.74}),
        ({"headlines": 0.3}, {"headlines": 0.29}),
        ({"headlines": 0.0, "jaccard": 0.8}, {"headlines": 0.0, "jaccard": 0.79}),
        ({"headlines": 0.3, "shared": 30}, {"headlines": 0.3, "shared": 29}),
    ],
)
def test_how_much_two_texts_of_one_story_share(enough: dict[str, Any], too_little: dict[str, Any]) -> None:
    common = {"jaccard": 0.6, "contained": 0.9, "shared": 40, "headlines": 0.5, "figures": 1.0, "equal": False}
    verdicts = [decide(filed(MORE), filed(LEDE), Likeness(**(common | changes))) for changes in (enough, too_little)]
    assert verdicts == [Verdict.GREW, Verdict.DIFFERENT]


def test_a_text_is_all_its_runs_of_five_words_and_a_shorter_one_is_one_run() -> None:
    lines = filed("Divers found one crack in it", headline="Lock closed")
    assert text_of(lines).runs == {"lock closed", "divers found one crack in", "found one crack in it"}


@pytest.mark.parametrize("headline", ["Corrected", "Lock gate gives way again"])
def test_few_words_are_wholly_like_themselves(headline: str) -> None:
    text = text_of(filed(headline=headline))
    assert likeness(text, text) == Likeness(jaccard=1, contained=1, shared=1, headlines=1, figures=1, equal=True)


def test_an_almost_equal_text_may_have_another_headline() -> None:
    renamed = filed(LEDE, f"{MORE} Talks go on.", headline="Talking point: ageing locks")
    assert after(filed(LEDE, MORE), renamed) is Verdict.GREW


@pytest.mark.parametrize(("scripted", "longer"), [CHINESE, RUSSIAN, ARABIC], ids=["Chinese", "Russian", "Arabic"])
def test_every_script_is_compared(scripted: str, longer: str) -> None:
    brief, story = filed(scripted), filed(scripted, longer)
    assert after(brief, filed(scripted)) is Verdict.SAME
    assert after(brief, story) is Verdict.GREW
    renamed = replace(story, headline="Harbour news")  # it must be found by its text
    assert _found(brief, renamed)
    assert _found(renamed, brief)


# Routine texts


def notice(amount: str, rate: str) -> Dispatch:
    return filed(
        f"The central bank of Norvia entered the money market to arrange {amount} billion crowns of repurchases for "
        f"customers, a spokesman for the bank said. Dealers said overnight funds were trading at {rate} percent at the "
        " time of the intervention, and that no further operation was expected before the end of the day.",
        headline="NORVIA BANK ADDS RESERVES VIA CUSTOMER REPURCHASES",
    )


def test_a_notice_with_other_figures_is_another_story() -> None:
    assert after(notice("1.5", "6-3/16"), notice("2.0", "6-1/8")) is Verdict.DIFFERENT
    assert after(notice("1.5", "6-3/16"), notice("1.5", "6-1/8")) is Verdict.DIFFERENT
    assert after(notice("1.5", "6-3/16"), notice("1.5", "6-3/16")) is Verdict.SAME


def test_a_correction_may_change_the_figures() -> None:
    corrected = replace(notice("2.5", "6-3/16"), signal=Signal.CORRECTION)
    assert after(notice("1.5", "6-3/16"), corrected) is Verdict.GREW


def dividend(company: str) -> Dispatch:
    terms = "Quarterly dividend 10 cents against 10 cents before. Payable April 1 to holders of record on March 15."
    return filed(terms, headline=f"{company} SETS QUARTERLY PAYOUT")


def test_a_short_text_under_another_name_is_another_story() -> None:
    assert after(dividend("AVEL GRAIN"), dividend("SKERRY FERRIES")) is Verdict.DIFFERENT
    assert after(dividend("AVEL INSURED FUND"), dividend("AVEL MUNICIPAL FUND")) is Verdict.DIFFERENT
    assert after(dividend("AVEL GRAIN"), dividend("AVEL GRAIN")) is Verdict.SAME


def prices(*closes: str) -> Dispatch:
    rows = tuple((port, close) for port, close in zip(("Avel", "Skerry Bay", "Port Elder"), closes, strict=True))
    table = Body((Table((("Port", "Crowns a tonne"), *rows)),))
    return make_dispatch(headline="Grain prices at the close", body=table)


def test_a_table_of_other_prices_is_another_story() -> None:
    assert after(prices("412", "415", "409"), prices("415", "413", "411")) is Verdict.DIFFERENT


def test_a_digest_is_not_the_growth_of_what_it_sums_up() -> None:
    digest = filed(
        LEDE, MORE, OTHER, *(f"{BACKGROUND} {number}" for number in range(6)), headline="News in brief at 1800"
    )
    assert likeness(text_of(filed(LEDE)), text_of(digest)).contained > 0.9
    assert after(filed(LEDE), digest) is Verdict.DIFFERENT


def test_press_releases_that_end_alike_are_several() -> None:
    about = (f"About Avel Grain: {BACKGROUND}", MORE)
    first = filed(LEDE, *about, headline="Avel Grain names a chief engineer")
    second = filed(OTHER, *about, headline="Results of the quarter are in at Norvia's largest exporter")
    assert likeness(text_of(first), text_of(second)).jaccard > 0.4
    assert after(first, second) is Verdict.DIFFERENT


def test_a_piece_of_a_story_only_repeats() -> None:
    piece = filed(MORE, chain=chain_of_pieces("harbour"))
    assert after(piece, filed(LEDE, MORE)) is Verdict.DIFFERENT
    assert after(filed(LEDE, MORE), piece) is Verdict.DIFFERENT
    assert after(piece, replace(piece, guid="tag:wire.example,2026:again")) is Verdict.SAME


def test_texts_without_words_in_common_are_different() -> None:
    assert after(filed(LEDE), filed(OTHER)) is Verdict.DIFFERENT
    nothing = likeness(text_of(filed(headline="—")), text_of(filed(headline="…")))
    assert (nothing.jaccard, nothing.contained, nothing.shared, nothing.headlines) == (0, 0, 0, 0)
    assert not nothing.equal


# Being found


def _found(known: Dispatch, sought: Dispatch) -> bool:
    sketch, other = sketch_of(sought), sketch_of(known)
    assert sketch
    assert other
    kept = stored(other)
    shared = len(set(kept.marks) & set(sketch.marks))
    return bool(shared and promising(sketch, [(Sketched(1, known.guid, 1, kept), shared)]))


def test_a_brief_is_found_by_the_long_text_it_grew_into() -> None:
    long = filed(BACKGROUND, *(f"{OTHER} {number} {MORE}" for number in range(9)), LEDE)
    assert _found(filed(LEDE), long)
    assert _found(filed(headline=long.headline), long)
    assert not _found(filed(OTHER), filed(LEDE, headline="Another headline over it"))


def test_texts_of_other_wires_and_of_other_days_are_not_found() -> None:
    story = filed(LEDE, agency="Meridian Press")
    assert _found(story, filed(LEDE, agency="MERIDIAN PRESS"))
    assert not _found(story, filed(LEDE, agency="Example Wire"))
    assert not _found(story, filed(LEDE, agency="Meridian Press", source="partner"))
    assert _found(story, filed(LEDE, agency="Meridian Press", created=NOON + timedelta(days=1)))
    assert not _found(story, filed(LEDE, agency="Meridian Press", created=NOON + timedelta(days=2)))


def test_a_sketch_is_small_and_what_is_stored_smaller() -> None:
    sketch = sketch_of(filed(*(f"{LEDE} {MORE} {number}" for number in range(99))))
    assert sketch
    flash = sketch_of(filed())
    assert flash
    assert sketch.size > len(sketch.marks)
    assert len(set(sketch.marks) - set(flash.marks)) == 48
    assert sketch.marks == tuple(sorted(set(sketch.marks)))
    assert stored(sketch).marks == sketch.marks[:8]
    assert sketch_of(filed(headline="<AVEL>")) is None


def test_wires_are_told_apart_by_a_number_that_a_database_holds() -> None:
    sketches = [sketch_of(filed(LEDE, agency=f"Agency {number}")) for number in range(20)]
    lanes = {sketch.lane for sketch in sketches if sketch}
    assert len(lanes) == 20
    assert all(-(2**63) <= lane < 2**63 for lane in lanes)


@pytest.mark.parametrize(("size", "other", "needed"), [(40, 40, 2), (80, 40, 2), (40, 160, 1), (480, 40, 1)])
def test_a_quarter_of_the_marks_to_be_hoped_for_makes_a_text_worth_comparing(
    size: int, other: int, needed: int
) -> None:
    sought, known = (Sketch(lane=1, day=1, size=each, marks=()) for each in (size, other))
    found = [bool(promising(sought, [(Sketched(1, "tag:a", 1, known), shared)])) for shared in (needed - 1, needed)]
    assert found == [False, True]


def test_no_more_than_a_few_are_compared_and_the_likeliest_of_them() -> None:
    sketch = Sketch(lane=1, day=1, size=40, marks=tuple(range(40)))
    others = [
        (Sketched(seq, f"{seq}", 1, Sketch(lane=1, day=1, size=40, marks=tuple(range(8)))), shared)
        for seq, shared in enumerate((8, 3, 8, 5, 1, 6, 8), 1)
    ]
    assert [one.seq for one in promising(sketch, others)] == [7, 3, 1, 6]


def test_a_text_of_any_length_is_compared_in_no_time() -> None:
    endless = filed("harbour talks " * 500_000)
    sketch = sketch_of(endless)
    assert sketch
    assert sketch.size < 10
    assert len(text_of(endless).body) < 20_000
