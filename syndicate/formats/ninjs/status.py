"""What may be done with a ninjs item, and what its version asks of receivers."""

from syndicate.formats.json_values import Fields
from syndicate.formats.qcodes import of_code
from syndicate.model.dispatch import PubStatus, Signal
from syndicate.rules.flags import stricter

_STATUSES = {
    "usable": PubStatus.USABLE,
    "published": PubStatus.USABLE,
    "corrected": PubStatus.USABLE,
    "embargoed": PubStatus.USABLE,
    "withheld": PubStatus.WITHHELD,
    "hold": PubStatus.WITHHELD,
    "replaced": PubStatus.WITHHELD,  # TT: another item stands in its place
    "commissioned": PubStatus.WITHHELD,  # TT: planned, not yet there
    "canceled": PubStatus.CANCELED,
    "cancelled": PubStatus.CANCELED,
    "killed": PubStatus.CANCELED,
    "kill": PubStatus.CANCELED,
    "recalled": PubStatus.CANCELED,
    "unpublished": PubStatus.CANCELED,
}
_EDITORIAL_TYPES = {
    # AP Media API, `editorialtypes`
    "kill": PubStatus.CANCELED,
    "elimination": PubStatus.CANCELED,
    "disregard": PubStatus.CANCELED,
    "withhold": PubStatus.WITHHELD,
    # TT, `signals/updatetype`
    "avpub": PubStatus.CANCELED,
}
_SIGNALS = {
    "update": Signal.UPDATE,
    "correction": Signal.CORRECTION,
    "repeat": Signal.REPEAT,
    # AP Media API, `editorialtypes`
    "corrective": Signal.CORRECTION,
    "clarification": Signal.CORRECTION,
    "lead": Signal.UPDATE,
    "writethru": Signal.UPDATE,
    "add": Signal.UPDATE,
    # TT, `signals/updatetype`: spelling, fact, development
    "korr": Signal.CORRECTION,
    "rä": Signal.CORRECTION,
    "uv": Signal.UPDATE,
}
_NO = frozenset(("no", "false", "none", "null", "0"))
_HELD = frozenset(("embargoed", "holdforrelease"))


def pub_status(item: Fields) -> PubStatus | None:
    """The strictest of what the status and the editorial types say."""
    named = item.text("pubstatus")
    told = _STATUSES.get(of_code(named).bare.lower()) if named else None
    for word in _words(item):
        told = stricter(told, _EDITORIAL_TYPES.get(word))
    return told


def signal(item: Fields) -> Signal | None:
    """The first signal that one of its members gives."""
    for word in _words(item):
        if word in _SIGNALS:
            return _SIGNALS[word]
    told = item.one("signals")
    return Signal.REPEAT if told and told.members.get("retransmission") is True else None


def says_embargoed(item: Fields) -> bool:
    """Whether it says that it is embargoed, whether or not it says until when."""
    status = (item.text("pubstatus") or "").lower()
    return (
        (item.text("embargoed", "embargoeduntil") or "no").lower() not in _NO
        or item.members.get("embargoed") is True
        or of_code(status).bare in _HELD
        or any(word in _HELD for word in _words(item))
    )


def _words(item: Fields) -> list[str]:
    """The words of signals and editorial types, in small letters, correction before update."""
    told = item.one("signals")
    words = [
        *(one.text("code", "qcode", "name") or "" for one in item.each("signal", "signals")),
        *item.texts("editorialtypes"),
        *(() if told else item.texts("signal", "signals")),
        *(told.texts("updatetype") if told else ()),
    ]
    return sorted((of_code(one).bare.lower() for one in words if one), key=lambda one: _ORDER.get(one, 2))


_ORDER = {word: 0 if asked is Signal.CORRECTION else 1 for word, asked in _SIGNALS.items()}
