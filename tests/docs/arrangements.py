"""What each page needs to be typed, and which of its blocks are not typed, with the reason."""

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from syndicate.rules.addresses import item_path
from tests.house import OwnHouse
from tests.terminal import Words

STORIES: Final = (
    """Headline: Cocoa harvest in Brazil grows
Keywords: cocoa, brazil, harbour, quay

PORT AVEL, Norvia (Meridian Press) - The cocoa harvest in Brazil grew, the harbour office said.
""",
    """Headline: Ferry runs again after a week of storms
Keywords: ferry, quay, treaty

PORT AVEL, Norvia (Meridian Press) - The ferry ran again on Tuesday.
""",
)


def guid(house: OwnHouse) -> str:
    """Of the first story that was filed."""
    told = house.syndicate("list", "--json").out
    return str(json.loads(told.splitlines()[-1])["guid"])


def token(house: OwnHouse) -> str:
    """One of the outlet gazette: made once, and known to the daemon when it is told."""
    kept = house.folder / ".token"
    if not kept.exists():
        told = house.syndicate("outlet", "rotate" if prefix(house) else "add", "gazette").out
        [found] = set(re.findall(r"syn_[0-9a-f]{8}_[A-Za-z0-9_-]{22}", told))
        kept.write_text(found)
        time.sleep(1)
    return kept.read_text()


def prefix(house: OwnHouse) -> str:
    """What the oldest token of the outlet gazette begins with, or nothing."""
    told = [json.loads(line) for line in house.syndicate("outlet", "list", "--json").out.splitlines()]
    found = [one["prefix"] for outlet in told if outlet["outlet"] == "gazette" for one in outlet["tokens"]]
    return str(found[0]) if found else ""


def backup(house: OwnHouse) -> str:
    """The folder of the backup that was made."""
    return next(path.name for path in (house.folder / "srv" / "backups").iterdir())


def reject(house: OwnHouse) -> str:
    """The number of the newest file in the reject tray."""
    return str(json.loads(house.syndicate("rejects", "list", "--json").out.splitlines()[0])["number"])


def waiting(house: OwnHouse) -> str:
    """The numbers of two deliveries that wait."""
    told = house.syndicate("queue", "list", "--state", "waiting", "--json").out.splitlines()
    return " ".join(str(json.loads(line)["number"]) for line in told[:2])


WORDS: Final[Words] = {
    r"\bitems/0a/0a1b2c3d4e5f60718293\b": lambda house: item_path(guid(house)).removesuffix(".html"),
    r"tag:wire\.example,2026:dispatch/[0-9a-f]+": guid,
    r"\bGUID\b": guid,
    r"\bTOKEN\b": token,
    r"\b1a2b3c4d\b": prefix,
    r"\b20261124T120000Z\b": backup,
}


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a page needs before it is typed.

    Attributes:
        config: Tables besides those of the page.
        configured: Whether the page's own tables are in the configuration.
        runs: Whether a daemon runs from the beginning.
        briefly: Whether a daemon that a block begins ends with the block.
        files: By name, what lies in the folder.
        stories: What has been filed.
        rejects: How many files are in the reject tray.
        given: By the first line of a block, what is typed at its questions.
        before: By the first line of a block, what somebody else does before.
        meanwhile: Likewise while a block goes on that does not end.
        codes: By the first line of a block, what its last line ends with, where it is not 0.
        words: What else stands for something.
    """

    config: str = ""
    configured: bool = True
    runs: bool = False
    briefly: bool = False
    files: Mapping[str, str] = field(default_factory=dict)
    stories: tuple[str, ...] = STORIES
    rejects: int = 0
    given: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    meanwhile: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, int] = field(default_factory=dict)
    words: Words = field(default_factory=dict)


USUAL: Final = Arrangement()
GAZETTE: Final = """
[outlets.gazette]
profile = "plain"
sections = ["world"]
"""
MSN: Final = """
[channels.msn]
type = "folder"
path = "out"
form = "text"
"""
FOLDER: Final = """
[channels.gazette]
type = "folder"
path = "out"
form = "nitf"
"""
OUT: Final = {"out/.keep": ""}
INIT: Final = "Meridian Press\nMDP\nmeridian.example\n\n\n\n"
PASSWORD: Final = "a sentence is a good one\n"  # noqa: S105 - of a user in a scratch folder

ARRANGEMENTS: Final[Mapping[str, Arrangement]] = {
    "docs/how-to/add-a-source.md": Arrangement(files={"sample.txt": STORIES[0]}),
    "docs/how-to/write-a-section-rule.md": Arrangement(
        files={
            "harbour.txt": """Headline: Harbour pilots end strike in Port Avel
Language: en

PORT AVEL, Norvia (Meridian Press) - Pilots went back to work on Tuesday.
"""
        }
    ),
    "README.md": Arrangement(configured=False),
    "docs/how-to/back-up-and-restore.md": Arrangement(
        files={"spool/done/one.txt": STORIES[0]},
        words={r"\S*/srv/syndicate\b": lambda house: str(house.folder)},
        before={"cd /srv/syndicate && .venv/bin/syndicate backup /srv/backups --keep 14": "sleep 1"},
    ),
    "docs/how-to/drop-files-at-an-outlet.md": Arrangement(
        configured=False, config=GAZETTE + FOLDER, files={"out/.keep": ""}
    ),
    "docs/how-to/feed-an-outlet.md": Arrangement(
        configured=False,
        config='[outlets.msn]\nprofile = "msn"\n',
        codes={"syndicate check --outlet msn": 1},
        stories=(
            "Headline: HARBOUR SHUT\n\nPORT AVEL, Norvia (Meridian Press) - It was shut.\n",
            "Headline: FERRY RUNS AGAIN AFTER A WEEK\n\nPORT AVEL, Norvia (Meridian Press) - The ferry ran again.\n",
        ),
    ),
    "docs/how-to/give-an-outlet-access.md": Arrangement(
        config="""
[sections.world]
title = "World"
[outlets.courier]
profile = "plain"
sections = ["quays"]
""",
        runs=True,
        before={
            "syndicate outlet fetched tag:wire.example,2026:dispatch/0123456789abcdef": """
syndicate outlet add courier
syndicate correct GUID --note 'Corrects the day.'
token=TOKEN
until syndicate outlet fetched GUID | grep 'gazette.*rss.xml'; do
  curl -s -H "Authorization: Bearer $token" http://127.0.0.1:8080/quays/rss.xml
  sleep 0.3
done
"""
        },
        words={r"2026-11-24T12:00:00Z": lambda _: "2026-01-01T00:00:00Z"},
    ),
    "docs/how-to/listen-to-the-wire.md": Arrangement(
        runs=True,
        meanwhile={
            "curl -sN http://127.0.0.1:8080/wire": """
syndicate correct GUID --note 'Corrects the day.'
sleep 1
syndicate kill GUID --note 'Withdrawn.'
"""
        },
        words={'"coast"': lambda _: '"world"'},
    ),
    "docs/how-to/monitor-it.md": Arrangement(configured=False, runs=True),
    "docs/how-to/push-dispatches.md": Arrangement(runs=True, files={"harbour.xml": STORIES[0] + "\nMore of it.\n"}),
    "docs/how-to/recover.md": Arrangement(
        config='[outlets.msn]\nprofile = "msn"\n' + MSN,
        files={
            **OUT,
            "spool/done/one.txt": f"{STORIES[0]}\nMore.\n",
            "again.txt": STORIES[1].replace("The ferry", "Withdrawn by mistake: the ferry"),
            "right.txt": STORIES[0],
        },
        before={
            "syndicate list": "syndicate backup /srv/backups; printf nonsense > var/syndicate.db; rm -f var/*-wal",
        },
        codes={"syndicate list": 1},
    ),
    "docs/how-to/retry-rejects.md": Arrangement(
        rejects=3,
        before={
            "syndicate file /tmp/bad.txt": f"printf '%s' '{STORIES[0]} More.' > /tmp/bad.txt",
            "syndicate rejects retry 3": "printf '<nitf>again' > spool/again.xml; syndicate collect",
        },
        codes={"syndicate rejects retry 3": 1},
        words={r"\b3\b": reject},
    ),
    "docs/how-to/run-under-cron.md": Arrangement(words={r"\S*/srv/syndicate\b": lambda house: str(house.folder)}),
    "docs/how-to/search-the-archive.md": Arrangement(config=GAZETTE, runs=True),
    "docs/how-to/start-a-new-desk.md": Arrangement(
        given={"syndicate init desk": INIT},
        meanwhile={
            "syndicate tail": "printf 'Pilots back\n\nPORT AVEL (Meridian Press) - They are.\n' > spool/pilots.txt"
        },
        before={"cd desk": "sed -i 's/80[8]0/PORT/' desk/config.toml"},
        words={"PORT": lambda house: str(house.port)},
    ),
    "docs/how-to/use-the-desk.md": Arrangement(
        given={
            "syndicate user add anna --role editor": PASSWORD,
            "syndicate user passwd anna      # another password; anna is logged out everywhere": PASSWORD,
        },
    ),
    "docs/reference/command-line.md": Arrangement(
        config=GAZETTE + MSN + '[sections.diplomacy]\ntitle = "Diplomacy"\n',
        briefly=True,
        rejects=4,
        files={
            **OUT,
            "archive/2025/one.txt": STORIES[0],
            "bulletin.txt": STORIES[1].replace("Tuesday", "Wednesday"),
            "right.txt": STORIES[0],
            "spool/bulletin.txt": STORIES[0],
            "new.txt": PASSWORD,
            "schemas/.keep": "",
        },
        given={"syndicate user add anna --role editor": PASSWORD, "syndicate init desk": INIT},
        before={
            "syndicate backup /srv/backups --keep 14": "syndicate backup /srv/backups; sleep 1",
            "syndicate read --json spool/bulletin.txt": "cp bulletin.txt spool/",
            "syndicate tail --section world": "syndicate run",
            "syndicate queue retry 3 4": "syndicate queue replay msn --since 2026-01-01T00:00:00Z",
        },
        meanwhile={
            "syndicate tail --section world": "printf '%s' \"$(date +%N) $(cat right.txt)\" | syndicate file",
        },
        codes={"syndicate rejects list": 1},
        words={r"(?<=queue retry )3 4": waiting, r"(?<=queue drop )3 4": waiting},
    ),
    "docs/reference/http-api.md": Arrangement(
        config=GAZETTE.replace('["world"]', '["world", "quays"]')
        + """
[sections.quays]
title = "Quays"
public = false
[sources.newsdesk]
type = "push"
token_file = "secrets/newsdesk"
[hub]
enabled = true
allow_private = true
""",
        runs=True,
        files={"harbour.xml": STORIES[0] + "\nMore of it.\n"},
    ),
    "docs/reference/validate.md": Arrangement(
        runs=True, files={"schemas/.keep": "", "bulletin.xml": "<nitf><body><body.content/></body></nitf>"}
    ),
}

_PARTNER: Final = "asks a partner's server, which is not there"
_ROOT: Final = "changes the machine, as root"
_READ: Final = "is to be looked at, not typed"

HELD: Final[Mapping[str, Mapping[str, str]]] = {
    "docs/how-to/add-a-form.md": {
        '"""The ticker of': "test_forms.py runs it",
        '"""Headlines as CSV': "test_forms.py runs it",
    },
    "README.md": {
        "make run": "test_tutorial.py",
        "spool/dispatch.txt": _READ,
        "syndicate init DIR": "a list of verbs",
    },
    "feeds/README.md": {
        "index.html": "test_examples.py",
    },
    "docs/explanation/mutants.md": {
        "make mutants": "takes hours",
    },
    "docs/explanation/fuzzing.md": {
        "make fuzz": "takes most of an hour",
    },
    "docs/explanation/torture.md": {
        "make torture": "takes hours",
    },
    "docs/explanation/architecture.md": {
        "Source.collect()": _READ,
    },
    "docs/how-to/back-up-and-restore.md": {
        "pg_dump --format=custom --file=syndicate.dump": "flow/test_restore.py does it on a server of its own",
    },
    "docs/how-to/collect-from-servers.md": {
        "ssh-keyscan files.agency.example > agency.known_hosts": _PARTNER,
        "syndicate check --connect": _PARTNER,
    },
    "docs/how-to/drop-files-at-an-outlet.md": {
        "ssh-keyscan files.gazette.example > gazette.known_hosts": _PARTNER,
        "20261126T031500000000Z-0a1b2c3d4e5f60718293-v3.nitf.xml": "test_examples.py",
    },
    "docs/how-to/fill-a-bucket.md": {
        "syndicate check --connect": _PARTNER,
    },
    "docs/how-to/listen-to-the-wire.md": {
        "<script>": "flow/test_wire_clients.py runs it in a browser",
        "import json": "flow/test_wire_clients.py runs it",
        "location /wire {": "flow/test_wire_clients.py runs it in nginx",
    },
    "docs/how-to/mail-an-editors-list.md": {
        "syndicate check --connect": _PARTNER,
    },
    "docs/how-to/monitor-it.md": {
        "(umask 077; openssl rand -hex 24 >": _ROOT,
        "rule_files: [prometheus-alerts.yml]": "test_examples.py",
        "journalctl -u syndicate -o cat | jq -c": "needs systemd's journal",
    },
    "docs/how-to/poll-a-feed.md": {
        "syndicate check --connect": _PARTNER,
        "location /api/ {": "nginx's own; flow/test_deploy.py runs it in deploy/nginx.conf",
    },
    "docs/how-to/push-to-an-outlet.md": {
        "import base64, hashlib, hmac, time": "test_examples.py",
    },
    "docs/how-to/run-as-a-service.md": {
        "useradd --system --home-dir /srv/syndicate": _ROOT,
        "python3.11 -m venv /opt/syndicate": "flow/test_wheel.py installs it",
        "$ sudo -u syndicate /opt/syndicate/bin/syndicate": _ROOT,
        "cp deploy/syndicate.service /etc/systemd/system/": _ROOT,
    },
    "docs/how-to/run-several-nodes.md": {
        "syndicate check --connect": "flow/test_nodes.py has the servers",
    },
    "docs/how-to/run-the-hub.md": {
        "curl -d hub.mode=subscribe -d": _PARTNER,
    },
    "docs/how-to/scale-out.md": {
        "pg_dump --format=custom --file wire.dump": "flow/test_restore.py does it on a server of its own",
    },
    "docs/how-to/start-a-new-desk.md": {
        "1. The agency's name [Example Wire]: Meridian Press": "test_examples.py",
    },
    "docs/how-to/serve-with-caddy.md": {"curl -sI": "flow/test_deploy.py asks it of the real Caddy"},
    "docs/how-to/serve-with-nginx.md": {"curl -sI": "flow/test_deploy.py asks it of the real nginx"},
    "docs/how-to/subscribe-to-jetstream.md": {
        "wire.SECTION.KIND.LANGUAGE.URGENCY.STORY": _READ,
        "nats context add wire --server": _PARTNER,
        'client = await nats.connect("nats://nats.wire.ex': "flow/test_jetstream.py asks so",
    },
    "docs/reference/command-line.md": {
        "syndicate hub drop 3 4": "subscriptions, which flow/test_hub.py has",
    },
    "docs/reference/plain-text.md": {
        "u w BC-Harbour Treaty, 1st Ld": "test_examples.py",
        "Headline: Harbour pilots end strike": "test_examples.py",
        "EMBARGOED until 06:00 GMT January 1, 2027": "test_examples.py",
        "PORT AVEL, Norvia, Nov. 24 (Meridian Press) -": "test_examples.py",
    },
    "docs/reference/serving.md": {
        "limit_conn_zone $binary_remote_addr zone=readers:10m;": "nginx's own",
    },
    "docs/reference/validate.md": {
        "feeds/world/rss.xml:12: error: ttl is no": "test_examples.py",
    },
}
"""By page and beginning of a block, why it is not typed, or which test is in its stead."""

ELSEWHERE: Final[Mapping[str, str]] = {"docs/tutorial/first-feed.md": "test_tutorial.py"}
"""Pages that are typed whole by a test of their own."""
