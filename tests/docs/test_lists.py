"""The list of the documentation has every page, and leads nowhere else; so do links between pages."""

import re
from pathlib import Path

import pytest

from tests.markdown import ROOT, pages

DOCS = ROOT / "docs"
_LINK = re.compile(r"\]\((?!https?:|mailto:)(?P<to>[^)\s#]*)(?:#(?P<place>[^)\s]*))?\)")


def links(page: str) -> list[tuple[Path, str]]:
    """Where a page leads in this project: the file, and the heading in it."""
    here = ROOT / page
    text = re.sub(r"^```.*?^```", "", here.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    found = _LINK.finditer(text)
    return [((here.parent / one["to"]).resolve() if one["to"] else here, one["place"] or "") for one in found]


def test_the_list_has_every_page() -> None:
    listed = {to for to, _ in links("docs/README.md")}
    assert {path.resolve() for path in DOCS.rglob("*.md")} - listed == {DOCS / "README.md"}


def test_decisions_are_listed_in_their_order_under_their_titles() -> None:
    text = (DOCS / "README.md").read_text(encoding="utf-8")
    numbers = re.findall(r"^(\d+)\. \[.*\]\(decisions/(\d{4})-", text, flags=re.MULTILINE)
    assert [int(number) for number, _ in numbers] == sorted(int(file) for _, file in numbers)
    assert all(int(number) == int(file) for number, file in numbers)


@pytest.mark.parametrize("page", pages())
def test_what_a_page_leads_to_is_there(page: str) -> None:
    for to, place in links(page):
        assert to.exists(), f"{page} leads to {to}"
        if place and to.suffix == ".md":
            assert place in anchors(to), f"{page} leads to {to.name}#{place}"


def anchors(file: Path) -> set[str]:
    """The names of its headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
