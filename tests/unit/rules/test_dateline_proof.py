"""What proves a dateline, and what is too little: each pair differs in one thing."""

from datetime import date

import pytest

from syndicate.rules.dateline import find

FILED = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        "Nov 24 (AA). | The club said on Monday that fees rose.",
        "Nov 24 (AA)\n | The club said on Monday that fees rose.",
        "Nov 24 (AA) - | The club said on Monday that fees rose.",
        "Nov 24 (Reuters) | The fjord froze.",
        "KLANXVILLE, Nov 24 (World Cup) | The team won on Monday.",
        "Caracas, 24 Nov.\n\n | The bridge opened on Monday.",
        "KLANXVILLE, Nov 24\n\n | The bridge opened on Monday.",
        "OSLO, Nov 24. | The port opened to ships.",
        "OSLO, Nov 24: | The port opened to ships.",
        "KLANXVILLE (Reuters) | The port said it would open.",
        "Odense (Ritzau): | Broen åbnede onsdag.",
        "Ankara (AA) | The port opened to ships.",
        "LONDON () - | The team won on Monday.",
        "KLANXVILLE (Harbour News) - | The team won on Monday.",
        "Klanxville (Harbour News) - | The team won on Monday.",
        "Baghdad –\n | The ministry of trade began to pay farmers.",
        "BAGHDAD\n\n | The ministry of trade began to pay farmers.",
        "AMSTERDAM: | The airport said it was shut.",
        "AKRON, Ohio - | Snow.",
        "GRAND FORKS - | The river rose to its banks.",
    ],
)
def test_enough_is_proof(text: str) -> None:
    line, _, body = text.partition(" | ")
    found = find(f"{line} {body}", FILED)
    assert found is not None
    assert found.dateline.raw == line.strip()
    assert found.lead_in == ""


@pytest.mark.parametrize(
    "text",
    [
        "(AA) - The club said on Monday that fees rose.",
        "(AA) The club said on Monday that fees rose.",
        "Nov 24 (AA) The club said on Monday that fees rose.",
        "Klanxville, Nov 24 (World Cup) The team won on Monday.",
        "talks, March 3 - the port said it would open.",
        "KLANXVILLE Nov 24\n\nThe bridge opened on Monday.",
        "Klanxville, Nov 24\n\nThe bridge opened on Monday.",
        "OSLO, Monday. The port opened to ships.",
        "OSLO, Monday: The port opened to ships.",
        "Klanxville (Reuters) The port said it would open.",
        "Odense (Ritzau): åbnede onsdag.",
        "Klanxville (Ritzau): Broen åbnede onsdag.",
        "Lima (Andina) The port opened to ships.",
        "LONDON (World Cup) - The team won on Monday.",
        "London () - The team won on Monday.",
        "KLANXVILLE () - The team won on Monday.",
        "klanxville (Harbour News) - The team won on Monday.",
        "Baghdad\n\nThe ministry of trade began to pay farmers.",
        "KLANXVILLE\n\nThe ministry of trade began to pay farmers.",
        "BAGHDAD\n\nMARKETS",
        "Amsterdam: The airport said it was shut.",
        "AMSTERDAM: AEX 900",
        "AKRON - Snow.",
        "OLD TOWN - The walls fell on Monday after the rains.",
    ],
)
def test_a_little_less_is_none(text: str) -> None:
    assert find(text, FILED) is None
