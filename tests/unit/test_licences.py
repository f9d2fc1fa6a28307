"""The page of licences and the bill of materials say what is pinned, all of it and nothing else."""

import re

from packaging.utils import canonicalize_name

from tools import licences, sbom
from tools.packages import CONSTRAINTS, closure, pinned, pins, wanted

ROW = re.compile(r"^\| (\S+) \| (\S+) \| [^|]+ \| [^|]+ \|$", re.MULTILINE)


def test_the_page_has_every_pinned_package_in_its_version_and_no_other() -> None:
    rows = [pair for pair in ROW.findall(licences.PAGE.read_text()) if pair[0] not in {"package", "---"}]
    assert len(rows) == len(dict(rows))
    assert dict(rows) == pins(CONSTRAINTS.read_text())


def test_the_page_is_as_the_tool_writes_it() -> None:
    assert licences.PAGE.read_text() == licences.page(), "python -m tools.licences writes it anew"


def test_every_package_that_is_asked_for_is_pinned_and_has_a_purpose_and_no_other_has() -> None:
    asked = {canonicalize_name(one.name) for group in wanted().values() for one in group} | {"pip"}
    assert asked == set(licences.PURPOSES)
    assert asked <= {canonicalize_name(name) for name in pins(CONSTRAINTS.read_text())}


def test_nothing_is_pinned_that_nothing_needs() -> None:
    packages = {package.key: package for package in pinned()}
    needed = closure([one for group in wanted().values() for one in group], packages)
    assert set(packages) - set(needed) == {"pip"}


def test_every_licence_is_known_and_what_is_not_merely_permissive_has_a_remark() -> None:
    for package in pinned():
        assert package.licence != "unknown", package.name
        if re.search(r"GPL|MPL|EPL", package.licence):
            assert package.licence in licences.REMARKS, package.name


def test_nothing_under_the_gpl_alone_runs_in_a_desk() -> None:
    packages = {package.key: package for package in pinned()}
    running = closure([one for group in ("", "postgresql", "nats") for one in wanted()[group]], packages)
    assert not [name for name in running if packages[name].licence.startswith(("GPL", "AGPL"))]


def test_a_bill_of_materials_is_the_same_whenever_it_is_written() -> None:
    assert sbom.text() == sbom.text()
    assert "timestamp" not in sbom.text()


def test_a_bill_of_materials_lists_what_is_pinned_and_what_needs_what() -> None:
    bill = sbom.bom()
    assert {one["name"]: one["version"] for one in bill["components"]} == pins(CONSTRAINTS.read_text())
    refs = {one["bom-ref"] for one in bill["components"]}
    needs = {one["ref"]: set(one["dependsOn"]) for one in bill["dependencies"]}
    assert set().union(*needs.values()) <= refs
    versions = pins(CONSTRAINTS.read_text())
    starlette, anyio = (f"pkg:pypi/{name}@{versions[name]}" for name in ("starlette", "anyio"))
    assert anyio in needs[starlette]
    assert {one["name"]: one["scope"] for one in bill["components"]}["pytest"] == "excluded"
    assert {one["name"]: one["scope"] for one in bill["components"]}["starlette"] == "required"
