"""Fictional dispatches of every kind a wire carries, for golden pages, schemas and browsers."""

from datetime import UTC, datetime, timedelta

from syndicate.model.body import Body, Heading, Paragraph, Preformatted, Table
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, PubStatus, Signal, Subject
from syndicate.model.edition import Edition
from syndicate.model.section import Section
from tests.makers import make_dispatch, make_section

_MORNING = datetime(2026, 11, 24, 6, 5, tzinfo=UTC)


def _story(number: int, **fields: object) -> Dispatch:
    moment = _MORNING + timedelta(minutes=37 * number)
    return make_dispatch(
        **{
            "guid": f"tag:wire.example,2026:dispatch/{number:024x}",
            "agency": "Example Wire",
            "language": "en",
            "created": moment,
            "filed": moment,
            "received": moment + timedelta(seconds=2),
        }
        | fields
    )


FLASH = _story(
    1,
    headline="Grand Sluice bridge closed after barge collision",
    slugline="BRIDGE-CLOSURE",
    urgency=1,
    priority="f",
    body=Body(),
)

LEAD = _story(
    2,
    headline="Coastal states open talks on a shared tide treaty",
    slugline="TIDE-TREATY/",
    byline="Ines Halloran and Piet Oduya",
    credit="Example Wire/Halloran",
    urgency=3,
    keywords=("tide treaty", "coast", "diplomacy"),
    subjects=(
        Subject(code="medtop:11000000", name="politics"),
        Subject(code="EXW:TIDE", name="tides"),
        Subject(code="T 4", name="coast", scheme="http://codes.wire.example/topic/"),
    ),
    genre="Current",
    dateline=Dateline(
        raw="PORT ELDER, Nov. 24 (Example Wire) -",
        cities=("PORT ELDER",),
        region="Westmark",
        country="Elderland",
        month=11,
        day=24,
        year=2026,
        agency="Example Wire",
    ),
    body=Body(
        (
            Paragraph(
                "Delegates of seven coastal states sat down on Tuesday to write the first common rules for tidal "
                "barrages, an agreement that engineers have asked for since the spring floods."
            ),
            Paragraph("“We share one sea, so we had better share one timetable,” the chair, Marit Ekwall, said."),
            Heading("What is on the table"),
            Paragraph("The draft names three gauges, a hotline between harbour masters and a yearly audit."),
            Paragraph("Talks run until Friday. No vote has been called."),
        )
    ),
    copyright="© 2026 Example Wire",
    usage_terms="Not for archives after 30 days.",
    associations=(
        Association(
            href="https://pictures.wire.example/2026/tide talks.jpg",
            media_type="image/jpeg",
            size=248_113,
            width=1200,
            height=800,
            caption="Marit Ekwall greets delegates in Port Elder on Tuesday.",
            credit="Example Wire/Oduya",
        ),
        Association(href="https://pictures.wire.example/2026/chair.mp3", media_type="audio/mpeg"),
        Association(href="EXW-PHOTO-17", caption="Not on the web"),
    ),
)

UPDATE = _story(
    3,
    version=4,
    take=1,
    follows=True,
    headline="UPDATE 1-Ferry line cancels evening crossings",
    slugline="FERRY-STORM/ (UPDATE 1)",
    urgency=4,
    signal=Signal.UPDATE,
    dateline=Dateline(raw="SKERRY BAY --", cities=("SKERRY BAY",)),
    body=Body((Paragraph("The Skerry line cancelled all evening crossings as wind rose to 70 knots."),)),
)

CORRECTION = _story(
    4,
    version=2,
    follows=True,
    headline="Mill prices rose 3 percent in October",
    slugline="MILL-PRICES",
    byline="Tove Arkwright",
    signal=Signal.CORRECTION,
    ed_note="CORRECTS figure in paragraph 1 to 3 percent, not 30.",
    body=Body((Paragraph("Mill prices rose 3 percent in October, the guild said."),)),
)

HOLD = _story(
    5,
    version=2,
    headline="Mayor Brandt to resign, aides say",
    slugline="MAYOR",
    pub_status=PubStatus.WITHHELD,
    ed_note="HOLD pending a second source.",
    byline="Secret Reporter",
    body=Body((Paragraph("Mayor Brandt told aides that she would go."),)),
    dateline=Dateline(raw="OLD QUAY -", cities=("OLD QUAY",)),
)

KILL = _story(
    6,
    version=3,
    headline="Judge Fenn took bribes, ledger shows",
    slugline="COURT",
    pub_status=PubStatus.CANCELED,
    ed_note="KILL. The ledger was forged.",
    byline="Secret Reporter",
    keywords=("bribes",),
    body=Body((Paragraph("Judge Fenn took bribes for years."),)),
    associations=(Association(href="https://pictures.wire.example/fenn.jpg", caption="Judge Fenn"),),
    dateline=Dateline(raw="OLD QUAY -", cities=("OLD QUAY",)),
)

EMBARGOED = _story(
    7,
    headline="Census counts 4.1 million Elderlanders",
    slugline="CENSUS",
    embargo=_MORNING + timedelta(hours=5),
    ed_note="Embargoed until 1105 GMT.",
    genre="Statistics",
    body=Body((Paragraph("Elderland has 4.1 million people, the census office said."),)),
)

TABLE = _story(
    8,
    headline="Herring prices at close",
    slugline="FISH-HERRING-PRICES",
    urgency=6,
    body=Body(
        (
            Table((("Port", "Open", "Close"), ("Skerry Bay", "12.40", "12.55"), ("Port Elder", "12.10", "12.05"))),
            Preformatted("LANDINGS      tonnes\n  Skerry Bay     118\n  Port Elder      74"),
        )
    ),
)

RTL = _story(
    9,
    headline="افتتاح محطة المد الجديدة في الميناء القديم",
    slugline="TIDE-STATION",
    language="ar",
    byline="ليلى حداد",
    agency="وكالة المثال",
    dateline=Dateline(raw="الميناء القديم 24 نوفمبر (وكالة المثال) -", cities=("الميناء القديم",)),
    keywords=("المد", "الطاقة"),
    body=Body((Paragraph("افتتح وزير الطاقة يوم الثلاثاء محطة المد رقم 7."), Paragraph("وتبلغ قدرتها 40 ميغاواط."))),
)

NASTY = _story(
    10,
    guid='urn:newsml:wire.example:20261124:a&b<"c">\'d',
    headline='</title></script><script>alert("1")</script> & <!-- ]]> \u2028 it\'s {{ 7*7 }}',
    slugline="<b>&amp;</b>",
    byline='"><img src=x onerror=alert(1)>',
    agency="A & B <Wire>",
    language='en"onload="x',
    credit="<!--entries-->",
    keywords=("]]>", "\U0001f6a8 alarm", "</itemSet>"),
    subjects=(Subject(code="a b:c d", name="<x>"), Subject(code="", scheme="not a uri")),
    dateline=Dateline(raw="A&B, <C> —", cities=("A&B", "<C>"), country="D\tE"),
    body=Body(
        (
            Paragraph("1 < 2 && 3 > 2 \u0301 \ufb01 \U00010348 <script>alert(2)</script>"),
            Preformatted("\n\n <x>"),
        )
    ),
    ed_note="a < b",
    associations=(Association(href="javascript:alert(1)"), Association(href="http://[x", media_type="a b")),
)

STORIES = {
    "flash": FLASH,
    "lead": LEAD,
    "update": UPDATE,
    "correction": CORRECTION,
    "hold": HOLD,
    "kill": KILL,
    "embargoed": EMBARGOED,
    "table": TABLE,
    "rtl": RTL,
    "nasty": NASTY,
}

SECTION = make_section(name="coast", title="Coast & harbours", description="Tides, ports <and> the people in between")


def edition_of(*dispatches: Dispatch, section: Section = SECTION) -> Edition:
    """These dispatches as a section shows them: kills first, then newest first."""
    shown = sorted(dispatches, key=lambda one: (one.pub_status is PubStatus.CANCELED, one.shown_from), reverse=True)
    return Edition(
        section=section,
        updated=max((one.shown_from for one in dispatches), default=datetime(1970, 1, 1, tzinfo=UTC)),
        dispatches=tuple(shown),
    )


WHOLE = edition_of(*STORIES.values())
