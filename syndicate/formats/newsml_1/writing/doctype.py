"""The document type of our NewsML: the DTD of NewsML 1.2, with the elements of NITF that our text is made of.

`DataContent` is `ANY`, which in XML is any element that is declared (XML 1.0 §3, validity constraint Element Valid).
The DTD declares none of NITF's, so a document does, in its internal subset (§2.8): with them it is valid, and a parser
that does not validate passes over them. No entity is declared.
"""

from typing import Final

_PUBLIC: Final = "urn:newsml:iptc.org:20031010:NewsMLv1.2.dtd:1"
SYSTEM: Final = "http://www.iptc.org/std/NewsML/1.2/specification/NewsML_1.2.dtd"

_NITF: Final = """\
<!ELEMENT nitf (body)>
<!ATTLIST nitf version CDATA #IMPLIED>
<!ELEMENT body (body.head, body.content)>
<!ELEMENT body.head (hedline)>
<!ELEMENT hedline (hl1)>
<!ELEMENT hl1 (#PCDATA)>
<!ELEMENT body.content (block)>
<!ELEMENT block (p | hl2 | bq | ol | ul | table | pre)*>
<!ELEMENT p (#PCDATA | a | em)*>
<!ELEMENT a (#PCDATA)>
<!ATTLIST a href CDATA #IMPLIED>
<!ELEMENT em (#PCDATA)>
<!ATTLIST em class CDATA #IMPLIED>
<!ELEMENT hl2 (#PCDATA)>
<!ELEMENT bq (block)>
<!ELEMENT ol (li+)>
<!ELEMENT ul (li+)>
<!ELEMENT li (#PCDATA)>
<!ELEMENT table (thead?, tbody)>
<!ELEMENT thead (tr+)>
<!ELEMENT tbody (tr+)>
<!ELEMENT tr (th | td)+>
<!ELEMENT th (#PCDATA)>
<!ELEMENT td (#PCDATA)>
<!ELEMENT pre (#PCDATA)>
"""

DOCTYPE: Final = f'<!DOCTYPE NewsML PUBLIC "{_PUBLIC}" "{SYSTEM}" [\n{_NITF}]>'
