"""States, provinces and the like as datelines write them: full, AP and postal forms."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from syndicate.rules.facts.keys import key, keys

_STATES = """
US AL: Alabama|Ala.|AL
US AK: Alaska|AK
US AZ: Arizona|Ariz.|AZ
US AR: Arkansas|Ark.|AR
US CA: California|Calif.|Cal.|CA
US CO: Colorado|Colo.|CO
US CT: Connecticut|Conn.|CT
US DE: Delaware|Del.|DE
US FL: Florida|Fla.|FL
US GA: Georgia|Ga.|GA
US HI: Hawaii|HI
US ID: Idaho|Ida.|ID
US IL: Illinois|Ill.|IL
US IN: Indiana|Ind.|IN
US IA: Iowa|IA
US KS: Kansas|Kan.|Kans.|Kas.|KS
US KY: Kentucky|Ky.|Ken.|KY
US LA: Louisiana|La.|LA
US ME: Maine|ME
US MD: Maryland|Md.|MD
US MA: Massachusetts|Mass.|MA
US MI: Michigan|Mich.|MI
US MN: Minnesota|Minn.|MN
US MS: Mississippi|Miss.|MS
US MO: Missouri|Mo.|MO
US MT: Montana|Mont.|MT
US NE: Nebraska|Neb.|Nebr.|NE
US NV: Nevada|Nev.|NV
US NH: New Hampshire|N.H.|NH
US NJ: New Jersey|N.J.|NJ
US NM: New Mexico|N.M.|N. Mex.|NM
US NY: New York|N.Y.|New York State|Upstate New York|NY
US NC: North Carolina|N.C.|N. Car.|NC
US ND: North Dakota|N.D.|N. Dak.|ND
US OH: Ohio|OH
US OK: Oklahoma|Okla.|OK
US OR: Oregon|Ore.|Oreg.|OR
US PA: Pennsylvania|Pa.|Penn.|Penna.|PA
US RI: Rhode Island|R.I.|RI
US SC: South Carolina|S.C.|S. Car.|SC
US SD: South Dakota|S.D.|S. Dak.|SD
US TN: Tennessee|Tenn.|TN
US TX: Texas|Tex.|TX
US UT: Utah|UT
US VT: Vermont|Vt.|VT
US VA: Virginia|Va.|VA
US WA: Washington|Wash.|Washington State|WA
US WV: West Virginia|W.Va.|W. Va.|WV
US WI: Wisconsin|Wis.|Wisc.|WI
US WY: Wyoming|Wyo.|WY
US DC: District of Columbia|D.C.|DC
PR: Puerto Rico|P.R.|PR
CA 01: Alberta|Alta.|Alb.|AB
CA 02: British Columbia|B.C.|BC
CA 03: Manitoba|Man.|MB
CA 04: New Brunswick|N.B.|NB
CA 05: Newfoundland|Nfld.|NL|Labrador|Newfoundland and Labrador|N.L.
CA 13: Northwest Territories|N.W.T.|NT
CA 07: Nova Scotia|N.S.|NS
CA 14: Nunavut|NU
CA 08: Ontario|Ont.|ON
CA 12: Yukon|YT
CA 09: Prince Edward Island|P.E.I.|PE|PEI
CA 10: Quebec|Que.|QC|P.Q.
CA 11: Saskatchewan|Sask.|SK
AU 02: New South Wales|NSW|N.S.W.
AU 07: Victoria|Vic.|VIC
AU 04: Queensland|Qld.|QLD
AU 05: South Australia|SA|S.A.
AU 08: Western Australia|W.A.
AU 06: Tasmania|Tas.|TAS
AU 03: Northern Territory|N.T.
AU 01: Australian Capital Territory|ACT|A.C.T.
"""

_ENGLISH = """
Crimea|Sicily|Sardinia|Corsica|Bavaria|Saxony|Hesse|Siberia|Chechnya|Dagestan|Ingushetia|Tatarstan|Abkhazia
South Ossetia|North Ossetia|Kurdistan|Iraqi Kurdistan|West Bank|Gaza Strip|Gaza|Golan Heights|Sinai|Transylvania|Tuscany
Lombardy|Piedmont|Normandy|Brittany|Provence|Flanders|Wallonia|Catalonia|Andalusia|Galicia|Ulster|Tibet|Inner Mongolia
Xinjiang|Kashmir|Indian Kashmir|Jammu and Kashmir|Jammu & Kashmir|J&K|Okinawa|Hokkaido|Bali|Java|Sumatra|Aceh|Papua
West Papua|Irian Jaya|Sarawak|Sabah|Johor|Johore|Penang|Perak|Selangor|Pahang|Kelantan|Kedah|Mindanao|Luzon|Darfur
Zanzibar|Tigray|Somaliland|Puntland|Western Sahara|KwaZulu-Natal|Natal|Transvaal|Gauteng|Western Cape|Eastern Cape
Free State|Limpopo|Katanga|North Kivu|South Kivu|Ituri|Biafra|Punjab|Sindh|Baluchistan|Balochistan|Khyber Pakhtunkhwa
Haryana|Bihar|Gujarat|Rajasthan|Assam|Manipur|Nagaland|Kerala|Tamil Nadu|Karnataka|Maharashtra|Orissa|Odisha|Goa|Tripura
Uttar Pradesh|Madhya Pradesh|Andhra Pradesh|Himachal Pradesh|Arunachal Pradesh|West Bengal|Uttarakhand|Jharkhand|Telangana
Chhattisgarh|Meghalaya|Mizoram|UP|MP|Nagorno-Karabakh|Donbass|Donbas|Luhansk region|Donetsk region|Azores|Madeira
Canary Islands|Balearic Islands|Faroe Islands|Isle of Man|Jersey|Guernsey|Yorkshire|Kent|Sussex|Surrey|Essex|Cornwall|Devon
Lancashire|Cumbria|Norfolk|Suffolk|Cambridgeshire|Oxfordshire|Hampshire|Gloucestershire
Guangdong|Sichuan|Hubei|Hunan|Henan|Hebei|Shandong|Shanxi|Shaanxi|Yunnan|Guizhou|Guangxi|Jiangsu|Zhejiang|Fujian|Jiangxi
Anhui|Heilongjiang|Jilin|Liaoning|Gansu|Qinghai|Hainan|Ningxia
"""

_ELSEWHERE = """
Sao Paulo|Rio de Janeiro|Minas Gerais|Bahia|Parana|Pernambuco|Ceara|Rio Grande do Sul|Santa Catarina|Goias|Para|Mato Grosso
Mato Grosso do Sul|Amazonas|Maranhao|Paraiba|Sergipe|Alagoas|Piaui|Rio Grande do Norte|Espirito Santo|Rondonia|Roraima|Acre
Amapa|Tocantins
Andalucia|Aragon|Asturias|Principado de Asturias|Baleares|Islas Baleares|Illes Balears|Canarias|Cantabria|Castilla y Leon
Castilla-La Mancha|Castilla La Mancha|Cataluna|Catalunya|Comunidad Valenciana|Comunidad de Madrid|Extremadura|Murcia
Region de Murcia|Navarra|Pais Vasco|Euskadi|La Rioja|Ceuta|Melilla
Alava|Albacete|Alicante|Almeria|Avila|Badajoz|Barcelona|Burgos|Caceres|Cadiz|Castellon|Ciudad Real|Cordoba|Cuenca|Gerona
Girona|Granada|Guadalajara|Guipuzcoa|Gipuzkoa|Huelva|Huesca|Jaen|La Coruna|A Coruna|Las Palmas|Leon|Lerida|Lleida|Lugo
Madrid|Malaga|Orense|Ourense|Palencia|Pontevedra|Salamanca|Segovia|Sevilla|Soria|Tarragona|Tenerife|Teruel|Toledo
Valencia|Valladolid|Vizcaya|Bizkaia|Zamora|Zaragoza
Jalisco|Sinaloa|Chihuahua|Sonora|Durango|Michoacan|Guerrero|Oaxaca|Chiapas|Veracruz|Tabasco|Yucatan|Quintana Roo|Puebla
Hidalgo|Tamaulipas|Coahuila|Nuevo Leon|Zacatecas|Nayarit|Colima|Morelos|Tlaxcala|Guanajuato|Queretaro|Baja California
Baja California Sur|Estado de Mexico|Aguascalientes|San Luis Potosi|Campeche
Bayern|Sachsen|Hessen|Thuringen|Niedersachsen|Schleswig-Holstein|Nordrhein-Westfalen|Baden-Wurttemberg|Rheinland-Pfalz
Saarland|Brandenburg|Mecklenburg-Vorpommern|Sachsen-Anhalt|Tirol|Tyrol|Vorarlberg|Steiermark|Karnten|Burgenland|Wallis
Sicilia|Sardegna|Toscana|Lombardia|Piemonte|Veneto|Puglia|Calabria|Campania|Liguria|Lazio|Umbria|Abruzzo|Marche|Molise
Basilicata|Emilia-Romagna|Trentino|Friuli|Valle d'Aosta|Corse|Bretagne|Normandie|Alsace|Occitanie
Крым|Чечня|Дагестан|Татарстан|Сибирь
"""

BRAZILIAN_STATES: Final[frozenset[str]] = frozenset(
    "AC AL AP AM BA CE DF ES GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO".split()  # noqa: SIM905 - codes
)
"""Letters of the Brazilian states, which stand in brackets behind a town (`Santos (SP)`)."""

CANTONS: Final[frozenset[str]] = frozenset(
    "AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH".split()  # noqa: SIM905 - codes
)
"""Letters of the Swiss cantons, which stand behind a town without a comma (`Landquart GR`)."""

_PROVINCE_WORDS = (
    "region|province|county|district|state|oblast|krai|territory|prefecture|island|islands|department|governorate"
)


def _coded(lines: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for codes, names in (line.split(": ", 1) for line in lines.splitlines() if line):
        for name in map(key, names.split("|")):
            if (codes[:2], codes[3:]) not in found.get(name, ()):
                found[name] = (*found.get(name, ()), (codes[:2], codes[3:]))
    return found


STATES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = MappingProxyType(_coded(_STATES))
"""What the names and abbreviations of states and provinces stand for: the country and GeoNames' code in it, or none;
the likelier first where they stand for two (`WA`)."""

ENGLISH_REGIONS: Final[frozenset[str]] = keys(_ENGLISH)
"""Keys of the English names of regions elsewhere."""

REGIONS: Final[frozenset[str]] = frozenset(STATES) | keys(_ENGLISH) | keys(_ELSEWHERE)
"""Keys of the names and abbreviations of states, provinces, islands and parts of countries."""

REGION_WORDS: Final[frozenset[str]] = keys(_PROVINCE_WORDS)
"""What the name of a region often ends in (`Somerset County`)."""
