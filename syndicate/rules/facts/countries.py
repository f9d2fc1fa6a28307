"""Countries as datelines write them: CLDR's names, and the short, local and historical ones."""

from typing import Final

from syndicate.rules.facts.keys import keys
from syndicate.rules.facts.territories import TERRITORIES

_SHORT = """
UK|U.K.|Britain|Great Britain|England|Scotland|Wales|Northern Ireland|Republic of Ireland|Eire
US|U.S.|USA|U.S.A.|America|United States of America|Estados Unidos|EEUU|EE.UU.|EE UU|EUA|E.U.A.|Etats-Unis|Stati Uniti
UAE|U.A.E.|Emirates|EAU|Holland|The Netherlands|Burma|Myanmar|Ivory Coast|Cote d'Ivoire|Costa de Marfil
Congo|DR Congo|DRC|D.R. Congo|Democratic Republic of Congo|Congo Republic|Republic of Congo|RDC|RD Congo|Zaire
Czech Republic|Slovak Republic|Macedonia|North Macedonia|Bosnia|Bosnia-Herzegovina|Bosnia and Herzegovina|Kosovo
Hong Kong|Macau|Macao|Taiwan|China|Korea|South Korea|North Korea|Republic of Korea|DPRK|ROK|Russian Federation
Vatican|Holy See|Swaziland|Cape Verde|East Timor|Timor-Leste|Trinidad|Tobago|Brunei|Gambia|The Gambia|Bahamas
The Bahamas|Saint Lucia|St. Lucia|St. Kitts|St. Vincent|Grenadines|Antigua|Turkey|Turkiye|Palestine|Syria|Laos
Dominican Republic|Central African Republic|Papua New Guinea|Republica Dominicana|Republica Checa|Brasil|Espana
Reino Unido|Royaume-Uni|Regno Unito|Vereinigte Staaten|Deutschland|Osterreich|Schweiz|Suisse|Svizzera|Italia|Grecia
Rusia|Russie|Russland|Ucrania|Ucraina|Ukraine|Cina|Giappone|Japon|Japao|Corea del Sur|Corea del Norte|Coree du Sud
Coree du Nord|Corea del Sud|Corea del Nord|Sudkorea|Nordkorea|Paises Bajos|Holanda|Pays-Bas|Niederlande|Bielorrusia
Bielorussie|Birmanie|Birmania|Marruecos|Maroc|Marocco|Marokko|Egipto|Egypte|Egitto|Agypten|Turquia|Turquie|Turchia
США|Великобритания|Англия|Шотландия|Южная Корея|Северная Корея|КНР|КНДР|ОАЭ|ФРГ|ГДР|СССР|Белоруссия|Молдавия|Киргизия
"""

_FORMER = """
Soviet Union|USSR|U.S.S.R.|URSS|UdSSR|West Germany|East Germany|Federal Republic of Germany|FRG|GDR|RFA|RDA|BRD|DDR
Alemania Federal|Alemania Occidental|Alemania Oriental|Republica Federal de Alemania|RFT|Germania Ovest|Allemagne de l'Ouest
Yugoslavia|Yougoslavie|Jugoslavia|Jugoslawien|Serbia and Montenegro|Serbia-Montenegro|Czechoslovakia|Checoslovaquia
Tchecoslovaquie|Cecoslovacchia|Tschechoslowakei|Rhodesia|Ceylon|Siam|Persia|Upper Volta|Haute-Volta|Dahomey|Biafra
North Yemen|South Yemen|North Vietnam|South Vietnam|Kampuchea|Transkei|Bophuthatswana|South-West Africa|Tanganyika
Netherlands Antilles|Byelorussia|Moldavia|Kirghizia|Abyssinia|Formosa|East Pakistan|Sikkim|Bechuanaland|Nyasaland
"""

COUNTRIES: Final[frozenset[str]] = TERRITORIES | keys(_SHORT) | keys(_FORMER)
"""Keys of the names of countries and territories."""

GEORGIAN_CITIES: Final[frozenset[str]] = keys(
    "Tbilisi|Tiflis|Batumi|Kutaisi|Gori|Sukhumi|Poti|Rustavi|Zugdidi|Tskhinvali|Telavi|Senaki|Borjomi|Ozurgeti|Akhaltsikhe|Mtskheta"
)
"""Cities after which `Georgia` is the country, not the state."""
