"""Words that stand where a place or an agency might, and are neither."""

from typing import Final

from syndicate.rules.facts.keys import keys

FLAGS: Final[frozenset[str]] = keys(
    "Flash|Bulletin|Urgent|Alert|Breaking|NewsAlert|News Alert|APNewsAlert|Newsalert|Snap|Lead|Ld|Recast|Recasts|Update|Updated|"
    "Updates|Correction|Corrected|Corrects|Correct|Refile|Refiles|Repeat|Repeats|Rpt|More|Adds|Add|Advisory|Eds|Editors|Note|"
    "Exclusive|Wrapup|Wrap|Analysis|Feature|Factbox|Timeline|Preview|Instant View|Embargoed|Embargo|Hold|Kill|Delete|Withdrawn|"
    "First|Second|Third|Writethru|Attn|End|Enditem|Fin|Reuter|Urgente|Ampliacion|Avance|Última hora|Eilmeldung|Eil|Vorab|"
    "Срочно|Молния|Дополнено|عاجل|Kilat|Son dakika|Flaş"
) - keys("Reuter")
"""Flags of the desk, in brackets or before a dateline."""

LABELS: Final[frozenset[str]] = FLAGS | keys(
    "The|A|An|In|On|At|By|For|From|To|But|And|Or|If|When|While|After|Before|As|This|That|These|Those|It|He|She|We|They|His|Her|"
    "President|Minister|Prime|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Company|Shares|Stocks|Markets|Market|Earnings|Results|Revenue|Sales|"
    "Net|Shr|Oper|Revs|Avg|Qtr|Year|Nine|Six|Three|Mths|Note|Record|Pay|Payable|Dividend|Div|Assets|Loss|Profit|Total|Bank|"
    "Date|Published|Posted|Photo|Video|Watch|Read|Share|Copyright|Source|Sources|Week|Month|Today|Yesterday|Tomorrow|Quarter|"
    "Table|Figure|Chapter|Page|Part|Section|Item|Co|Inc|Corp|Ltd|Llc|Plc|Ag|Gmbh|Spa|Effective|Ended|Ending|Since|Until|Through|Between|Next|Last|Late|Early|Mid|"
    "El|La|Los|Las|Un|Una|Le|Les|Une|Der|Die|Das|Ein|Eine|Il|Lo|Gli|O|Os|As|Um|Uma|В|На|По|С|И|Но|Как|Что"
) - keys("La|El|Los|Las|Le|Les|The|Lo")
"""Words that open a sentence, a heading or a row of figures, and never a place by themselves."""
