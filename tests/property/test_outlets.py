"""Outlets and any dispatch: what is shaped stays as it is, fits what was asked, and renders as allowed."""

from datetime import UTC, datetime

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from syndicate.build.writers import outlet_writer
from syndicate.formats.feed_item import feed_item
from syndicate.model.body import Body, Table
from syndicate.model.dispatch import Association, Dispatch, PubStatus
from syndicate.model.outlet import ALWAYS_ALLOWED, Aspect, DatelineUse, Deletion, Extent, Form, Outlet, Profile
from syndicate.rules.facts.profiles import PROFILES
from syndicate.rules.lead import description
from syndicate.rules.outlets import compose_outlet, refusals, shaped
from syndicate.rules.outlets.markup import ELEMENTS
from syndicate.rules.outlets.pictures import is_web_picture
from tests.conformance.rss_rules import violations
from tests.makers import AGENCY, make_dispatch
from tests.pages import joined
from tests.strategies import dispatches

ever = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
FAR = datetime(9000, 1, 1, tzinfo=UTC)


def some(words: type[Aspect]) -> st.SearchStrategy[frozenset[Aspect]]:
    return st.frozensets(st.sampled_from(words))


profiles = st.sampled_from([*PROFILES.values()]) | st.builds(
    Profile,
    form=st.sampled_from([Form.RSS, Form.ATOM, Form.JSON_FEED]),
    most_items=st.integers(1, 3),
    least_title_chars=st.integers(1, 30),
    most_title_chars=st.none() | st.integers(30, 60),
    least_description_chars=st.integers(0, 400),
    most_item_bytes=st.none() | st.integers(10, 500),
    musts=some(Aspect),
    advice=some(Aspect),
    elements=st.none() | st.frozensets(st.sampled_from(sorted(ELEMENTS))),
    deletion=st.sampled_from([Deletion.NOTICE, Deletion.DROP]),
    dateline=st.sampled_from(DatelineUse),
    extent=st.sampled_from(Extent),
    one_language=st.booleans(),
    correction_line=st.booleans(),
    most_pictures=st.none() | st.integers(0, 2),
    picture_types=st.none() | st.just(frozenset({"image/png"})),
    most_picture_bytes=st.none() | st.integers(0, 1000),
)


@ever
@given(dispatch=dispatches(), profile=profiles)
def test_shaping_twice_is_shaping_once(dispatch: Dispatch, profile: Profile) -> None:
    once = shaped(dispatch, profile)
    assert shaped(once, profile) == once
    assert refusals(once, profile, "en") == refusals(dispatch, profile, "en")


@ever
@given(dispatch=dispatches(), profile=profiles)
def test_only_allowed_elements_are_rendered(dispatch: Dispatch, profile: Profile) -> None:
    item = feed_item(shaped(dispatch, profile), AGENCY)
    if item is not None and profile.elements is not None:
        rendered = {element.tag for element in html.fragment_fromstring(item.html, create_parent="body").iter()}
        assert rendered - {"body"} <= profile.elements | ALWAYS_ALLOWED


@ever
@given(dispatch=dispatches(), profile=profiles)
@example(dispatch=make_dispatch(body=Body((Table(rows=((",", "0"),)),))), profile=PROFILES["apple"])
def test_no_word_of_a_full_text_is_lost(dispatch: Dispatch, profile: Profile) -> None:
    if profile.extent is Extent.FULL:
        before, after = dispatch.body.text.split(), shaped(dispatch, profile).body.text.split()
        unjoined = {word.removesuffix(",") for word in after}  # cells are joined by commas where tables are not taken
        assert set(before) <= unjoined | set(after)


@ever
@given(dispatch=dispatches())
def test_the_description_that_is_measured_is_the_one_that_is_written(dispatch: Dispatch) -> None:
    item = feed_item(dispatch, AGENCY)
    if item is not None and dispatch.pub_status is PubStatus.USABLE:
        assert description(dispatch) == item.lead


hrefs = st.sampled_from(
    [
        *("https://pictures.example/a.jpg", " HTTP://pictures.example/b.PNG?w=1", "https://[::1]/c.gif", "store/d.jpg"),
        *("https://bücher.example/e.webp", "https://pictures.example/f", "https://[broken/g.jpg", "http:///h.tiff"),
    ]
)
pictures = st.builds(Association, href=hrefs, media_type=st.sampled_from([None, "", "image/png", "IMAGE/JPEG", "tiff"]))


@ever
@given(found=st.lists(pictures, max_size=3, unique_by=lambda picture: picture.href).map(tuple))
def test_a_picture_that_counts_is_a_picture_that_is_written(found: tuple[Association, ...]) -> None:
    item = feed_item(make_dispatch(associations=found), AGENCY)
    assert item is not None
    assert any(map(is_web_picture, found)) == any(media.medium == "image" for media in item.media)


@ever
@given(found=st.lists(dispatches(), max_size=5), profile=profiles)
def test_a_feed_holds_what_the_profile_takes_and_no_more(found: list[Dispatch], profile: Profile) -> None:
    outlet = Outlet(name="board", title="Board", profile=profile)
    edition = compose_outlet(outlet, found, FAR)
    assert len(edition.dispatches) <= profile.most_items
    for dispatch in edition.dispatches:
        if dispatch.pub_status is PubStatus.USABLE:
            assert not any(refusal.must for refusal in refusals(dispatch, profile, "en"))
            if Aspect.TITLE in profile.musts:
                assert profile.least_title_chars <= len(dispatch.headline)
                assert profile.most_title_chars is None or len(dispatch.headline) <= profile.most_title_chars
        else:
            assert profile.deletion is not Deletion.DROP


@ever
@given(found=st.lists(dispatches(), max_size=4, unique_by=lambda dispatch: dispatch.guid), profile=profiles)
def test_every_page_parses_and_rss_is_sound(found: list[Dispatch], profile: Profile) -> None:
    outlet = Outlet(name="board", title="Board", profile=profile)
    now = max((dispatch.shown_from for dispatch in found), default=FAR)
    page = joined(outlet_writer(outlet, AGENCY), compose_outlet(outlet, found, now))
    if profile.form in {Form.RSS, Form.SMARTNEWS}:
        assert violations(page) == []
    elif profile.form is not Form.JSON_FEED:
        etree.fromstring(page)
