"""States, provinces and the like as datelines write them: full, AP and postal forms."""

from typing import Final

from syndicate.rules.facts.keys import keys

_US = """
Alabama|Ala.|Alaska|Arizona|Ariz.|Arkansas|Ark.|California|Calif.|Cal.|Colorado|Colo.|Connecticut|Conn.|Delaware|Del.
Florida|Fla.|Georgia|Ga.|Hawaii|Idaho|Ida.|Illinois|Ill.|Indiana|Ind.|Iowa|Kansas|Kan.|Kans.|Kas.|Kentucky|Ky.|Ken.
Louisiana|La.|Maine|Maryland|Md.|Massachusetts|Mass.|Michigan|Mich.|Minnesota|Minn.|Mississippi|Miss.|Missouri|Mo.
Montana|Mont.|Nebraska|Neb.|Nebr.|Nevada|Nev.|New Hampshire|N.H.|New Jersey|N.J.|New Mexico|N.M.|N. Mex.|New York|N.Y.
New York State|North Carolina|N.C.|N. Car.|North Dakota|N.D.|N. Dak.|Ohio|Oklahoma|Okla.|Oregon|Ore.|Oreg.|Pennsylvania
Pa.|Penn.|Penna.|Rhode Island|R.I.|South Carolina|S.C.|S. Car.|South Dakota|S.D.|S. Dak.|Tennessee|Tenn.|Texas|Tex.|Utah
Vermont|Vt.|Virginia|Va.|Washington|Wash.|Washington State|West Virginia|W.Va.|W. Va.|Wisconsin|Wis.|Wisc.|Wyoming|Wyo.
District of Columbia|D.C.|Puerto Rico|P.R.
AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI
SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|PR
"""

_ELSEWHERE = """
Alberta|Alta.|Alb.|AB|British Columbia|B.C.|BC|Manitoba|Man.|MB|New Brunswick|N.B.|NB|Newfoundland|Nfld.|NL|Labrador
Newfoundland and Labrador|N.L.|Northwest Territories|N.W.T.|NT|Nova Scotia|N.S.|NS|Nunavut|NU|Ontario|Ont.|ON|Yukon|YT
Prince Edward Island|P.E.I.|PE|PEI|Quebec|Que.|QC|P.Q.|Saskatchewan|Sask.|SK
New South Wales|NSW|N.S.W.|Victoria|Vic.|VIC|Queensland|Qld.|QLD|South Australia|Western Australia|Tasmania|Tas.
Northern Territory|N.T.|Australian Capital Territory|ACT
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

_PROVINCE_WORDS = (
    "region|province|county|district|state|oblast|krai|territory|prefecture|island|islands|department|governorate"
)

REGIONS: Final[frozenset[str]] = keys(_US) | keys(_ELSEWHERE)
"""Keys of the names and abbreviations of states, provinces, islands and parts of countries."""

REGION_WORDS: Final[frozenset[str]] = keys(_PROVINCE_WORDS)
"""What the name of a region often ends in (`Somerset County`)."""
