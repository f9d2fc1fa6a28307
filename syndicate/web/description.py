"""What can be asked below `/api/`, for programs: an OpenAPI 3.1 document."""

from collections.abc import Sequence
from importlib.resources import files

from syndicate.web.answers import Answer
from syndicate.web.doors import Asked


class Description:
    """The door at `/api/openapi.json`."""

    methods: Sequence[str] = ("GET", "HEAD")

    def __init__(self) -> None:
        body = files("syndicate.web").joinpath("openapi.json").read_bytes()
        fields = [
            ("content-type", "application/json"),
            ("content-length", str(len(body))),
            ("cache-control", "no-cache"),
            ("access-control-allow-origin", "*"),
            ("x-content-type-options", "nosniff"),
        ]
        self._answer = Answer(200, fields, body)

    async def answer(self, asked: Asked) -> Answer:  # noqa: ARG002 - the same for all
        """See the port."""
        return self._answer
