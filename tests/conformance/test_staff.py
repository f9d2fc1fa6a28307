"""What the records of people and of what they did promise (`syndicate.ports.staff`), over each engine of the store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.model.staff import Act, Role, Session, User
from syndicate.ports.staff import Acts, Staff
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.makers import NOON
from tests.stores import fresh_store

FIRST, SECOND, THIRD = (f"$argon2id${number}" for number in range(3))

ANNA = User(name="anna", role=Role.EDITOR, password=FIRST, made=NOON)
BERT = User(name="bert", role=Role.VIEWER, password=SECOND, made=NOON)


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlLedger]:
    with fresh_store(request.param, tmp_path) as url:
        opened = open_ledger(url)
        yield opened
        opened.close()


@pytest.fixture
def staff(ledger: SqlLedger) -> Staff:
    made = ledger.staff()
    assert [made.add(user) for user in (BERT, ANNA)] == [True, True]
    return made


@pytest.fixture
def acts(ledger: SqlLedger) -> Acts:
    return ledger.acts()


def session(number: int, user: User = ANNA, hours: float = 0) -> Session:
    at = NOON + timedelta(hours=hours)
    return Session(digest=bytes([number]) * 32, user=user.name, role=user.role, made=at, seen=at, client="192.0.2.1")


def test_users_come_back_as_they_were_given_by_name(staff: Staff) -> None:
    assert staff.users() == [ANNA, BERT]
    assert staff.user("anna") == ANNA
    assert staff.user("Anna") is None


def test_a_name_is_given_once(staff: Staff) -> None:
    assert not staff.add(replace(BERT, name="anna"))
    assert staff.user("anna") == ANNA


def test_a_session_is_found_by_its_digest_with_the_role_that_its_user_has_now(staff: Staff) -> None:
    staff.begin(session(1))
    assert staff.session(session(1).digest) == session(1)
    assert staff.session(session(2).digest) is None
    assert staff.set_role("anna", Role.OPERATOR)
    assert staff.session(session(1).digest) == replace(session(1), role=Role.OPERATOR)


def test_another_password_ends_all_sessions_of_the_user_and_none_of_another(staff: Staff) -> None:
    for one in (session(1), session(2), session(3, BERT)):
        staff.begin(one)
    assert staff.set_password("anna", THIRD)
    assert [staff.session(session(number).digest) for number in (1, 2)] == [None, None]
    assert staff.session(session(3).digest) == session(3, BERT)
    assert staff.user("anna") == replace(ANNA, password=THIRD)


def test_who_is_removed_is_logged_out_and_gone(staff: Staff) -> None:
    staff.begin(session(1))
    assert staff.remove("anna")
    assert (staff.user("anna"), staff.session(session(1).digest)) == (None, None)


def test_nothing_is_done_to_somebody_unknown(staff: Staff) -> None:
    assert not any((staff.set_password("carl", "x"), staff.set_role("carl", Role.EDITOR), staff.remove("carl")))
    assert staff.users() == [ANNA, BERT]


def test_one_session_is_ended_and_a_second_time_is_no_error(staff: Staff) -> None:
    for one in (session(1), session(2)):
        staff.begin(one)
    for _ in range(2):
        staff.end(session(1).digest)
    assert staff.session(session(1).digest) is None
    assert staff.session(session(2).digest) == session(2)


def test_sessions_are_forgotten_that_were_seen_or_made_too_long_ago(staff: Staff) -> None:
    for one in (session(1), session(2), session(3, hours=2)):
        staff.begin(one)
    later = NOON + timedelta(hours=3)
    staff.see(session(1).digest, later)
    assert staff.session(session(1).digest) == replace(session(1), seen=later)
    assert staff.trim(NOON + timedelta(hours=1), NOON) == 1  # the second was not seen since
    assert staff.trim(NOON, NOON + timedelta(hours=1)) == 1  # the first was made before
    assert staff.session(session(3).digest) is not None


def test_acts_are_listed_newest_first_and_by_what_they_are_about(acts: Acts) -> None:
    kill = Act(at=NOON, user="anna", act="kill", about="tag:a", note="Wrong \u2013 \0 at all.", result="canceled")
    hold = Act(at=NOON, user="bert", act="hold", about="tag:b")
    numbers = [acts.note(kill), acts.note(hold)]
    first, second = acts.listed(10)
    assert [second.number, first.number] == numbers
    assert replace(first, number=0) == hold
    assert replace(second, number=0) == replace(kill, note="Wrong \u2013 \\x00 at all.")
    assert acts.listed(10, about="tag:a") == [second]
    assert acts.listed(1) == [first]
    assert acts.listed(10, before=first.number) == [second]


def test_what_became_of_an_act_is_said_afterwards_of_that_act_alone(acts: Acts) -> None:
    begun = Act(at=NOON, user="anna", act="file", about="A headline", result="begun")
    number, other = acts.note(begun), acts.note(begun)
    acts.settle(number, "tag:a", "usable: version 1")
    assert acts.listed(10) == [
        replace(begun, number=other),
        replace(begun, number=number, about="tag:a", result="usable: version 1"),
    ]
