"""Whatever text comes in, a clean dispatch comes out, or the reason why not."""

import re
from dataclasses import fields
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.errors import IncompleteDispatch
from syndicate.model.body import Block, Body, Heading, Paragraph, Preformatted, Table
from syndicate.model.dispatch import Draft, PubStatus, Signal
from syndicate.rules.embargo import read
from syndicate.rules.flags import of_headline, of_slugline
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import make_filing

DEFAULTS = Defaults(source="newsroom", domain="wire.example")
NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 §2.2, Char, CR aside
WIRE = (
    "KILL HOLD FLASH URGENT: - ( ) UPDATE 1- 1ST LEAD RPT CORRECTED = * EMBARGOED UNTIL 18:00 GMT NOV 24 2026"
    " 9999-12-31 24:00 Tuesday Sperrfrist: Uhr AMs For release LONDON, (Reuters) , 31 12 By Harbour talks"
)
PIECES = st.sampled_from([*WIRE.split(), "\n"])
TEXT = st.text(max_size=60) | st.lists(PIECES, max_size=14).map(" ".join)
BLOCK: st.SearchStrategy[Block] = (
    st.builds(Paragraph, TEXT)
    | st.builds(Heading, TEXT)
    | st.builds(Preformatted, TEXT)
    | st.builds(Table, st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=2).map(tuple))
)
DRAFT = st.builds(
    Draft,
    guid=st.none() | TEXT,
    version=st.none() | st.integers(-1, 5),
    headline=st.none() | TEXT,
    slugline=st.none() | TEXT,
    byline=st.none() | TEXT,
    dateline=st.none() | TEXT,
    body=st.builds(Body, st.lists(BLOCK, max_size=4).map(tuple)),
    language=st.none() | TEXT,
    urgency=st.none() | st.integers(-1, 12),
    priority=st.none() | TEXT,
    keywords=st.lists(TEXT, max_size=2).map(tuple),
    ed_note=st.none() | TEXT,
    signal=st.none() | st.sampled_from(Signal),
    pub_status=st.none() | st.sampled_from(PubStatus),
)


@given(DRAFT, st.datetimes(timezones=st.just(UTC)))
@settings(max_examples=300, deadline=None)
def test_any_draft_becomes_a_clean_dispatch_or_is_incomplete(draft: Draft, filed: datetime) -> None:
    filing = make_filing(b"any", filed=filed, received=filed)
    try:
        dispatch = normalise(draft, filing, 0, DEFAULTS)
    except IncompleteDispatch:
        return
    assert dispatch.headline == " ".join(dispatch.headline.split()) != ""
    assert 1 <= dispatch.urgency <= 9
    assert dispatch.version >= 1
    assert ":" in dispatch.guid
    texts = [value for field in fields(dispatch) if isinstance(value := getattr(dispatch, field.name), str)]
    assert not any(map(NOT_XML.search, [*texts, *dispatch.keywords, *dispatch.body.lines()]))
    assert dispatch.pub_status is not PubStatus.CANCELED or dispatch.body == Body()
    assert draft.pub_status is not PubStatus.CANCELED or dispatch.pub_status is PubStatus.CANCELED
    assert normalise(draft, filing, 0, DEFAULTS) == dispatch


@given(TEXT, st.datetimes(timezones=st.just(UTC)))
@settings(max_examples=300, deadline=None)
def test_what_is_read_of_an_embargo_lies_within_the_text(text: str, filed: datetime) -> None:
    found = read(text, filed)
    assert found is None or 0 <= found.start < found.end <= len(text)


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_taking_flags_off_only_shortens_a_headline(headline: str) -> None:
    _, rest = of_headline(headline)
    assert headline.strip().endswith(rest)
    assert len(of_slugline(headline).stem) <= len(headline.casefold())
