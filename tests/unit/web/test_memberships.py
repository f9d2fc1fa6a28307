"""Which sections stories are in: asked for once a second at the most."""

from dataclasses import dataclass, field

import pytest

from syndicate.errors import StoreBusy
from syndicate.web import memberships
from syndicate.web.memberships import Memberships

QUAYS = frozenset({"quays"})


@dataclass
class Asking:
    secs: float = 1000.0
    asked: list[str] = field(default_factory=list)
    made: Memberships = field(init=False)

    def __post_init__(self) -> None:
        self.made = Memberships(self.sections_at, lambda: self.secs)

    def sections_at(self, key: str) -> frozenset[str]:
        if key == "busy":
            raise StoreBusy("the store is busy")
        self.asked.append(key)
        return QUAYS


def test_what_was_asked_for_is_known_for_a_second() -> None:
    asking = Asking()
    assert asking.made.known("a") is None
    asking.made.keep("a", asking.made.ask("a"))
    asking.secs += 0.9
    assert asking.made.known("a") == QUAYS
    asking.secs += 0.2
    assert asking.made.known("a") is None


def test_what_is_no_address_of_a_story_is_not_asked_for() -> None:
    assert Asking().made.known("") == frozenset()


def test_so_many_are_remembered_and_the_oldest_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memberships, "MOST_KEPT", 2)
    asking = Asking()
    for key in "abac":
        asking.made.keep(key, QUAYS)
    assert [asking.made.known(key) for key in "abc"] == [QUAYS, None, QUAYS]


def test_a_store_that_cannot_be_read_is_no_answer() -> None:
    with pytest.raises(StoreBusy):
        Asking().made.ask("busy")
