"""Mail to editors, through a real server that is not of ours."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from syndicate.errors import DeliveryError, OutletDeferred, OutletOutOfReach, OutletRefused
from syndicate.formats.mail_item import MailItemWriter
from syndicate.outlets.kept import KeptChannel
from syndicate.ports.pusher import Parcel
from tests.channels import PATIENT, dripping, mail_channel, make_parcel
from tests.mail_servers import Post, mail_server
from tests.makers import AGENCY, make_dispatch
from tests.ports import free_port


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with mail_server(tmp_path) as found:
        yield found


def channel(post: Post, timeout: timedelta = PATIENT, **changes: Any) -> KeptChannel:
    return mail_channel(timeout, **({"port": post.port, "ca_file": post.proof} | changes))


def parcel(version: int = 1, **changes: Any) -> Parcel:
    dispatch = make_dispatch(version=version, **changes)
    return make_parcel(MailItemWriter(AGENCY).document(dispatch), dispatch, identifier=f"editors-{version}")


def test_editors_get_one_mail_that_names_none_of_them(post: Post) -> None:
    editors = channel(post)
    assert editors.bring(parcel()) == "250 2.0.0 queued"
    editors.close()
    [letter] = post.letters
    assert (letter.sender, letter.to) == ("wire@wire.example", ("ann@gazette.example", "bob@gazette.example"))
    message = letter.message
    assert not message.defects
    assert message["from"] == "Example Wire <wire@wire.example>"
    assert message["to"] == "undisclosed-recipients:;"
    assert message["list-id"] == "<editors.wire.example>"
    assert message["list-unsubscribe"] == "<mailto:desk@wire.example>"
    assert message["subject"] == "Harbour talks resume"
    assert b"gazette" not in letter.content
    assert len(message.get_all("message-id", [])) == 1


def test_a_name_of_any_letters_is_a_header_of_ascii(post: Post) -> None:
    editors = channel(post, sender_name='Übersee-"Presse", Nord', contact=None)
    editors.bring(parcel(headline="東京へ"))
    editors.close()
    message = post.letters[0].message
    assert message["from"].addresses[0].display_name == 'Übersee-"Presse", Nord'
    assert message["list-unsubscribe"] is None
    assert message["subject"] == "東京へ"
    assert post.letters[0].content.isascii()


def test_several_mails_go_over_one_connection(post: Post) -> None:
    editors = channel(post)
    for version in (1, 2, 3):
        editors.bring(parcel(version))
    connection = editors._open  # noqa: SLF001
    editors.bring(parcel(4))
    assert editors._open is connection  # noqa: SLF001
    editors.close()
    assert post.subjects() == ["Harbour talks resume", *["UPDATE: Harbour talks resume"] * 3]


def test_what_is_mailed_again_after_a_crash_is_the_same_mail(post: Post) -> None:
    for _ in range(2):
        editors = channel(post)
        editors.bring(parcel())
        editors.close()
    first, again = post.letters
    assert first == again


def test_lines_of_dots_come_through(post: Post) -> None:
    dispatch = make_dispatch()
    content = b"Subject: dots\r\n\r\n.\r\n..\r\nend\r\n"
    editors = channel(post)
    editors.bring(make_parcel(content, dispatch))
    editors.close()
    assert post.letters[0].content.endswith(b"\r\n\r\n.\r\n..\r\nend\r\n")


def test_who_is_put_off_alone_is_mailed_again(post: Post) -> None:
    editors = channel(post, to=("ann@gazette.example", "later-bob@gazette.example"))
    with pytest.raises(OutletDeferred, match=r"took it for 1, and puts off later-bob@gazette\.example \(450"):
        editors.bring(parcel())
    with pytest.raises(OutletDeferred, match="puts off later-bob"):
        editors.bring(parcel())
    post.puts_off = False
    assert editors.bring(parcel()) == "250 2.0.0 queued"
    editors.bring(parcel(2))
    editors.close()
    assert [letter.to for letter in post.letters] == [
        ("ann@gazette.example",),
        ("later-bob@gazette.example",),
        ("ann@gazette.example", "later-bob@gazette.example"),
    ]


def test_who_is_refused_for_good_is_told_and_stops_no_other(post: Post) -> None:
    editors = channel(post, to=("ann@gazette.example", "never-bob@gazette.example"))
    said = editors.bring(parcel())
    editors.close()
    assert said == "250 2.0.0 queued; refused for good: never-bob@gazette.example (550 5.1.1 no such editor)"
    assert [letter.to for letter in post.letters] == [("ann@gazette.example",)]


def test_where_nobody_is_taken_it_is_refused_and_the_next_goes_on(post: Post) -> None:
    editors = channel(post, to=("never-bob@gazette.example",))
    with pytest.raises(OutletRefused, match=r"refuses never-bob@gazette\.example \(550 5\.1\.1 .*; see 'to'"):
        editors.bring(parcel())
    with pytest.raises(OutletRefused):
        editors.probe()
    editors.close()


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ("554 5.7.1 looks like spam", OutletRefused),
        ("451 4.3.0 disk full", OutletDeferred),
        ("421 bye", OutletOutOfReach),
    ],
)
def test_a_mail_that_is_refused_is_told_by_its_kind(post: Post, said: str, error: type[DeliveryError]) -> None:
    editors = channel(post)
    post.refuses = said
    with pytest.raises(error, match=said.replace(".", r"\.")) as told:
        editors.bring(parcel())
    assert type(told.value) is error
    post.refuses = None
    editors.bring(parcel())
    editors.close()
    assert len(post.letters) == 1


def test_a_probe_sends_nothing(post: Post) -> None:
    assert channel(post).probe() == "mail to 2 would be taken"
    assert post.letters == []


def test_a_wrong_password_is_told_without_it(post: Post) -> None:
    editors = channel(post, password=lambda: "open-barley")
    for attempt in (editors.probe, lambda: editors.bring(parcel())):
        with pytest.raises(DeliveryError, match=r"does not let desk in \(535\); see 'username' and 'password'") as told:
            attempt()
        assert "barley" not in str(told.value)
        assert not isinstance(told.value, OutletDeferred | OutletRefused)
    editors.close()


def test_nothing_is_sent_in_the_clear_where_tls_is_asked_for(tmp_path: Path) -> None:
    with mail_server(tmp_path, "none") as plain:
        with pytest.raises(DeliveryError, match=r"STARTTLS extension not supported by server.*see 'security'"):
            channel(plain).bring(parcel())
        assert plain.letters == []
        open_channel = channel(plain, security="none", username=None)
        open_channel.bring(parcel())
        open_channel.close()
        assert len(plain.letters) == 1


def test_tls_from_the_first_byte(tmp_path: Path) -> None:
    with mail_server(tmp_path, "tls") as post:
        editors = channel(post, security="tls", username=None)
        editors.bring(parcel())
        editors.close()
        assert len(post.letters) == 1


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_that_is_not_trusted_ends_it(tmp_path: Path, security: str) -> None:
    with mail_server(tmp_path, security) as post:
        with pytest.raises(DeliveryError, match=r"shows a certificate that is not trusted .*; see 'ca_file'"):
            channel(post, security=security, ca_file=None).bring(parcel())
        assert post.letters == []


def test_a_server_that_was_started_again_is_found_again(tmp_path: Path) -> None:
    port = free_port()
    with ExitStack() as first:
        before = first.enter_context(mail_server(tmp_path, port=port))
        editors = channel(before)
        editors.bring(parcel())
    with pytest.raises(OutletDeferred):
        editors.bring(parcel(2))
    with mail_server(tmp_path, port=port) as after:
        editors.bring(parcel(2))
        editors.close()
        assert len(after.letters) == 1


@pytest.mark.parametrize("security", ["starttls", "none"])
def test_a_server_that_drips_has_one_deadline_for_everything(post: Post, security: str) -> None:
    with dripping() as port:
        editors = channel(post, timedelta(seconds=0.5), port=port, security=security)
        with pytest.raises(OutletDeferred, match=r"not done within 0\.5 seconds"):
            editors.bring(parcel())
        editors.close()
