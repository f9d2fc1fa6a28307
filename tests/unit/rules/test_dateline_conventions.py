"""Held-out datelines: every convention of the wires, with cities, agencies and texts of our own choosing."""

from datetime import date
from typing import Any

import pytest

from syndicate.rules.dateline import find

FILED = date(2026, 11, 24)
FIELDS = ("cities", "region", "country", "month", "day", "agency")

CASES: list[tuple[str, dict[str, Any]]] = [
    (
        "VILNIUS, Nov 23 (BNS) - The cabinet met",
        {"cities": ("VILNIUS",), "month": 11, "day": 23, "agency": "BNS", "body": "The cabinet met"},
    ),
    (
        "PORT HARCOURT, Nigeria, Nov. 22 (NAN) -- Workers downed tools",
        {
            "cities": ("PORT HARCOURT",),
            "country": "Nigeria",
            "month": 11,
            "day": 22,
            "agency": "NAN",
            "body": "Workers downed tools",
        },
    ),
    (
        "GENEVA/DHAKA, Nov 23 (Reuters) - Aid groups said",
        {"cities": ("GENEVA", "DHAKA"), "month": 11, "day": 23, "agency": "Reuters", "body": "Aid groups said"},
    ),
    (
        "MINSK, November 20 (RIA Novosti) - Belarus will",
        {"cities": ("MINSK",), "month": 11, "day": 20, "agency": "RIA Novosti", "body": "Belarus will"},
    ),
    (
        "САМАРА, 14 окт — РИА Новости, Ольга Петрова. Завод открыли",
        {
            "cities": ("САМАРА",),
            "month": 10,
            "day": 14,
            "agency": "РИА Новости",
            "byline": "Ольга Петрова",
            "body": "Завод открыли",
        },
    ),
    (
        "ЖЕНЕВА, 3 мая. /Корр. ТАСС Иван Петров/. Переговоры",
        {"cities": ("ЖЕНЕВА",), "month": 5, "day": 3, "agency": "ТАСС", "byline": "Иван Петров", "body": "Переговоры"},
    ),
    (
        "ДУШАНБЕ, 9 марта - РИА Новости. Премьер",
        {"cities": ("ДУШАНБЕ",), "month": 3, "day": 9, "agency": "РИА Новости", "body": "Премьер"},
    ),
    (
        "Минск. 5 июля. Интерфакс - Парламент",
        {"cities": ("Минск",), "month": 7, "day": 5, "agency": "Интерфакс", "body": "Парламент"},
    ),
    (
        "Киев. 30 ноября. INTERFAX.RU - Суд",
        {"cities": ("Киев",), "month": 11, "day": 30, "agency": "INTERFAX.RU", "body": "Суд"},
    ),
    (
        "ALMATY. Nov 20 (Interfax) - Kazakhstan",
        {"cities": ("ALMATY",), "month": 11, "day": 20, "agency": "Interfax", "body": "Kazakhstan"},
    ),
    (
        "YEREVAN, July 9. /ARMENPRESS/. The president",
        {"cities": ("YEREVAN",), "month": 7, "day": 9, "agency": "ARMENPRESS", "body": "The president"},
    ),
    ("TULSA, Okla. (AP) _ A jury", {"cities": ("TULSA",), "region": "Okla.", "agency": "AP", "body": "A jury"}),
    (
        "GRAND FORKS, N.D. (AP) — The river",
        {"cities": ("GRAND FORKS",), "region": "N.D.", "agency": "AP", "body": "The river"},
    ),
    (
        "VALLETTA, Malta (AP) — The harbour",
        {"cities": ("VALLETTA",), "country": "Malta", "agency": "AP", "body": "The harbour"},
    ),
    (
        "TRAVERSE CITY, Mich./CHICAGO (Reuters) - The lake",
        {"cities": ("TRAVERSE CITY", "CHICAGO"), "region": "Mich.", "agency": "Reuters", "body": "The lake"},
    ),
    (
        "MEXICO CITY/SAN SALVADOR, Nov 23 (Reuters) - The pact",
        {"cities": ("MEXICO CITY", "SAN SALVADOR"), "month": 11, "day": 23, "agency": "Reuters", "body": "The pact"},
    ),
    ("(Reuters) - A judge", {"agency": "Reuters", "body": "A judge"}),
    ("(Bloomberg) -- Oil rose", {"agency": "Bloomberg", "body": "Oil rose"}),
    ("Nov. 20 (Bloomberg) -- Copper fell", {"month": 11, "day": 20, "agency": "Bloomberg", "body": "Copper fell"}),
    ("Nov. 20 (UPI) -- The storm", {"month": 11, "day": 20, "agency": "UPI", "body": "The storm"}),
    (
        "Helsinki, November 22, 2026 (AFP) - Finland's",
        {"cities": ("Helsinki",), "month": 11, "day": 22, "year": 2026, "agency": "AFP", "body": "Finland's"},
    ),
    (
        "Bruxelles, 23 nov 2026 (AFP) - La Commission",
        {"cities": ("Bruxelles",), "month": 11, "day": 23, "year": 2026, "agency": "AFP", "body": "La Commission"},
    ),
    (
        "Genève, 4 févr. 2026 (ATS) - Le canton",
        {"cities": ("Genève",), "month": 2, "day": 4, "year": 2026, "agency": "ATS", "body": "Le canton"},
    ),
    (
        "Rabat, 23 nov. (MAP) - Le roi",
        {"cities": ("Rabat",), "month": 11, "day": 23, "agency": "MAP", "body": "Le roi"},
    ),
    (
        "MADRID, 3 dic 2026 (AFP) - El gobierno",
        {"cities": ("MADRID",), "month": 12, "day": 3, "year": 2026, "agency": "AFP", "body": "El gobierno"},
    ),
    (
        "Lisboa, 12 nov 2026 (Lusa) – O governo",
        {"cities": ("Lisboa",), "month": 11, "day": 12, "year": 2026, "agency": "Lusa", "body": "O governo"},
    ),
    (
        "QUITO, 19 nov (Xinhua) -- El presidente",
        {"cities": ("QUITO",), "month": 11, "day": 19, "agency": "Xinhua", "body": "El presidente"},
    ),
    (
        "San Sebastián, 2 feb (EFE).- El festival",
        {"cities": ("San Sebastián",), "month": 2, "day": 2, "agency": "EFE", "body": "El festival"},
    ),
    (
        "Villafranca (Ávila), 3 mar (EFE).- Una nevada",
        {"cities": ("Villafranca",), "region": "Ávila", "month": 3, "day": 3, "agency": "EFE", "body": "Una nevada"},
    ),
    (
        "Tegucigalpa, 3 ago (EFE).- El congreso",
        {"cities": ("Tegucigalpa",), "month": 8, "day": 3, "agency": "EFE", "body": "El congreso"},
    ),
    (
        "SEVILLA 14 Oct. (EUROPA PRESS) - La junta",
        {"cities": ("SEVILLA",), "month": 10, "day": 14, "agency": "EUROPA PRESS", "body": "La junta"},
    ),
    ("Wien (APA/dpa) - Der Kanzler", {"cities": ("Wien",), "agency": "APA/dpa", "body": "Der Kanzler"}),
    ("Hamburg (dpa) - Der Hafen", {"cities": ("Hamburg",), "agency": "dpa", "body": "Der Hafen"}),
    ("Halle/Saale (dpa) - Das Gericht", {"cities": ("Halle/Saale",), "agency": "dpa", "body": "Das Gericht"}),
    (
        "München/Passau (dpa/lby) - Die Donau",
        {"cities": ("München", "Passau"), "agency": "dpa/lby", "body": "Die Donau"},
    ),
    (
        "Zürich, 23. Nov. (awp) - Die Bank",
        {"cities": ("Zürich",), "month": 11, "day": 23, "agency": "awp", "body": "Die Bank"},
    ),
    (
        "(ANSA) - NAPOLI, 3 DIC - Il porto",
        {"cities": ("NAPOLI",), "month": 12, "day": 3, "agency": "ANSA", "body": "Il porto"},
    ),
    (
        "(AGI) - Turin, Italy, Dec.3 - The fair",
        {"cities": ("Turin",), "country": "Italy", "month": 12, "day": 3, "agency": "AGI", "body": "The fair"},
    ),
    (
        "Milano, 23 nov. (Adnkronos) - La Borsa",
        {"cities": ("Milano",), "month": 11, "day": 23, "agency": "Adnkronos", "body": "La Borsa"},
    ),
    ("(Adnkronos) - Il ministro", {"agency": "Adnkronos", "body": "Il ministro"}),
    ("ATHENS, Greece (AP) — Ferries", {"cities": ("ATHENS",), "country": "Greece", "agency": "AP", "body": "Ferries"}),
    ("İZMİR (AA) - Belediye", {"cities": ("İZMİR",), "agency": "AA", "body": "Belediye"}),
    (
        "Ankara, 23 Kasım (Hibya) - Bakan",
        {"cities": ("Ankara",), "month": 11, "day": 23, "agency": "Hibya", "body": "Bakan"},
    ),
    ("Jakarta (ANTARA) - Menteri", {"cities": ("Jakarta",), "agency": "ANTARA", "body": "Menteri"}),
    ("JAKARTA, KOMPAS.com - Menteri", {"cities": ("JAKARTA",), "agency": "KOMPAS.com", "body": "Menteri"}),
    ("TEMPO.CO, Jakarta - Menteri", {"cities": ("Jakarta",), "agency": "TEMPO.CO", "body": "Menteri"}),
    (
        "KUCHING, 6 Ogos (Bernama) -- Kerajaan",
        {"cities": ("KUCHING",), "month": 8, "day": 6, "agency": "Bernama", "body": "Kerajaan"},
    ),
    (
        "新华社北京11月24日电（记者李明）外交部",
        {"cities": ("北京",), "month": 11, "day": 24, "agency": "新华社", "byline": "李明", "body": "外交部"},
    ),
    ("新华社三亚1月2日电 海关", {"cities": ("三亚",), "month": 1, "day": 2, "agency": "新华社", "body": "海关"}),
    ("中新社巴黎九月十二日电 法国", {"cities": ("巴黎",), "month": 9, "day": 12, "agency": "中新社", "body": "法国"}),
    (
        "中新网上海11月24日电 (记者 王伟) 市政府",
        {"cities": ("上海",), "month": 11, "day": 24, "agency": "中新网", "byline": "王伟", "body": "市政府"},
    ),
    (
        "（中央社記者王大明東京24日電）日本",
        {"cities": ("東京",), "day": 24, "agency": "中央社", "byline": "王大明", "body": "日本"},
    ),
    ("（中央社台北24日電）行政院", {"cities": ("台北",), "day": 24, "agency": "中央社", "body": "行政院"}),
    ("新华社快讯：地震", {"agency": "新华社", "body": "地震"}),
    ("【ニューヨーク共同】国連", {"cities": ("ニューヨーク",), "agency": "共同", "body": "国連"}),
    ("【モスクワ時事】ロシア", {"cities": ("モスクワ",), "agency": "時事", "body": "ロシア"}),
    ("【北京24日共同】中国", {"cities": ("北京",), "day": 24, "agency": "共同", "body": "中国"}),
    (
        "[ロンドン\u3000２４日\u3000ロイター］ - 英中銀",
        {"cities": ("ロンドン",), "day": 24, "agency": "ロイター", "body": "英中銀"},
    ),
    (
        "(부산=연합뉴스) 김철수 기자 = 항만",
        {"cities": ("부산",), "agency": "연합뉴스", "byline": "김철수 기자", "body": "항만"},
    ),
    (
        "[서울=뉴시스] 홍길동 기자 = 국회",
        {"cities": ("서울",), "agency": "뉴시스", "byline": "홍길동 기자", "body": "국회"},
    ),
    (
        "(도쿄=연합뉴스) 이민호 특파원 = 일본",
        {"cities": ("도쿄",), "agency": "연합뉴스", "byline": "이민호 특파원", "body": "일본"},
    ),
    ("(뉴욕 AFP=연합뉴스) 뉴욕", {"cities": ("뉴욕",), "agency": "AFP=연합뉴스", "body": "뉴욕"}),
    (
        "(서울·세종=연합뉴스) 박민수 기자 = 정부",
        {"cities": ("서울", "세종"), "agency": "연합뉴스", "byline": "박민수 기자", "body": "정부"},
    ),
    ("TOKYO (Kyodo) -- Japan", {"cities": ("TOKYO",), "agency": "Kyodo", "body": "Japan"}),
    (
        "OSAKA, Nov. 24 (Jiji Press)--The mayor",
        {"cities": ("OSAKA",), "month": 11, "day": 24, "agency": "Jiji Press", "body": "The mayor"},
    ),
    (
        "BUSAN, Nov. 24 (Yonhap) -- The port",
        {"cities": ("BUSAN",), "month": 11, "day": 24, "agency": "Yonhap", "body": "The port"},
    ),
    ("LUCKNOW (PTI) - The court", {"cities": ("LUCKNOW",), "agency": "PTI", "body": "The court"}),
    (
        "Chennai, Nov 23 (IANS) The rains",
        {"cities": ("Chennai",), "month": 11, "day": 23, "agency": "IANS", "body": "The rains"},
    ),
    ("القاهرة (رويترز) - قال", {"cities": ("القاهرة",), "agency": "رويترز", "body": "قال"}),
    (
        "بيروت 24 نوفمبر تشرين الثاني (رويترز) - قال",
        {"cities": ("بيروت",), "month": 11, "day": 24, "agency": "رويترز", "body": "قال"},
    ),
    ("باريس (أ ف ب) - أعلن", {"cities": ("باريس",), "agency": "أ ف ب", "body": "أعلن"}),
    ("عمان (بترا) - بحث", {"cities": ("عمان",), "agency": "بترا", "body": "بحث"}),
    ("تهران (ایرنا) - وزیر", {"cities": ("تهران",), "agency": "ایرنا", "body": "وزیر"}),
    (
        "BOISE, Idaho, Nov. 24, 2026 (GLOBE NEWSWIRE) -- Acme",
        {
            "cities": ("BOISE",),
            "region": "Idaho",
            "month": 11,
            "day": 24,
            "year": 2026,
            "agency": "GLOBE NEWSWIRE",
            "body": "Acme",
        },
    ),
    ("DENVER--(BUSINESS WIRE)--Acme", {"cities": ("DENVER",), "agency": "BUSINESS WIRE", "body": "Acme"}),
    (
        "PARIS & BOSTON--(BUSINESS WIRE)--Acme",
        {"cities": ("PARIS", "BOSTON"), "agency": "BUSINESS WIRE", "body": "Acme"},
    ),
    (
        "TORONTO, Nov. 24, 2026 /PRNewswire/ -- Acme",
        {"cities": ("TORONTO",), "month": 11, "day": 24, "year": 2026, "agency": "PRNewswire", "body": "Acme"},
    ),
    (
        "CALGARY, Alberta, Nov. 24, 2026 /CNW/ - Acme",
        {
            "cities": ("CALGARY",),
            "region": "Alberta",
            "month": 11,
            "day": 24,
            "year": 2026,
            "agency": "CNW",
            "body": "Acme",
        },
    ),
    (
        "AUSTIN, TX / ACCESSWIRE / November 24, 2026 / Acme Inc",
        {
            "cities": ("AUSTIN",),
            "region": "TX",
            "month": 11,
            "day": 24,
            "year": 2026,
            "agency": "ACCESSWIRE",
            "body": "Acme Inc",
        },
    ),
    (
        "Vancouver, British Columbia--(Newsfile Corp. - November 24, 2026) - Acme",
        {
            "cities": ("Vancouver",),
            "region": "British Columbia",
            "month": 11,
            "day": 24,
            "year": 2026,
            "agency": "Newsfile Corp.",
            "body": "Acme",
        },
    ),
    (
        "LONDON -- (Marketwired - May 1, 2014) - Acme",
        {"cities": ("LONDON",), "month": 5, "day": 1, "year": 2014, "agency": "Marketwired", "body": "Acme"},
    ),
    (
        "(In this Nov. 3 story, corrects name in paragraph 2) By Ann Lee OTTAWA (Reuters) - The",
        {
            "cities": ("OTTAWA",),
            "agency": "Reuters",
            "byline": "Ann Lee",
            "lead_in": "(In this Nov. 3 story, corrects name in paragraph 2) By Ann Lee",
            "body": "The",
        },
    ),
    (
        "By Ann Lee and Bob Ray\n   PRETORIA, Nov 23 (Reuters) - The",
        {
            "cities": ("PRETORIA",),
            "month": 11,
            "day": 23,
            "agency": "Reuters",
            "byline": "Ann Lee and Bob Ray",
            "lead_in": "By Ann Lee and Bob Ray",
            "body": "The",
        },
    ),
    (
        "(LEAD) Seoul says talks resume (ATTN: ADDS details in paras 2-3) By Kim Min-su SEOUL, Nov. 24 (Yonhap) -- The",
        {
            "cities": ("SEOUL",),
            "month": 11,
            "day": 24,
            "agency": "Yonhap",
            "byline": "Kim Min-su",
            "lead_in": "(LEAD) Seoul says talks resume (ATTN: ADDS details in paras 2-3) By Kim Min-su",
            "body": "The",
        },
    ),
    (
        "APNewsAlert\nBERLIN (AP) — The",
        {"cities": ("BERLIN",), "agency": "AP", "lead_in": "APNewsAlert", "body": "The"},
    ),
    (
        "Canadian Press - HALIFAX (CP) - The",
        {"cities": ("HALIFAX",), "agency": "CP", "lead_in": "Canadian Press -", "body": "The"},
    ),
    (
        "FRANCE * TRADE * GRAIN PARIS, November 3 (RIA Novosti) - The",
        {
            "cities": ("PARIS",),
            "month": 11,
            "day": 3,
            "agency": "RIA Novosti",
            "lead_in": "FRANCE * TRADE * GRAIN",
            "body": "The",
        },
    ),
    ("HAMILTON, Nov 31 - The", {"cities": ("HAMILTON",), "month": 11, "body": "The"}),
    ("DETROIT, Febuary 3 - The", {"cities": ("DETROIT",), "body": "The"}),
    ("LISBON, March l2 - The", {"cities": ("LISBON",), "month": 3, "body": "The"}),
    ("DUNEDIN, New Zealand - The council", {"cities": ("DUNEDIN",), "country": "New Zealand", "body": "The council"}),
    ("EDINBURGH — The parliament said", {"cities": ("EDINBURGH",), "body": "The parliament said"}),
    ("NAIROBI: The ministry of health said", {"cities": ("NAIROBI",), "body": "The ministry of health said"}),
    (
        "LIMA, Peru: Nov 24 (Andina) - The",
        {"cities": ("LIMA",), "country": "Peru", "month": 11, "day": 24, "agency": "Andina", "body": "The"},
    ),
    ("OSLO, 2026-11-24", {"cities": ("OSLO",), "month": 11, "day": 24, "year": 2026, "body": ""}),
    (
        "BASEL, Switzerland, 23/11/26 (ATS) - The",
        {
            "cities": ("BASEL",),
            "country": "Switzerland",
            "month": 11,
            "day": 23,
            "year": 2026,
            "agency": "ATS",
            "body": "The",
        },
    ),
    (
        "THE WOODLANDS, Texas (AP) — The",
        {"cities": ("THE WOODLANDS",), "region": "Texas", "agency": "AP", "body": "The"},
    ),
    ("O'FALLON, Mo. (AP) — The", {"cities": ("O'FALLON",), "region": "Mo.", "agency": "AP", "body": "The"}),
    ("ABOARD THE USS LINCOLN (AP) — The", {"cities": ("ABOARD THE USS LINCOLN",), "agency": "AP", "body": "The"}),
    ("MOSCOW () - The", {"cities": ("MOSCOW",), "body": "The"}),
    ("LA SPEZIA, May 3 (World Cup) - The", {"cities": ("LA SPEZIA",), "month": 5, "day": 3, "body": "The"}),
    (
        "WASHINGTON, Nov 24 - Reuters - The",
        {"cities": ("WASHINGTON",), "month": 11, "day": 24, "agency": "Reuters", "body": "The"},
    ),
    ("LONDON, Reuters - The", {"cities": ("LONDON",), "agency": "Reuters", "body": "The"}),
    (
        "SUVA, Fiji, Nov 24 (Pacnews) - The",
        {"cities": ("SUVA",), "country": "Fiji", "month": 11, "day": 24, "agency": "Pacnews", "body": "The"},
    ),
    ("Hà Nội (TTXVN) - Thủ tướng", {"cities": ("Hà Nội",), "agency": "TTXVN", "body": "Thủ tướng"}),
    (
        "नई दिल्ली, 24 नवंबर (भाषा) प्रधानमंत्री",
        {"cities": ("नई दिल्ली",), "month": 11, "day": 24, "agency": "भाषा", "body": "प्रधानमंत्री"},
    ),
    ("TOKYO, Monday (Kyodo) - The bridge", {"cities": ("TOKYO",), "agency": "Kyodo", "body": "The bridge"}),
    (
        "(Boston, MA - October 21) The bridge",
        {"cities": ("Boston",), "region": "MA", "month": 10, "day": 21, "body": "The bridge"},
    ),
    (
        "الرباط, 25-11-2026 (أ ف ب) - قال",
        {"cities": ("الرباط",), "month": 11, "day": 25, "year": 2026, "agency": "أ ف ب", "body": "قال"},
    ),
    ("台北--(美國商業資訊)--公司", {"cities": ("台北",), "agency": "美國商業資訊", "body": "公司"}),
    ("VIENNA - (dpa) - The orchestra", {"cities": ("VIENNA",), "agency": "dpa", "body": "The orchestra"}),
    (
        "SAINT-DENIS, France (AP) — The stadium",
        {"cities": ("SAINT-DENIS",), "country": "France", "agency": "AP", "body": "The stadium"},
    ),
    (
        "MEXICO CITY, Feb 29 (Reuters) - The day",
        {"cities": ("MEXICO CITY",), "month": 2, "day": 29, "agency": "Reuters", "body": "The day"},
    ),
    (
        "GLASGOW,\nNov 24 (Reuters) - The shipyard",
        {"cities": ("GLASGOW",), "month": 11, "day": 24, "agency": "Reuters", "body": "The shipyard"},
    ),
    (
        "AP Flash OSLO (AP) — The prize",
        {"cities": ("OSLO",), "agency": "AP", "lead_in": "AP Flash", "body": "The prize"},
    ),
    (
        "*** ROTTERDAM, Nov 24 - The harbour",
        {"cities": ("ROTTERDAM",), "month": 11, "day": 24, "lead_in": "***", "body": "The harbour"},
    ),
    (
        "EFE - Asturias Gijón (Asturias), 4 mar (EFE).- El puerto",
        {
            "cities": ("Gijón",),
            "region": "Asturias",
            "month": 3,
            "day": 4,
            "agency": "EFE",
            "lead_in": "EFE - Asturias",
            "body": "El puerto",
        },
    ),
    ("AFP - LYON, 3 mai - Le train", {"cities": ("LYON",), "month": 5, "day": 3, "agency": "AFP", "body": "Le train"}),
    (
        "Sarajevo, Bosnia and Herzegovina (Reuters) - The court",
        {"cities": ("Sarajevo",), "country": "Bosnia and Herzegovina", "agency": "Reuters", "body": "The court"},
    ),
    (
        "LAGOS AND ACCRA, Nov 24 (Reuters) - The airlines",
        {"cities": ("LAGOS", "ACCRA"), "month": 11, "day": 24, "agency": "Reuters", "body": "The airlines"},
    ),
    (
        "Ulaanbaatar, November 24 (Montsame) - The herders",
        {"cities": ("Ulaanbaatar",), "month": 11, "day": 24, "agency": "Montsame", "body": "The herders"},
    ),
    (
        "By Ann Lee\nUpdated 4:10 PM, November 3, 2026\nShare\nTULSA, Okla. (AP) — The river",
        {
            "cities": ("TULSA",),
            "region": "Okla.",
            "agency": "AP",
            "byline": "Ann Lee",
            "lead_in": "By Ann Lee\nUpdated 4:10 PM, November 3, 2026\nShare",
            "body": "The river",
        },
    ),
    (
        "тула, 4 мая — риа новости, олег иванов. музей открыл",
        {
            "cities": ("тула",),
            "month": 5,
            "day": 4,
            "agency": "риа новости",
            "byline": "олег иванов",
            "body": "музей открыл",
        },
    ),
    (
        "KATHMANDU, Nepal (EFE/Ana Ruiz).- The monsoon",
        {"cities": ("KATHMANDU",), "country": "Nepal", "agency": "EFE", "byline": "Ana Ruiz", "body": "The monsoon"},
    ),
    (
        "New york, Nov 24 (Reuters) - The exchange",
        {"cities": ("New york",), "month": 11, "day": 24, "agency": "Reuters", "body": "The exchange"},
    ),
    (
        "ULAN-UDE, March 3. /TASS/. The lake",
        {"cities": ("ULAN-UDE",), "month": 3, "day": 3, "agency": "TASS", "body": "The lake"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_convention_is_read(text: str, expected: dict[str, Any]) -> None:
    found = find(text, FILED)
    assert found is not None
    line = found.dateline
    read = {name: getattr(line, name) for name in FIELDS if getattr(line, name)}
    if line.year_written:
        read["year"] = line.year
    if found.byline:
        read["byline"] = found.byline
    if found.lead_in:
        read["lead_in"] = found.lead_in
    assert read | {"body": text[found.end :]} == expected
