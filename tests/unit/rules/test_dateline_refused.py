"""What looks like a dateline and is none: a sentence, a heading or a table must never lose its beginning."""

from datetime import date

import pytest

from syndicate.rules.dateline import find, find_line

FILED = date(2026, 11, 24)

REFUSED = """
Anvil Works (ANVL) - The company said on Monday it would cut prices.
ACME (ACM) - The company said on Monday it would cut prices.
Anvil Works (ANVL.O) said on Monday it would cut prices.
Anvil Works Corp. (NYSE: ANV) - a maker of anvils - said on Monday that prices fell.
Smith (AP) said he saw it.
The Associated Press (AP) said on Monday it would move.
STOCKS FALL AS BANK SIGNALS RISE - more to come in the morning
BANK ADDS RESERVES - traders said the move was expected
PRESIDENT VISITS PARIS - talks with ministers to follow on Monday
EARNINGS - The company reported a profit on Monday.
ANALYSIS - Why the talks on the harbour failed so badly.
UPDATE 1 - The company reported a profit on Monday.
CORRECTED - In the story of Monday the name was wrong.
On Monday, March 3 - the day of the vote - the hall was empty.
In Paris, June 5 was a warm day for everyone there.
In London (Reuters) the shares fell again.
March 3 was the day the company fell.
March 3 - The company said on Monday it would cut prices.
The president - who spoke on March 3 (Reuters) - left early.
London - Paris - Rome: three cities in one day is a lot for anyone.
London - Paris trains were cancelled on Monday because of snow.
Paris Sheraton - the pianist - said on Monday she would sing.
New York-based Acme Corp said on Monday it would cut prices.
Washington, who died on December 14, 1799 - long before - was tall.
Shr 34 cts vs 1.19 dlrs Net 807,000 vs 2,858,000
Qtr ended Jan 31 Shr 34 cts vs 1.19 dlrs
Jun 10 - 20 vs 30
Jun --- --- --- 16085 Sep --- --- ---
Nine mths ended March 31 - Shr 34 cts
AS OF MARCH 31 (IN MLNS) - ASSETS 34.5
PAYABLE MARCH 31 - RECORD MARCH 15
REVENUE, MARCH 31, 1987 - 34.5 mln
BARCELONA 2 MADRID 1 - The team won on Monday night in the league.
Madrid (2-1) - The team won on Monday night in the league again.
Portland (Oregon) is a city in the United States of America.
Georgia, Moldova, Ukraine - three countries that want to join.
COPYRIGHT 2020 BY ACME, INC. ALL RIGHTS RESERVED - NO PART MAY
NASA: The agency said on Monday the launch was off.
prices rose march 18 (Reuters) in the south of the land.
AA - The car club said on Monday that fees rose a little.
TASS reported on Monday that talks would go on.
Dear Editors, March 3 (Reuters) - we regret the error.
Fast Anvils Co., May 5 - The maker said so.
Jackson - The singer said on Monday that he would not tour again.
Sydney: The actress said on Monday that she would sing.
Updated March 3, 2024 - The company said
Published: March 3, 2024 - The company said
By Ann Lee, Bob Ray. By Carla Sol. In the 1920s two writers met.
Сегодня, 5 марта - праздник, и все отдыхают.
Москва (столица России) - крупнейший город страны.
بيروت (لبنان) - مدينة كبيرة
北京的外交部发言人11月24日说，会谈将继续。
東京（共同通信社の記者）は会談が続くと述べた。
""".strip().splitlines()


@pytest.mark.parametrize("text", REFUSED)
def test_no_dateline_is_found(text: str) -> None:
    assert find(text, FILED) is None


@pytest.mark.parametrize("text", ["", " ", "\n\n", "(", "((((", "*", "/", "By", "By ", "12", "MOSCOW", "MOSCOW,", "—"])
def test_a_scrap_has_no_dateline(text: str) -> None:
    assert find(text, FILED) is None


def test_a_ticker_is_no_agency() -> None:
    found = find("Reuters - Anvil Works Inc. (ANVL.O), the maker, said so.", FILED)
    assert found is not None
    assert (found.dateline.agency, found.dateline.cities) == ("Reuters", ())


@pytest.mark.parametrize("name", ["World Cup", "Friday", "Update", "Second Round", "ANVL.O", "NYSE: ANV"])
def test_what_stands_in_the_agency_slot_is_not_always_an_agency(name: str) -> None:
    found = find(f"LA SPEZIA, May 3 ({name}) - The team won.", FILED)
    assert found is not None
    assert found.dateline.agency is None
    assert found.dateline.raw == f"LA SPEZIA, May 3 ({name}) -"


@pytest.mark.parametrize("name", ["Harbour News", "OceanWire", "EXW", "Isle Press Agency", "XYZ/EXW"])
def test_an_unknown_agency_is_known_by_its_name(name: str) -> None:
    found = find(f"OSLO, May 3 ({name}) - The team won.", FILED)
    assert found is not None
    assert found.dateline.agency == name


def test_a_dateline_behind_the_first_paragraphs_is_left_alone() -> None:
    first = "Talks on the harbour resumed on Tuesday, the minister said, and no date was set for their end.\n\n"
    assert find(f"{first}OSLO, May 3 (Reuters) - The team won.", FILED) is None


@pytest.mark.parametrize(
    "text",
    [
        "The dividend is payable to holders of record on\nMarch 18.\n Reuter",
        "The fleet sails from Boston, Providence and\nPortland, Maine.\n Reuter",
        "Fees are low and payment date is\nMarch 20.\nREUTER",
        "and so the mayor said again\nOSLO, Nov 24 (Reuters) - The fjord froze.",
        "Weather\nOTTAWA — The river froze over on Monday.",
        "Talks went on through the night in the halls of\nGeneva, March 3, and no date was set.",
    ],
)
def test_running_text_broken_into_lines_is_no_lead_in(text: str) -> None:
    assert find(text, FILED) is None


def test_only_the_beginning_of_a_text_is_looked_at() -> None:
    assert find("*" * 2000 + "OSLO, May 3 (Reuters) - The team won.", FILED) is None


def test_page_chrome_is_no_dateline() -> None:
    lines = [
        "Newsfeed",
        "Subscribe",
        "London",
        "Tuesday, 24 November 2026",
        "Share - Print",
        "MOSCOW - Weather",
        "0",
        "",
    ]
    assert find_line(lines, FILED) is None
