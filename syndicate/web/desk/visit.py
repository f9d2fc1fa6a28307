"""One visit to a page of the desk: who asks for what, and the ways to answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

from starlette.responses import HTMLResponse, RedirectResponse, Response

from syndicate.errors import SyndicateError
from syndicate.model.staff import Role, Session
from syndicate.web.desk.look import drawn
from syndicate.web.desk.services import Services

SAID: Final = "desk_said"
"""The cookie that carries a word from an act to the page after it."""

_LONGEST_SAID: Final = 600
_LONGEST_NUMBER: Final = 18


class Trouble(SyndicateError):
    """A page cannot be had, or an act not be done, as it was asked for.

    Attributes:
        status: Of HTTP.
        detail: What to do about it, in sentences.
    """

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a page is given.

    Attributes:
        session: Who asks; None on the login page alone.
        services: What pages work with.
        path: By name, what stands in the address in place of `{guid}` and the like.
        query: By name, what stands behind the question mark; of several the last.
        form: By name, what a form sent; of several the last; empty but for POST.
        every: By name, all values that a form sent.
        token: What forms must carry as `token`.
        address: That was asked for, with its query.
        said: The word of the act before, to be shown once.
    """

    session: Session | None
    services: Services
    path: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, str]
    every: Mapping[str, Sequence[str]] = field(default_factory=dict)
    token: str
    address: str
    said: str = ""

    @property
    def user(self) -> str:
        """The name of who asks."""
        return self.session.user if self.session else ""

    def may(self, role: Role) -> bool:
        """Whether who asks may do what needs a role."""
        return self.session is not None and self.session.role.covers(role)

    def number(self, name: str) -> int | None:
        """A whole number that stands behind the question mark; None where there is none.

        Raises:
            Trouble: It is something else.
        """
        given = self.query.get(name, "")
        if not given:
            return None
        if not (given.isascii() and given.isdigit() and len(given) <= _LONGEST_NUMBER):
            raise Trouble(400, f"{name}= takes a whole number.")
        return int(given)

    def page(self, template: str, /, *, title: str, status: int = 200, **shown: Any) -> Response:
        """A page.

        Args:
            template: Its file, below `templates/`.
            title: In the window and as the heading.
            status: Of HTTP.
            shown: What the template shows.
        """
        response = HTMLResponse(drawn(template, visit=self, title=title, **shown), status_code=status)
        if self.said:
            response.delete_cookie(SAID, path="/desk", httponly=True, samesite="strict")
        return response

    def piece(self, template: str, /, **shown: Any) -> Response:
        """A piece of a page, for a script to put in."""
        return HTMLResponse(drawn(template, visit=self, title="", **shown))

    def go(self, address: str, said: str = "") -> Response:
        """Send the browser on after an act (RFC 9110 §15.4.4).

        Args:
            address: Where to, on the desk.
            said: What became of the act, shown there once.
        """
        response = RedirectResponse(address, status_code=303)
        if said:
            word = quote(said[:_LONGEST_SAID])
            response.set_cookie(SAID, word, max_age=60, path="/desk", httponly=True, samesite="strict")
        return response
