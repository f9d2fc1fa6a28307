"""What agencies write for a Media Topic where they do not write its name: words, categories and desk codes.

Sources: IPTC's three-letter categories of the Subject Codes; ANPA 1312 categories (AP, "ANPA categories"); the sports
and business desks' codes in AP sluglines; the departments of dpa, APA and ats (`pl`, `wi`, `ku`, `sp`, `vm`).
"""

from typing import Final

_BY_TOPIC = """
01000000 arts|culture|entertainment|showbiz|arts and entertainment|kultur|cultura|culture et spectacles|espectáculos
01000000 spettacolo|культура|искусство|文化|文化・芸能
02000000 crime and justice|law and justice|legal affairs|courts|cronaca nera|policiales|faits divers|криминал|закон
03000000 disasters|disasters and accidents|accidents|catastrophes|katastrophen|происшествия
04000000 business|finance|financial|economic affairs|business and finance|wirtschaft|economie|économie|economia
04000000 economía|economía y finanzas|finanzen|экономика|финансы|бизнес|경제|経済
05000000 schools|bildung|educación|образование
06000000 ecology|экология|nature
07000000 health care|medical|gesundheit|salute|sanidad|здоровье|здравоохранение|медицина
08000000 human interest|oddly enough|odd|offbeat|weird|people|vermischtes|panorama|curiosità|curiosidades|insolite
09000000 labor|labor relations|arbeit|lavoro|социальная сфера
10000000 lifestyle|leisure|living|features lifestyle|freizeit|образ жизни
11000000 political|politik|innenpolitik|außenpolitik|política|politica|politique|политика|정치|政治
12000000 religion|beliefs|religión|religione|kirche|церковь|религия
13000000 science|technology|sci-tech|tech|wissenschaft|technik|ciencia|scienza|наука|технологии|наука и технологии
14000000 social issues|gesellschaft|sociedad|società|société|общество|사회|社会
15000000 sports|sportnews|deportes|esportes|desporto|спорт|스포츠|スポーツ
16000000 war|conflict|conflicts|war and conflict|unrest conflicts and war|unrest|conflits|konflikte|конфликты
17000000 wx|weather forecast|wetter|meteo|météo|tempo|clima|погода
20000056 fighting|battle
20000065 unrest|riots
20000066 demonstrations|protest|protests|rally|rallies|manifestation|manifestación|протест
20000070 coup
20000073 peace talks
20000082 crimes|криминальные новости
20000099 murder|murders|killing|killings|homicides
20000107 courts
20000111 trials|trial|prozess|procès|juicio
20000133 policia|polizei
20000139 accident
20000144 plane crash|air crash|aviation accident|flugzeugabsturz
20000148 natural disaster
20000153 quake|quakes|earthquakes|erdbeben|terremoto|séisme|землетрясение
20000154 floods|flooding|hochwasser|inundaciones
20000158 storm|storms
20000150 fires|wildfire|wildfires|brand|incendie|incendio|пожар
20000178 results|quarterly results|profits
20000177 dividends|dividend
20000204 merger|mergers|takeover|takeovers|acquisition|acquisitions|mergers and acquisitions
20000210 farm|farming|crops|grain|grains|wheat|corn|soybeans|livestock|agro
20000274 banks|banques|banken|bancos
20000344 economy
20000355 currencies
20000359 gdp
20000370 prices
20000371 interest rates|rates
20000373 trade|foreign trade
20000386 commodities|commodity
20000388 metals
20000389 softs|sugar|coffee|cocoa|cotton
20000391 forex|foreign exchange|fx|dollar|money
20000396 stock market|stock markets|shares|equities|stox|börse|bourse|borsa|bolsa|биржа
20000418 climate
20000419 global warming
20000449 epidemics|outbreak|pandemic
20000498 awards|prize
20000506 royals|royalty
20000530 strikes|labour dispute|labor dispute
20000533 jobless
20000563 travel|tourism
20000574 elections|vote|polls|wahl|wahlen|eleições|выборы
20000593 govt
20000598 defense|verteidigung
20000599 military|army
20000620 tax|taxes
20000638 foreign policy|world affairs|foreign relations
20000640 summit|summits|gipfel
20000641 treaty|treaties
20000645 refugee
20000739 space|space flight
20000810 obituary|obituaries|obit|deaths|nachruf
20001177 olympics|olympic|olympia|oly
20000827 athletics|track and field|leichtathletik|athlétisme|atletismo
20000991 motor racing|auto racing|formula one|f1|formule 1|formel 1
20001243 oil|crude|crude oil|petroleum|opec
"""

_CATEGORIES = """
ACE 01000000|CLJ 02000000|DIS 03000000|FIN 04000000|EBF 04000000|EDU 05000000|ENV 06000000|EVN 06000000|HTH 07000000
HUM 08000000|LAB 09000000|LIF 10000000|POL 11000000|REL 12000000|SCI 13000000|SOI 14000000|SPO 15000000|WAR 16000000
WEA 17000000
"""

_DESKS = """
ECO 04000000|BIZ 04000000|FBN 20000823|FBC 20000823|FBO 20000823|BKN 20000851|BKC 20000851|BKL 20000851|BKO 20000851
BBA 20000849|BBN 20000849|BBO 20000849|BBC 20000849|BBI 20000849|BBM 20000849|HKN 20000965|HKO 20000965|HKC 20000965
SOC 20001065|TEN 20001085|GLF 20000940|CAR 20000991|BOX 20000856|RAC 20000960|CRI 20000888|RGU 20001036|RGL 20001035
CYC 20000892|SWM 20001071|ATH 20000827|TRK 20000827|SKI 20001056|OLY 20001177|VOL 20001089|HND 20000958|GYM 20000942
"""

_DEPARTMENTS = "PL 11000000|WI 04000000|KU 01000000|SP 15000000|VM 08000000"

_ANPA = "e 01000000|f 04000000|l 10000000|o 17000000|p 11000000|s 15000000|q 15000000"


def _pairs(text: str) -> dict[str, str]:
    pairs = (pair.split() for line in text.split("\n") for pair in line.split("|") if pair.strip())
    return {code: topic for code, topic in pairs}  # noqa: C416 - a list of two is no pair to the type checker


WORDS: Final[tuple[tuple[str, str], ...]] = tuple(
    (word, topic)
    for topic, _, words in (line.partition(" ") for line in _BY_TOPIC.strip().split("\n"))
    for word in words.split("|")
)
"""Words and phrases, and the Media Topic each stands for."""

CATEGORIES: Final = _pairs(_CATEGORIES)
"""IPTC's three-letter categories, in capitals."""

DESKS: Final = _pairs(_DESKS)
"""Codes of desks that open a slugline, in capitals."""

DEPARTMENTS: Final = _pairs(_DEPARTMENTS)
"""Departments of German-language agencies (IPTC 7901 categories), in capitals."""

ANPA_CATEGORIES: Final = _pairs(_ANPA)
"""ANPA 1312 category letters, in small letters; those of services and places (a, i, n, w) say nothing of a subject."""
