"""NewsML 1.x: every rule has a document that breaks it."""

from syndicate.formats.validation import newsml_1
from tests.spoiling import Spoiled, advice, check, each, findings

SOUND = """<?xml version="1.0"?>
<NewsML Version="1.2">
<NewsEnvelope>
<DateAndTime>20261124T120000Z</DateAndTime>
</NewsEnvelope>
<NewsItem>
<Identification>
<NewsIdentifier>
<ProviderId>wire.example</ProviderId>
<DateId>20261124</DateId>
<NewsItemId>1</NewsItemId>
<RevisionId PreviousRevision="1" Update="N">2</RevisionId>
<PublicIdentifier>urn:newsml:wire.example:20261124:1:2</PublicIdentifier>
</NewsIdentifier>
</Identification>
<NewsManagement>
<NewsItemType FormalName="News"/>
<FirstCreated>20261124T110000Z</FirstCreated>
<ThisRevisionCreated>20261124T120000Z</ThisRevisionCreated>
<Status FormalName="Usable"/>
<Urgency FormalName="4"/>
</NewsManagement>
<NewsComponent>
<Role FormalName="Main"/>
<NewsLines>
<HeadLine>Talks resume</HeadLine>
</NewsLines>
<DescriptiveMetadata>
<Language FormalName="en"/>
<DateLineDate>20261124</DateLineDate>
</DescriptiveMetadata>
<ContentItem>
<MediaType FormalName="Text"/>
<DataContent><p>Talks resumed.</p></DataContent>
</ContentItem>
</NewsComponent>
</NewsItem>
</NewsML>
"""


def test_a_sound_document_has_no_finding() -> None:
    assert findings(newsml_1.findings, SOUND) == []


@each(
    advice(' Version="1.2"', "", 2, "NewsML has no Version"),
    advice('Version="1.2"', 'Version="1.3"', 2, "Version is none of"),
    Spoiled("20261124T120000Z</DateAndTime>", "today</DateAndTime>", 4, "DateAndTime is no ISO 8601 date"),
    advice("20261124T120000Z</DateA", "2026-11-24T12:00:00Z</DateA", 4, "not in ISO 8601's basic form"),
    Spoiled("<DateAndTime>20261124T120000Z</DateAndTime>", "", 3, "NewsEnvelope has no DateAndTime"),
    Spoiled("<ProviderId>wire.example</ProviderId>", "", 8, "NewsIdentifier has no ProviderId"),
    Spoiled("<DateId>20261124", "<DateId>24.11.2026", 10, "DateId is no date"),
    Spoiled(">2</RevisionId>", ">0</RevisionId>", 12, "RevisionId is no number from 1"),
    Spoiled(' PreviousRevision="1"', "", 12, "PreviousRevision is no number"),
    Spoiled('PreviousRevision="1"', 'PreviousRevision="2"', 12, "PreviousRevision 2 is not before 2"),
    Spoiled('Update="N"', 'Update="X"', 12, "Update is none of N, U and A"),
    Spoiled('Update="N"', 'Update="A"', 12, "Update is A; of an item with this content it is N"),
    Spoiled(":1:2</Public", ":1:2N</Public", 13, "PublicIdentifier is not urn:newsml:wire.example:20261124:1:2:"),
    Spoiled('<NewsItemType FormalName="News"/>', "", 16, "NewsManagement has no NewsItemType"),
    Spoiled('NewsItemType FormalName="News"', "NewsItemType", 17, "NewsItemType has no FormalName"),
    Spoiled('<Status FormalName="Usable"/>', "", 16, "NewsManagement has no Status"),
    advice('"Usable"', '"Killed"', 20, "Status is none of"),
    advice('"Usable"', '"Embargoed"', 20, "no StatusWillChange"),
    advice('"Usable"', '"Canceled"', 20, "the content is still in it"),
    advice('Urgency FormalName="4"', 'Urgency FormalName="9"', 21, "Urgency is no number from 1 to 8"),
    Spoiled("</NewsManagement>", '<Status FormalName="Usable"/></NewsManagement>', 22, "Status stands behind Urgency"),
    Spoiled("</NewsManagement>", "<HeadLine/></NewsManagement>", 22, "NewsManagement has no element HeadLine"),
    Spoiled("<Language", "<DateLineDate>20261124</DateLineDate><Language", 29, "Language stands behind DateLineDate"),
    Spoiled("<ContentItem>", "<ContentItem><DataContent/>", 32, "ContentItem has 2 of DataContent"),
)
def test_a_rule_that_is_broken_is_told_with_its_line(case: Spoiled) -> None:
    check(newsml_1.findings, SOUND, case)


def test_an_item_of_management_alone_says_so() -> None:
    start, end = SOUND.index("<NewsComponent>"), SOUND.index("</NewsItem>")
    managed = (SOUND[:start] + SOUND[end:]).replace('Update="N"', 'Update="A"').replace(":1:2<", ":1:2A<")
    assert findings(newsml_1.findings, managed) == []
