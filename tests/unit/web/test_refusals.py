"""In which form a client is told that it cannot have a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.web.missing import missing
from syndicate.web.refusals import Form, form_for, refused

KNOWN = ["application/json", "application/problem+json", "text/html", "application/xhtml+xml", "*/*", "text/plain"]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "text"),
        ("*/*", "text"),
        ("application/*", "text"),
        ("application/xml", "text"),
        ("application/json", "problem"),
        ("Application/JSON; charset=utf-8", "problem"),
        ("application/problem+json", "problem"),
        ("application/json;q=0", "text"),
        ("application/json; q=0.2, text/html; q=0.1", "problem"),
        ("text/html, application/json", "page"),
        ("application/json, text/html", "problem"),
        ("application/json;q=0.9, text/html", "page"),
        ("application/json;charset=utf-8;q=0.1, text/html;q=0.2", "page"),
        ("application/json;q=x, text/html;q=0.2", "page"),
        ("application/json;q=nan", "text"),
        ("application/json;q=9, text/html", "problem"),
    ],
)
def test_what_clients_say(accept: str, form: Form) -> None:
    assert form_for(accept) == form


@given(st.text())
def test_any_field_is_read(accept: str) -> None:
    assert form_for(accept) in {"problem", "page", "text"}


@given(st.lists(st.tuples(st.sampled_from(KNOWN), st.integers(0, 10)), max_size=6))
def test_nothing_refused_is_sent_and_nothing_liked_less(asked: list[tuple[str, int]]) -> None:
    form = form_for(", ".join(f"{name};q={weight / 10}" for name, weight in asked))
    weights = {
        "problem": max((weight for name, weight in asked if name.endswith("json")), default=0),
        "page": max((weight for name, weight in asked if "html" in name), default=0),
    }
    if form == "text":
        assert max(weights.values()) == 0
    else:
        assert 0 < weights[form] == max(weights.values())


@pytest.mark.parametrize("accept", ["application/json", "text/html", ""])
def test_a_path_that_is_no_text_can_be_named(accept: str) -> None:
    assert b"Nothing is published at /?" in missing("/\ud800", accept, ()).body


def test_markup_in_what_is_said_is_none_on_a_page() -> None:
    page = refused(404, "Nothing is at <script>", "text/html").body
    assert b"<script>" not in page
    assert b"&lt;script&gt;." in page
