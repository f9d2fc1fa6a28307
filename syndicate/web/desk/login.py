"""Logging in and out."""

from asyncio import to_thread
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from syndicate.web.desk.attempts import Attempts
from syndicate.web.desk.entrance import Entrance, form_token, is_form_token
from syndicate.web.desk.forms import form_of, is_from_here
from syndicate.web.desk.look import drawn

SESSION = "desk_session"
_VISITOR = "desk_visitor"
_LONGEST_PASSWORD = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """The login page.

    Attributes:
        entrance: Lets people in.
        attempts: How often somebody may try.
        client: Gives the address that a request comes from.
        agency: Whose desk it is.
        origin: Of the base URL.
    """

    entrance: Entrance
    attempts: Attempts
    client: Callable[[Request], str]
    agency: str
    origin: str

    async def show(self, request: Request) -> Response:
        """Ask for name and password."""
        return self._ask(request)

    async def enter(self, request: Request) -> Response:
        """Log somebody in."""
        form = await form_of(request)
        shown = request.cookies.get(_VISITOR)
        name, password = form.get("name", ""), form.get("password", "")
        if not is_from_here(request, self.origin) or not is_form_token(shown, form.get("token", "")):
            return self._ask(request, 403, "The page was too old, or did not come from here. Please try again.", name)
        if not name or not password or len(password) > _LONGEST_PASSWORD:
            return self._ask(request, 400, "Give a name and a password.", name)
        client = self.client(request)
        if wait := self.attempts.wait(name, client):
            words = f"Too many tries. Try again in {wait} second{'' if wait == 1 else 's'}."
            return self._ask(request, 429, words, name, retry=wait)
        begun = await to_thread(self.entrance.enter, name, password, client)
        if begun is None:
            return self._ask(request, 403, "Name and password do not go together.", name)
        self.attempts.succeeded(name)
        response = RedirectResponse(_onward(form.get("next", "")), status_code=303)
        response.delete_cookie(_VISITOR, path="/desk")
        _give(request, response, SESSION, begun, "lax")
        return response

    def _ask(self, request: Request, status: int = 200, trouble: str = "", name: str = "", retry: int = 0) -> Response:
        shown = request.cookies.get(_VISITOR) or self.entrance.mint()
        onward = _onward(request.query_params.get("next", ""))
        page = drawn(
            "login.html", title="Log in", agency=self.agency, token=form_token(shown), trouble=trouble, name=name[:100],
            onward=onward,
        )  # fmt: skip
        response = HTMLResponse(page, status_code=status)
        if retry:
            response.headers["retry-after"] = str(retry)
        _give(request, response, _VISITOR, shown, "strict")
        return response


def _onward(address: str) -> str:
    """Where to go after the login: on the desk, whatever the address says."""
    own = address.startswith("/desk/") and "\\" not in address and address.isprintable()
    return address if own else "/desk/"


def _give(request: Request, response: Response, cookie: str, value: str, samesite: Literal["lax", "strict"]) -> None:
    """Set a cookie; a session's goes with links from elsewhere too (`lax`), else a link in a chat led to the login."""
    secure = request.url.scheme == "https"
    response.set_cookie(cookie, value, path="/desk", httponly=True, samesite=samesite, secure=secure)
