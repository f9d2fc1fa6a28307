"""How much of a test's material is taken: a part in every run, all of it under `make torture`."""

import os
from collections.abc import Sequence
from random import Random
from typing import Final, TypeVar

WHOLE: Final = bool(os.environ.get("SYNDICATE_TORTURE"))
SEED: Final = int(os.environ.get("SYNDICATE_SEED", "20261126"))

_T = TypeVar("_T")


def share(material: Sequence[_T], part: int) -> Sequence[_T]:
    """About `part` of the material, evenly taken; all of it under torture."""
    return material if WHOLE else material[:: max(len(material) // part, 1)]


def times(part: int, whole: int) -> int:
    """How often something is done."""
    return whole if WHOLE else part


def dice(slice_: int = 0) -> Random:
    """Chance that comes the same again with the same SYNDICATE_SEED and the same slice."""
    return Random(SEED + slice_)  # noqa: S311 - of a test, no secret


def slices(whole: int) -> range:
    """Of what takes long, so many parts that each pass or fail, and are kept, by themselves; else one."""
    return range(times(1, whole))
