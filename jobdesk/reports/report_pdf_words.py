"""Words of a report on paper: paragraphs, lists and remarks, set so that lists hang."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from jobdesk.domain.report_document import Words
from jobdesk.reports import fonts, ink

_SIZE, _SMALL = 10.0, 8.5
_LEADING = 1.55
_MARK = re.compile(r"(□|■|❍|○|●|◦|▷|▶|-|·|•|※|[①-⑳]|\d{1,2}[.)]|[가-하][.)])\s+(?=\S)")
_DEEP = frozenset("-·•▷▶◦")
"""Signs of a list within a list: their items stand further in."""


def words(block: Words) -> list[Flowable]:
    """A paragraph each; one that begins with a sign of a list hangs behind it."""
    size = _SMALL if block.small else _SIZE
    return [paragraph(text, size) for text in block.paragraphs if text.strip()]


def notes(texts: tuple[str, ...]) -> list[Flowable]:
    """What stands below a table, each with ※."""
    return [paragraph(text if text.startswith("※") else f"※ {text}", 8.0) for text in texts if text]


def paragraph(text: str, size: float) -> Flowable:
    """One paragraph of plain text; nothing in it is read as markup."""
    said = text.strip()
    found = _MARK.match(said)
    sign = found[1] if found else ""
    remark = sign == "※"
    inset = 4 * mm if sign in _DEEP and sign else 1.5 * mm
    hang = fonts.width(f"{sign} ", fonts.REGULAR, size) if sign else 0.0
    if found:
        said = f"{sign} {said[found.end() :]}"
    style = ParagraphStyle(
        "words",
        fontName=fonts.REGULAR,
        fontSize=min(size, 9.0) if remark else size,
        leading=size * _LEADING,
        textColor=ink.QUIET if remark else ink.TEXT,
        leftIndent=inset + hang,
        firstLineIndent=-hang,
        spaceAfter=size * 0.18,
        allowWidows=0,
        allowOrphans=0,
    )
    return Paragraph(escape(said).replace("\n", "<br/>"), style)
