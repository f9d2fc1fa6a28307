"""The front of the desk: who gets in, what forms must show, and what every answer says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from syndicate.model.staff import Role
from tests.desks import OwnDesk, own_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OwnDesk]:
    with own_desk(tmp_path) as made:
        yield made


def test_a_stranger_is_sent_to_the_login_and_back_again(desk: OwnDesk) -> None:
    answer = desk.get("/desk/acts?about=x")
    assert (answer.status, answer.field("location")) == (303, "/desk/login?next=%2Fdesk%2Facts%3Fabout%3Dx")
    assert 'name="next" value="/desk/acts?about=x"' in desk.get(answer.field("location")).body


def test_who_is_logged_in_sees_the_acts(desk: OwnDesk) -> None:
    desk.come_in(Role.VIEWER)
    answer = desk.get("/desk/acts")
    assert answer.status == 200
    assert "anna viewer" in answer.text
