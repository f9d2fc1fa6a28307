"""Datelines that are no city and no country: seats of organisations, bases, regions, places under way."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from syndicate.rules.facts.places import place_key


@dataclass(frozen=True, slots=True)
class Site:
    """A place that the gazetteer of cities does not have.

    Attributes:
        name: As shown, in English.
        region: State or the like, or None.
        country: ISO 3166-1, or None where it belongs to none or to several.
        latitude: WGS 84 degrees.
        longitude: WGS 84 degrees.
    """

    name: str
    region: str | None
    country: str | None
    latitude: float
    longitude: float


_SITES = """
United Nations; New York; US; 40.7489; -73.9680; U.N.|UN|United Nations Headquarters|Naciones Unidas|Nations Unies|Nations unies|Nações Unidas|Nazioni Unite|Vereinte Nationen|ООН|الأمم المتحدة|联合国|聯合國|国連|유엔
Cape Canaveral; Florida; US; 28.3922; -80.6077; Cape Canaveral Air Force Station|Cape Kennedy|Cabo Cañaveral|Cap Canaveral|Мыс Канаверал
Kennedy Space Center; Florida; US; 28.5729; -80.6490; NASA Kennedy Space Center
Camp David; Maryland; US; 39.6483; -77.4638; Кэмп-Дэвид
Guantanamo Bay; ; CU; 19.9023; -75.0961; Guantanamo Bay Naval Base|Guantanamo Bay Naval Base, Cuba|Guantánamo|Guantanamo
Fort Meade; Maryland; US; 39.1086; -76.7433; Fort George G. Meade
West Point; New York; US; 41.3915; -73.9560;
Pentagon; Virginia; US; 38.8719; -77.0563; The Pentagon
Andrews Air Force Base; Maryland; US; 38.8108; -76.8670; Joint Base Andrews|Andrews AFB
Edwards Air Force Base; California; US; 34.9054; -117.8837; Edwards AFB
Vandenberg Air Force Base; California; US; 34.7420; -120.5724; Vandenberg Space Force Base
Walt Disney World; Florida; US; 28.3852; -81.5639; Lake Buena Vista
Manhattan; New York; US; 40.7834; -73.9663;
West Bank; West Bank; PS; 31.9466; 35.3027; Cisjordania|Cisjordanie|Cisgiordania|Westjordanland|Западный берег|الضفة الغربية
Gaza Strip; Gaza Strip; PS; 31.4253; 34.3734; Franja de Gaza|Bande de Gaza|Striscia di Gaza|Gazastreifen|Сектор Газа|قطاع غزة
Golan Heights; ; ; 32.9840; 35.7486; Golan|Altos del Golán|Golanhöhen|الجولان
Sinai; ; EG; 29.5000; 33.8333; Sinai Peninsula|سيناء
Kashmir; ; IN; 34.0837; 74.7973; Indian Kashmir
Nagorno-Karabakh; ; AZ; 39.8153; 46.7519; Нагорный Карабах|Karabakh
Crimea; ; UA; 45.3000; 34.4000; Крым|Krim|Crimée
Darfur; ; SD; 13.0000; 25.0000;
Tigray; ; ET; 14.0000; 38.5000;
Kurdistan; ; IQ; 36.4000; 44.4000; Iraqi Kurdistan
Panmunjom; ; KR; 37.9560; 126.6770; 판문점|板門店|板门店|Пханмунджом
Demilitarized Zone; ; KR; 37.9560; 126.6770; DMZ
Kaesong Industrial Complex; ; KP; 37.9290; 126.6230;
Khyber Pass; ; PK; 34.0930; 71.1570;
Baikonur; ; KZ; 45.9650; 63.3050; Baikonur Cosmodrome|Байконур|Baïkonour|Baikonur Space Centre
Star City; ; RU; 55.8780; 38.1120; Звездный городок
Chernobyl; ; UA; 51.3870; 30.0990; Чернобыль|Chornobyl|Tchernobyl|Tschernobyl|Chernóbil|Чорнобиль
Zeebrugge; ; BE; 51.3300; 3.2000;
Kharg Island; ; IR; 29.2400; 50.3100;
Bagram; ; AF; 34.9460; 69.2650; Bagram Air Base|Bagram Air Field
Ramstein; ; DE; 49.4370; 7.6000; Ramstein Air Base|Ramstein Air Base, Germany
Incirlik; ; TR; 37.0000; 35.4300; Incirlik Air Base
Heathrow; England; GB; 51.4700; -0.4543; Heathrow Airport|London Airport
Kerem Shalom; ; IL; 31.2280; 34.2840; Kerem Shalom Crossing
Wagah; ; PK; 31.6040; 74.5730; Wagah Border
Camp Pendleton; California; US; 33.3860; -117.5650;
Fort Bragg; North Carolina; US; 35.1390; -79.0060; Fort Liberty
Fort Hood; Texas; US; 31.1349; -97.7756; Fort Cavazos
Fort Bliss; Texas; US; 31.8124; -106.4224;
Quantico; Virginia; US; 38.5220; -77.2900;
Parris Island; South Carolina; US; 32.3290; -80.6950;
Valley Forge; Pennsylvania; US; 40.0970; -75.4699;
Dallas/Fort Worth Airport; Texas; US; 32.8968; -97.0380; Dallas-Fort Worth Airport|DFW Airport
Wimbledon; England; GB; 51.4214; -0.2076;
Kourou; ; GF; 5.1598; -52.6503; Centre spatial guyanais
Castel Gandolfo; Lazio; IT; 41.7460; 12.6500; Castelgandolfo
Vatican City; ; VA; 41.9027; 12.4541; Vatican|Citta del Vaticano|Città del Vaticano|Ciudad del Vaticano|Cité du Vatican|Cidade do Vaticano|Vatikanstadt|Ватикан|الفاتيكان|バチカン|梵蒂冈|바티칸
Akrotiri; ; GB; 34.5900; 32.9700;
Diego Garcia; ; IO; -7.3133; 72.4111;
Falkland Islands; ; FK; -51.7000; -59.0000; Islas Malvinas|Malvinas
Easter Island; ; CL; -27.1170; -109.3670; Isla de Pascua|Rapa Nui
Galapagos Islands; ; EC; -0.6667; -90.5500; Galapagos|Islas Galápagos
Canary Islands; ; ES; 28.1000; -15.4000; Canarias|Islas Canarias|Kanaren
Bali; ; ID; -8.3405; 115.0920;
Antarctica; ; AQ; -77.8460; 166.6760; McMurdo Station|Antarctique|Antártida|Антарктида
"""


def _read(lines: str) -> Mapping[str, Site]:
    found = {}
    for line in lines.splitlines():
        if line:
            name, region, country, latitude, longitude, others = line.split(";")
            site = Site(name, region.strip() or None, country.strip() or None, float(latitude), float(longitude))
            found.update({place_key(form.strip()): site for form in (name, *others.split("|")) if form.strip()})
    return found


SITES: Final[Mapping[str, Site]] = MappingProxyType(_read(_SITES))
"""By the folded name (:func:`syndicate.rules.facts.places.place_key`)."""

UNDER_WAY: Final[tuple[str, ...]] = (
    *("aboard", "on board", "on the", "a bord", "a bordo", "an bord", "на борту", "in flight", "at sea", "على متن"),
)
"""How datelines begin, folded, that are no place on the map: ships, trains, aeroplanes, rivers."""

NEARBY: Final[tuple[str, ...]] = (
    *("near", "outside of", "outside", "off", "north of", "south of", "east of", "west of", "central", "downtown"),
    *("greater", "occupied", "pres de", "cerca de", "nahe", "bei", "под", "возле", "قرب"),
)
"""What stands, folded, before a city that a story is filed from near by."""
