"""The front of the desk: lets requests in, hands them to pages, and keeps what every answer must say."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote, unquote, urlsplit

import structlog
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from syndicate.errors import SyndicateError, Temporary
from syndicate.model.staff import Session
from syndicate.web import rsgi
from syndicate.web.bridge import Asgi, Message, Receive, Send, bridged
from syndicate.web.clients import Clients
from syndicate.web.desk.attempts import Attempts
from syndicate.web.desk.entrance import Entrance, form_token, is_form_token
from syndicate.web.desk.forms import is_from_here, values_of
from syndicate.web.desk.login import SESSION, Login
from syndicate.web.desk.look import drawn, static
from syndicate.web.desk.page import Page
from syndicate.web.desk.services import Services
from syndicate.web.desk.visit import SAID, Trouble, Visit

PATH: Final = "/desk"

_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS: Final = tuple(
    (name.encode(), value.encode())
    for name, value in {
        "cache-control": "no-store",
        "content-security-policy": _POLICY,
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
        "referrer-policy": "same-origin",  # with less a browser says no origin of its forms (Fetch §3.2)
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "x-robots-tag": "noindex, nofollow",
    }.items()
)

log = structlog.get_logger(__name__)


def is_desk(path: str) -> bool:
    """Whether a path is the desk's."""
    return path == PATH or path.startswith(f"{PATH}/")


class DeskFront:
    """Answers everything at and below `/desk`."""

    def __init__(
        self,
        pages: Sequence[Page],
        services: Services,
        entrance: Entrance,
        attempts: Attempts,
        clients: Clients,
    ) -> None:
        """Make it.

        Args:
            pages: Those there are, beside the login's.
            services: What they work with.
            entrance: Lets people in.
            attempts: How often somebody may try.
            clients: Tells where requests come from.
        """
        self._services = services
        self._entrance = entrance
        self._clients = clients
        base = urlsplit(services.base_url)
        self._origin = f"{base.scheme}://{base.netloc}"
        login = Login(
            entrance=entrance, attempts=attempts, client=self._client, agency=services.agency, origin=self._origin
        )
        leave = self._endpoint(Page(path="", answer=self._leave, methods=("POST",)))
        application = Starlette(
            routes=[
                Route("/desk", _home),
                Route("/desk/static/{digest}/{name}", _static),
                Route("/desk/login", self._trying(login.show), methods=["GET"]),
                Route("/desk/login", self._trying(login.enter), methods=["POST"]),
                Route("/desk/logout", leave, methods=["POST"]),
                *(Route(page.path, self._endpoint(page), methods=list(page.methods)) for page in pages),
            ],
            exception_handlers={404: self._missing, 405: self._missing},
        )
        application.router.redirect_slashes = False
        self._application: Asgi = application

    async def answer(self, request: rsgi.Request, exchange: rsgi.Exchange) -> None:
        """Answer one request; to be called in a task of asyncio's own."""
        await bridged(_secured(self._application), request, exchange, scheme=self._scheme(request))

    def close(self) -> None:
        """End what is streamed; on the loop that answers."""
        self._services.pulse.end()

    def _scheme(self, request: rsgi.Request) -> str:
        """Over which the browser asks: a proxy that we trust may speak TLS for us."""
        proxied = request.headers.get_all("x-forwarded-proto")
        if proxied and self._clients.trusts(request.client):
            return "https" if proxied[-1].strip().lower() == "https" else "http"
        return request.scheme

    def _client(self, request: Request) -> str:
        peer = f"{request.client.host}:{request.client.port}" if request.client else ""
        return self._clients.of(peer, request.headers.get).name

    def _endpoint(self, page: Page) -> Callable[[Request], Awaitable[Response]]:
        """What lets a request in to a page."""

        async def endpoint(request: Request) -> Response:
            shown = request.cookies.get(SESSION)
            session = await to_thread(self._entrance.known, shown, quiet=page.quiet)
            if session is None or shown is None:
                return self._stranger(request, page)
            visit = self._visit(request, session, shown)
            if not session.role.covers(page.role):
                raise Trouble(403, f"This needs the role of {page.role}; yours is {session.role}.")
            if request.method == "POST":
                visit = await self._sent(request, visit, shown)
            return await to_thread(page.answer, visit)

        return self._trying(endpoint)

    async def _sent(self, request: Request, visit: Visit, shown: str) -> Visit:
        every = await values_of(request)
        form = {name: values[-1] for name, values in every.items()}
        if not is_from_here(request, self._origin) or not is_form_token(shown, form.get("token", "")):
            raise Trouble(
                403,
                "Nothing was done: the form did not come from your session here. Go back, copy what you wrote, "
                "load the page anew and send it again.",
            )
        return replace(visit, form=form, every=every)

    def _stranger(self, request: Request, page: Page) -> Response:
        if page.quiet:
            return PlainTextResponse("Your session has ended.\n", status_code=401)
        if request.method == "GET":
            return RedirectResponse(f"/desk/login?next={quote(_address(request), safe='')}", status_code=303)
        raise Trouble(403, "Nothing was done: your session has ended. Go back, copy what you wrote, and log in again.")

    def _visit(self, request: Request, session: Session, shown: str) -> Visit:
        return Visit(
            session=session,
            services=self._services,
            path=request.path_params,
            query=dict(request.query_params),
            form={},
            token=form_token(shown),
            address=_address(request),
            said=unquote(request.cookies.get(SAID, "")) if request.method == "GET" else "",
        )

    def _trying(self, endpoint: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        """The same, where whatever goes wrong is told in the desk's look."""

        async def tried(request: Request) -> Response:
            try:
                return await endpoint(request)
            except Trouble as trouble:
                return await self._trouble(request, trouble)
            except Temporary as error:
                return await self._trouble(request, Trouble(503, f"{_sentence(error)} Please try again."))
            except SyndicateError as error:
                return await self._trouble(request, Trouble(409, _sentence(error)))
            except Exception:
                log.exception("a page of the desk broke", path=request.url.path)
                return await self._trouble(request, Trouble(500, "This is our fault, not yours; it is in our log."))

        return tried

    async def _trouble(self, request: Request, trouble: Trouble) -> Response:
        session: Session | None = None
        shown = request.cookies.get(SESSION)
        try:
            session = await to_thread(self._entrance.known, shown, quiet=True)
        except SyndicateError as error:
            log.warning("sessions cannot be read", reason=str(error))
        title = HTTPStatus(trouble.status).phrase
        if session is None or shown is None:
            page = drawn("refused.html", title=title, agency=self._services.agency, detail=trouble.detail)
            return HTMLResponse(page, status_code=trouble.status)
        visit = replace(self._visit(request, session, shown), said="")
        return visit.page("trouble.html", title=title, status=trouble.status, detail=trouble.detail)

    async def _missing(self, request: Request, error: Exception) -> Response:
        status = getattr(error, "status_code", 404)
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            return await self._trouble(request, Trouble(405, "This address is not asked for in this way."))
        return await self._trouble(request, Trouble(404, "There is no such page on the desk."))

    def _leave(self, visit: Visit) -> Response:
        if visit.session:
            self._entrance.leave(visit.session)
        response = visit.go("/desk/login")
        response.delete_cookie(SESSION, path=PATH)
        return response


def _secured(application: Asgi) -> Asgi:
    """The same, with what every answer must say."""

    async def secured(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                message["headers"] += [field for field in _ALWAYS if field[0] not in given]
            await send(message)

        await application(scope, receive, told)

    return secured


async def _static(request: Request) -> Response:
    found = static(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    content, media_type = found
    return Response(content, media_type=media_type, headers={"cache-control": "public, max-age=31536000, immutable"})


async def _home(_: Request) -> Response:
    return RedirectResponse("/desk/", status_code=308)


def _address(request: Request) -> str:
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def _sentence(error: Exception) -> str:
    words = str(error)
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}"
