"""A day on a fictional wire: one dispatch of every kind that a feed must get right, and the page they make."""

from datetime import UTC, datetime, timedelta

from syndicate.model.body import Body, Heading, Paragraph, Preformatted, Table
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, PubStatus, Signal, Subject
from syndicate.model.edition import Edition
from syndicate.model.section import Agency, Section

MORNING = datetime(2026, 3, 9, 6, 30, tzinfo=UTC)

WIRE = Agency(
    name="Harrow Wire Service",
    tag="HWS",
    domain="harrow-wire.example",
    base_url="https://feeds.harrow-wire.example/",
    copyright="© 2026 Harrow Wire Service",
    contact="desk@harrow-wire.example",
)

HARBOUR = Section(name="harbour", title="Harbour & Docks", description="Ships, tides & the people between")


def _dispatch(number: int, headline: str, body: Body | None = None, **changes: object) -> Dispatch:
    moment = MORNING + timedelta(minutes=number)
    fields: dict[str, object] = {
        "guid": f"tag:harrow-wire.example,2026:dispatch/{number:024x}",
        "version": 1,
        "source": "newsroom",
        "headline": headline,
        "body": body or Body(),
        "language": "en",
        "created": moment,
        "filed": moment,
        "received": moment + timedelta(seconds=2),
    }
    return Dispatch(**(fields | changes))  # type: ignore[arg-type]  # the fields are a Dispatch's own


def _line(city: str, raw: str) -> Dateline:
    return Dateline(raw=raw, cities=(city,), month=3, day=9, year=2026, agency="HWS")


FLASH = _dispatch(1, "FLASH: Lock gate at Quillhaven gives way", urgency=1, priority="f")

LEAD = _dispatch(
    2,
    "Quillhaven harbour shut as lock gate fails",
    Body(
        (
            Paragraph("The harbour of Quillhaven was shut to all traffic on Monday after its outer lock gate failed."),
            Paragraph(
                "Nobody was hurt, the harbour master said, but eleven vessels are held inside and the evening tide "
                "will have to pass before divers can look at the hinge."
            ),
            Paragraph("Repairs could take a week."),
            Heading("What is known"),
            Paragraph("The gate was last overhauled nine years ago."),
        )
    ),
    slugline="HARBOUR-GATE",
    byline="Mara Tolliver and Ike Penn",
    agency="HWS",
    credit="Harrow Wire",
    dateline=_line("QUILLHAVEN", "QUILLHAVEN, March 9 (HWS) —"),
    urgency=2,
    keywords=("harbour", "lock gate", "harbour"),
    subjects=(
        Subject(code="medtop:20000151", name="maritime accident", scheme="http://cv.iptc.org/newscodes/mediatopic/"),
        Subject(code="LOCAL", scheme="house codes"),
    ),
    genre="Current",
    copyright="© 2026 HWS",
    usage_terms="Not for resale.",
)

UPDATE = _dispatch(
    3,
    "UPDATE 1-Divers reach the broken gate at Quillhaven",
    Body((Paragraph("Divers reached the broken lock gate before noon."),)),
    version=2,
    follows=True,
    take=1,
    signal=Signal.UPDATE,
    dateline=_line("QUILLHAVEN", "QUILLHAVEN, March 9 (HWS) —"),
)

CORRECTION = _dispatch(
    4,
    "Ferry company names new chief",
    Body((Paragraph("The Sound Ferry Company named Orla Fenn as its chief executive."),)),
    version=3,
    follows=True,
    signal=Signal.CORRECTION,
    ed_note="name in paragraph 1 is Orla Fenn, not <Orla Finn>.",
)

KILL = _dispatch(
    5,
    "Advisory on pilot story",
    Body((Paragraph("This text stood under the status and must never show."),)),
    version=2,
    follows=True,
    pub_status=PubStatus.CANCELED,
    ed_note='The story headlined "Pilot leaves post" & its picture are killed: the person was misidentified.',
    byline="Never Shown",
    slugline="NEVER-SHOWN",
    credit="never shown",
    keywords=("never shown",),
    associations=(Association(href="https://pictures.harrow-wire.example/never-shown.jpg"),),
)

HOLD = _dispatch(6, "Held: tariff talks", Body((Paragraph("Held back."),)), pub_status=PubStatus.WITHHELD)

PICTURES = _dispatch(
    7,
    "Herring fleet sails",
    Body((Paragraph("Forty boats left on the morning tide."),)),
    associations=(
        Association(
            href="https://pictures.harrow-wire.example/fleet at dawn.jpg?w=800&h=600",
            size=48213,
            caption='Boats leave "Little" Quillhaven & pass the <mole>',
            credit="Ike Penn/HWS",
        ),
        Association(href="https://pictures.harrow-wire.example/horn.mp3", media_type="audio/mpeg"),
        Association(href="https://pictures.harrow-wire.example/tides", caption="Tide tables"),
        Association(href="local-store/4711.tif"),
    ),
)

TABLE = _dispatch(
    8,
    "Fish prices at Quillhaven",
    Body(
        (
            Table((("Fish", "Crowns/kg"), ("Cod", "4.10"), ("Ling & tusk", "<3"))),
            Preformatted("\nBERTH  SHIP      DRAUGHT\n   1   Ada        4.2\n"),
        )
    ),
    dateline=_line("QUILLHAVEN", "QUILLHAVEN (HWS) -"),
)

HEBREW = _dispatch(
    9,
    "הנמל נפתח מחדש",
    Body((Paragraph("הנמל נפתח מחדש ביום שני."), Paragraph("עשרים אוניות ממתינות."))),
    language="he",
    byline="דנה לוי",
)

NASTY = _dispatch(
    10,
    "A < B & \"C\" > 'D' ]]> <script>alert(1)</script> &amp; 🚢",
    Body(
        (
            Paragraph("<b>not bold</b> ]]> &nbsp; <!-- no comment --> <?pi?> \u202eback\u202c"),
            Paragraph("Tab\there"),
        )
    ),
    language="und",
    keywords=('<&">', "]]>"),
    subjects=(Subject(code='"<&>"', name="]]>"),),
    copyright="A & B <C>",
)

EMBARGOED = _dispatch(
    11,
    "Port authority reports record year",
    Body((Paragraph("The port authority reported a record year."),)),
    embargo=MORNING + timedelta(hours=3),
    received=MORNING + timedelta(minutes=11, microseconds=250_000),
)

DAY = (KILL, EMBARGOED, NASTY, HEBREW, TABLE, PICTURES, HOLD, CORRECTION, UPDATE, LEAD, FLASH)

EDITION = Edition(section=HARBOUR, updated=EMBARGOED.shown_from, dispatches=DAY)

EMPTY = Edition(
    section=Section(name="quiet", title="Quiet", language="fr"), updated=datetime(1970, 1, 1, tzinfo=UTC), dispatches=()
)
