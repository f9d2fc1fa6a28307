"""A page of the desk, as it is said where it is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from syndicate.model.staff import Role
from syndicate.web.desk.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One address and what answers there.

    Attributes:
        path: As Starlette writes it (`/desk/acts`, `/desk/dispatch/{guid:path}`).
        answer: Called in a thread, so it may ask the store. It may raise :class:`~syndicate.web.desk.visit.Trouble`;
            any other error of ours is told as what it is.
        role: The least that it needs.
        methods: `GET` for what shows, `POST` for what does; a POST has shown the form's token before it is answered.
        quiet: Whether browsers ask for it by themselves, so that it keeps no session alive.
    """

    path: str
    answer: Callable[[Visit], Response]
    role: Role = Role.VIEWER
    methods: Sequence[str] = ("GET",)
    quiet: bool = False
