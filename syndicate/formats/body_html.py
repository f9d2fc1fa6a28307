"""The body of a dispatch as an HTML fragment, and as plain text with its dateline in front.

The fragment is what stands inside feeds, pages and news items. It is text content of HTML and well-formed XHTML at
once: only `p`, `span`, `h2`, `table`, `tbody`, `tr`, `td` and `pre`, every element closed, no entity but `&amp;`,
`&lt;` and `&gt;`, no namespace, so it can be parsed by either kind of parser into the same tree.
"""

from html import escape

from syndicate.model.body import Block, Heading, Paragraph, Preformatted, Table
from syndicate.model.dispatch import Dispatch


def body_html(dispatch: Dispatch) -> str:
    """Render the body, one block a line, the dateline in front of the first paragraph's text.

    Where there is no paragraph the dateline stands in one of its own before the rest. Empty for a dispatch with
    neither body nor dateline. The headline, editor's note and associations are not part of it.
    """
    parts = []
    dateline = dispatch.dateline.raw if dispatch.dateline else ""
    for block in _opened(dispatch.body.blocks, dateline):
        if dateline and isinstance(block, Paragraph):
            parts.append(_dated(dateline, block.text))
            dateline = ""
        else:
            parts.append(_html(block))
    return "\n".join(parts)


def body_plain(dispatch: Dispatch) -> str:
    """The same in plain text: blocks parted by an empty line, table cells by tabs."""
    dateline = dispatch.dateline.raw if dispatch.dateline else ""
    lines = []
    for block in _opened(dispatch.body.blocks, dateline):
        if dateline and isinstance(block, Paragraph):
            lines.append(f"{dateline} {block.text}".rstrip())
            dateline = ""
        elif isinstance(block, Table):
            lines.append("\n".join("\t".join(row) for row in block.rows))
        else:
            lines.append(block.text)
    return "\n\n".join(lines)


def _opened(blocks: tuple[Block, ...], dateline: str) -> tuple[Block, ...]:
    """The blocks, with a paragraph in front for the dateline where none is there to carry it."""
    if dateline and not any(isinstance(block, Paragraph) for block in blocks):
        return (Paragraph(""), *blocks)
    return blocks


def _dated(dateline: str, text: str) -> str:
    opening = f'<p><span class="dateline">{escape(dateline, quote=False)}</span>'
    return f"{opening} {escape(text, quote=False)}</p>" if text else f"{opening}</p>"


def _html(block: Block) -> str:
    match block:
        case Paragraph(text=text):
            return f"<p>{escape(text, quote=False)}</p>"
        case Heading(text=text):
            return f"<h2>{escape(text, quote=False)}</h2>"
        case Preformatted(text=text):
            # HTML drops a line feed that directly follows <pre>, XML keeps it (HTML Living Standard §13.2.6.4.7).
            return f"<pre>{escape(text.lstrip(chr(10)), quote=False)}</pre>"
        case Table(rows=rows):
            return f"<table><tbody>{''.join(map(_row, rows))}</tbody></table>"


def _row(cells: tuple[str, ...]) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell, quote=False)}</td>' for cell in cells)}</tr>"
