"""The real daemon against its own OpenAPI description: schemathesis asks what it may be asked, and what it may not.

What is described in `syndicate/web/openapi.json` is asked; a new address needs nothing here but what lets one in.
"""

import re
from collections.abc import Iterator
from importlib.resources import as_file, files
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case, CheckContext, Response
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from tests.house import CONFIG, PATIENCE_SECS, OwnHouse, eventually, make_house
from tests.torture import times

with as_file(files("syndicate.web").joinpath("openapi.json")) as _file:
    DESCRIBED = schemathesis.openapi.from_path(_file).exclude(path_regex="^/wire")  # whose answers do not end

TOKEN = "token-of-the-desk"  # noqa: S105 - of a house that stands for these tests
OTHER = "token-of-another"
WORD = "Quizzaciously"
PRIVATE = f"""Headline: Quay closed {WORD}

KESTREL BAY (Example Wire) - {WORD} the quay was closed.
""".encode()
HUSHED = f"""Headline: Treaty signed {WORD}
Embargo: 2099-11-24T12:00:00Z

KESTREL BAY (Example Wire) - {WORD} the treaty was signed.
""".encode()
PUSH = """
[sources.desk]
type = "push"
token_file = "token"

[sources.another]
type = "push"
token_file = "other"

[hub]
enabled = true

[sections.quays]
title = "Quays"
public = false
any = {{ texts = ["quizzaciously"] }}

[outlets.gazette]
profile = "plain"
sections = ["quays"]
public = false

[outlets.courier]
profile = "plain"
sections = ["harbours"]
public = false
"""
EXAMPLES = times(60, 500)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnHouse]:
    """A house that another source has filed two stories to: nobody may see one yet, and one outlet alone the other."""
    folder = tmp_path_factory.mktemp("described")
    (folder / "token").write_text(TOKEN)
    (folder / "other").write_text(OTHER)
    house = make_house(folder, CONFIG.replace("[sections.all]\n", "[sections.all]\npublic = false\n") + PUSH)
    with house.running():
        for story in (HUSHED, PRIVATE):
            filed = requests.post(
                f"{house.address}/api/dispatches",
                data=story,
                headers={"Authorization": f"Bearer {OTHER}"},
                timeout=PATIENCE_SECS,
            )
            assert filed.status_code == 202
        gazette = token_of(house, "gazette")
        eventually(lambda: WORD in house.get("/quays/rss.xml", Authorization=f"Bearer {gazette}").text)
        yield house


@pytest.fixture(scope="module")
def courier(house: OwnHouse) -> str:
    """The token of an outlet that may see neither."""
    token = token_of(house, "courier")
    eventually(lambda: house.get("/outlets/courier/rss.xml", Authorization=f"Bearer {token}").status_code == 200)
    return token


def token_of(house: OwnHouse, outlet: str) -> str:
    [token] = set(re.findall(r"syn_[0-9a-f]{8}_[A-Za-z0-9_-]{22}", house.syndicate("outlet", "add", outlet).out))
    return str(token)


def nothing_of_others(_: CheckContext, response: Response, __: Case[Any]) -> None:
    """What this client may not see is in no answer, nor in a header of one."""
    assert WORD.lower() not in response.text.lower()
    assert WORD.lower() not in str(response.headers).lower()


GENTLY = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=EXAMPLES,
    suppress_health_check=list(HealthCheck),
)


def asked(case: Case[Any], house: OwnHouse, token: str) -> None:
    case.call_and_validate(
        base_url=house.address,
        headers={"Authorization": f"Bearer {token}"},
        additional_checks=[nothing_of_others],
        excluded_checks=[positive_data_acceptance, negative_data_rejection],  # no schema can say what a dispatch is
        timeout=PATIENCE_SECS,
    )


@DESCRIBED.parametrize()
@GENTLY
def test_what_is_answered_to_a_source_is_what_is_described(case: Case[Any], house: OwnHouse) -> None:
    asked(case, house, TOKEN)


@DESCRIBED.include(method="GET").parametrize()
@GENTLY
def test_what_is_answered_to_an_outlet_is_what_is_described(case: Case[Any], house: OwnHouse, courier: str) -> None:
    asked(case, house, courier)
