"""Acts on stories: each shows first what it does and to whom it is told, and asks for the note."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from starlette.responses import Response

from syndicate.errors import RejectedFiling
from syndicate.model.staff import Role
from syndicate.ports.editor import Done, Editor
from syndicate.ports.newsroom import Standing
from syndicate.web.desk.copy import Written, copy_of, written_from
from syndicate.web.desk.dispatch import folder_of
from syndicate.web.desk.look import part
from syndicate.web.desk.page import Page
from syndicate.web.desk.visit import Trouble, Visit

LONGEST_NOTE: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An act that takes nothing but a note.

    Attributes:
        name: In the address.
        title: For the heading and the button.
        effect: What it does, for who is about to do it.
        do: Does it.
        forbidden: How a story stands that it means nothing to.
    """

    name: str
    title: str
    effect: str
    do: Callable[[Editor, str, str, str], Done]
    forbidden: frozenset[Standing]


ORDERS: Final = (
    Order(
        name="hold",
        title="Hold",
        effect="Receivers are told not to use it until it is released or killed. Pages keep its place.",
        do=lambda editor, guid, note, by: editor.hold(guid, note, by),
        forbidden=frozenset({Standing.HELD}),
    ),
    Order(
        name="release",
        title="Release",
        effect="It may be used at once: a hold or an embargo ends.",
        do=lambda editor, guid, note, by: editor.release(guid, note, by),
        forbidden=frozenset({Standing.LIVE}),
    ),
    Order(
        name="kill",
        title="Kill",
        effect="Every page drops it and says that it was killed; every outlet below is told. A kill is final: there is "
        "no way back but to file new text as a new story.",
        do=lambda editor, guid, note, by: editor.kill(guid, note, by),
        forbidden=frozenset(),
    ),
)


def confirm(order: Order, visit: Visit) -> Response:
    """Say what an act does, and ask for the note."""
    return _confirm(order, visit, visit.query.get("note", ""))


def carry_out(order: Order, visit: Visit) -> Response:
    """Do it."""
    note = visit.form.get("note", "").strip()
    if trouble := _note_trouble(note):
        return _confirm(order, visit, note, trouble)
    guid = visit.path["guid"]
    done = order.do(visit.services.editor, guid, note, visit.user)
    return visit.go(f"/desk/dispatch/{part(guid)}", _sentence(done))


def write_correction(visit: Visit) -> Response:
    """Show the story in a form."""
    folder = folder_of(visit)
    _must_live(folder.standing)
    return visit.page(
        "correct.html",
        title=f"Correct: {folder.newest.headline}",
        folder=folder,
        written=written_from(folder.newest),
        note="",
        trouble="",
    )


def correct(visit: Visit) -> Response:
    """Correct a story."""
    folder = folder_of(visit)
    _must_live(folder.standing)
    written = Written.of(visit)
    note = visit.form.get("note", "").strip()
    trouble = _note_trouble(note)
    if not trouble:
        try:
            done = visit.services.editor.correct(folder.guid, copy_of(written), note, visit.user)
        except (RejectedFiling, Trouble) as error:
            trouble = str(error)
        else:
            return visit.go(f"/desk/dispatch/{part(folder.guid)}", _sentence(done))
    title = f"Correct: {folder.newest.headline}"
    return visit.page(
        "correct.html", title=title, status=400, folder=folder, written=written, note=note, trouble=trouble
    )


def _confirm(order: Order, visit: Visit, note: str, trouble: str = "") -> Response:
    folder = folder_of(visit)
    _must_live(folder.standing)
    if folder.standing in order.forbidden:
        raise Trouble(409, f"It is {folder.standing} already. Nothing was done.")
    return visit.page(
        "confirm.html",
        title=f"{order.title}: {folder.newest.headline}",
        status=400 if trouble else 200,
        order=order,
        folder=folder,
        note=note,
        trouble=trouble,
    )


def _must_live(standing: Standing) -> None:
    if standing is Standing.KILLED:
        raise Trouble(409, "It was killed, and a kill is final. File new text as a new story.")


def _note_trouble(note: str) -> str:
    if not note:
        return "Say in the note what receivers are to be told; nothing was done yet."
    return f"The note has more than {LONGEST_NOTE} characters." if len(note) > LONGEST_NOTE else ""


def _sentence(done: Done) -> str:
    return done.words if done.words.endswith(".") else f"Done. {done.words}."


PAGES = (
    *(
        page
        for order in ORDERS
        for page in (
            Page(path=f"/desk/{order.name}/{{guid:path}}", answer=partial(confirm, order), role=Role.EDITOR),
            Page(
                path=f"/desk/{order.name}/{{guid:path}}",
                answer=partial(carry_out, order),
                role=Role.EDITOR,
                methods=("POST",),
            ),
        )
    ),
    Page(path="/desk/correct/{guid:path}", answer=write_correction, role=Role.EDITOR),
    Page(path="/desk/correct/{guid:path}", answer=correct, role=Role.EDITOR, methods=("POST",)),
)
