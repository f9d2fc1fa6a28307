"""Cities that may stand without a country or a state, and other places that are datelines by themselves."""

from typing import Final

from syndicate.rules.facts.keys import keys
from syndicate.rules.facts.territories import ZONE_CITIES

_STAND_ALONE = """
Atlanta|Baltimore|Boston|Chicago|Cincinnati|Cleveland|Dallas|Denver|Detroit|Honolulu|Houston|Indianapolis|Las Vegas
Los Angeles|Miami|Milwaukee|Minneapolis|New Orleans|New York|Oklahoma City|Philadelphia|Phoenix|Pittsburgh|St. Louis
Salt Lake City|San Antonio|San Diego|San Francisco|Seattle|Washington|Amsterdam|Baghdad|Bangkok|Beijing|Beirut|Berlin
Brussels|Cairo|Djibouti|Dublin|Geneva|Gibraltar|Guatemala City|Havana|Helsinki|Hong Kong|Islamabad|Istanbul|Jerusalem
Johannesburg|Kuwait City|London|Luxembourg|Macau|Madrid|Mexico City|Milan|Monaco|Montreal|Moscow|Munich|New Delhi
Panama City|Paris|Prague|Quebec City|Rio de Janeiro|Rome|San Marino|Sao Paulo|Shanghai|Singapore|Stockholm|Sydney|Tokyo
Toronto|Vatican City|Vienna|Zurich|United Nations|U.N.|Washington D.C.|Nations Unies|Naciones Unidas|Vatican|Strasbourg
"""

_AMERICAS = """
Ottawa|Calgary|Edmonton|Vancouver|Victoria|Winnipeg|Halifax|Regina|Saskatoon|Quebec|Hamilton|Windsor|Sacramento|San Jose
Oakland|Long Beach|Fresno|Anaheim|Pasadena|Hollywood|Austin|Fort Worth|El Paso|Corpus Christi|Tucson|Albuquerque|Santa Fe
Omaha|Lincoln|Des Moines|St. Paul|Madison|Kansas City|Wichita|Tulsa|Little Rock|Memphis|Nashville|Knoxville|Louisville
Lexington|Columbus|Toledo|Akron|Dayton|Buffalo|Rochester|Albany|Syracuse|Newark|Trenton|Princeton|Hartford|New Haven
Providence|Worcester|Cambridge|Richmond|Norfolk|Raleigh|Charlotte|Durham|Charleston|Savannah|Jacksonville|Orlando|Tampa
St. Petersburg|Fort Lauderdale|Palm Beach|West Palm Beach|Tallahassee|Mobile|Birmingham|Montgomery|Jackson|Baton Rouge
Boise|Spokane|Tacoma|Portland|Reno|Anchorage|Juneau|Fairbanks|Brooklyn|Manhattan|Harlem|Cape Canaveral|Camp David
Guantanamo Bay|West Point|Annapolis|Wilmington|Harrisburg|Dover|Concord|Augusta|Bismarck|Pierre|Helena|Cheyenne|Topeka
Jefferson City|Springfield|Lansing|Grand Rapids|Flint|Ann Arbor|Duluth|Sioux Falls|Fargo|Salem|Eugene|Olympia|Carson City
Tijuana|Ciudad Juarez|Guadalajara|Monterrey|Puebla|Acapulco|Cancun|Veracruz|Culiacan|Ciudad de Mexico|Mexico DF|Tegucigalpa
San Salvador|Managua|San Juan|Port-au-Prince|Santo Domingo|Kingston|Nassau|Bridgetown|Port of Spain|Georgetown|Paramaribo
Cayenne|Caracas|Maracaibo|Bogota|Medellin|Cali|Cartagena|Barranquilla|Quito|Guayaquil|Lima|Cuzco|Cusco|Arequipa|La Paz
Santa Cruz|Cochabamba|Sucre|Asuncion|Santiago|Santiago de Chile|Valparaiso|Montevideo|Montevideu|Punta del Este|Buenos Aires
Cordoba|Rosario|Mendoza|La Plata|Mar del Plata|Brasilia|Salvador|Recife|Fortaleza|Belo Horizonte|Porto Alegre|Curitiba
Manaus|Belem|Santos|Campinas|La Habana|Nueva York|Bruselas|Moscu|Londres|Pekin|Roma|Ginebra|Viena|Berlin|Nova York|Nova Iorque
"""

_EUROPE = """
Edinburgh|Glasgow|Aberdeen|Belfast|Cardiff|Manchester|Liverpool|Leeds|Sheffield|Bristol|Oxford|Nottingham|Newcastle
Southampton|Portsmouth|Brighton|Lisbon|Porto|Lisboa|Barcelona|Valencia|Seville|Sevilla|Bilbao|Zaragoza|Malaga|Pamplona
San Sebastian|Vitoria|Oviedo|Gijon|Santander|La Coruna|A Coruna|Vigo|Santiago de Compostela|Granada|Murcia|Alicante
Palma de Mallorca|Las Palmas|Santa Cruz de Tenerife|Valladolid|Burgos|Salamanca|Logrono|Toledo|Caceres|Merida|Badajoz
Lyon|Marseille|Marseilles|Toulouse|Nice|Bordeaux|Lille|Nantes|Rennes|Grenoble|Cannes|Calais|Ajaccio|Bastia|Versailles|Rouen
Turin|Torino|Milano|Roma|Naples|Napoli|Florence|Firenze|Venice|Venezia|Genoa|Genova|Bologna|Palermo|Catania|Bari|Trieste
Verona|Padova|Perugia|Cagliari|Citta del Vaticano|Ciudad del Vaticano|Cite du Vatican|Castel Gandolfo|Bern|Berne|Basel|Basle
Lausanne|Lugano|Davos|Geneve|Genf|Zuerich|Lucerne|Luzern|St. Gallen|Vaduz|Wien|Salzburg|Graz|Linz|Innsbruck|Bonn|Hamburg
Cologne|Koln|Koeln|Frankfurt|Stuttgart|Dusseldorf|Duesseldorf|Dortmund|Essen|Leipzig|Dresden|Hanover|Hannover|Nuremberg
Nurnberg|Bremen|Munchen|Muenchen|Mainz|Wiesbaden|Karlsruhe|Mannheim|Heidelberg|Freiburg|Kiel|Rostock|Erfurt|Magdeburg
Potsdam|Schwerin|Saarbrucken|Weimar|Augsburg|Regensburg|Passau|The Hague|Den Haag|Rotterdam|Utrecht|Maastricht|Eindhoven
Bruxelles|Brussel|Antwerp|Antwerpen|Anvers|Ghent|Gent|Liege|Bruges|Copenhagen|Aarhus|Oslo|Bergen|Gothenburg|Goteborg|Malmo
Tampere|Turku|Reykjavik|Warsaw|Warszawa|Krakow|Cracow|Gdansk|Lodz|Poznan|Wroclaw|Praha|Brno|Ostrava|Bratislava|Kosice
Budapest|Debrecen|Bucharest|Bucuresti|Timisoara|Cluj|Sofia|Plovdiv|Varna|Belgrade|Beograd|Novi Sad|Zagreb|Split|Ljubljana
Maribor|Sarajevo|Banja Luka|Mostar|Skopje|Pristina|Podgorica|Tirana|Athens|Salonika|Thessaloniki|Piraeus|Nicosia|Limassol
Larnaca|Valletta|Kyiv|Kiev|Lviv|Odessa|Odesa|Kharkiv|Kharkov|Donetsk|Luhansk|Lugansk|Mariupol|Sevastopol|Simferopol|Yalta
Minsk|Chisinau|Kishinev|Tiraspol|Vilnius|Kaunas|Riga|Tallinn|Tartu|Saint Petersburg|Leningrad|Kaliningrad|Volgograd
Nizhny Novgorod|Kazan|Samara|Rostov-on-Don|Sochi|Grozny|Makhachkala|Murmansk|Arkhangelsk|Perm|Ufa|Yekaterinburg|Chelyabinsk
Omsk|Novosibirsk|Tomsk|Krasnoyarsk|Irkutsk|Yakutsk|Khabarovsk|Vladivostok|Magas|Beslan|Atenas|Varsovia|Praga|Estocolmo
Copenhague|Lisbonne|Moscou|Athenes|Varsovie|Le Caire|Beyrouth|Alger|Pekin|Francfort|Fráncfort|Munich|Estrasburgo|Tokio
"""

_AFRICA_ASIA = """
Ankara|Izmir|Antalya|Adana|Diyarbakir|Tel Aviv|Haifa|Ramallah|Nablus|Hebron|Jenin|Bethlehem|Jericho|Gaza|Gaza City|Rafah
Khan Younis|Khan Yunis|Amman|Damascus|Aleppo|Homs|Tripoli|Sidon|Tyre|Basra|Mosul|Kirkuk|Erbil|Irbil|Najaf|Fallujah|Tikrit
Kuwait|Riyadh|Jeddah|Jiddah|Mecca|Medina|Dhahran|Manama|Bahrain|Doha|Abu Dhabi|Dubai|Sharjah|Muscat|Sanaa|San`a|Aden|Tehran
Teheran|Isfahan|Mashhad|Tabriz|Qom|Kabul|Kandahar|Herat|Jalalabad|Mazar-i-Sharif|Karachi|Lahore|Rawalpindi|Peshawar|Quetta
Multan|Faisalabad|Delhi|Mumbai|Bombay|Kolkata|Calcutta|Chennai|Madras|Bangalore|Bengaluru|Hyderabad|Ahmedabad|Pune|Lucknow
Jaipur|Bhopal|Patna|Srinagar|Jammu|Amritsar|Chandigarh|Kochi|Guwahati|Nagpur|Kanpur|Dhaka|Dacca|Chittagong|Colombo|Jaffna
Kandy|Kathmandu|Thimphu|Male|Yangon|Rangoon|Naypyitaw|Mandalay|Cox's Bazar|Sylhet|Rajshahi|Khulna|Chiang Mai|Phuket|Vientiane|Phnom Penh|Hanoi|Ha Noi
Ho Chi Minh City|Saigon|Da Nang|Hue|Kuala Lumpur|Putrajaya|Penang|George Town|Johor Baru|Johor Bahru|Kota Kinabalu|Kuching
Melaka|Ipoh|Shah Alam|Jakarta|Surabaya|Bandung|Medan|Yogyakarta|Semarang|Denpasar|Makassar|Palembang|Manado|Banda Aceh
Manila|Quezon City|Cebu|Davao|Zamboanga|Baguio|Bandar Seri Begawan|Dili|Port Moresby|Canberra|Melbourne|Brisbane|Perth
Adelaide|Hobart|Darwin|Wellington|Auckland|Christchurch|Dunedin|Suva|Honiara|Noumea|Papeete|Apia|Nuku'alofa|Seoul|Busan
Pusan|Incheon|Daegu|Daejeon|Gwangju|Sejong|Panmunjom|Pyongyang|Kaesong|Osaka|Kyoto|Kobe|Nagoya|Hiroshima|Nagasaki|Sapporo
Fukuoka|Sendai|Yokohama|Naha|Fukushima|Peking|Tianjin|Guangzhou|Canton|Shenzhen|Chongqing|Chengdu|Wuhan|Nanjing|Xi'an|Xian
Hangzhou|Harbin|Shenyang|Dalian|Qingdao|Jinan|Zhengzhou|Changsha|Kunming|Urumqi|Lhasa|Hohhot|Lanzhou|Fuzhou|Xiamen|Taipei
Kaohsiung|Taichung|Tainan|Ulan Bator|Ulaanbaatar|Almaty|Astana|Nur-Sultan|Tashkent|Samarkand|Bishkek|Dushanbe|Ashgabat
Ashkhabad|Baku|Yerevan|Stepanakert|Tbilisi|Sukhumi|Batumi|Tskhinvali|Alexandria|Aswan|Luxor|Suez|Port Said|Khartoum|Juba
El Fasher|Omdurman|Addis Ababa|Asmara|Mogadishu|Hargeisa|Nairobi|Mombasa|Kampala|Entebbe|Kigali|Bujumbura|Dar es Salaam
Dodoma|Zanzibar|Lusaka|Harare|Bulawayo|Maputo|Beira|Lilongwe|Blantyre|Gaborone|Windhoek|Pretoria|Cape Town|Durban|Soweto
Bloemfontein|Port Elizabeth|East London|Maseru|Mbabane|Antananarivo|Port Louis|Victoria|Moroni|Luanda|Kinshasa|Brazzaville
Lubumbashi|Goma|Bukavu|Libreville|Malabo|Yaounde|Douala|Bangui|N'Djamena|Niamey|Abuja|Lagos|Kano|Port Harcourt|Maiduguri
Cotonou|Porto-Novo|Lome|Accra|Kumasi|Abidjan|Yamoussoukro|Ouagadougou|Bamako|Timbuktu|Gao|Conakry|Freetown|Monrovia|Bissau
Banjul|Dakar|Praia|Nouakchott|Rabat|Casablanca|Marrakesh|Tangier|Fez|Algiers|Oran|Constantine|Tunis|Benghazi|Sirte|Misrata
Argel|El Cairo|Jerusalen|Nueva Delhi|Seul|Tunez|Trípoli|Kaboul|Bagdad|Damas|Teheran|Nouvelle-Delhi|Hongkong|Singapur|Singapour
"""

_OTHER_SCRIPTS = """
Москва|Санкт-Петербург|Петербург|Ленинград|Киев|Минск|Вашингтон|Нью-Йорк|Лондон|Париж|Берлин|Пекин|Токио|Сеул|Пхеньян|Рим
Брюссель|Женева|Вена|Варшава|Прага|Тбилиси|Ереван|Баку|Астана|Алма-Ата|Алматы|Ташкент|Бишкек|Душанбе|Ашхабад|Кишинев|Рига
Вильнюс|Таллин|Тегеран|Дамаск|Каир|Иерусалим|Тель-Авив|Анкара|Стамбул|Дели|Нью-Дели|Казань|Новосибирск|Екатеринбург|Самара
Нижний Новгород|Ростов-на-Дону|Владивосток|Хабаровск|Сочи|Краснодар|Грозный|Махачкала|Симферополь|Севастополь|Донецк|Луганск
Гаага|Стокгольм|Осло|Хельсинки|Копенгаген|Мадрид|Лиссабон|Афины|Белград|Будапешт|Бухарест|София|Мехико|Гавана|Каракас|Магас
القاهرة|بيروت|دمشق|بغداد|عمان|القدس|القدس المحتلة|غزة|رام الله|الرياض|جدة|دبي|أبوظبي|الدوحة|الكويت|المنامة|مسقط|صنعاء|عدن
الخرطوم|طرابلس|بنغازي|تونس|الجزائر|الرباط|نواكشوط|واشنطن|نيويورك|لندن|باريس|برلين|موسكو|بكين|طوكيو|أنقرة|اسطنبول|إسطنبول
طهران|كابول|إسلام اباد|جنيف|بروكسل|فيينا|روما|مدريد|الأمم المتحدة|سول|لوس أنجلوس|الفاتيكان|أثينا|كييف|نيودلهي
تهران|اصفهان|مشهد|कोलकाता|नई दिल्ली|नयी दिल्ली|मुंबई|लखनऊ|पटना|भोपाल|जयपुर|चेन्नई
Αθήνα|ירושלים|תל אביב|กรุงเทพฯ
"""

CITIES: Final[frozenset[str]] = (
    ZONE_CITIES | keys(_STAND_ALONE) | keys(_AMERICAS) | keys(_EUROPE) | keys(_AFRICA_ASIA) | keys(_OTHER_SCRIPTS)
)
"""Keys of the names of cities known well enough to stand alone."""

STAND_ALONE: Final[frozenset[str]] = keys(_STAND_ALONE)
"""Those of them that are written without a country or a state everywhere (AP Stylebook, `datelines`)."""

BARE_CITIES: Final[frozenset[str]] = CITIES - keys(
    "Male|Nice|Essen|Split|Mobile|Hue|Aden|Regina|Reading|Fez|Tours|Vatican|Gap|Man|Of"
)
"""Those of them whose name is not a common word as well."""

NAMES: Final[frozenset[str]] = keys(
    "Paris|Sydney|Victoria|Santiago|Florence|Sofia|Lincoln|Jackson|Austin|Madison|Charlotte|Salvador|Jordan|Houston|Dallas|"
    "Denver|Chester|Carson City|Hamilton|Windsor|Regina|Augusta|Helena|Savannah|Orlando|Trenton|Montgomery|Sucre|Roma|Lima|"
    "Santa Cruz|San Jose|Rosario|Mercedes|Mendoza|Cordoba|Valencia|Cali|London|Boston|Brooklyn|Chelsea|Vienna|Geneva|Milan|"
    "Verona|Siena|Alexandria|Adelaide|Darwin|Wellington|Perth|Kobe|Kingston|Nassau|Bristol|Asuncion|Santos|Vitoria|Merida|"
    "Memphis|Phoenix|Cleveland|Raleigh|Bismarck|Eugene|Salem|Concord|Dover|Pierre"
)
"""Those of them that people, bands and books are named after."""

RIVERS: Final[frozenset[str]] = keys(
    "Main|Oder|Rhein|Donau|Elbe|Neckar|Mosel|Weser|Inn|Isar|Lahn|Spree|Havel|Neisse|Neiße|Saale|Ruhr|Sieg|Taunus|Pfalz|"
    "Oberpfalz|Harz|Allgäu|Westfalen|Vogtland|Erzgebirge|Holstein|Weinstraße|Lausitz|Odenwald|Schwarzwald|Breisgau|Saar|"
    "Bodensee|Sachsen|Thüringen|Baden|Hessen|Rhön|Eifel|Ems|Aller|Leine|Enz|Steigerwald|Brisgau"
)
"""What German writes behind a slash to tell one town from another of its name (`Frankfurt/Main` is one city)."""
