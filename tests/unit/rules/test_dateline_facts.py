"""The tables that datelines are read by."""

import json
from pathlib import Path

import pytest
from babel import Locale

from syndicate.rules.facts.agencies import AGENCIES, ALONE
from syndicate.rules.facts.cities import BARE_CITIES, CITIES
from syndicate.rules.facts.countries import COUNTRIES
from syndicate.rules.facts.keys import key, keys
from syndicate.rules.facts.months import MONTHS
from syndicate.rules.facts.regions import REGIONS

LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "ru", "ar", "ms", "id", "tr", "pl", "uk", "nl", "sv", "hi", "fa", "vi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_a_month_is_known(language: str) -> None:
    months = Locale.parse(language).months
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in months[context][width].items():
                if not any(letter.isdigit() for letter in name):
                    assert number in MONTHS[key(name)], name


@pytest.mark.parametrize(("word", "month"), [("Sept", 9), ("ABR", 4), ("ноя", 11), ("Febr.", 2), ("dez", 12)])
def test_forms_that_only_wires_use_are_known(word: str, month: int) -> None:
    assert MONTHS[key(word)] == (month,)


def test_few_names_mean_two_months() -> None:
    assert {name for name, months in MONTHS.items() if len(months) > 1} <= keys(
        "lip|lis|listopad|listopada|srp|nhlangula|nyakanga"
    )


def test_the_rules_of_the_stylebook_are_in_the_tables(shared: Path) -> None:
    rules = json.loads((shared / "samples" / "datelines" / "ap_dateline_rules.json").read_text(encoding="utf-8"))
    assert {key(name) for name in rules["standalone_us"] + rules["standalone_intl"]} <= CITIES
    assert {key(name) for name in rules["state_abbr"] + rules["never_abbreviated"]} <= REGIONS
    assert all(key(name) in MONTHS for name in rules["months_abbr_with_day"] + rules["months_full"])


@pytest.mark.parametrize(
    "name", ["U.S.S.R.", "West Germany", "RFA", "Alemania", "Brasil", "Royaume-Uni", "Россия", "中国"]
)
def test_countries_are_known_by_former_and_local_names(name: str) -> None:
    assert key(name) in COUNTRIES


def test_keys_fold_case_points_diacritics_and_apostrophes() -> None:
    assert key("São  PAULO") == key("Sao Paulo")
    assert key("N.Y.") == key("NY")
    assert key("O’Fallon") == key("O'FALLON")
    assert key("İZMİR") == key("izmir")


def test_names_stand_one_a_line_or_parted_by_bars_and_no_table_holds_what_is_no_name() -> None:
    assert keys("São Paulo|N.Y.\n\n Avel |\n") == {"sao paulo", "ny", "avel"}


def test_the_narrower_tables_lie_within_the_wider() -> None:
    assert ALONE <= AGENCIES
    assert BARE_CITIES <= CITIES
