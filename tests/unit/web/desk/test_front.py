"""The front of the desk: who gets in, what forms must show, and what every answer says."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import takewhile
from pathlib import Path

import pytest

from syndicate.build.passwords import Argon2Passwords
from syndicate.model.staff import Role, User
from syndicate.web.desk.front import is_desk
from syndicate.web.desk.page import Page
from syndicate.web.desk.pages import PAGES
from tests.desks import DESK, OwnDesk, own_desk
from tests.makers import NOON

PASSWORD = "a ship does not ask"  # noqa: S105 - of nobody


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OwnDesk]:
    with own_desk(tmp_path) as made:
        yield made


@pytest.fixture
def anna(desk: OwnDesk) -> OwnDesk:
    """The same, with a user who is not logged in yet."""
    hashed = Argon2Passwords().hashed(PASSWORD)
    desk.ledger.staff().add(User(name="anna", role=Role.EDITOR, password=hashed, made=NOON))
    return desk


@pytest.mark.parametrize(("path", "ours"), [("/desk", True), ("/desk/", True), ("/desks/", False), ("/", False)])
def test_paths_of_the_desk_are_told(path: str, ours: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert is_desk(path) is ours


def test_a_stranger_is_sent_to_the_login_and_back_again(anna: OwnDesk) -> None:
    answer = anna.get("/desk/acts?about=x")
    assert (answer.status, answer.field("location")) == (303, "/desk/login?next=%2Fdesk%2Facts%3Fabout%3Dx")
    assert 'name="next" value="/desk/acts?about=x"' in anna.get(answer.field("location")).body
    answer = anna.post("/desk/login", {"name": "anna", "password": PASSWORD, "next": "/desk/acts?about=x"})
    assert (answer.status, answer.field("location")) == (303, "/desk/acts?about=x")
    assert "anna editor" in anna.get("/desk/acts").text


def test_a_login_gives_a_cookie_that_no_script_reads_and_keeps_only_its_digest(anna: OwnDesk) -> None:
    answer = anna.post("/desk/login", {"name": "anna", "password": PASSWORD})
    cookie = next(value for name, value in answer.fields if value.startswith("desk_session="))
    assert {"HttpOnly", "SameSite=lax", "Path=/desk"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    shown = anna.cookies["desk_session"]
    assert len(shown) >= 40
    assert anna.ledger.staff().session(shown.encode()) is None


@pytest.mark.parametrize(("name", "password"), [("anna", "wrong"), ("nobody", PASSWORD), ("anna", ""), ("", PASSWORD)])
def test_a_wrong_name_or_password_opens_nothing_and_says_the_same(anna: OwnDesk, name: str, password: str) -> None:
    answer = anna.post("/desk/login", {"name": name, "password": password})
    words = "Name and password do not go together." if name and password else "Give a name and a password."
    assert answer.status in {400, 403}
    assert words in answer.text
    assert "desk_session" not in anna.cookies
    assert anna.get("/desk/").status == 303


def test_tries_are_counted_for_the_user_and_for_the_address(desk: OwnDesk) -> None:
    tried = (desk.post("/desk/login", {"name": "anna", "password": "wrong"}).status for _ in range(30))
    statuses = list(takewhile(lambda status: status == 403, tried))  # a slow machine gives more tries back meanwhile
    assert 10 <= len(statuses) < 30
    assert desk.post("/desk/login", {"name": "bert", "password": "wrong"}).status == 403
    tries = (desk.post("/desk/login", {"name": "ANNA", "password": "wrong"}) for _ in range(10))
    refused = next(answer for answer in tries if answer.status == 429)
    assert 0 < int(refused.field("retry-after")) <= 60
    acts = desk.ledger.acts().listed(50)
    assert [(act.user, act.act, act.result) for act in acts[:2]] == [
        ("bert", "log in", "refused"),
        ("anna", "log in", "refused"),
    ]


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example/", "/desk/../evil", "/\\evil.example", "/desk", "/feeds/"]
)
def test_a_login_leads_nowhere_but_to_the_desk(anna: OwnDesk, onward: str) -> None:
    answer = anna.post("/desk/login", {"name": "anna", "password": PASSWORD, "next": onward})
    assert answer.field("location") in {"/desk/", "/desk/../evil"}


def test_who_logs_out_is_out_whatever_the_browser_keeps(desk: OwnDesk) -> None:
    desk.come_in(Role.VIEWER)
    kept = dict(desk.cookies)
    assert desk.post("/desk/logout").field("location") == "/desk/login"
    assert "desk_session" not in desk.cookies
    desk.cookies = kept
    assert desk.get("/desk/").status == 303


@pytest.mark.parametrize(
    ("made", "seen", "lasts"),
    [
        (timedelta(hours=11), timedelta(minutes=119), True),
        (timedelta(hours=11), timedelta(minutes=121), False),
        (timedelta(hours=13), timedelta(minutes=1), False),
    ],
)
def test_a_session_ends_when_it_is_idle_and_after_its_hours(
    desk: OwnDesk, made: timedelta, seen: timedelta, *, lasts: bool
) -> None:
    desk.come_in(Role.VIEWER, made=made, seen=seen)
    assert desk.get("/desk/acts").status == (200 if lasts else 303)


def test_what_a_browser_asks_by_itself_keeps_no_session_alive(desk: OwnDesk) -> None:
    desk.come_in(Role.VIEWER, seen=timedelta(minutes=90))
    before = desk.session().seen
    assert desk.get("/desk/lines").status == 200
    assert desk.session().seen == before
    assert desk.get("/desk/").status == 200
    assert desk.session().seen > before


def test_a_script_of_an_ended_session_is_told_so(desk: OwnDesk) -> None:
    assert [desk.get(path).status for path in ("/desk/lines", "/desk/pulse")] == [401, 401]


@pytest.mark.parametrize(
    ("form", "headers"),
    [
        ({"token": ""}, {}),
        ({"token": "wrong"}, {}),
        ({"token": "\u00e9"}, {}),
        ({}, {"origin": "https://evil.example"}),
        ({}, {"origin": "null"}),
        ({}, {"origin": "http://["}),
        ({}, {"sec_fetch_site": "cross-site"}),
        ({}, {"sec_fetch_site": "same-site"}),
    ],
)
def test_a_form_from_elsewhere_does_nothing(desk: OwnDesk, form: dict[str, str], headers: dict[str, str]) -> None:
    desk.come_in(Role.EDITOR)
    given = {"headline": "Harbour talks resume", "do": "file"} | form
    answer = desk.post("/desk/file", given, **headers)
    assert (answer.status, "Nothing was done" in answer.text) == (403, True)
    assert desk.ledger.latest(1) == []


def test_the_token_of_one_session_is_no_good_for_another(desk: OwnDesk) -> None:
    desk.come_in(Role.EDITOR)
    token = desk.token()
    desk.come_in(Role.EDITOR, "bert")
    assert desk.post("/desk/file", {"headline": "Talks", "do": "file", "token": token}).status == 403


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8080", "https://wire.example"])
def test_a_form_may_come_by_either_address_of_the_desk(tmp_path: Path, origin: str) -> None:
    config = DESK.replace("http://127.0.0.1:{port}/", "https://wire.example/")
    with own_desk(tmp_path, config) as desk:
        desk.come_in(Role.EDITOR)
        assert desk.post("/desk/file", {"headline": "Talks", "do": "file"}, origin=origin).status == 303


def least(page: Page) -> list[tuple[str, str, Role, Role]]:
    path = page.path.replace("{guid:path}", "tag:nobody")
    return [(page.methods[0], path, page.role, role) for role in Role]


@pytest.mark.parametrize(
    ("method", "path", "needed", "role"),
    [each for page in PAGES if page.path != "/desk/pulse" for each in least(page)],
)
def test_each_page_is_for_its_role_and_those_above(
    desk: OwnDesk, method: str, path: str, needed: Role, role: Role
) -> None:
    desk.come_in(role)
    answer = desk.post(path) if method == "POST" else desk.get(path)
    assert (answer.status == 403) is not role.covers(needed)
    if answer.status == 403:
        assert f"This needs the role of {needed}; yours is {role}." in answer.text


@pytest.mark.parametrize(
    ("method", "path", "status", "words"),
    [
        ("GET", "/desk/nowhere", 404, "There is no such page"),
        ("GET", "/desk/dispatch/tag:nobody", 404, "No story has the guid tag:nobody"),
        ("DELETE", "/desk/acts", 405, "not asked for in this way"),
        ("GET", "/desk/acts?before=x", 400, "takes the number of an act"),
        ("GET", "/desk/?standing=wild", 400, "live, embargoed, held, killed"),
        ("GET", "/desk/?before=-1", 400, "before= takes a whole number"),
    ],
)
def test_what_is_wrong_is_said_in_the_look_of_the_desk(
    desk: OwnDesk, method: str, path: str, status: int, words: str
) -> None:
    desk.come_in(Role.VIEWER)
    answer = desk.ask(method, path)
    assert (answer.status, words in answer.text) == (status, True)
    assert "anna viewer" in answer.text


@pytest.mark.parametrize("path", ["/desk/login", "/desk/", "/desk/nowhere", "/desk/acts"])
def test_every_answer_keeps_to_itself(desk: OwnDesk, path: str) -> None:
    desk.come_in(Role.VIEWER)
    answer = desk.get(path)
    policy = answer.field("content-security-policy")
    assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'")
    assert "unsafe" not in policy
    assert answer.field("cache-control") == "no-store"
    assert answer.field("x-frame-options") == "DENY"
    assert answer.field("x-content-type-options") == "nosniff"
    assert ("style=" in answer.body, "onclick" in answer.body) == (False, False)


def test_files_of_the_look_lie_at_addresses_of_their_content(desk: OwnDesk) -> None:
    page = desk.get("/desk/login").body
    address = next(part for part in page.split('"') if part.endswith("desk.css"))
    answer = desk.get(address)
    assert (answer.status, answer.field("content-type")) == (200, "text/css; charset=utf-8")
    assert "immutable" in answer.field("cache-control")
    assert desk.get("/desk/static/0/pages.py").status == 404


def test_a_form_that_is_too_large_or_none_is_refused(desk: OwnDesk) -> None:
    desk.come_in(Role.EDITOR)
    assert desk.post("/desk/file", {"body": "x" * 1_100_000}).status == 413
    assert desk.post("/desk/file", content_type="multipart/form-data; boundary=x").status == 415
    assert desk.ask("POST", "/desk/file", b"a=%ff", content_type="application/x-www-form-urlencoded").status == 400


def test_behind_a_proxy_that_is_trusted_the_cookie_is_for_tls_alone(tmp_path: Path) -> None:
    config = DESK.replace('host = "127.0.0.1"', 'host = "127.0.0.1"\ntrusted_proxies = ["127.0.0.1"]')
    with own_desk(tmp_path, config) as desk:
        assert "; Secure" in desk.get("/desk/login", x_forwarded_proto="https").field("set-cookie")
        assert "; Secure" not in desk.get("/desk/login").field("set-cookie")
