"""What can be asked of this server: an OpenAPI 3.1 document for programs, and the same as a page for people."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from syndicate.web.answers import Answer, Headers
from syndicate.web.doors import Asked
from syndicate.web.operations import DOCUMENT, described

OPENAPI: Final = "/api/openapi.json"
"""Where the document is."""

PAGE: Final = "/api/"
"""Where the page is."""

_HERE: Final = files("syndicate.web").joinpath("templates")
_CODE: Final = re.compile(r"`([^`]+)`")
_EVERYWHERE: Final[Headers] = [
    ("cache-control", "no-cache"),
    ("access-control-allow-origin", "*"),
    ("x-content-type-options", "nosniff"),
]


class Description:
    """The door at `/api/openapi.json`, or at `/api/`: the same answer for all."""

    methods: Sequence[str] = ("GET", "HEAD")

    def __init__(self, media_type: str, body: bytes, *more: tuple[str, str]) -> None:
        own = [("content-type", media_type), ("content-length", str(len(body)))]
        self._answer = Answer(200, [*own, *_EVERYWHERE, *more], body)

    async def answer(self, asked: Asked) -> Answer:  # noqa: ARG002 - the same for all
        """See the port."""
        return self._answer


def for_programs() -> Description:
    """The OpenAPI document."""
    return Description("application/json", DOCUMENT)


def for_people() -> Description:
    """The page: no script, nothing of another server, light or dark as the reader's machine is."""
    style = _HERE.joinpath("api.css").read_text("utf-8")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return Description("text/html; charset=utf-8", page(style), ("content-security-policy", policy))


@cache
def page(style: str) -> bytes:
    """The page with its style."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["words"] = _words
    template = environment.from_string(_HERE.joinpath("api.html").read_text("utf-8"))
    says, operations = described()
    return template.render(style=Markup(style), says=says, operations=operations).encode()  # noqa: S704 - our own file


def _words(text: str) -> Markup:
    """Markdown's `code` as HTML, the rest as it is."""
    plain = str(escape(text))  # what is put together with Markup is escaped again
    return Markup(_CODE.sub(r"<code>\1</code>", plain))  # noqa: S704 - escaped above
