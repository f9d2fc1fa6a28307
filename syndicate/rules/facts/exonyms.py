"""Names of cities that the gazetteer lacks or takes for another's: in other scripts, and as wires spell them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from syndicate.rules.facts.places import place_key

_ALSO = """
Washington: ワシントン|واشنطن|华府|華府|华盛顿|華盛頓|워싱턴|וושינגטון|वाशिंगटन|वॉशिंगटन|วอชิงตัน
New York: 纽约|紐約|ニューヨーク|뉴욕
New Delhi: Nouvelle-Delhi|Nouvelle Delhi|नयी दिल्ली|नई दिल्ली|ニューデリー|新德里|뉴델리
Jerusalem: القدس المحتلة|Jérusalem-Est|East Jerusalem|Jerusalén Este|Occupied Jerusalem
Ramallah: رام الله
Tel Aviv: Tel Aviv-Jaffa|Tel-Aviv|テルアビブ|特拉维夫|텔아비브
Kyiv: キエフ|キーウ|基辅|基輔|키이우|키예프|كييف
Xankandi: Stepanakert|Khankendi|Степанакерт|Ханкенди
Johor Bahru: Johor Baru
Magas: Магас
Khan Yunis: Khan Younis|Khan Yunis|Jan Yunis|خان يونس
Nuku'alofa: Nuku alofa|Нукуалофа
Sarajevo: Сараево|萨拉热窝
Pyongyang: Пхеньян|平壤|ピョンヤン|平壌
Hong Kong: Hongkong|Гонконг|香港|هونغ كونغ
Macau: Macao|Макао|澳门|澳門|マカオ
Mazar-e Sharif: Mazar-i-Sharif|Mazar i Sharif
"""


def _read(lines: str) -> Mapping[str, str]:
    rows = (line.split(": ", 1) for line in lines.splitlines() if line)
    return {place_key(form): place_key(name) for name, forms in rows for form in forms.split("|")}


EXONYMS: Final[Mapping[str, str]] = MappingProxyType(_read(_ALSO))
"""By a folded name, the folded one to look up."""
