"""What could not be taken: looked at, mended, taken in again, thrown away."""

from typing import Final

from starlette.responses import Response

from syndicate.model.filing import Rejected
from syndicate.model.staff import Role
from syndicate.web.desk.page import Page
from syndicate.web.desk.visit import Trouble, Visit

_AT_ONCE: Final = 100
_SHOWN: Final = 20_000
"""Bytes of one that are shown, and that can be edited here."""

_LONGEST_NUMBER: Final = 18


def rejects(visit: Visit) -> Response:
    """The newest of the tray; of one source, or of all."""
    source = visit.query.get("source") or None
    rows = visit.services.tray.listed(_AT_ONCE + 1, source)
    return visit.page(
        "rejects.html",
        title=f"Rejects of {source}" if source else "Rejects",
        source=source,
        rows=rows[:_AT_ONCE],
        more=len(rows) > _AT_ONCE,
    )


def reject(visit: Visit) -> Response:
    """One, its bytes as text where they are."""
    row = _row(visit)
    content = row.content or b""
    text = _text(content)
    return visit.page(
        "reject.html",
        title=f"Reject {row.number}: {row.name}",
        row=row,
        size=len(content),
        text=text if text is not None and len(content) <= _SHOWN else None,
        begins=_begins(content[:_SHOWN], text is not None),
    )


def retry(visit: Visit) -> Response:
    """Take it in again as it is."""
    return _gone_on(visit, visit.services.tray.retry(_row(visit).number, visit.user))


def edit(visit: Visit) -> Response:
    """Take it in again as it was written anew."""
    text = visit.form.get("text", "").replace("\r\n", "\n")
    row = _row(visit)
    if not text.strip():
        raise Trouble(400, "There is no text left. Nothing was done; to be rid of it, drop it.")
    return _gone_on(visit, visit.services.tray.retry(row.number, visit.user, text.encode()))


def confirm_drop(visit: Visit) -> Response:
    """Ask whether it is meant."""
    row = _row(visit)
    return visit.page("reject_drop.html", title=f"Drop reject {row.number}: {row.name}", row=row)


def drop(visit: Visit) -> Response:
    """Throw it away."""
    return visit.go("/desk/rejects", visit.services.tray.drop(_row(visit).number, visit.user))


def _gone_on(visit: Visit, words: str) -> Response:
    number = int(visit.path["number"])
    still = visit.services.tray.one(number)
    return visit.go(f"/desk/rejects/{number}" if still else "/desk/rejects", words)


def _row(visit: Visit) -> Rejected:
    number = visit.path["number"]
    usable = number.isascii() and number.isdigit() and len(number) <= _LONGEST_NUMBER
    row = visit.services.tray.one(int(number)) if usable else None
    if row is None:
        raise Trouble(404, "The tray has none of this number: it was taken or dropped meanwhile. Look at the list.")
    return row


def _text(content: bytes) -> str | None:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    return None if any(letter < " " and letter not in "\t\n\r\f" for letter in text) else text


def _begins(content: bytes, is_text: bool) -> str:  # noqa: FBT001
    if is_text:
        return content.decode(errors="ignore")
    return "\n".join(f"{at:06x}  {content[at : at + 16].hex(' ')}" for at in range(0, min(len(content), 2048), 16))


PAGES: Final = (
    Page(path="/desk/rejects", answer=rejects),
    Page(path="/desk/rejects/{number}", answer=reject),
    Page(path="/desk/rejects/{number}/retry", answer=retry, role=Role.OPERATOR, methods=("POST",)),
    Page(path="/desk/rejects/{number}/edit", answer=edit, role=Role.EDITOR, methods=("POST",)),
    Page(path="/desk/rejects/{number}/drop", answer=confirm_drop, role=Role.OPERATOR),
    Page(path="/desk/rejects/{number}/drop", answer=drop, role=Role.OPERATOR, methods=("POST",)),
)
