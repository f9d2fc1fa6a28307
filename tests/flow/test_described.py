"""The real daemon against its own OpenAPI description: schemathesis asks what it may be asked, and what it may not.

What is described in `syndicate/web/openapi.json` is asked; a new address needs nothing here but what lets one in.
"""

from collections.abc import Iterator
from importlib.resources import as_file, files
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case, CheckContext, Response
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from tests.house import CONFIG, PATIENCE_SECS, OwnHouse, make_house

with as_file(files("syndicate.web").joinpath("openapi.json")) as _file:
    DESCRIBED = schemathesis.openapi.from_path(_file)

TOKEN = "token-of-the-desk"  # noqa: S105 - of a house that stands for these tests
OTHER = "token-of-another"
WORD = "Quizzaciously"
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
"""
EXAMPLES = 60


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnHouse]:
    """A house that another source has filed a story to, which nobody may see yet."""
    folder = tmp_path_factory.mktemp("described")
    (folder / "token").write_text(TOKEN)
    (folder / "other").write_text(OTHER)
    house = make_house(folder, CONFIG + PUSH)
    with house.running():
        filed = requests.post(
            f"{house.address}/api/dispatches",
            data=HUSHED,
            headers={"Authorization": f"Bearer {OTHER}"},
            timeout=PATIENCE_SECS,
        )
        assert filed.status_code == 202
        yield house


def nothing_of_others(_: CheckContext, response: Response, __: Case[Any]) -> None:
    """What another source filed and nobody may see yet is in no answer, nor in a header of one."""
    assert WORD.lower() not in response.text.lower()
    assert WORD.lower() not in str(response.headers).lower()


@DESCRIBED.parametrize()
@settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=EXAMPLES,
    suppress_health_check=list(HealthCheck),
)
def test_what_is_answered_is_what_is_described(case: Case[Any], house: OwnHouse) -> None:
    case.call_and_validate(
        base_url=house.address,
        headers={"Authorization": f"Bearer {TOKEN}"},
        additional_checks=[nothing_of_others],
        excluded_checks=[positive_data_acceptance, negative_data_rejection],  # no schema can say what a dispatch is
        timeout=PATIENCE_SECS,
    )
