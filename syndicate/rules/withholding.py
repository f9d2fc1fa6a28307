"""What no line of the log is to say, whoever wrote it: tokens, passwords and addresses that are secrets.

Nobody here logs one. But the words of a library or of a server may have one in them.
"""

import re
from typing import Final

INSTEAD: Final = "[withheld]"

_SECRETS: Final = re.compile(
    r"""
    # RFC 6750 §2.1, RFC 7617 §2
    \bauthorization['"]?\s*[=:]\s*['"]?(?:(?:bearer|basic)\s+)?(?P<field>[^\s'",;]+)
    | \b(?:bearer|basic)\s+(?-i:(?=\S*(?:[0-9=]|[a-z][A-Z])))(?P<shown>[A-Za-z0-9._~+/=-]{6,})
    # ours; the first part is no secret
    | \bsyn_[0-9a-f]{8}_(?P<token>[A-Za-z0-9_-]{22})
    | /key/(?P<address>[^/\s'"]+)
    # RFC 3986 §3.2.1, §3.4
    | (?<=://)(?P<user>[^/\s@'"]*:[^/\s@'"]*)(?=@)
    | [?&;](?:[a-z_-]*(?:token|secret|password|signature|credential))=(?P<value>[^&;\s'"]+)
    | \b(?:password|passwd|secret)['"]?\s*[=:]\s*['"]?(?P<named>[^\s'",;]+)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def withhold(line: str) -> str:
    """The same, but for what is a secret by the look of it."""
    return _SECRETS.sub(_without, line)


def _without(found: re.Match[str]) -> str:
    """Each way to look like a secret ends with it, in a group of its own."""
    return found[0][: found.start(str(found.lastgroup)) - found.start()] + INSTEAD
