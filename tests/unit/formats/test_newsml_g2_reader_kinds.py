"""NewsML-G2 items that are no news: packages, concepts, knowledge, plans and catalogs."""

import pytest

from syndicate.model.body import Body, Heading, Paragraph
from syndicate.model.link import Link, Relation
from tests.g2_items import draft_of, item, message


def member(target: str, version: int | None = None, title: str | None = None) -> Link:
    return Link(relation=Relation.MEMBER, target=target, version=version, title=title)


def package(groups: str, *, meta: str = "", about: str = "", root: str = "main") -> str:
    return item(kind="packageItem", meta=meta, about=about, after=f"<groupSet root='{root}'>{groups}</groupSet>")


class TestPackages:
    def test_members_are_links_in_the_order_of_their_groups(self) -> None:
        draft = draft_of(
            package(
                "<group id='side'><itemRef residref='urn:n:3'><headline>Three</headline></itemRef></group>"
                "<group id='main' mode='pgrmod:seq'><itemRef residref='urn:n:1' version='4'><title>One</title>"
                "</itemRef>"
                "<groupRef idref='side'/><itemRef guidref='urn:n:2'/><itemRef href='http://x.example/p'/>"
                "<itemRef/></group>",
                meta="<itemClass qcode='ninat:composite'/><title>Top stories</title>"
                "<link rel='irel:previousVersion' residref='urn:n:0'/>",
            )
        )
        assert (draft.item_class, draft.headline) == ("composite", "Top stories")
        assert draft.links == (
            Link(relation=Relation.PREVIOUS_VERSION, target="urn:n:0"),
            member("urn:n:1", 4, "One"),
            member("urn:n:3", title="Three"),
            member("urn:n:2"),
            member("http://x.example/p"),
        )

    def test_groups_that_refer_to_one_another_in_a_circle_are_entered_once(self) -> None:
        groups = (
            "<group id='main'><groupRef idref='b'/><itemRef residref='urn:n:1'/></group>"
            "<group id='b'><itemRef residref='urn:n:2'/><groupRef idref='main'/><groupRef idref='b'/><groupRef/>"
            "</group>"
        )
        assert draft_of(package(groups)).links == (member("urn:n:2"), member("urn:n:1"))

    def test_without_a_root_every_member_counts(self) -> None:
        groups = "<group id='a'><itemRef residref='urn:n:1'/></group><group><itemRef residref='urn:n:2'/></group>"
        assert draft_of(package(groups, root="lost")).links == (member("urn:n:1"), member("urn:n:2"))

    def test_a_package_without_a_name_has_that_of_its_first_item(self) -> None:
        one = package("<group id='main'><itemRef residref='urn:n:1'/></group>", meta="<itemClass qcode='ninat:text'/>")
        story = item(attributes="guid='urn:n:1'", about="<headline>Tide talks</headline>")
        first, _ = message(one, story)
        assert (first.headline, first.item_class) == ("Tide talks", "composite")
        titled = package("<group id='main'><itemRef residref='urn:n:1'><title>One</title></itemRef></group>")
        assert draft_of(titled).headline == "One"

    def test_the_description_is_the_text_of_a_package(self) -> None:
        about = "<headline>Top</headline><description>What matters.</description>"
        assert draft_of(package("<group id='main'/>", about=about)).body == Body((Paragraph("What matters."),))


class TestKnowledge:
    def test_a_concept(self) -> None:
        draft = draft_of(
            item(
                kind="conceptItem",
                meta="<itemClass qcode='cinat:concept'/><title>A concept item</title>",
                after="<concept><conceptId qcode='mp:7'/><name xml:lang='en'>Tide treaty</name><name "
                "xml:lang='de'>Pakt</name>"
                "<definition xml:lang='en'>An agreement.<br/>Of seven states.</definition>"
                "<note>Not in force.</note></concept>",
                language="en",
            )
        )
        assert (draft.item_class, draft.headline) == ("concept", "Tide treaty")
        assert [block.text for block in draft.body.blocks if isinstance(block, Paragraph)] == [
            "An agreement.",
            "Of seven states.",
            "Not in force.",
        ]

    def test_knowledge_is_its_concepts_under_their_names(self) -> None:
        draft = draft_of(
            item(
                kind="knowledgeItem",
                meta="<title>Codes</title>",
                about="<description>All codes.</description>",
                after="<conceptSet><concept><name>One</name><definition>First.</definition></concept><concept>"
                "<name>Two</name>"
                "</concept></conceptSet><schemeMeta uri='http://x.example/'><name>Ease of access</name></schemeMeta>",
            )
        )
        assert (draft.item_class, draft.headline) == ("knowledge", "Ease of access")
        assert draft.body == Body((Paragraph("All codes."), Heading("One"), Paragraph("First."), Heading("Two")))

    def test_a_plan_is_what_it_says_of_coverage(self) -> None:
        draft = draft_of(
            item(
                kind="planningItem",
                meta="<itemClass qcode='plinat:newscoverage'/>",
                after="<newsCoverageSet><newsCoverage><planning><headline>Tide talks</headline><edNote>250 "
                "words</edNote>"
                "</planning><delivery><deliveredItemRef residref='urn:n:1'/></delivery></newsCoverage>"
                "</newsCoverageSet>",
            )
        )
        assert (draft.item_class, draft.headline) == ("newscoverage", "Tide talks")
        assert draft.body == Body((Heading("Tide talks"), Paragraph("250 words")))
        assert draft.links == (Link(relation=Relation.SEE_ALSO, target="urn:n:1"),)

    def test_a_catalog_is_its_schemes(self) -> None:
        draft = draft_of(
            item(
                kind="catalogItem",
                after="<catalogContainer><catalog><title>Codes</title><scheme alias='a' uri='http://x.example/'>"
                "<name>Seas</name>"
                "<definition>All seas.</definition></scheme></catalog></catalogContainer>",
            )
        )
        assert (draft.item_class, draft.headline) == ("catalog", "Codes")
        assert draft.body == Body((Heading("Seas"), Paragraph("All seas.")))

    @pytest.mark.parametrize("kind", ["conceptItem", "knowledgeItem", "planningItem", "catalogItem", "packageItem"])
    def test_an_item_of_little_is_still_one(self, kind: str) -> None:
        draft = draft_of(item(kind=kind, attributes="guid='urn:n:1'", meta="<provider literal='MP'/>"))
        assert (draft.headline, draft.body) == ("urn:n:1", Body())
