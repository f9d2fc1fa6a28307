"""Lists in the configuration, each item checked and every fault told at its place."""

from typing import TypeVar

from cattrs import IterableValidationError
from cattrs.errors import IterableValidationNote

from syndicate.config import values

T = TypeVar("T")


def listed(check: values.Check[T]) -> values.Check[tuple[T, ...]]:
    """A list in square brackets, each of whose items passes a check."""

    def structure(value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise values.Unusable(f"must be a list in square brackets, not {values.kind(value)}")
        good: list[T] = []
        faults: list[Exception] = []
        for at, item in enumerate(value):
            try:
                good.append(check(item))
            except ValueError as error:
                faults.append(noted(error, at))
        if faults:
            raise IterableValidationError("items", faults, tuple)
        return tuple(good)

    return structure


def some(check: values.Check[tuple[T, ...]], what: str) -> values.Check[tuple[T, ...]]:
    """Several things that pass a check, and at least one of them."""

    def structure(value: object) -> tuple[T, ...]:
        good = check(value)
        if not good:
            raise values.Unusable(f"must hold at least one {what}")
        return good

    return structure


def noted(error: Exception, index: int | str) -> Exception:
    """An error that says at which item or key it is."""
    error.add_note(IterableValidationNote(f"at {index}", index, object))
    return error
