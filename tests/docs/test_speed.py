"""The page on speed has the figures that were measured last."""

from bench.page import PAGE, renewed


def test_its_tables_are_what_the_benches_wrote() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert renewed(page) == page
