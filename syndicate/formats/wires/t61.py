"""ISO 6937 (ITU-T T.61): the 8-bit set of European wires, an accent before the letter it stands on."""

import re
import unicodedata

_ACCENTS = {
    0xC1: "\u0300", 0xC2: "\u0301", 0xC3: "\u0302", 0xC4: "\u0303", 0xC5: "\u0304", 0xC6: "\u0306", 0xC7: "\u0307",
    0xC8: "\u0308", 0xC9: "\u0308", 0xCA: "\u030a", 0xCB: "\u0327", 0xCD: "\u030b", 0xCE: "\u0328", 0xCF: "\u030c",
}  # fmt: skip
"""Grave, acute, circumflex, tilde, macron, breve, dot, diaeresis, ring, cedilla, double acute, ogonek, caron."""

_SIGNS = {
    0xA0: "\u00a0", 0xA1: "¡", 0xA2: "¢", 0xA3: "£", 0xA4: "$", 0xA5: "¥", 0xA6: "#", 0xA7: "§", 0xA8: "¤", 0xA9: "‘",
    0xAA: "“", 0xAB: "«", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "²", 0xB3: "³",
    0xB4: "×", 0xB5: "µ", 0xB6: "¶", 0xB7: "·", 0xB8: "÷", 0xB9: "’", 0xBA: "”", 0xBB: "»", 0xBC: "¼", 0xBD: "½",
    0xBE: "¾", 0xBF: "¿", 0xD0: "―", 0xD1: "¹", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "♪", 0xD6: "¬", 0xD7: "¦",
    0xDC: "⅛", 0xDD: "⅜", 0xDE: "⅝", 0xDF: "⅞", 0xE0: "Ω", 0xE1: "Æ", 0xE2: "Đ", 0xE3: "ª", 0xE4: "Ħ", 0xE6: "Ĳ",
    0xE7: "Ŀ", 0xE8: "Ł", 0xE9: "Ø", 0xEA: "Œ", 0xEB: "º", 0xEC: "Þ", 0xED: "Ŧ", 0xEE: "Ŋ", 0xEF: "ŉ", 0xF0: "ĸ",
    0xF1: "æ", 0xF2: "đ", 0xF3: "ð", 0xF4: "ħ", 0xF5: "ı", 0xF6: "ĳ", 0xF7: "ŀ", 0xF8: "ł", 0xF9: "ø", 0xFA: "œ",
    0xFB: "ß", 0xFC: "þ", 0xFD: "ŧ", 0xFE: "ŋ", 0xFF: "\u00ad",
}  # fmt: skip

_WITHIN_A_WORD = re.compile(rb"[a-z][\xc1-\xcf](?=[aceilnorsuyz])")
_ACCENTED = re.compile(rb"[\xc1-\xcf]")
_SOUND = re.compile(
    rb"\xc1[aeiouAEIOU]|[\xc2\xc3][aceilnorsuyzACEILNORSUYZghjwGHJW]|\xc4[ainouAINOU]|\xc5[aeiouAEIOU]"
    rb"|\xc6[aguAGU]|\xc7[cegzCEGIZ]|[\xc8\xc9][aeiouyAEIOUY]|\xca[auAU]|\xcb[cgklnrstCGKLNRST]|\xcd[ouOU]"
    rb"|\xce[aeiuAEIU]|\xcf[cdelnrstzCDELNRSTZ]"
)
_LATIN_1_LETTERS = re.compile(rb"[\xe0\xe4-\xe8\xea-\xef\xf2-\xf6\xfa\xfc]")


def is_t61(content: bytes) -> bool:
    """Whether the high bytes are plainly accents before letters: in Latin-1 they would be capitals within words.

    Every accent must stand before a letter that takes it, at least one within a word, and bytes that are small
    letters with accents in Latin-1 must be rarer.
    """
    pairs = len(_WITHIN_A_WORD.findall(content))
    if not pairs or len(_ACCENTED.findall(content)) != len(_SOUND.findall(content)):
        return False
    return len(_LATIN_1_LETTERS.findall(content)) < pairs


def decode_t61(content: bytes) -> str:
    """The text; an accent before what takes none is left out, a byte that means nothing becomes U+FFFD."""
    written: list[str] = []
    accent = ""
    for byte in content:
        if byte in _ACCENTS:
            accent = _ACCENTS[byte]
            continue
        written.append(chr(byte) if byte < 0xA0 else _SIGNS.get(byte, "\ufffd"))  # noqa: PLR2004 - the left half
        if accent and written[-1].isalpha():
            written.append(accent)
        accent = ""
    return unicodedata.normalize("NFC", "".join(written))
