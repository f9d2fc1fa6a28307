"""What is to be delivered, in a browser: what was given up and what waits; tried again, or taken out."""

from pathlib import Path
from urllib.parse import quote

import pytest

from syndicate.model.delivery import DeliveryState
from syndicate.model.staff import Role
from tests.desks import OwnDesk
from tests.telling import given_up, guid, ordered, told_desk

DEAD, WAITING, DROPPED = DeliveryState.DEAD, DeliveryState.WAITING, DeliveryState.DROPPED


def acts(desk: OwnDesk) -> list[tuple[str, str, str]]:
    return [(act.act, act.about, act.result) for act in desk.ledger.acts().listed(10)]


def states(desk: OwnDesk, *numbers: int) -> list[DeliveryState]:
    found = [desk.ledger.deliveries().one(number) for number in numbers]
    return [one.state for one in found if one]


def test_what_was_given_up_and_what_waits_is_listed_with_the_last_answer(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        given_up(desk.ledger, 1)
        ordered(desk.ledger, 2, "backup")
        desk.come_in(Role.VIEWER)
        page = desk.get("/desk/queue")
        assert "gazette Story <1> tried 1 time HTTP 503: busy" in page.text
        assert "backup Story <2>" in page.text
        assert "Retry all" not in page.text
        assert "<1>" not in page.body
        own = desk.get("/desk/queue?channel=backup").text
        assert ("Story <1>" in own, "Story <2>" in own) == (False, True)
        assert "Nothing was given up of this channel." in own


def test_an_empty_queue_says_so(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        desk.come_in(Role.OPERATOR)
        page = desk.get("/desk/queue").text
        assert "Nothing was given up." in page
        assert "Nothing waits: all that was to be told was told." in page


def test_one_is_shown_with_its_attempts(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        number = given_up(desk.ledger, 1)
        desk.come_in(Role.VIEWER)
        page = desk.get(f"/desk/queue/{number}")
        assert "20 ms 503 busy" in page.text
        assert "Retry now" not in page.text
        assert desk.get("/desk/queue/1000").status == 404
        assert desk.get("/desk/queue/x").status == 404


def test_one_is_tried_again_and_the_story_says_who_did_so(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        number = given_up(desk.ledger, 1)
        desk.come_in(Role.OPERATOR)
        answered = desk.post(f"/desk/queue/{number}/retry")
        assert answered.field("location") == f"/desk/queue/{number}"
        assert states(desk, number) == [WAITING]
        assert acts(desk) == [("retry delivery", guid(1), f"Delivery {number} to gazette is tried again.")]


def test_a_story_leads_to_its_deliveries(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        number = given_up(desk.ledger, 1)
        desk.come_in(Role.VIEWER)
        assert f'href="/desk/queue/{number}"' in desk.get(f"/desk/dispatch/{quote(guid(1), safe='')}").body


def test_one_whose_story_went_on_is_not_tried_again(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        number = given_up(desk.ledger, 1)
        ordered(desk.ledger, 1, version=2)
        desk.come_in(Role.OPERATOR)
        answered = desk.post(f"/desk/queue/{number}/retry")
        assert answered.status >= 400
        assert "another version of its story was ordered since" in answered.text
        assert states(desk, number) == [DEAD]
        assert acts(desk)[0][2].startswith("not done: ")


def test_one_is_dropped_once_it_is_confirmed(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        number = given_up(desk.ledger, 1)
        desk.come_in(Role.OPERATOR)
        assert "Version 1 of “Story <1>” will not be brought to gazette." in desk.get(f"/desk/queue/{number}/drop").text
        assert states(desk, number) == [DEAD]
        assert desk.post(f"/desk/queue/{number}/drop").field("location") == "/desk/queue"
        assert states(desk, number) == [DROPPED]
        assert acts(desk) == [("drop delivery", guid(1), f"Delivery {number} to gazette is dropped.")]


def test_all_of_a_channel_are_tried_again_but_for_those_whose_story_went_on(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        numbers = [given_up(desk.ledger, each) for each in (1, 2, 3)]
        other = given_up(desk.ledger, 4, "backup")
        ordered(desk.ledger, 3, version=2)
        desk.come_in(Role.OPERATOR)
        desk.post("/desk/queue/of/gazette/retry")
        assert states(desk, *numbers, other) == [WAITING, WAITING, DEAD, DEAD]
        [(act, about, result)] = acts(desk)
        assert (act, about) == ("retry all dead deliveries", "gazette")
        assert result.startswith("2 deliveries to gazette are tried again. Not so 1: ")


def test_all_of_a_channel_are_dropped_once_it_is_confirmed(tmp_path: Path) -> None:
    with told_desk(tmp_path) as desk:
        numbers = [given_up(desk.ledger, each) for each in (1, 2)]
        waits = ordered(desk.ledger, 3)
        desk.come_in(Role.OPERATOR)
        assert "All 2 dead deliveries to gazette" in desk.get("/desk/queue/of/gazette/drop").text
        desk.post("/desk/queue/of/gazette/drop")
        assert states(desk, *numbers, waits) == [DROPPED, DROPPED, WAITING]
        assert acts(desk) == [("drop all dead deliveries", "gazette", "2 deliveries to gazette are dropped.")]
        assert desk.get("/desk/queue/of/gazette/drop").status == 404


@pytest.mark.parametrize("act", ["{number}/retry", "{number}/drop", "of/gazette/retry", "of/gazette/drop"])
def test_who_may_not_does_not(tmp_path: Path, act: str) -> None:
    with told_desk(tmp_path) as desk:
        number = given_up(desk.ledger, 1)
        desk.come_in(Role.EDITOR)
        address = "/desk/queue/" + act.format(number=number)
        assert desk.post(address).status == 403
        desk.come_in(Role.OPERATOR)
        assert desk.post(address, {"token": "guessed"}).status == 403
        assert states(desk, number) == [DEAD]
