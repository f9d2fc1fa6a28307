"""Write what syndicate is made of as CycloneDX 1.6: `make sbom`, or `python -m tools.sbom [FILE]`.

The same pins give the same bytes: no moment of making, and a serial number that is made of the content.
"""

import json
import sys
import tomllib
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from tools.packages import ROOT, NotInstalledError, Package, closure, pinned, wanted

SBOM = ROOT / "build" / "sbom.cdx.json"


def bom() -> Mapping[str, Any]:
    """The bill of materials; what is needed to run is `required`, what only extras or work on it need `excluded`.

    Raises:
        NotInstalledError: What is installed is not what is pinned.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    packages = {package.key: package for package in pinned()}
    always = wanted()[""]
    required = closure(always, packages)
    itself = f"pkg:pypi/{project['name']}@{project['version']}"
    named = sorted(_ref(packages[canonicalize_name(one.name)]) for one in always)
    content = {
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": itself,
                "name": project["name"],
                "version": project["version"],
                "purl": itself,
            },
        },
        "components": [_component(package, required) for package in packages.values()],
        "dependencies": [{"ref": itself, "dependsOn": named}, *_dependencies(packages)],
    }
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(content, sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
    } | content


def text() -> str:
    """The bill as it is written."""
    return json.dumps(bom(), indent=2, ensure_ascii=False) + "\n"


def _ref(package: Package) -> str:
    return f"pkg:pypi/{package.key}@{package.version}"


def _component(package: Package, required: Mapping[str, frozenset[str]]) -> Mapping[str, Any]:
    return {
        "type": "library",
        "bom-ref": _ref(package),
        "name": package.name,
        "version": package.version,
        "scope": "required" if package.key in required else "excluded",
        "licenses": [_licence(package.licence)],
        "purl": _ref(package),
    }


def _licence(words: str) -> Mapping[str, Any]:
    """An expression where it is one, else the name it goes by."""
    if words == "BSD":
        return {"license": {"name": "BSD"}}
    return {"expression": words}


def _dependencies(packages: Mapping[str, Package]) -> Sequence[Mapping[str, Any]]:
    needed: dict[str, set[str]] = {name: set() for name in packages}
    for name, askers in closure([one for group in wanted().values() for one in group], packages).items():
        for asker in askers:
            needed[asker].add(_ref(packages[name]))
    return [{"ref": _ref(packages[name]), "dependsOn": sorted(refs)} for name, refs in sorted(needed.items())]


def main(arguments: Sequence[str]) -> int:
    """Write it; 1 where what is installed is not what is pinned."""
    target = Path(arguments[0]) if arguments else SBOM
    try:
        written = text()
    except NotInstalledError as error:
        print(f"sbom: {error}", file=sys.stderr)  # noqa: T201 - a program of the command line
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(written)
    print(target)  # noqa: T201 - where it is
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
