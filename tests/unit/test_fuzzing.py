"""What the fuzzers find is made short before it is kept, and everything they begin with belongs to a target."""

from bench.fuzz import shortest
from tests.fuzzing import CORPUS, targets


def breaks(content: bytes) -> None:
    """On an opening bracket before a closing one, or on a bell."""
    if b"\a" in content:
        raise KeyError(content)
    if b"(" in content and b")" in content.partition(b"(")[2]:
        raise ValueError("brackets")


def test_a_find_is_shortened_as_long_as_it_breaks_in_the_same_words() -> None:
    assert shortest(b"Pilots (and others) went back", breaks) == b"()"


def test_a_find_that_says_what_it_read_stays_as_it_is() -> None:
    assert shortest(b"Pilots\a (and others)", breaks) == b"Pilots\a (and others)"


def test_what_breaks_nothing_stays_as_it_is() -> None:
    assert shortest(b"Pilots", breaks) == b"Pilots"


def test_names_of_targets_are_of_one_target_each_and_those_of_seeds_are_of_targets() -> None:
    names = [target.name for target in targets()]
    assert len(names) == len(set(names))
    assert all(target.seeds for target in targets())
    seeds = {path.name for path in (CORPUS.parent / "seeds").iterdir()}
    assert seeds <= set(names)
