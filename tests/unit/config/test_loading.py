"""A configuration is read whole, or refused with every fault and what to do about it."""

from dataclasses import fields
from pathlib import Path

import pytest

from syndicate.config import (
    Bus,
    Config,
    FolderStandSettings,
    HttpSettings,
    Log,
    PushSettings,
    SpoolSettings,
    Store,
    Web,
    load,
)
from syndicate.config.source_tables import TYPES
from syndicate.config.sources import SourceSettings, WebSubSettings
from syndicate.errors import ConfigError
from syndicate.model.section import Agency, Criteria, Section
from syndicate.rules.subjects import TopicRule

SMALL = """\
[agency]
name = "Example Wire"
tag = "EXW"
domain = "wire.example"                  # mints guids
base_url = "http://127.0.0.1:8080/"

[sources.newsroom]
type = "spool"
path = "spool"

[web]
host = "127.0.0.1"
port = 8080

[sections.all]
title = "All dispatches"

[sections.diplomacy]
title = "Diplomacy"
description = "Talks and treaties"
any = { keywords = ["missile defense"], agencies = ["RIA Novosti"] }
"""

LEAST = """\
[agency]
name = "Example Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:8080/"

[sections.all]
title = "All dispatches"
"""


SOURCE = LEAST + "[sources.a]\ntype = 'spool'\npath = 'in/a'\n"
PUSH = LEAST + "[sources.desk]\ntype = 'push'\n"
COMMON_KEYS = [
    "type", "agency", "language", "charset", "dateline", "end_marks", "boilerplate", "sections", "keep_days", "growth"
]  # fmt: skip
SPOOL_KEYS = [*COMMON_KEYS, "every_secs", "cron", "path", "recursive", "settle_secs"]


class Folder:
    """A folder with a `config.toml`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self, text: str) -> Config:
        file = self.path / "config.toml"
        file.write_text(text, encoding="utf-8")
        return load(file)

    def problems(self, text: str) -> list[str]:
        with pytest.raises(ConfigError) as raised:
            self.load(text)
        return [str(problem) for problem in raised.value.problems]

    def problem(self, text: str) -> str:
        [only] = self.problems(text)
        return only


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_the_small_configuration_works_as_it_stands(folder: Folder) -> None:
    assert folder.load(SMALL) == Config(
        agency=Agency(name="Example Wire", tag="EXW", domain="wire.example", base_url="http://127.0.0.1:8080/"),
        sources=(SpoolSettings(name="newsroom", type="spool", path=folder.path / "spool", agency="Example Wire"),),
        sections=(
            Section(name="all", title="All dispatches"),
            Section(
                name="diplomacy",
                title="Diplomacy",
                description="Talks and treaties",
                any=Criteria(keywords=("missile defense",), agencies=("RIA Novosti",)),
            ),
        ),
        store=Store(url=f"sqlite:///{folder.path}/var/syndicate.db"),
        stand=FolderStandSettings(path=folder.path / "feeds"),
        web=Web(host="127.0.0.1", port=8080),
        log=Log(format="auto", level="info"),
    )


def test_the_projects_own_configuration_works(folder: Folder) -> None:
    text = (Path(__file__).parents[3] / "config.toml").read_text(encoding="utf-8")
    config = folder.load(text)
    assert len(config.sections) == 4
    assert [source.path for source in config.sources if isinstance(source, SpoolSettings)] == [folder.path / "spool"]


def test_everything_but_the_agency_and_a_section_can_be_left_out(folder: Folder) -> None:
    config = folder.load(LEAST)
    assert config.sources == ()
    assert config.web == Web()


def test_every_key_there_is_can_be_given(folder: Folder) -> None:
    config = folder.load(
        """
        [agency]
        name = "Example Wire"
        tag = "EXW"
        domain = "wire.example"
        base_url = "https://wire.example/feeds"
        language = "en-GB"
        copyright = "© Example Wire"
        contact = "desk@wire.example"
        [sources.wire-2]
        type = "spool"
        path = "/srv/wire 2"
        recursive = true
        agency = "Other Wire"
        language = "de"
        charset = "Latin1"
        dateline = "strip"
        end_marks = ["Reuter", "END"]
        boilerplate = ["Read more:"]
        sections = ["x"]
        growth = "link"
        cron = "*/5 6-22 * * MON-FRI"
        settle_secs = 1
        [sources.newsdesk]
        type = "push"
        agency = "Third Wire"
        language = "fr"
        charset = "windows-1252"
        token_file = "secrets/newsdesk"
        [sources.feed]
        type = "http"
        url = "https://wire.example/feed.xml?desk=1"
        username = "desk"
        password_env = "WIRE_PASSWORD"
        allow_private = true
        ca_file = "ca.pem"
        timeout_secs = 5
        every_secs = 300
        [sources.api]
        type = "http"
        url = "http://wire.example/"
        token_file = "secrets/api"
        header = "X-Api-Key"
        [sources.hub]
        type = "websub"
        url = "https://wire.example/feed"
        allow_sha1 = true
        [store]
        url = "postgresql://syndicate@db.example/wire"
        [stand]
        path = "../public"
        [bus]
        url = "nats://one.example:4222, tls://two.example"
        prefix = "wire"
        replicas = 3
        username = "desk"
        password_file = "secrets/nats"
        ca_file = "secrets/ca.pem"
        [web]
        host = "::1"
        port = 80
        [log]
        format = "json"
        level = "warning"
        [sections.x]
        title = "X"
        description = ""
        language = "pt-BR"
        limit = 5000
        [topics."medtop:20001038"]
        keywords = ["regatta"]
        [sections.x.all]
        subjects = ["medtop:11000000"]
        places = ["Paris"]
        languages = ["en"]
        urgencies = [1, 9]
        [sections.x.none]
        sources = ["wire-2"]
        sluglines = ["ADVISORY"]
        texts = ["embargoed"]
        """
    )
    assert config.agency.base_url == "https://wire.example/feeds/"
    assert config.sources == (
        SpoolSettings(
            name="wire-2",
            type="spool",
            path=Path("/srv/wire 2"),
            recursive=True,
            agency="Other Wire",
            language="de",
            charset="iso8859-1",
            dateline="strip",
            end_marks=("Reuter", "END"),
            boilerplate=("Read more:",),
            sections=("x",),
            growth="link",
            cron="*/5 6-22 * * mon-fri",
            settle_secs=1.0,
        ),
        PushSettings(
            name="newsdesk",
            type="push",
            agency="Third Wire",
            language="fr",
            charset="cp1252",
            token_file=folder.path / "secrets/newsdesk",
        ),
        HttpSettings(
            name="feed",
            type="http",
            url="https://wire.example/feed.xml?desk=1",
            agency="Example Wire",
            username="desk",
            password_env="WIRE_PASSWORD",  # noqa: S106 - where it is, not what it is
            allow_private=True,
            ca_file=folder.path / "ca.pem",
            timeout_secs=5,
            every_secs=300,
        ),
        HttpSettings(
            name="api",
            type="http",
            url="http://wire.example/",
            agency="Example Wire",
            token_file=folder.path / "secrets/api",
            header="X-Api-Key",
        ),
        WebSubSettings(
            name="hub", type="websub", url="https://wire.example/feed", agency="Example Wire", allow_sha1=True
        ),
    )
    assert config.store.url == "postgresql://syndicate@db.example/wire"
    assert config.stand == FolderStandSettings(path=folder.path / "../public")
    assert config.sections[0].all.urgencies == (1, 9)
    assert config.sections[0].none.sluglines == ("ADVISORY",)
    assert config.sections[0].takes == {"wire-2"}
    assert config.topics == (TopicRule(code="20001038", criteria=Criteria(keywords=("regatta",))),)


def test_paths_are_taken_from_the_configs_folder_and_not_from_the_current_one(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.path / "site").mkdir()
    (folder.path / "site" / "config.toml").write_text(SMALL, encoding="utf-8")
    monkeypatch.chdir(folder.path)
    config = load(Path("site/config.toml"))
    [spool] = config.sources
    assert isinstance(spool, SpoolSettings)
    assert spool.path == folder.path / "site" / "spool"
    assert config.store.url == f"sqlite:///{folder.path}/site/var/syndicate.db"


def test_an_absolute_store_stays_where_it_is(folder: Folder) -> None:
    config = folder.load(LEAST + '[store]\nurl = "sqlite:////var/lib/syndicate.db"\n')
    assert config.store.url == "sqlite:////var/lib/syndicate.db"


def test_a_byte_order_mark_and_crlf_are_no_trouble(folder: Folder) -> None:
    file = folder.path / "config.toml"
    file.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load(file).agency.tag == "EXW"


def test_every_fault_is_told_at_once_with_its_place_and_what_to_do(folder: Folder) -> None:
    assert folder.problems(
        """
        prot = 1
        [agency]
        nam = "Example Wire"
        tag = "EXW"
        domain = "wire.example"
        base_url = "http://127.0.0.1:8080/"
        [sources.newsroom]
        type = "spol"
        path = "spool"
        nome = "other"
        [web]
        port = "8080"
        [sections.items]
        title = ""
        [sections.diplomacy]
        title = "Diplomacy"
        any = { keywords = ["talks", 3], agencies = "RIA Novosti", keyword = ["x"] }
        """
    ) == [
        "agency.name: missing: for readers (like 'name = \"Example Wire\"')",
        "agency.nam: unknown key 'nam'; did you mean 'name'?",
        "sources.newsroom.type: unknown value 'spol'; did you mean 'spool'?",
        "sources.newsroom.nome: unknown key 'nome'; known here: " + ", ".join(SPOOL_KEYS),
        "sections.items: the name 'items' is taken: dispatches are published there; choose another",
        "sections.items.title: must not be empty",
        "sections.diplomacy.any.keywords[1]: must be text in quotes, not a whole number",
        "sections.diplomacy.any.agencies: must be a list in square brackets, not text",
        "sections.diplomacy.any.keyword: unknown key 'keyword'; did you mean 'keywords'?",
        "web.port: must be a whole number without quotes, not text",
        (
            "prot: unknown key 'prot'; known here: agency, sources, sections, outlets, channels, topics, "
            "store, deliveries, stand, items, bus, nodes, hub, web, wire, metrics, desk, log"
        ),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "agency: missing: say who publishes, with name, tag, domain and base_url"),
        ("agency = 1", "agency: must be a table, not a whole number"),
        ("[agency]\n", "agency.domain: missing: identifiers are minted in it (like 'domain = \"wire.example\"')"),
        (LEAST.replace("[sections.all]", "[section.all]"), "section: unknown key 'section'; did you mean 'sections'?"),
        (
            LEAST.partition("[sections.all]")[0] + "[sections]",
            "sections: must hold at least one table (like '[sections.all]')",
        ),
        (LEAST + "[sections.'Big News']\ntitle = 'x'", "sections.'Big News': a name is 1 to 64 of the characters"),
        (LEAST + "[sections.x]", "sections.x.title: missing: for readers (like 'title = \"Diplomacy\"')"),
        (LEAST + "[deliveries]\nkeep_days = 0", "deliveries.keep_days: must be from 1 to 36500, not 0"),
        (LEAST + "limit = 5001", "sections.all.limit: must be from 1 to 5000, not 5001"),
        (LEAST + "limit = true", "sections.all.limit: must be a whole number without quotes, not true or false"),
        (LEAST + "language = 'english_uk'", "sections.all.language: must be a BCP 47 language tag"),
        (LEAST + "any = { urgencies = [0] }", "sections.all.any.urgencies[0]: must be from 1 to 9, not 0"),
        (LEAST + "any = { texts = [''] }", "sections.all.any.texts[0]: must not be empty"),
        (LEAST + "none = []", "sections.all.none: must be a table, not a list"),
        (LEAST + "takes = ['x']", "sections.all.takes: unknown key 'takes'"),
        (LEAST + "[topics.sport]\nkeywords = ['x']", "topics.sport: must be a Media Topic of eight digits"),
        (LEAST + "[topics.'medtop:15000000']\nword = ['x']", "topics.'medtop:15000000'.word: unknown key 'word'"),
        (
            LEAST + "[sources.x]\ntype='spool'\npath='s'\nsections=['al']",
            "sources.x.sections[0]: there is no section 'al'; did",
        ),
        (LEAST + "[sources]\nnewsroom = 'spool'", "sources.newsroom: must be a table, not text"),
        (LEAST + "[sources.x]\npath = 's'", "sources.x.type: missing: which kind of source this is"),
        (
            LEAST + "[sources.x]\ntype = 'spol'\npath = 's'",
            "sources.x.type: unknown value 'spol'; did you mean 'spool'?",
        ),
        (
            LEAST + "[sections.b]\ntitle = 'B'\nformerly = ['c', 'all']",
            "sections.b.formerly[1]: 'all' is the name of a section now",
        ),
        (
            LEAST + "[sections.b]\ntitle = 'B'\nformerly = ['old']\n[sections.c]\ntitle = 'C'\nformerly = ['old']",
            "sections.c.formerly[0]: 'old' is given twice; sections.b.formerly[0] says so already",
        ),
        (
            LEAST + "[sections.b]\ntitle = 'B'\nformerly = ['old', 'old']",
            "sections.b.formerly[1]: 'old' is given twice; sections.b.formerly[0] says so already",
        ),
        (LEAST + "[sections.b]\ntitle = 'B'\nformerly = ['b']", "sections.b.formerly[0]: 'b' is the name of a section"),
        (
            LEAST + "[sections.b]\ntitle = 'B'\nformerly = ['items']",
            "sections.b.formerly[0]: the name 'items' is taken",
        ),
        (LEAST + "[sections.b]\ntitle = 'B'\nformerly = ['A B']", "sections.b.formerly[0]: a name is 1 to 64"),
        (LEAST + "[web]\nport = 0", "web.port: must be from 1 to 65535, not 0"),
        (
            LEAST + "[web]\ntrusted_proxies = ['10.0.0.1', 'proxy.example']",
            "web.trusted_proxies[1]: must be an IP address or a network",
        ),
        (
            LEAST + "[web]\ntrusted_proxies = ['10.0.0.1/8']",
            "web.trusted_proxies[0]: must be an IP address or a network",
        ),
        (LEAST + "[web]\nclient_burst_requests = 0", "web.client_burst_requests: must be from 1 to 10000000, not 0"),
        (LEAST + "[web]\nhost = '127.0.0.1:80'", "web.host: must be an IP address or a host name without a port"),
        (LEAST + "[log]\nlevel = 'warn'", "log.level: unknown value 'warn'; did you mean 'warning'?"),
        (LEAST + "[store]\nurl = 'sqlite://'", "store.url: must begin with 'sqlite:///' or 'postgresql://'"),
        (LEAST + "[store]\nurl = 'sqlite:///:memory:'", "store.url: must name a file"),
        (LEAST + "[store]\nurl = 'postgresql://me:secret@db/wire'", "store.url: must not hold a password"),
        (LEAST + "[stand]\npath = 2026-11-24", "stand.path: must be text in quotes, not a date or time"),
    ],
)
def test_a_fault_is_told_in_words_that_mend_it(folder: Folder, text: str, problem: str) -> None:
    assert any(told.startswith(problem) for told in folder.problems(text)), folder.problems(text)


def test_a_secret_is_not_repeated(folder: Folder) -> None:
    assert "hunter2" not in folder.problem(LEAST + "[store]\nurl = 'postgresql://me:hunter2@db/wire'")


@pytest.mark.parametrize(("text", "where"), [(SOURCE, "sources.a"), (LEAST, "sections.all")])
def test_two_ways_to_say_when_exclude_each_other(folder: Folder, text: str, where: str) -> None:
    told = folder.problem(text + "every_secs = 30\ncron = '*/5 * * * *'\n")
    assert told == f"{where}.cron: give either cron or every_secs, not both"


@pytest.mark.parametrize(
    ("table", "cls"),
    [
        ("agency", Agency),
        ("sources.a", SourceSettings),
        ("sections.a", Section),
        ("sections.a.any", Criteria),
        ("store", Store),
        ("bus", Bus),
        ("web", Web),
        ("log", Log),
    ],
)
def test_no_key_takes_a_value_of_another_type(folder: Folder, table: str, cls: type) -> None:
    keys = [field.name for field in fields(cls) if field.name != "name" or cls is Agency]
    keys = [key for key in keys if (cls, key) != (Section, "takes")]
    told = folder.problems(f"[{table}]\n" + "".join(f"{key} = 12:00:00\n" for key in keys))
    for key in keys:
        assert any(problem.startswith(f"{table}.{key}: must be ") for problem in told), (key, told)


@pytest.mark.parametrize("kind", TYPES)
def test_no_key_of_a_source_takes_a_value_of_another_type(folder: Folder, kind: str) -> None:
    keys = [field.name for field in fields(TYPES[kind].settings) if field.name not in {"name", "type"}]
    told = folder.problems(LEAST + f"[sources.a]\ntype = '{kind}'\n" + "".join(f"{key} = 12:00:00\n" for key in keys))
    for key in keys:
        assert any(problem.startswith(f"sources.a.{key}: must be ") for problem in told), (key, told)


@pytest.mark.parametrize("kind", TYPES)
def test_a_source_without_its_keys_is_told_what_to_write(folder: Folder, kind: str) -> None:
    told = folder.problems(LEAST + f"[sources.a]\ntype = '{kind}'\n")
    assert told
    for problem in told:
        where, _, what = problem.partition(": missing: ")
        assert where.startswith("sources.a.")
        assert "like '" in what or what.startswith("say where it is with ")


def test_a_kind_of_source_nobody_knows_is_told_with_every_kind_there_is(folder: Folder) -> None:
    told = folder.problems(LEAST + "[sources.a]\ntype = 'gopher'\nagency = 1\nhole = 70\n")
    assert told == [
        f"sources.a.type: unknown value 'gopher'; known here: {', '.join(TYPES)}",
        "sources.a.agency: must be text in quotes, not a whole number",
    ]


def test_a_key_of_another_kind_of_source_is_unknown(folder: Folder) -> None:
    told = folder.problem(PUSH + "token_env = 'WIRE_TOKEN'\npath = 'spool'\n")
    assert told.startswith("sources.desk.path: unknown key 'path'; known here: type, agency, ")


def test_a_secret_is_named_once(folder: Folder) -> None:
    told = folder.problems(PUSH)
    assert told == ["sources.desk.token: missing: say where it is with token_env or token_file"]
    told = folder.problems(PUSH + "token_env = 'WIRE_TOKEN'\ntoken_file = 'token'\n")
    assert told == ["sources.desk.token_file: give either token_env or token_file, not both"]


def test_a_secret_in_the_file_is_refused_and_not_repeated(folder: Folder) -> None:
    told = folder.problems(PUSH + "token = 'hunter2'\ntoken_env = 'hunter-2'\n")
    assert [problem.partition(":")[0] for problem in told] == ["sources.desk.token_env", "sources.desk.token"]
    assert "hunter" not in " ".join(told)


FEED = LEAST + "[sources.feed]\ntype = 'http'\nurl = 'http://wire.example/'\n"


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("username = 'desk'\n", "password: missing: say where it is with password_env or password_file"),
        ("password_env = 'P'\n", "username: missing: it is sent with the password (like 'username = \"desk\"')"),
        ("header = 'X-Api-Key'\n", "token: missing: say what is sent in the header with token_env or token_file"),
        (
            "username = 'desk'\npassword_env = 'P'\ntoken_file = 't'\n",
            "token: give either a user name and a password or a token, not both",
        ),
    ],
)
def test_what_lets_us_in_is_given_whole_and_once(folder: Folder, keys: str, told: str) -> None:
    assert folder.problems(FEED + keys) == [f"sources.feed.{told}"]


def test_a_folder_read_twice_is_told_beside_every_other_fault(folder: Folder) -> None:
    told = folder.problems(SOURCE + "[sources.b]\ntype = 'spool'\npath = './in/x/../a'\nevery_secs = 0\n")
    assert told == [
        "sources.b.every_secs: must be from 1 to 86400, not 0",
        "sources.b.path: lies in the same folder as sources.a.path; every source needs its own",
    ]


@pytest.mark.parametrize(("recursive", "faults"), [("true", 1), ("false", 0)])
def test_a_folder_inside_a_recursive_one_would_be_read_twice(folder: Folder, recursive: str, faults: int) -> None:
    text = SOURCE + f"[sources.b]\ntype = 'spool'\npath = 'in'\nrecursive = {recursive}\n"
    assert len(folder.problems(text) if faults else []) == faults
    assert faults or folder.load(text)


@pytest.mark.parametrize("path", ["feeds", "feeds/in", "."])
def test_pages_are_never_read_as_dispatches(folder: Folder, path: str) -> None:
    text = LEAST + f"[sources.a]\ntype = 'spool'\npath = '{path}'\n"
    assert folder.problem(text) == "sources.a.path: must lie apart from the stand, where pages are published"


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("a = 1\nb = \n", "line 2, column 5", "Invalid value"),
        ("a = 1\na = 2\n", "line 2, column 6", "Cannot overwrite a value"),
        ("a = [1", "end of document", "Unclosed array"),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(folder: Folder, text: str, where: str, what: str) -> None:
    assert folder.problem(text) == f"{folder.path}/config.toml, {where}: {what}"


def test_what_is_not_utf_8_is_told_with_its_line(folder: Folder) -> None:
    file = folder.path / "config.toml"
    file.write_bytes("[agency]\nname = 'Agência'\n".encode("latin-1"))
    with pytest.raises(ConfigError, match="line 2: is not UTF-8"):
        load(file)


@pytest.mark.parametrize(
    ("text", "words"),
    [("a = " + "9" * 5000, "a value in it cannot be read"), ("a = " + "[" * 5000, "nested too deeply")],
    ids=["long", "deep"],
)
def test_what_toml_allows_and_python_does_not_is_told(folder: Folder, text: str, words: str) -> None:
    assert words in folder.problem(text)


def test_a_zero_in_a_path_is_told(folder: Folder) -> None:
    assert "sources.newsroom.path: must be one line" in folder.problem(
        SMALL.replace('"spool"\npath = "spool"', '"spool"\npath = "a\\u0000"')
    )


def test_a_file_that_is_not_there_is_told(folder: Folder) -> None:
    with pytest.raises(ConfigError, match="no such file; name the config with --config FILE"):
        load(folder.path / "missing.toml")


def test_a_folder_in_its_place_is_told(folder: Folder) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(folder.path)
