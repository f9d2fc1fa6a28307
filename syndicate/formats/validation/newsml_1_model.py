"""The grammar of NewsML 1.2, as much of it as every item has (NewsML 1.2 DTD)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Child:
    """An element in a sequence.

    Attributes:
        name: Its name.
        least: So many must stand there.
        most: So many may; None for any number.
    """

    name: str
    least: int = 0
    most: int | None = 1


def _any(name: str) -> Child:
    return Child(name, 0, None)


def _one(name: str) -> Child:
    return Child(name, 1, 1)


ORDER: Mapping[str, tuple[Child, ...]] = MappingProxyType(
    {
        "NewsML": (Child("Catalog"), _any("TopicSet"), _one("NewsEnvelope"), Child("NewsItem", 1, None)),
        "NewsEnvelope": (
            *(Child("TransmissionId"), Child("SentFrom"), Child("SentTo"), _one("DateAndTime")),
            *(_any("NewsService"), _any("NewsProduct"), Child("Priority")),
        ),
        "NewsItem": (
            *(_any("Comment"), Child("Catalog"), _one("Identification"), _one("NewsManagement")),
            *(Child("NewsComponent"), _any("Update"), Child("TopicSet")),
        ),
        "Identification": (_one("NewsIdentifier"), Child("NameLabel"), Child("DateLabel"), _any("Label")),
        "NewsIdentifier": (
            *(_one("ProviderId"), _one("DateId"), _one("NewsItemId"), _one("RevisionId"), _one("PublicIdentifier")),
        ),
        "NewsManagement": (
            *(_one("NewsItemType"), _one("FirstCreated"), _one("ThisRevisionCreated"), _one("Status")),
            *(_any("StatusWillChange"), Child("Urgency"), Child("RevisionHistory"), _any("DerivedFrom")),
            *(_any("AssociatedWith"), _any("Instruction"), _any("Property")),
        ),
        "StatusWillChange": (_one("FutureStatus"), _one("DateAndTime")),
        "NewsComponent": (
            *(_any("Comment"), Child("Catalog"), _any("TopicSet"), Child("Role"), _any("BasisForChoice")),
            *(Child("NewsLines"), Child("AdministrativeMetadata"), Child("RightsMetadata")),
            *(Child("DescriptiveMetadata"), _any("Metadata"), _any("NewsItem"), _any("NewsItemRef")),
            *(_any("NewsComponent"), _any("ContentItem")),
        ),
        "NewsLine": (_one("NewsLineType"), Child("NewsLineText", 1, None)),
        "ContentItem": (
            *(_any("Comment"), Child("Catalog"), Child("MediaType"), Child("Format"), Child("MimeType")),
            *(Child("Notation"), Child("Characteristics"), Child("Encoding"), Child("DataContent")),
        ),
        "DescriptiveMetadata": (
            *(Child("Catalog"), _any("Language"), _any("Genre"), _any("SubjectCode"), _any("OfInterestTo")),
            *(Child("DateLineDate"), _any("Location"), _any("TopicOccurrence"), _any("Property")),
        ),
        "AdministrativeMetadata": (
            *(Child("Catalog"), Child("FileName"), Child("SystemIdentifier"), Child("Provider"), _any("Creator")),
            *(_any("Source"), _any("Contributor"), _any("Property")),
        ),
        "RightsMetadata": (Child("Catalog"), _any("Copyright"), _any("UsageRights"), _any("Property")),
        "Copyright": (_any("Comment"), _one("CopyrightHolder"), _one("CopyrightDate")),
    }
)
"""Elements whose children stand in an order."""

NAMED = frozenset(
    (
        *("NewsItemType", "Status", "FutureStatus", "Urgency", "Priority", "NewsService", "NewsProduct", "Role"),
        *("NewsLineType", "MediaType", "Format", "MimeType", "Notation", "Language", "Genre", "Subject"),
        *("SubjectMatter", "SubjectDetail", "SubjectQualifier", "Property", "Party", "Instruction", "Contribution"),
        *("TopicType", "TopicSet", "LabelType", "MetadataType", "OfInterestTo", "Relevance"),
    )
)
"""Elements that must have a FormalName."""
