"""Words for moments in embargo lines: facts, no rules."""

MONTHS: tuple[str, ...] = (
    r"jan|ene|gen|янв",
    r"feb|fev|fév|фев",
    r"mar|mär|mrz|maa|мар",
    r"apr|abr|avr|апр",
    r"may|mai|maj|mei|mag|ма[йя]",
    r"jun|juin|giu|июн",
    r"jul|juil|lug|июл",
    r"aug|ago|aoû|aou|авг",
    r"sep|set|сен",
    r"oct|okt|ott|out|окт",
    r"nov|ноя",
    r"dec|dez|dic|déc|дек",
)
"""How the twelve months begin, in English, German, French, Spanish, Italian, Portuguese, Dutch and Russian."""

WEEKDAYS: tuple[str, ...] = (
    r"mon(?:day)?|montag|lundi|lunes|lunedì|segunda(?:-feira)?|понедельника?",
    r"tue(?:s(?:day)?)?|dienstag|mardi|martes|martedì|terça(?:-feira)?|вторника?",
    r"wed(?:s|nesday)?|mittwoch|mercredi|miércoles|mercoledì|quarta(?:-feira)?|сред[аы]",
    r"thu(?:rs?(?:day)?)?|donnerstag|jeudi|jueves|giovedì|quinta(?:-feira)?|четверга?",
    r"fri(?:day)?|freitag|vendredi|viernes|venerdì|sexta(?:-feira)?|пятниц[аы]",
    r"sat(?:urday)?|samstag|sonnabend|samedi|sábado|sabato|суббот[аы]",
    r"sun(?:day)?|sonntag|dimanche|domingo|domenica|воскресенья?е?",
)
"""Monday first."""

RELATIVE: tuple[str, ...] = (
    r"today|tonight|heute|aujourd'hui|hoy|oggi|hoje|сегодня",
    r"tomorrow|morgen|demain|mañana|domani|amanhã|завтра",
)
"""Today, tomorrow."""

FILLERS = (
    r"until|till?|to|for|from|at|on|of|the|release|publication|use|hrs?|hours?|h|o'clock|local|time|bis|zum|den|dem|am|um"
    r"|ab|uhr|jusqu'(?:au|à|a)|le|à|au|hasta|a las?|las?|el|del?|horas?|fino|alle|ore|até|às|do?|в|до|ч|час\w*|года|г"
)
"""Words between the parts of a moment that add nothing to it."""

US_ZONES: dict[str, int] = {"et": -5, "eastern": -5, "ct": -6, "central": -6, "mt": -7, "pt": -8, "pacific": -8}
"""United States zones named without saying whether daylight time is meant: hours from UTC in winter."""

ZONES: dict[str, float] = {
    "utc": 0, "gmt": 0, "ut": 0, "z": 0, "wet": 0,
    "bst": 1, "west": 1, "cet": 1, "mez": 1, "ist": 1,
    "cest": 2, "mesz": 2, "eet": 2, "sast": 2, "cat": 2,
    "eest": 3, "msk": 3, "мск": 3, "trt": 3, "eat": 3,
    "gst": 4, "pkt": 5, "wib": 7, "ict": 7, "hkt": 8, "sgt": 8, "awst": 8,
    "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
    "brt": -3, "art": -3, "adt": -3, "ast": -4, "edt": -4, "est": -5, "cdt": -5,
    "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8, "hst": -10,
}  # fmt: skip
"""Hours from UTC; where a name has several meanings (IST, CST, AST) the one that ends an embargo last."""

CYCLES: dict[str, tuple[int, int]] = {"ams": (0, 1), "pms": (12, 0)}
"""AP's newspaper cycles: for morning papers of a day, for its evening papers; hour and minute in US Eastern time."""
