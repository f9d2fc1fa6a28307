"""Filing a story by hand: written, looked at, filed."""

from starlette.responses import Response

from syndicate.errors import RejectedFiling
from syndicate.model.dispatch import Dispatch
from syndicate.model.staff import Role
from syndicate.web.desk.copy import Written, copy_of
from syndicate.web.desk.look import part
from syndicate.web.desk.page import Page
from syndicate.web.desk.visit import Trouble, Visit


def write(visit: Visit) -> Response:
    """An empty form."""
    return _form(visit, Written())


def file(visit: Visit) -> Response:
    """Show what would be filed, or file it."""
    written = Written.of(visit)
    try:
        copy = copy_of(written)
        if visit.form.get("do") != "file":
            return _form(visit, written, preview=visit.services.editor.preview(copy))
        done = visit.services.editor.file(copy, visit.user)
    except (RejectedFiling, Trouble) as error:
        return _form(visit, written, trouble=str(error))
    words = done.words if done.version is None else f"Filed. {done.words}."
    return visit.go(f"/desk/dispatch/{part(done.guid)}", words)


def _form(visit: Visit, written: Written, *, preview: Dispatch | None = None, trouble: str = "") -> Response:
    return visit.page(
        "file.html",
        title="File a story",
        status=400 if trouble else 200,
        written=written,
        preview=preview,
        trouble=trouble,
        sections=visit.services.newsroom.sections,
    )


PAGES = (
    Page(path="/desk/file", answer=write, role=Role.EDITOR),
    Page(path="/desk/file", answer=file, role=Role.EDITOR, methods=("POST",)),
)
