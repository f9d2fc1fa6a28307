"""The glossary has the words of the configuration, of the command line and of the record, each once, in order."""

import re
from dataclasses import fields

import click
import pytest

from syndicate.cli.main import syndicate
from syndicate.config.channel_tables import TYPES as CHANNELS
from syndicate.config.settings import Config
from syndicate.config.source_tables import TYPES as SOURCES
from syndicate.model.dispatch import PubStatus, Signal
from syndicate.model.staff import Role
from tests.markdown import ROOT

PAGE = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
TERMS = re.findall(r"^\*\*(.+?)\.\*\*", PAGE, flags=re.MULTILINE)
WORDS = {re.sub(r" \(.*\)", "", word).strip().casefold() for term in TERMS for word in (term, *term.split(","))}

SINGULAR = {
    "deliveries": "delivery",
    "topics": "topic",
    "metrics": "metric",
    "items": "item",
    "rejects": "reject tray",
    "bus": "bus",
}
KINDS = {
    "http": "a feed at an address",
    "imap": "a mailbox",
    "sftp": "a server",
    "ftp": "a server",
    "s3": "bucket",
    "email": "mail",
    "folder": "drop",
    "jetstream": "a stream of NATS",
}
"""Kinds that are called by what they speak, with what the glossary or the how-tos call them."""

OF_THE_FIELD = (
    *("dispatch", "dateline", "slug", "slugline", "headline", "byline", "urgency", "embargo", "kill", "correction"),
    *("writethru", "take", "lead", "add", "advisory", "flash", "bulletin", "end mark", "priority", "credit", "genre"),
    *("update", "hold", "release", "repeat", "story", "version", "note to editors", "provider", "wire number"),
)


def singular(word: str) -> str:
    return SINGULAR.get(word, word.removesuffix("s"))


def test_terms_stand_in_order_and_once() -> None:
    keys = [re.sub(r"[^a-z0-9 ]", "", term.lower()) for term in TERMS]
    assert keys == sorted(set(keys))


def test_every_term_is_said_in_a_sentence() -> None:
    entries = re.split(r"\n\n(?=\*\*)", PAGE)[1:]
    assert [entry for entry in entries if len(entry.split()) < 3 or not entry.rstrip().endswith((".", ")"))] == []


@pytest.mark.parametrize("word", [field.name for field in fields(Config) if field.name != "web"])
def test_every_table_of_the_configuration_is_a_term(word: str) -> None:
    assert singular(word) in WORDS


@pytest.mark.parametrize("kind", sorted({*SOURCES, *CHANNELS} - set(KINDS)))
def test_every_kind_that_is_called_by_a_word_of_ours_is_a_term(kind: str) -> None:
    assert kind in WORDS


@pytest.mark.parametrize("word", [name for name, verb in syndicate.commands.items() if isinstance(verb, click.Group)])
def test_what_groups_of_verbs_are_about_is_a_term(word: str) -> None:
    assert singular(word) in WORDS


@pytest.mark.parametrize("word", OF_THE_FIELD)
def test_the_words_of_the_field_are_terms(word: str) -> None:
    assert word in WORDS


@pytest.mark.parametrize("word", [one.value for kind in (PubStatus, Signal, Role) for one in kind])
def test_words_that_the_record_has_are_told(word: str) -> None:
    assert re.search(rf"\b{word}\b", PAGE)
