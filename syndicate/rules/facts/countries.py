"""Countries as datelines write them, and which they are today: CLDR's names, the short, local and historical ones."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from syndicate.rules.facts.keys import key, keys
from syndicate.rules.facts.territories import TERRITORIES

_SHORT = """
GB: UK|U.K.|Britain|Great Britain|England|Scotland|Wales|Northern Ireland|Reino Unido|Royaume-Uni|Regno Unito|Gran Bretagna|Grande-Bretagne
GB: Gran Bretaña|Inglaterra|Angleterre|Inghilterra|Escocia|Écosse|Scozia|Gales|Großbritannien|Schottland|Великобритания|Англия|Шотландия|英国|英國
IE: Republic of Ireland|Eire|Irish Republic
US: US|U.S.|USA|U.S.A.|America|United States of America|Estados Unidos|EEUU|EE.UU.|EE UU|EUA|E.U.A.|Etats-Unis|Stati Uniti|Vereinigte Staaten|États-Unis d'Amérique|США|美国|美國
AE: UAE|U.A.E.|Emirates|EAU|E.A.U.|ОАЭ
NL: Holland|The Netherlands|Holanda|Paises Bajos|Pays-Bas|Niederlande|Olanda
MM: Burma|Myanmar|Birmanie|Birmania|Birma
CI: Ivory Coast|Cote d'Ivoire|Costa de Marfil|Elfenbeinküste
CD CG: Congo
CD: DR Congo|DRC|D.R. Congo|Democratic Republic of Congo|Democratic Republic of the Congo|RDC|RD Congo|RD del Congo
CG: Congo Republic|Republic of Congo|Republic of the Congo
CZ: Czech Republic|Republica Checa|République tchèque|Tschechien|Repubblica Ceca
SK: Slovak Republic
MK: Macedonia|North Macedonia|Mazedonien|Nordmazedonien
BA: Bosnia|Bosnia-Herzegovina|Bosnia and Herzegovina|Bosnia & Herzegovina|Bosnien
XK: Kosovo|Kosova|Косово
HK: Hong Kong|Hong Kong SAR|Hongkong
MO: Macau|Macao
TW: Taiwan|Chinese Taipei
CN: China|P.R. China|PRC|People's Republic of China|КНР
KR: Korea|South Korea|Republic of Korea|ROK|Corea del Sur|Coree du Sud|Corea del Sud|Sudkorea|Южная Корея
KP: North Korea|DPRK|Corea del Norte|Coree du Nord|Corea del Nord|Nordkorea|Северная Корея|КНДР
RU: Russian Federation|Rusia|Russie|Russland|РФ
VA: Vatican|Holy See|Vatican City State
SZ: Swaziland
CV: Cape Verde
TL: East Timor|Timor-Leste
TT: Trinidad|Tobago|Trinidad and Tobago
BN: Brunei
GM: Gambia|The Gambia
BS: Bahamas|The Bahamas
LC: Saint Lucia|St. Lucia
KN: St. Kitts|Saint Kitts and Nevis|St. Kitts and Nevis
VC: St. Vincent|Grenadines|Saint Vincent and the Grenadines
AG: Antigua|Antigua and Barbuda
TR: Turkey|Turkiye|Turquia|Turquie|Turchia
PS: Palestine|Palestinian Territories|Palestinian territories|Occupied Palestine|Palestinian Authority
SY: Syria
LA: Laos
DO: Dominican Republic|Republica Dominicana
CF: Central African Republic|CAR
PG: Papua New Guinea|PNG
ST: Sao Tome and Principe
BR: Brasil
ES: Espana
DE: Deutschland
AT: Osterreich
CH: Schweiz|Suisse|Svizzera
IT: Italia
GR: Grecia
UA: Ucrania|Ucraina|Ukraine|the Ukraine
JP: Giappone|Japon|Japao
BY: Bielorrusia|Bielorussie|Belorussia|Белоруссия
MA: Marruecos|Maroc|Marocco|Marokko
EG: Egipto|Egypte|Egitto|Agypten
NZ: N.Z.
SA: Saudi
ZA: RSA|R.S.A.
PH: R.P.
MD: Молдавия
KG: Киргизия
"""

_FORMER = """
RU UA BY KZ UZ GE AM AZ MD KG TJ TM LT LV EE: Soviet Union|USSR|U.S.S.R.|URSS|U.R.S.S.|UdSSR|СССР|Unione Sovietica|Union soviétique|Unión Soviética
DE: West Germany|East Germany|Federal Republic of Germany|FRG|GDR|RFA|RDA|BRD|DDR|Alemania Federal|Alemania Occidental|Alemania Oriental|ФРГ|ГДР
DE: Republica Federal de Alemania|RFT|Germania Ovest|Germania Est|Allemagne de l'Ouest|Allemagne de l'Est|German Democratic Republic|F.R.G.|G.D.R.
RS HR SI BA MK ME XK: Yugoslavia|Yougoslavie|Jugoslavia|Jugoslawien|Югославия
RS ME XK: Serbia and Montenegro|Serbia-Montenegro
CZ SK: Czechoslovakia|Checoslovaquia|Tchecoslovaquie|Cecoslovacchia|Tschechoslowakei|Чехословакия
CD: Zaire
ZW: Rhodesia
LK: Ceylon
TH: Siam
IR: Persia
BF: Upper Volta|Haute-Volta
BJ: Dahomey
NG: Biafra
YE: North Yemen|South Yemen|Yemen Arab Republic|People's Democratic Republic of Yemen
VN: North Vietnam|South Vietnam
KH: Kampuchea
ZA: Transkei|Bophuthatswana|Ciskei|Venda
NA: South-West Africa|South West Africa
TZ: Tanganyika
CW SX BQ AW: Netherlands Antilles
BY: Byelorussia|Byelorussian SSR
MD: Moldavia
KG: Kirghizia
ET: Abyssinia
TW: Formosa
BD: East Pakistan
IN: Sikkim
BW: Bechuanaland
MW: Nyasaland
GY: British Guiana
SR: Dutch Guiana|Surinam
GH: Gold Coast
BZ: British Honduras
ID: Dutch East Indies
MY: Malaya
"""


def _coded(lines: str) -> Mapping[str, tuple[str, ...]]:
    rows = (line.split(": ", 1) for line in lines.splitlines() if line)
    return {key(name): tuple(codes.split()) for codes, names in rows for name in names.split("|")}


COUNTRY_CODES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {name: (code,) for name, code in TERRITORIES.items()} | dict(_coded(_SHORT)) | dict(_coded(_FORMER))
)
"""What each name of a country or territory is today (ISO 3166-1, `XK` for Kosovo): several codes where it fell apart."""

COUNTRIES: Final[frozenset[str]] = frozenset(COUNTRY_CODES)
"""Keys of the names of countries and territories."""

DEPENDENCIES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        line[:2]: frozenset(line[4:].split())
        for line in (
            "CN: HK MO",
            "FR: RE GP MQ GF YT NC PF PM WF BL MF",
            "US: PR GU VI AS MP",
            "GB: GI BM KY FK VG TC AI MS SH JE GG IM IO",
            "NL: AW CW SX BQ",
            "DK: GL FO",
            "NO: SJ",
            "FI: AX",
            "AU: NF CX CC",
            "NZ: CK NU TK",
            "MA: EH",
        )
    }
)
"""Codes of what lies in a country by its own lights and has a code of its own (`HONG KONG, China`)."""

NATIONS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        key(name): ("GB", code)
        for code, names in (
            ("ENG", "England|Inglaterra|Angleterre|Inghilterra|Англия"),
            ("SCT", "Scotland|Escocia|Écosse|Scozia|Schottland|Шотландия"),
            ("WLS", "Wales|Gales"),
            ("NIR", "Northern Ireland|Ulster"),
        )
        for name in names.split("|")
    }
)
"""Countries that are parts of another: its code, and GeoNames' code of the part."""

GEORGIAN_CITIES: Final[frozenset[str]] = keys(
    "Tbilisi|Tiflis|Batumi|Kutaisi|Gori|Sukhumi|Poti|Rustavi|Zugdidi|Tskhinvali|Telavi|Senaki|Borjomi|Ozurgeti|Akhaltsikhe|Mtskheta"
)
"""Cities after which `Georgia` is the country, not the state."""
