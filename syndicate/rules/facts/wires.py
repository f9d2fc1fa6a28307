"""Services of agencies by the letters that open their messages, and the words that desks put above a story.

Sources: dpa's own converter of its digital wires to IPTC 7901 (services, agency tags of regional wires, signals), dpa's
description of the text format (service number, agency number), Keystone-ATS (basic services in three languages),
agenturjournalismus.de (KNA). Only letters that leave no doubt are here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Service:
    """One wire of an agency.

    Attributes:
        agency: Whose it is, as datelines credit it.
        language: BCP 47, where the wire is in one language.
        zone: The zone of its clock in the tz database, which a trailer without a zone is in.
    """

    agency: str
    language: str | None = None
    zone: str | None = None


_BERLIN, _ZURICH, _VIENNA = "Europe/Berlin", "Europe/Zurich", "Europe/Vienna"
_GERMAN_DPA = Service("dpa", "de", _BERLIN)

SERVICES: Final[Mapping[str, Service]] = MappingProxyType(
    dict.fromkeys(
        (
            *("bdt", "bid", "erd", "hfk", "kom", "ldi", "mag", "ndk", "spe", "tmn", "edi", "edt", "kon", "ctn"),
            *("aht", "bay", "brb", "bwg", "hes", "hsh", "mbv", "nsb", "nwf", "rhs", "san", "thg", "wap"),
        ),
        _GERMAN_DPA,
    )
    | {
        "eca": Service("dpa", "en", _BERLIN),
        "ecp": Service("dpa", "en", _BERLIN),
        "dpe": Service("dpa", "es", _BERLIN),
        "bsd": Service("ATS", "de", _ZURICH),
        "bsf": Service("ATS", "fr", _ZURICH),
        "bsi": Service("ATS", "it", _ZURICH),
        "bkn": Service("KNA", "de", _BERLIN),
        "apa": Service("APA", "de", _VIENNA),
        "agi": Service("AGI", "it", "Europe/Rome"),
        "adn": Service("Adnkronos", "it", "Europe/Rome"),
        "ans": Service("ANSA", None, "Europe/Rome"),
    }
)
"""By the letters of the source field (IPTC 7901 §2.1), in small letters."""

AGENTS: Final[Mapping[str, Service]] = MappingProxyType(
    dict.fromkeys(
        ("dpa", "lah", "lbn", "lby", "lhe", "lmv", "lni", "lno", "lnw", "lrs", "lsn", "lsw", "lth", "azin"), _GERMAN_DPA
    )
    | {
        "dpa": Service("dpa", None, _BERLIN),
        "ats": Service("ATS", None, _ZURICH),
        "sda": Service("ATS", None, _ZURICH),
        "kna": Service("KNA", None, _BERLIN),
        "epd": Service("epd", "de", _BERLIN),
        "sid": Service("SID", "de", _BERLIN),
        "apa": Service("APA", None, _VIENNA),
        "afp": Service("AFP"),
        "ap": Service("AP"),
        "aap": Service("AAP", "en", "Australia/Sydney"),
        "rtr": Service("Reuters"),
        "reuters": Service("Reuters"),
        "kyodo": Service("Kyodo", None, "Asia/Tokyo"),
        "cp": Service("CP", None, "America/Toronto"),
        "nyt": Service("NYT", "en", "America/New_York"),
        "sh": Service("Scripps", "en", "America/New_York"),
        "shns": Service("Scripps", "en", "America/New_York"),
        "ansa": Service("ANSA", None, "Europe/Rome"),
        "agi": Service("AGI", "it", "Europe/Rome"),
        "adnkronos": Service("Adnkronos", "it", "Europe/Rome"),
        "efe": Service("EFE"),
        "irna": Service("IRNA", None, "Asia/Tehran"),
        "agerpres": Service("Agerpres", None, "Europe/Bucharest"),
        "tanjug": Service("Tanjug", None, "Europe/Belgrade"),
        "tass": Service("TASS", None, "Europe/Moscow"),
        "xinhua": Service("Xinhua", None, "Asia/Shanghai"),
        "belga": Service("Belga", None, "Europe/Brussels"),
        "anp": Service("ANP", None, "Europe/Amsterdam"),
    }
)
"""By the agency's tag where a message names it (header, trailer, sign-off), in small letters."""

GENRES: Final[frozenset[str]] = frozenset(
    word.casefold()
    for word in (
        *("Analyse", "Chronologie", "Das Wichtigste", "Dokumentation", "Feature", "Fragen & Antworten", "Hintergrund"),
        *("Interview", "dpa-Interview", "dpa-Gespräch", "KORR-Bericht", "KORR", "Korr.", "Kommentar", "Kurzporträt"),
        *("Porträt", "Presseschau", "Reportage", "Service", "Steckbrief", "Stichwort", "Tabelle", "Termine", "Tipp"),
        *("Tageszusammenfassung", "Überblick", "Umfrage", "Vorschau", "Wochenüberblick", "Zitate", "Zusammenfassung"),
        *("Kalenderblatt", "Korrespondentenbericht", "Kurzmeldungen", "Lesestück", "Lesestücke", "Meldung", "Namen"),
        *("Nachrichtenüberblick", "Ratgeber", "Test", "Vorausmeldung", "Wetter", "Zahlen des Tages", "Zeittafel"),
        *("Bericht", "Gesamtüberblick", "Nachruf", "Pressestimmen", "Morgenlage", "Tagesvorschau", "Glosse"),
        *("ANALYSIS", "BACKGROUND", "BACKGROUNDER", "CHRONOLOGY", "FACTBOX", "FEATURE", "NEWS FEATURE", "INTERVIEW"),
        *("OBITUARY", "PREVIEW", "PROFILE", "ROUNDUP", "NEWS ANALYSIS", "TIMELINE", "URGENT ROUNDUP", "EXPLAINER"),
    )
)
"""What dpa writes in brackets, or on a line of its own, above a headline to say what kind of text it is (KORR-Bericht is
a correspondent's report, not a correction); case folded."""

WITHDRAWN: Final[tuple[str, ...]] = (
    "KILL KILL", "ELIMINAR", "АННУЛИРОВАНИЕ", "حظر حظر", "ANULACIÓN", "ANNULATION", "ANNULLARE",
)  # fmt: skip
"""How dpa and others open a notice that withdraws a story, in capitals."""
