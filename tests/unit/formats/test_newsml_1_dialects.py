"""Whole items as agencies of different habits build them; names and texts are our own."""

from datetime import UTC, datetime

from syndicate.formats.newsml_1 import NewsMl1
from syndicate.model.body import Body, Heading, Listing, Paragraph
from syndicate.model.dispatch import Association, Draft, Subject
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place
from tests.makers import make_filing

SUBJ = "http://cv.iptc.org/newscodes/subjectcode/"


def read(inside: str) -> list[Draft]:
    return list(NewsMl1().read(make_filing(f"<?xml version='1.0'?>\n<NewsML Version='1.2'>{inside}</NewsML>".encode())))


def paragraphs(*texts: str) -> Body:
    return Body(tuple(map(Paragraph, texts)))


def identification(number: str, revision: int = 1, label: str = "") -> str:
    return f"""<Identification><NewsIdentifier><ProviderId>m.example</ProviderId><DateId>20261124T101500Z</DateId>
<NewsItemId>{number}</NewsItemId><RevisionId PreviousRevision="{revision - 1}" Update="N">{revision}</RevisionId>
<PublicIdentifier>urn:newsml:m.example:20261124T101500Z:{number}:{revision}</PublicIdentifier></NewsIdentifier>
<NameLabel>{label}</NameLabel></Identification>"""


def rendition(role: str, href: str, side: int, size: int = 0) -> str:
    return f"""<NewsComponent><Role FormalName="{role}"/><ContentItem Href="{href}"><MediaType FormalName="Photo"/>
<Format FormalName="JPG"/><Characteristics><SizeInBytes>{size}</SizeInBytes>
<Property FormalName="Width" Value="{side}"/>
<Property FormalName="Height" Value="{side}"/></Characteristics></ContentItem></NewsComponent>"""


class TestFrenchHabits:
    """As AFP builds them: lines in the outer component, loose paragraphs or bare NITF, pictures in components."""

    MANAGEMENT = """<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20261124T101500+0000</FirstCreated>
<ThisRevisionCreated>20261124T101600+0000</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement>"""

    def test_text(self) -> None:
        (draft,) = read(f"""<Catalog Href="http://m.example/catalog.xml"/>
<NewsEnvelope><TransmissionId>1</TransmissionId><DateAndTime>20261124T101700Z</DateAndTime><Priority FormalName="4"/>
</NewsEnvelope><NewsItem xml:lang="fr">{identification("TX-VEL-1", 1, "Norvia-ports-grève")}{self.MANAGEMENT}
<NewsComponent>
<NewsLines><DateLine xml:lang="fr">Vell, 24 nov 2026 (MER) -</DateLine>
<HeadLine xml:lang="fr">Les ferries à quai</HeadLine>
<NewsLine><NewsLineType FormalName="ProductLine"/><NewsLineText>(Photo+Video)</NewsLineText></NewsLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="MER"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="fr"/><SubjectCode><SubjectMatter FormalName="04015000" cat="ECO"/>
</SubjectCode>
<OfInterestTo FormalName="X-TFG-1=X"/><DateLineDate>20261124T101500+0000</DateLineDate><Location HowPresent="Origin">
<Property FormalName="Country" Value="CHE"/><Property FormalName="City" Value="Vell"/></Location>
<Property FormalName="GeneratorSoftware" Value="lib"/><Property FormalName="Keyword" Value="ports"/>
</DescriptiveMetadata>
<ContentItem><MediaType FormalName="Text"/><Format FormalName="NITF3.1"/><Characteristics>
<Property FormalName="Words" Value="5"/></Characteristics><DataContent><nitf><body><body.content><p><br/></p>
<p>   </p>
<p> Les ferries restent à quai. </p><p>al/bk</p><p/></body.content></body></nitf></DataContent></ContentItem>
</NewsComponent></NewsItem>""")
        assert draft == Draft(
            guid="urn:newsml:m.example:20261124T101500Z:TX-VEL-1",
            version=1,
            item_class="text",
            headline="Les ferries à quai",
            slugline="Norvia-ports-grève",
            provider="MER",
            dateline="Vell, 24 nov 2026 (MER) -",
            located=(Place(name="Vell", country_code="CH"),),
            body=paragraphs("Les ferries restent à quai.", "al/bk"),
            language="fr",
            urgency=4,
            keywords=("ports",),
            subjects=(Subject(code="subj:04015000", scheme=SUBJ), Subject(code="ECO")),
            ed_note="(Photo+Video)",
            pub_status=draft.pub_status,
            created=datetime(2026, 11, 24, 10, 16, tzinfo=UTC),
            first_created=datetime(2026, 11, 24, 10, 15, tzinfo=UTC),
        )

    def test_alert_without_a_headline(self) -> None:
        (draft,) = read(f"""<NewsItem xml:lang="fr">{identification("TX-VEL-2", 1, "Alerte")}<NewsManagement>
<NewsItemType FormalName="Alert"/></NewsManagement><NewsComponent><NewsLines><HeadLine/></NewsLines><ContentItem>
<MediaType FormalName="Text"/><DataContent><nitf><body><body.content><p>Vell: les ferries à quai</p><p>al</p>
</body.content>
</body></nitf></DataContent></ContentItem></NewsComponent></NewsItem>""")
        assert (draft.headline, draft.slugline) == ("Vell: les ferries à quai", "Alerte")

    PHOTO = f"""<NewsComponent Duid="photo0"><NewsLines><HeadLine>Port of Vell</HeadLine>
<CreditLine>MER/Archive</CreditLine>
<ByLine>Ada Lind</ByLine></NewsLines><AdministrativeMetadata><Source><Party FormalName=""/></Source>
</AdministrativeMetadata>
<NewsComponent><Role FormalName="Caption"/><ContentItem><MediaType FormalName="Text"/><DataContent>
<p>The port at dawn.</p>
</DataContent></ContentItem></NewsComponent>{rendition("Quicklook", "q.jpg", 245, 22)}
{rendition("HighDef", "h.jpg", 768, 128)}
{rendition("Thumbnail", "t.jpg", 110, 6)}</NewsComponent>"""
    PICTURE = Association(
        href="h.jpg",
        media_type="image/jpeg",
        size=128,
        caption="The port at dawn.",
        credit="MER/Archive",
        title="Port of Vell",
        kind="picture",
        width=768,
        height=768,
    )

    def test_story_with_pictures(self) -> None:
        other = self.PHOTO.replace("photo0", "photo1").replace("h.jpg", "i.jpg")
        (draft,) = read(f"""<NewsItem>{identification("doc-3")}{self.MANAGEMENT}<NewsComponent><NewsLines>
<HeadLine>Ferries tied up</HeadLine><DateLine>Vell (MER)</DateLine></NewsLines><NewsComponent><ContentItem>
<MediaType FormalName="Text"/><Format FormalName="bcNITF2.5"/><DataContent>
<media media-type="image" style="rightSide">
<media-reference data-location="#photo0" mime-type=""/></media><p>Ferries stay<br/>in port.</p></DataContent>
</ContentItem>
</NewsComponent>{self.PHOTO}{other}</NewsComponent></NewsItem>""")
        assert draft.body == paragraphs("Ferries stay in port.")
        assert [picture.href for picture in draft.associations] == ["h.jpg", "i.jpg"]
        assert draft.associations[0] == self.PICTURE
        assert (draft.item_class, draft.credit, draft.byline) == ("text", None, None)

    def test_picture(self) -> None:
        (draft,) = read(f"""<NewsItem xml:lang="en">{identification("doc-4", 2, "NORVIA-PORTS-FERRY")}{self.MANAGEMENT}
<NewsComponent><NewsLines><HeadLine>569697231</HeadLine><NewsLine><NewsLineType FormalName="AdvisoryLine"/>
<NewsLineText>
RESTRICTED TO EDITORIAL USE.</NewsLineText></NewsLine></NewsLines><AdministrativeMetadata><FileName>D4</FileName>
<Creator>
<Party FormalName="ADA LIND "><Property FormalName="Position" Value="STR"/></Party></Creator><Source>
<Party FormalName="MER"/></Source></AdministrativeMetadata><NewsComponent><Role FormalName="Caption"/><ContentItem>
<MediaType FormalName="Text"/><DataContent><nitf><body><body.content><p>The port.<br/><br/>RESTRICTED.</p>
</body.content>
</body></nitf></DataContent></ContentItem></NewsComponent>{rendition("main", "D4.jpg", 5184, 1097387)}</NewsComponent>
</NewsItem>""")
        assert (draft.item_class, draft.headline, draft.ed_note) == (
            "picture",
            "NORVIA-PORTS-FERRY",
            "RESTRICTED TO EDITORIAL USE.",
        )
        assert draft.associations == (
            Association(
                href="D4.jpg",
                media_type="image/jpeg",
                size=1097387,
                caption="The port. RESTRICTED.",
                credit="ADA LIND",
                kind="picture",
                width=5184,
                height=5184,
            ),
        )
        assert draft.body == paragraphs("The port.", "RESTRICTED.")


class TestBelgianHabits:
    """As Belga builds them: an item holds the story in each language, its pictures, videos and sounds."""

    START = """<NewsEnvelope><DateAndTime>20261124T133356</DateAndTime><NewsService FormalName=""/></NewsEnvelope>
<NewsItem>
<Identification><NewsIdentifier><ProviderId>m.example</ProviderId><DateId>20261124T133400</DateId>
<NewsItemId>980</NewsItemId>
<RevisionId PreviousRevision="0" Update="N">4</RevisionId>
<PublicIdentifier>urn:newsml:www.m.example</PublicIdentifier>
</NewsIdentifier></Identification><NewsManagement><Status FormalName="USABLE"/></NewsManagement>
<NewsComponent Duid="980" xml:lang="nl"><NewsLines><HeadLine>Veerboten</HeadLine></NewsLines>
<AdministrativeMetadata/>"""

    def part(self, duid: str, lang: str, role: str, headline: str, inside: str) -> str:
        return f"""<NewsComponent Duid="{duid}" xml:lang="{lang}"><Role FormalName="{role}"/><NewsLines><DateLine/>
<CreditLine>MER</CreditLine><HeadLine>{headline}</HeadLine><NewsLine><NewsLineType FormalName="1"/><NewsLineText/>
</NewsLine>
<KeywordLine>PORTS</KeywordLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName=""/></Provider>
<Creator>
<Party FormalName="DWM" Topic="AUTHOR"/></Creator><Source><Party FormalName="MER"/></Source>
<Property FormalName="NewsPackage"><Property FormalName="NewsService" Value="BIN"/></Property>
<Property FormalName="ForeignId" Value="BIN118"/>
<Property FormalName="Priority" Value="3"/></AdministrativeMetadata><DescriptiveMetadata><SubjectCode/><Location>
<Property FormalName="City" Value="VELL"/><Property FormalName="Country" Value="Norvia"/></Location>
</DescriptiveMetadata>
{inside}</NewsComponent>"""

    def text(self, role: str, text: str) -> str:
        return f"""<NewsComponent Duid="0"><Role FormalName="{role}"/><DescriptiveMetadata>
<Property FormalName="ComponentClass" Value="Text"/></DescriptiveMetadata><ContentItem><Format FormalName="Text"/>
<DataContent>{text}</DataContent></ContentItem></NewsComponent>"""

    def medium(self, role: str, kind: str, href: str, form: str, side: int = 0) -> str:
        return f"""<NewsComponent><Role FormalName="{role}"/><DescriptiveMetadata>
<Property FormalName="ComponentClass" Value="{kind}"/></DescriptiveMetadata><ContentItem Href="{href}">
<Format FormalName="{form}"/><Characteristics><SizeInBytes>9</SizeInBytes>
<Property FormalName="Width" Value="{side}"/>
<Property FormalName="Height" Value="{side}"/></Characteristics></ContentItem></NewsComponent>"""

    def test_story_in_two_languages(self) -> None:
        dutch = self.part(
            "981", "nl", "Short", "Veerboten", self.text("Title", "Veerboten") + self.text("Body", "Ze varen.")
        )
        french = self.part("982", "fr", "Short", "Ferries", self.text("Lead", "") + self.text("Body", "Ils partent."))
        first, second = read(f"{self.START}{dutch}{french}</NewsComponent></NewsItem>")
        assert (first.language, first.headline, first.body) == ("nl", "Veerboten", paragraphs("Ze varen."))
        assert (second.language, second.headline, second.body) == ("fr", "Ferries", paragraphs("Ils partent."))
        assert (first.guid, second.guid) == (
            "tag:agency.invalid,2026:m.example/980:981",
            "tag:agency.invalid,2026:m.example/980:982",
        )
        assert (first.version, first.urgency, first.provider, first.agency) == (4, 3, "m.example", "MER")
        assert first.wire_number == "BIN118"
        assert first.located == (Place(name="VELL", country="Norvia"),)

    def test_lead_and_body_with_a_picture(self) -> None:
        story = self.part(
            "981",
            "nl",
            "Original",
            "Veerboten",
            self.text("Lead", "Geen boten.") + self.text("Body", "\tEen.\n\tTwee."),
        )
        picture = self.part(
            "983",
            "nl",
            "Picture",
            "De haven",
            self.text("Title", "De haven")
            + self.text("Caption", "")
            + self.medium("Image", "Image", "h.jpeg", "Jpeg", 200),
        )
        (draft,) = read(f"{self.START}{story}{picture}</NewsComponent></NewsItem>")
        assert draft.body == paragraphs("Geen boten.", "Een.", "Twee.")
        assert draft.guid == "tag:agency.invalid,2026:m.example/980"
        assert draft.associations == (
            Association(
                href="h.jpeg",
                media_type="image/jpeg",
                size=9,
                caption="De haven",
                credit="MER",
                title="De haven",
                kind="picture",
                width=200,
                height=200,
            ),
        )

    def test_video_with_its_shot_list_and_stills(self) -> None:
        video = self.part(
            "984",
            "nl",
            "Video",
            "De haven",
            self.text("Body", "00:00 De haven.")
            + self.medium("Clip", "Video", "v.mp4", "Mpeg4")
            + self.medium("Image", "Image", "v.jpeg", "Jpeg", 1920)
            + self.medium("Thumbnail", "Image", "t.jpeg", "Jpeg", 128),
        )
        (draft,) = read(f"{self.START}{video}</NewsComponent></NewsItem>")
        assert (draft.item_class, draft.headline) == ("video", "Veerboten")
        assert [(found.kind, found.href, found.media_type) for found in draft.associations] == [
            ("video", "v.mp4", "video/mp4"),
            ("picture", "v.jpeg", "image/jpeg"),
        ]
        assert draft.body == paragraphs("00:00 De haven.")

    def test_sounds(self) -> None:
        quotes = "".join(
            self.part(
                duid,
                "nl",
                "Quote",
                f"QUOTE {duid}",
                self.text("Body", "") + self.medium("Sound", "", f"{duid}.mp3", "Mpeg3"),
            )
            for duid in ("985", "986")
        )
        start = self.START.replace("<HeadLine>Veerboten</HeadLine>", "<HeadLine>No Headline !</HeadLine>")
        (draft,) = read(f"{start}{quotes}</NewsComponent></NewsItem>")
        assert (draft.item_class, draft.headline) == ("audio", "QUOTE 985")
        assert [found.href for found in draft.associations] == ["985.mp3", "986.mp3"]


def test_press_release() -> None:
    """As Business Wire builds them: a component for each piece, one content item for each rendition of a picture."""

    def piece(role: str, body: str) -> str:
        return f"""<NewsComponent><Role FormalName="{role}"/>
<BasisForChoice Rank="1">./ContentItem/Format</BasisForChoice>
<DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata><ContentItem Duid="c">
<Format FormalName="XHTML"/>
<MimeType FormalName="text/xhtml"/><DataContent><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>
<body>{body}</body></html></DataContent></ContentItem></NewsComponent>"""

    def size(use: str, side: int) -> str:
        return f"""<ContentItem Href="https://m.example/{side}.jpg"><Format FormalName="JPEG Baseline"/>
<MimeType FormalName="image/jpeg"/><Characteristics><SizeInBytes>{side}</SizeInBytes>
<Property FormalName="ImageUse" Value="{use}"/><Property FormalName="PixelWidth" Value="{side}"/>
<Property FormalName="PixelHeight" Value="{side}"/></Characteristics></ContentItem>"""

    (draft,) = (
        read(f"""<NewsEnvelope><SentFrom><Party FormalName="Meridian Releases"/></SentFrom></NewsEnvelope><NewsItem>
{identification("2026112400")}<NewsManagement><AssociatedWith NewsItem="m.example:20010714:100"/></NewsManagement>
<NewsComponent>
<BasisForChoice Rank="1">./NewsComponent/DescriptiveMetadata/Language</BasisForChoice><NewsLines>
<CopyrightLine>Copyright Meridian 2026</CopyrightLine><NewsLine><NewsLineType FormalName="Gallery URL"/>
<NewsLineText>http://m.example/g?a=1&amp;b=2</NewsLineText></NewsLine></NewsLines><AdministrativeMetadata><Source>
<Party FormalName="Vell Ferries"/></Source></AdministrativeMetadata><DescriptiveMetadata><Language FormalName="en"/>
<Genre FormalName="Release"/></DescriptiveMetadata><Metadata><MetadataType FormalName="Keywords"/>
<Property FormalName="MRIndustryKeywords" Value="Shipping"/></Metadata><Metadata><MetadataType FormalName="Tags"/>
<Property FormalName="Ticker Symbol" Value="VLF"/></Metadata><NewsComponent>
<BasisForChoice Rank="1">./NewsComponent/Role</BasisForChoice><NewsLines><HeadLine>Vell Ferries sails</HeadLine>
<DateLine>VELL, Norvia</DateLine><SlugLine>NV-VELL-FERRIES</SlugLine></NewsLines>{piece("Abstract", "Sails.")}
{piece("SubHeadLine", "<ul><li>Twice a day</li></ul>")}{piece("HeadLine", "<p><b>Vell Ferries sails</b></p>")}
{piece("Contact", "<p>Ada Lind<br/>17 23</p>")}<NewsComponent><Role FormalName="Logo"/><NewsLines><NewsLine>
<NewsLineType FormalName="ClickThru URL"/><NewsLineText>http://vell.example</NewsLineText></NewsLine></NewsLines>
{size("Thumbnail", 70)}{size("Highres", 1200)}{size("Lowres", 480)}</NewsComponent>
{piece("Body", "<p> The line <i>sails</i>. </p><ul><li>Daily</li></ul>")}</NewsComponent></NewsComponent>
</NewsItem>""")
    )
    assert (draft.headline, draft.slugline, draft.dateline) == ("Vell Ferries sails", "NV-VELL-FERRIES", "VELL, Norvia")
    assert (draft.provider, draft.agency, draft.copyright) == (
        "Meridian Releases",
        "Vell Ferries",
        "Copyright Meridian 2026",
    )
    assert (draft.keywords, draft.genre, draft.ed_note) == (("Shipping",), "Release", "Ada Lind\n17 23")
    assert [type(block) for block in draft.body.blocks] == [Listing, Paragraph, Listing]
    assert draft.associations == (
        Association(
            href="https://m.example/1200.jpg",
            media_type="image/jpeg",
            size=1200,
            kind="picture",
            width=1200,
            height=1200,
        ),
    )
    assert draft.links == (
        Link(relation=Relation.SEE_ALSO, target="urn:newsml:m.example:20010714:100"),
        Link(relation=Relation.SEE_ALSO, target="http://m.example/g?a=1&b=2", title="Gallery URL"),
    )


def test_whole_nitf_inside() -> None:
    """As EFE builds them: the item says little that its NITF does not say better."""
    (draft,) = read(f"""<NewsEnvelope><SentFrom><Party FormalName="MER"/></SentFrom></NewsEnvelope>
<NewsItem Duid="t1">
<Comment FormalName="MerNewsMLVersion">1.0.1</Comment>{identification("254")}<NewsManagement><Urgency FormalName="5"/>
</NewsManagement><NewsComponent Duid="t1.text"><Role FormalName="Main"/><NewsLines>
<HeadLine>Los ferris no salen</HeadLine>
<SubHeadLine>NORVIA PUERTOS</SubHeadLine><CopyrightLine>© MER 2026.</CopyrightLine></NewsLines>
<AdministrativeMetadata><Provider>
<Party FormalName="Agencia Meridian"/></Provider><Creator><Party FormalName="al/bk"/></Creator>
</AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="es-ES"/><Location HowPresent="Event">
<Property FormalName="Country" Value="CHE"/>
</Location><SubjectCode><SubjectMatter FormalName="04015000" Scheme="IptcSubjectCodes"/></SubjectCode>
</DescriptiveMetadata>
<ContentItem><MediaType FormalName="Text"/><Format FormalName="NITF"/><MimeType FormalName="text/vnd.IPTC.NITF"/>
<DataContent>
<nitf baselang="es-ES"><head><title>Los ferris no salen</title><meta name="prioridad" content="R"/>
<tobject tobject.type="News">
<tobject.subject tobject.subject.refnum="04015000" tobject.subject.type="Economía" tobject.subject.matter="Transporte"/>
</tobject><docdata management-status="usable"><evloc city="Vell" iso-cc="CHE"/><doc-id id-string="254"/><key-list>
<keyword key="NORVIA PUERTOS"/></key-list></docdata></head><body><body.head><hedline><hl1>Los ferris no salen</hl1>
<hl2>NORVIA PUERTOS</hl2></hedline><byline>al/bk</byline><distributor>Agencia Meridian</distributor><dateline>
<story.date norm="20261124T103600+0000">20261124T103600+0000</story.date></dateline><abstract>
<p>Vell, 24 nov (MER).- Los
ferris siguen en el puerto por tercer día, dijo.,El aut</p></abstract></body.head><body.content>
<p>Vell, 24 nov (MER).- Los ferris siguen en el puerto por tercer día, dijo.</p><p>El autor no.</p></body.content>
</body>
</nitf></DataContent></ContentItem></NewsComponent></NewsItem>""")
    assert draft.guid == "urn:newsml:m.example:20261124T101500Z:254"
    assert (draft.slugline, draft.keywords, draft.byline) == ("NORVIA PUERTOS", ("NORVIA PUERTOS",), "al/bk")
    assert (draft.priority, draft.credit, draft.dateline) == ("R", "Agencia Meridian", None)
    assert draft.subjects == (Subject(code="subj:04015000", name="Transporte", scheme=SUBJ),)
    assert draft.located == (Place(name="Vell", country_code="CH"),)
    assert draft.body == paragraphs(
        "Vell, 24 nov (MER).- Los ferris siguen en el puerto por tercer día, dijo.", "El autor no."
    )


def test_dateline_in_the_nitf_inside() -> None:
    """As Kyodo builds them."""
    (draft,) = read(f"""<NewsItem>{identification("2026_3800")}<NewsComponent Duid="NC1" xml:lang="en-US">
<Role FormalName="Main"/>
<NewsLines><HeadLine>Ferries tied up</HeadLine><DateLine>VELL, Nov. 24</DateLine><CreditLine>Meridian</CreditLine>
<SeriesLine>Ports</SeriesLine><SlugLine>Ports-Ferry</SlugLine></NewsLines><ContentItem>
<MediaType FormalName="Text"/><DataContent>
<nitf><body><body.head><hedline><hl1>Ferries tied up</hl1></hedline><dateline><location>VELL</location>
<story.date>Nov. 24</story.date></dateline></body.head><body.content><p>     Ferries stay in port.</p>
<p>==Meridian</p>
</body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem>""")
    assert (draft.dateline, draft.language) == ("VELL, Nov. 24", "en-US")
    assert draft.body == paragraphs("Ferries stay in port.", "==Meridian")


def test_sloppy_names() -> None:
    """As TASS builds them: no public identifier, misspelt and home-made elements, urgency as text."""
    (draft,) = (
        read("""<NewsEnvelope><DateAndTime>20261124T102721</DateAndTime></NewsEnvelope><NewsItem LinkType="normal">
<Identification><NewsIdentifier><ProviderId>
www.m.example
</ProviderId></NewsIdentifier></Identification><NewsManagement>
<ThisRevisionCreated>20261124T102708</ThisRevisionCreated>
<Status FormalName="Usable"/><Urgency>2</Urgency></NewsManagement><NewsComponent Duid="03AE432" Essential="no">
<NewsLines><CopyrightLine>(c) MER 2026</CopyrightLine></NewsLines><NewsComponent Duid="03AE432"><Author/>
<NewsComponent xml:lang="en"><Role FormalName="Main"/><NewsLines><DateLine>November 24</DateLine>
<HeadLine>Ferries tied up</HeadLine><SlugLine>URGENT</SlugLine><MoreLink>http://www.m.example/</MoreLink></NewsLines>
<DescriptiveMetada><Language FormalName="en"/><guid>16AAC</guid><Location HowPresent="Origin">
<Property FormalName="Country" Value="CHE"/><Property FormalName="City" Value="VELL"/></Location></DescriptiveMetada>
<ContentItem><MediaType FormalName="ComplexData"/><MimeType FormalName="text/vnd.IPTC.NITF"/><DataContent><nitf><body>
<body.content><p>VELL, November 24. /MER/. Ferries stay in port.</p></body.content></body></nitf></DataContent>
</ContentItem>
<item_keywords><item_keyword>ECONOMY</item_keyword><item_keyword>URGENT</item_keyword></item_keywords></NewsComponent>
</NewsComponent></NewsComponent></NewsItem>""")
    )
    assert draft.guid == "tag:agency.invalid,2026:www.m.example/03AE432"
    assert (draft.urgency, draft.language, draft.keywords) == (2, "en", ("ECONOMY", "URGENT"))
    assert (draft.provider, draft.copyright, draft.slugline) == ("www.m.example", "(c) MER 2026", "URGENT")
    assert draft.located == (Place(name="VELL", country_code="CH"),)
    assert draft.links == (Link(relation=Relation.SEE_ALSO, target="http://www.m.example/"),)


def test_embargo_in_a_comment() -> None:
    """As PA builds them."""
    (draft,) = read(f"""<NewsItem>{identification("MER-HHH-PORTS-Ferry", 11839114654855, "PORTS Ferry")}<NewsManagement>
<Status FormalName="Embargoed"/><Urgency FormalName="4"/></NewsManagement><NewsComponent><Role FormalName="Main"/>
<NewsLines>
<HeadLine>FERRIES TIED UP</HeadLine><ByLine>By Ada Lind, Meridian Coast</ByLine><SlugLine>PORTS Ferry</SlugLine>
</NewsLines>
<DescriptiveMetadata><Property FormalName="Category" Value="HHH"/><Property FormalName="Keyword" Value="Ferry"/>
</DescriptiveMetadata><NewsComponent Duid="d31HHH-1-1"><Comment> Embargoed to 0001 Wednesday November 25 </Comment>
<ContentItem>
<MediaType FormalName="Text"/><DataContent><nitf><body><body.content><p>
Ferries stay in <location>Vell</location>
.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem>""")
    assert (draft.embargoed, draft.embargo, draft.ed_note) == (True, None, "Embargoed to 0001 Wednesday November 25")
    assert (draft.byline, draft.version) == ("Ada Lind, Meridian Coast", 11839114654855)


def test_html_in_cdata_with_a_topic_set() -> None:
    """As ANA-MPA builds them."""
    (draft,) = read(f"""<NewsItem>{identification("193")}<NewsComponent Essential="no" EquivalentsList="no">
<TopicSet FormalName="NewsSubjects"><Topic><TopicType FormalName="SubjectMatter"/>
<FormalName Scheme="IptcSubjectCodes">04015000
</FormalName><Description xml:lang="en" Variant="Category">TRN</Description>
<Description xml:lang="en" Variant="Name">Transport
</Description></Topic></TopicSet><NewsLines><HeadLine xml:lang="x-default"><![CDATA[Ferries tied up]]></HeadLine>
<SubHeadLine><![CDATA[Ferries stay in port for the third day, the authority said.]]></SubHeadLine>
<DateLine>24/11/2026</DateLine>
</NewsLines><DescriptiveMetadata><Language FormalName="EN"/><SubjectCode>
<SubjectMatter FormalName="04015000" Scheme="IptcSubjectCodes"/></SubjectCode>
<Property FormalName="Country" Value="GRC"/>
<Property FormalName="City" Value="Vell"/></DescriptiveMetadata><NewsComponent><Role FormalName="Main"/><ContentItem>
<MediaType FormalName="Text"/><Format FormalName="HTML"/><DataContent>
<![CDATA[<P>Ferries stay in port for the third day, the authority said.</P><P> </P><P>No end is near.</P>]]>
</DataContent>
</ContentItem></NewsComponent></NewsComponent></NewsItem>""")
    assert draft.body == paragraphs("Ferries stay in port for the third day, the authority said.", "No end is near.")
    assert draft.subjects == (Subject(code="subj:04015000", name="Transport", scheme=SUBJ),)
    assert (draft.dateline, draft.located) == (None, (Place(name="Vell", country_code="GR"),))


class TestPackages:
    """As Reuters builds them: a tree of references to other items, in their running order."""

    def entry(self, role: str, reference: str, headline: str) -> str:
        return f"""<NewsComponent EquivalentsList="yes"><Role FormalName="{role}"/>
<BasisForChoice>/@xml:lang</BasisForChoice>
<NewsComponent xml:lang="en"><NewsLines><HeadLine>{headline}</HeadLine></NewsLines>
<NewsItemRef NewsItem="{reference}"/>
</NewsComponent></NewsComponent>"""

    def test_members_in_order(self) -> None:
        (draft,) = read(f"""<NewsItem>{identification("ID1")}<NewsComponent><Role FormalName="LIST"/><NewsLines>
<HeadLine>SHOWCASE</HeadLine><DateLine>20261124</DateLine></NewsLines><NewsComponent>
<Role FormalName="NEWS_EVENT"/><NewsLines>
<HeadLine>PORTS</HeadLine></NewsLines><NewsComponent><Role FormalName="MAIN"/>
{self.entry("TEXT", "urn:newsml:m.example:20261124:A:3", "Ferries")}{self.entry("PICTURE", "2026-11-24_B.XML", "Port")}
</NewsComponent></NewsComponent></NewsComponent></NewsItem>""")
        assert (draft.item_class, draft.headline, draft.body) == ("composite", "SHOWCASE", Body())
        assert draft.links == (
            Link(relation=Relation.MEMBER, target="urn:newsml:m.example:20261124:A", version=3, title="Ferries"),
            Link(relation=Relation.MEMBER, target="2026-11-24_B.XML", title="Port"),
        )

    def test_story_that_refers_to_pictures_and_stories(self) -> None:
        (draft,) = read(f"""<NewsItem>{identification("ID2")}<NewsComponent><NewsLines><HeadLine>Ferries</HeadLine>
</NewsLines>
<NewsComponent><ContentItem><DataContent>They sail.</DataContent></ContentItem></NewsComponent>
{self.entry("PICTURE", "urn:newsml:m.example:20261124:B:1", "Port")}
{self.entry("TEXT", "urn:newsml:m.example:20261124:C:1", "Trains")}
</NewsComponent></NewsItem>""")
        guid = "urn:newsml:m.example:20261124:B"
        assert draft.associations == (Association(href=guid, guid=guid, title="Port", kind="picture"),)
        assert draft.links == (
            Link(relation=Relation.SEE_ALSO, target="urn:newsml:m.example:20261124:C", version=1, title="Trains"),
        )


class TestStories:
    TEXT = "<ContentItem><DataContent>{}</DataContent></ContentItem>"

    def test_languages_under_one_headline_are_stories_of_their_own(self) -> None:
        parts = "".join(
            f"<NewsComponent xml:lang='{lang}'>{self.TEXT.format(text)}</NewsComponent>"
            for lang, text in (("en", "A."), ("fr", "B."))
        )
        drafts = read(f"<NewsItem>{identification('1')}<NewsComponent>{parts}</NewsComponent></NewsItem>")
        base = "urn:newsml:m.example:20261124T101500Z:1"
        assert [(draft.guid, draft.language) for draft in drafts] == [(f"{base}:en", "en"), (f"{base}:fr", "fr")]

    def test_story_told_again_is_left_out(self) -> None:
        lines = "<NewsLines><HeadLine>Ferries</HeadLine></NewsLines>"
        part = f"<NewsComponent>{lines}{self.TEXT.format('A.')}</NewsComponent>"
        (draft,) = read(f"<NewsItem><NewsComponent xml:lang='en'>{part}{part}</NewsComponent></NewsItem>")
        assert draft.body == paragraphs("A.")

    def test_second_headline_that_is_no_field(self) -> None:
        (draft,) = read(
            "<NewsItem><NewsComponent>"
            "<NewsLines><HeadLine>Ferries</HeadLine><SubHeadLine>No end</SubHeadLine></NewsLines>"
            f"{self.TEXT.format('<html><body><h1>Ferries</h1><p>A.</p></body></html>')}</NewsComponent></NewsItem>"
        )
        assert draft.body.blocks == (Heading("No end"), Paragraph("A."))

    def test_two_pictures_without_roles_are_two(self) -> None:
        pictures = "".join(
            f"<NewsComponent><ContentItem Href='{name}.jpg'><MimeType FormalName='image/jpeg'/></ContentItem>"
            "</NewsComponent>"
            for name in "ab"
        )
        (draft,) = read(
            f"<NewsItem><NewsComponent><NewsComponent>{self.TEXT.format('A.')}</NewsComponent>{pictures}</NewsComponent>"
            "</NewsItem>"
        )
        assert [picture.href for picture in draft.associations] == ["a.jpg", "b.jpg"]

    def test_same_role_again_is_another_picture(self) -> None:
        pictures = rendition("Main", "a.jpg", 9) + rendition("Preview", "p.jpg", 3) + rendition("Main", "b.jpg", 9)
        (draft,) = read(
            "<NewsItem><NewsComponent><NewsLines><HeadLine>x</HeadLine></NewsLines>"
            f"{pictures}</NewsComponent></NewsItem>"
        )
        assert [picture.href for picture in draft.associations] == ["a.jpg", "b.jpg"]
