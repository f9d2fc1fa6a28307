"""What channel and items of RSS have in common: names, dates, mailboxes."""

from collections.abc import Collection

from lxml.etree import _Element

from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.values import faults_of_rfc_822, is_mailbox, is_two_digit_year
from syndicate.formats.validation.xml_tree import elements, local, text_of


def names(parent: _Element, once: Collection[str], many: Collection[str], clause: str) -> Findings:
    """Elements that RSS has not, and such as stand more than once; those of other namespaces may stand anywhere."""
    seen: set[str] = set()
    for child in elements(parent):
        name = str(child.tag)
        if not name.startswith("{") and name not in once and name not in many:
            yield error(child, f"{local(parent)} has no element {name}", clause)
        elif name in once and name in seen:
            yield error(child, f"{name.rpartition('}')[2]} stands more than once in {local(parent)}", clause)
        seen.add(name)


def required(parent: _Element, needed: Collection[str], clause: str) -> Findings:
    """Elements that must be there and hold something."""
    for name in needed:
        child = parent.find(name)
        if child is None:
            yield error(parent, f"{local(parent)} has no {name}", clause)
        elif not text_of(child):
            yield error(child, f"{name} of {local(parent)} is empty", clause)


def dates(parent: _Element, fields: Collection[str], clause: str) -> Findings:
    """Dates of RFC 822 with a year of four digits."""
    for field in elements(parent, *fields):
        text = text_of(field)
        for fault in faults_of_rfc_822(text):
            yield error(field, f"{local(field)} {fault}", clause)
        if is_two_digit_year(text):
            yield warning(field, f"{local(field)} has a year of two digits", "RSS Best Practices: dates")


def mailbox(element: _Element, clause: str) -> Findings:
    """`desk@wire.example (Example Wire)`: an address of mail, a name in brackets behind it if there is one."""
    text = text_of(element)
    address, _, name = text.partition(" ")
    if not is_mailbox(address) or (name and not (name.startswith("(") and name.endswith(")"))):
        yield error(element, f"{local(element)} is no e-mail address with a name in brackets: {shown(text)}", clause)
