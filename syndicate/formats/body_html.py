"""The body of a dispatch as an HTML fragment, and as plain text with its dateline in front.

The fragment is what stands inside feeds, pages and news items. It is text content of HTML and well-formed XHTML at
once: only `p`, `span`, `a`, `em`, `strong`, `h2`, `blockquote`, `ul`, `ol`, `li`, `table`, `thead`, `tbody`, `tr`,
`th`, `td` and `pre`, every element closed, no entity but `&amp;`, `&lt;`, `&gt;` and `&quot;`, no namespace, so it can
be parsed by either kind of parser into the same tree.
"""

from html import escape

from syndicate.model.body import Block, Body, Emphasis, Heading, Listing, Mark, Paragraph, Preformatted, Quote, Table
from syndicate.model.dispatch import Dispatch


def body_html(dispatch: Dispatch) -> str:
    """Render the body, one block a line, the dateline in front of the first paragraph's text.

    Where there is no paragraph the dateline stands in one of its own before the rest. Empty for a dispatch with
    neither body nor dateline. The headline, editor's note and associations are not part of it.
    """
    parts = []
    dateline = dispatch.opening
    for block in _opened(dispatch.body.blocks, dateline):
        if dateline and isinstance(block, Paragraph):
            parts.append(_dated(dateline, block))
            dateline = ""
        else:
            parts.append(_html(block))
    return "\n".join(parts)


def body_plain(dispatch: Dispatch) -> str:
    """The same in plain text: blocks parted by an empty line, table cells by tabs, list items by line ends."""
    dateline = dispatch.opening
    blocks: list[Block] = []
    for block in _opened(dispatch.body.blocks, dateline):
        if dateline and isinstance(block, Paragraph):
            blocks.append(Paragraph(f"{dateline} {block.text}".rstrip()))
            dateline = ""
        else:
            blocks.append(block)
    return Body(tuple(blocks)).text


def _opened(blocks: tuple[Block, ...], dateline: str) -> tuple[Block, ...]:
    """The blocks, with a paragraph in front for the dateline where none is there to carry it."""
    if dateline and not any(isinstance(block, Paragraph) for block in blocks):
        return (Paragraph(""), *blocks)
    return blocks


def _dated(dateline: str, paragraph: Paragraph) -> str:
    opening = f'<p><span class="dateline">{escape(dateline, quote=False)}</span>'
    return f"{opening} {_running(paragraph)}</p>" if paragraph.text else f"{opening}</p>"


def _html(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p>{_running(block)}</p>"
        case Heading(text=text):
            return f"<h2>{escape(text, quote=False)}</h2>"
        case Quote(text=text):
            return f"<blockquote><p>{escape(text, quote=False)}</p></blockquote>"
        case Listing(items=items, ordered=ordered):
            listed = "".join(f"<li>{escape(item, quote=False)}</li>" for item in items)
            return f"<ol>{listed}</ol>" if ordered else f"<ul>{listed}</ul>"
        case Preformatted(text=text):
            # HTML drops a line feed that directly follows <pre>, XML keeps it (HTML Living Standard §13.2.6.4.7).
            return f"<pre>{escape(text.lstrip(chr(10)), quote=False)}</pre>"
        case Table(rows=rows, head=head):
            top = f"<thead>{''.join(_row(row, 'th') for row in rows[:head])}</thead>" if head else ""
            return f"<table>{top}<tbody>{''.join(_row(row, 'td') for row in rows[head:])}</tbody></table>"


def _row(cells: tuple[str, ...], cell: str) -> str:
    return f"<tr>{''.join(f'<{cell}>{escape(text, quote=False)}</{cell}>' for text in cells)}</tr>"


def _running(paragraph: Paragraph) -> str:
    if not paragraph.marks:
        return escape(paragraph.text, quote=False)
    parts, at = [], 0
    for mark in paragraph.marks:
        parts.append(escape(paragraph.text[at : mark.start], quote=False))
        parts.append(_marked(mark, paragraph.text[mark.start : mark.end]))
        at = mark.end
    parts.append(escape(paragraph.text[at:], quote=False))
    return "".join(parts)


def _marked(mark: Mark, text: str) -> str:
    href = f' href="{escape(mark.href)}"' if mark.kind is Emphasis.LINK and mark.href else ""
    return f"<{mark.kind}{href}>{escape(text, quote=False)}</{mark.kind}>"
