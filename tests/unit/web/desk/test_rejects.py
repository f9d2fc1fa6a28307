"""The reject tray in a browser: looked at, mended, taken in again, thrown away."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from syndicate.model.filing import Filing
from syndicate.model.staff import Role
from tests.desks import OwnDesk, own_desk

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
EMPTY = b"\n\n"
MENDED = "Harbour talks resume\r\n\r\nPORT AVEL, Nov 24 - Talks resumed <on> Tuesday.\r\n"


def rejected(desk: OwnDesk, content: bytes = EMPTY) -> int:
    filing = Filing(source="city", name="a<b>.txt", content=content, filed=NOON, received=NOON, receipt="")
    with desk.ledger.writing() as writing:
        writing.reject(filing, "headline: is missing")
    return desk.ledger.rejects(1)[0].number


def results(desk: OwnDesk) -> list[tuple[str, str]]:
    return [(act.act, act.result) for act in desk.ledger.acts().listed(10)]


def test_what_came_is_listed_and_shown_as_text(tmp_path: Path) -> None:
    with own_desk(tmp_path) as desk:
        number = rejected(desk, b"<script>alert(1)</script>")
        desk.come_in(Role.VIEWER)
        assert "a<b>.txt headline: is missing" in desk.get("/desk/rejects").text
        page = desk.get(f"/desk/rejects/{number}")
        assert "&lt;script&gt;alert(1)" in page.body
        assert "<script>alert" not in page.body
        assert "Retry" not in page.text


def test_what_is_no_text_is_shown_in_hex(tmp_path: Path) -> None:
    with own_desk(tmp_path) as desk:
        number = rejected(desk, b"\xff\x00AB")
        desk.come_in(Role.EDITOR)
        page = desk.get(f"/desk/rejects/{number}")
        assert "000000 ff 00 41 42" in page.text
        assert "<textarea" not in page.body


def test_an_editor_mends_one(tmp_path: Path) -> None:
    with own_desk(tmp_path) as desk:
        number = rejected(desk)
        desk.come_in(Role.EDITOR)
        answered = desk.post(f"/desk/rejects/{number}/edit", {"text": MENDED})
        assert (answered.status, answered.field("location")) == (303, "/desk/rejects")
        assert desk.ledger.rejects(5) == []
        assert [entry.headline for entry in desk.ledger.latest(5)] == ["Harbour talks resume"]
        assert results(desk) == [("edit and retry reject", "It was taken.")]


def test_one_that_still_cannot_be_taken_stays(tmp_path: Path) -> None:
    with own_desk(tmp_path) as desk:
        number = rejected(desk)
        desk.come_in(Role.OPERATOR)
        answered = desk.post(f"/desk/rejects/{number}/retry")
        assert answered.field("location") == f"/desk/rejects/{number}"
        assert results(desk) == [("retry reject", "It still cannot be taken; the tray says why.")]


def test_one_is_dropped_once_it_is_confirmed(tmp_path: Path) -> None:
    with own_desk(tmp_path) as desk:
        number = rejected(desk)
        desk.come_in(Role.OPERATOR)
        assert "Drop it" in desk.get(f"/desk/rejects/{number}/drop").text
        assert len(desk.ledger.rejects(5)) == 1
        desk.post(f"/desk/rejects/{number}/drop")
        assert desk.ledger.rejects(5) == []
        assert results(desk) == [("drop reject", "a<b>.txt was thrown away.")]
        assert desk.get(f"/desk/rejects/{number}").status == 404


@pytest.mark.parametrize(("role", "act"), [(Role.VIEWER, "edit"), (Role.EDITOR, "retry"), (Role.EDITOR, "drop")])
def test_who_may_not_does_not(tmp_path: Path, role: Role, act: str) -> None:
    with own_desk(tmp_path) as desk:
        number = rejected(desk)
        desk.come_in(role)
        assert desk.post(f"/desk/rejects/{number}/{act}", {"text": MENDED}).status == 403
        assert len(desk.ledger.rejects(5)) == 1
