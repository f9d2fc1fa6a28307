"""News sitemaps by the schema of the sitemap protocol, and by what Google's reference asks of its own elements."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from syndicate.formats.news_sitemap import NewsSitemapWriter
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition
from tests.makers import AGENCY, NOON, make_section
from tests.pages import joined
from tests.strategies import dispatches

NEWS = """
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.google.com/schemas/sitemap-news/0.9"
    targetNamespace="http://www.google.com/schemas/sitemap-news/0.9" elementFormDefault="qualified">
  <xs:simpleType name="words">
    <xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction>
  </xs:simpleType>
  <xs:element name="news"><xs:complexType><xs:all>
    <xs:element name="publication"><xs:complexType><xs:all>
      <xs:element name="name" type="words"/>
      <xs:element name="language"><xs:simpleType><xs:restriction base="xs:string">
        <xs:pattern value="zh-cn|zh-tw|[a-z]{2,3}"/>
      </xs:restriction></xs:simpleType></xs:element>
    </xs:all></xs:complexType></xs:element>
    <xs:element name="publication_date" type="xs:dateTime"/>
    <xs:element name="title" type="words"/>
  </xs:all></xs:complexType></xs:element>
</xs:schema>
"""


@pytest.fixture(scope="module")
def schema(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    folder = tmp_path_factory.mktemp("sitemap")
    (folder / "news.xsd").write_text(NEWS)
    both = f"""
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9"
          schemaLocation="{(shared / "schemas/sitemap/sitemap.xsd").as_uri()}"/>
      <xs:import namespace="http://www.google.com/schemas/sitemap-news/0.9" schemaLocation="news.xsd"/>
    </xs:schema>
    """
    (folder / "both.xsd").write_text(both)
    return etree.XMLSchema(etree.parse(folder / "both.xsd"))


@pytest.mark.shared
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(dispatch=dispatches())
def test_any_story_is_valid(dispatch: Dispatch, schema: etree.XMLSchema) -> None:
    page = joined(NewsSitemapWriter(AGENCY), Edition(section=make_section(), updated=NOON, dispatches=(dispatch,)))
    root = etree.fromstring(page)
    schema.assertValid(root)
    [where] = root.iter("{*}loc")
    assert (where.text == AGENCY.base_url) is (dispatch.pub_status is not PubStatus.USABLE)
