"""The countries that agencies are at home in: where a city that they name without its country lies, other things equal."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from syndicate.rules.facts.keys import key

_HOMES = """
US: AP|Associated Press|The Associated Press|UPI|United Press International|KRT|MCT|TNS|Knight Ridder|Scripps Howard|McClatchy|Cox News|NYT|CNN
US: BUSINESS WIRE|Business Wire|PRNewswire|PR Newswire|GLOBE NEWSWIRE|GlobeNewswire|MarketWatch|CBS.MW|TheStreet|States News Service
CA: CP|Canadian Press|The Canadian Press|La Presse canadienne|CNW|CNW Telbec|CNW Group|Newsfile Corp.|Newsfile|QMI|Postmedia News|CBC
GB: PA|PA Media|Press Association
AU: AAP|Australian Associated Press
NZ: NZPA|NZN
ZA: SAPA|Sapa|African News Agency
DE: dpa|dpa-AFX|ddp|dapd|epd|KNA|SID|ots|news aktuell
AT: APA|APA-OTS|OTS|Kathpress|KAP
CH: ATS|SDA|awp|Keystone-ATS|Keystone-SDA
FR: AFP|Agence France-Presse|Agence France Presse|AEF|APM
BE: Belga|BELGA
NL: ANP|Novum
ES: EFE|EUROPA PRESS|Europa Press|Servimedia|COLPISA|Colpisa|ACN|OTR/PRESS
PT: Lusa|LUSA
BR: Agência Brasil|Agencia Brasil|Estadão|Estadão Conteúdo|Agência Estado|FOLHAPRESS|Folhapress
IT: ANSA|AGI|Adnkronos|ADN Kronos|askanews|LaPresse|ITALPRESS|Radiocor|Il Sole 24 Ore Radiocor|Agenzia Nova|DIRE
DK: Ritzau
NO: NTB
SE: TT
FI: STT|FNB|STT-Lehtikuva
EE: ETA
LV: LETA
LT: ELTA
PL: PAP|KAI|IAR
CZ: ČTK|CTK
SK: TASR|SITA
HU: MTI
RO: Agerpres|Rompres|Mediafax
MD: Moldpres|IPN|Infotag
BG: BTA|БТА|BGNES
RS: Tanjug|Танјуг|Beta|Бета|FoNet
BA: FENA|SRNA|СРНА|ONASA
HR: Hina|HINA
SI: STA
ME: MINA
MK: MIA|МИА|Makfax
AL: ATA|ATSH
XK: Kosovapress
GR: ANA|AMNA|ANA-MPA|ΑΠΕ-ΜΠΕ|ΑΠΕ
CY: Cyprus News Agency|ΚΥΠΕ
TR: AA|Anadolu|Anadolu Agency|Anadolu Ajansı|DHA|IHA|İHA|ANKA|CİHAN|Cihan|Hibya|Hurriyet
UA: Ukrinform|Укринформ|Укрінформ|UNIAN|УНИАН|УНІАН|УНН|Interfax-Ukraine|Интерфакс-Украина
BY: BelTA|БЕЛТА|БелТА|Belapan|БелаПАН
RU: TASS|ТАСС|ITAR-TASS|ИТАР-ТАСС|RIA Novosti|РИА Новости|Interfax|Интерфакс|INTERFAX.RU|Sputnik|Regnum|Росбалт|Прайм
KZ: Kazinform|Казинформ|QazAqparat
KG: Kabar|Кабар|AKIpress
UZ: UzA|УзА
TJ: Khovar|Ховар
AZ: Trend|AzerTAc|Azertac|АЗЕРТАДЖ|AZƏRTAC|Report|Turan|APA-Economics
AM: Armenpress|Арменпресс|ԱՐՄԵՆՊՐԵՍ
GE: Interpressnews
MN: Montsame|МОНЦАМЭ
EG: MENA|أ ش أ
SA: SPA|واس
AE: WAM|وام
QA: QNA|قنا
KW: KUNA|كونا
BH: بنا
OM: ONA|Oman News Agency|العمانية
YE: Saba|سبأ
IQ: INA|NINA|واع
SY: SANA|سانا
LB: NNA|الوطنية
JO: Petra|PETRA|بترا
PS: WAFA|وفا|Maan|معا
IL: Itim
IR: IRNA|ISNA|FARS|Fars News Agency|FNA|Mehr|Tasnim|ایرنا|ایسنا|مهر|فارس|تسنیم
AF: Pajhwok|Bakhtar|AIP
PK: APP|PPI|INP|Associated Press of Pakistan
IN: PTI|UNI|ANI|IANS|PIB|भाषा|वार्ता
BD: BSS|UNB|বাসস
LK: Lankapuvath
NP: RSS|रासस
TH: TNA
LA: KPL
KH: AKP
VN: VNA|TTXVN|VOV
MY: Bernama
ID: ANTARA|Antara
PH: PNA|PIA
TL: Tatoli
CN: Xinhua|Xinhuanet|新华社|CNS|中新社|中新网
TW: 中央社|Central News Agency|Focus Taiwan
HK: 中通社
JP: Kyodo|Kyodo News|Jiji|Jiji Press|共同|時事|NHK
KR: Yonhap|연합뉴스|뉴시스|뉴스1
KP: KCNA|조선중앙통신
MA: MAP
DZ: APS|واج
TN: TAP|وات
LY: LANA|وال
SD: SUNA|سونا
ET: ENA
KE: KNA
SO: SONNA
GH: GNA
NG: NAN
SL: SLENA
ZW: ZIANA|New Ziana
ZM: ZANIS|ZANA
NA: NAMPA|Nampa
BW: BOPA
AO: ANGOP|Angop
MZ: AIM
CU: Prensa Latina|PL|AIN
MX: Notimex|NOTIMEX|apro
AR: Télam|Telam|DyN
PE: Andina|ANDINA
BO: ABI
VE: AVN|ABN
CO: Colprensa
PY: IP|IP Paraguay
CL: ORBE
JM: JIS
"""

HOMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        key(name): code
        for code, names in (line.split(": ", 1) for line in _HOMES.splitlines() if line)
        for name in names.split("|")
    }
)
"""ISO 3166-1 codes by the keys of agencies' names; those that two countries' agencies share have none, or the bigger's."""
