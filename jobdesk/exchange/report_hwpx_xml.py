"""The XML of an HWPX part: its names, how a node is put into it and how text stands in it.

Source of names and of what they hold: KS X 6101 (OWPML) and the files 한글 itself writes.
"""

from __future__ import annotations

import re
from itertools import count

from lxml import etree

HWPUNIT = 7200 / 25.4
"""So many units of 한글 make a millimetre; a point is 100 of them."""

_SPACES = {
    "hp": "http://www.hancom.co.kr/hwpml/2011/paragraph",
    "hs": "http://www.hancom.co.kr/hwpml/2011/section",
    "hc": "http://www.hancom.co.kr/hwpml/2011/core",
    "hh": "http://www.hancom.co.kr/hwpml/2011/head",
    "opf": "http://www.idpf.org/2007/opf/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pkg": "http://www.hancom.co.kr/hwpml/2016/meta/pkg#",
}
_NAMES = {prefix: f"{{{space}}}" for prefix, space in _SPACES.items()}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def qname(name: str) -> str:
    """``hp:tbl`` as lxml wants it."""
    prefix, local = name.split(":")
    return _NAMES[prefix] + local


def node(parent: etree._Element, name: str, /, **attributes: object) -> etree._Element:
    """A new last child of ``parent``."""
    held = {key: str(value) for key, value in attributes.items()}
    return etree.SubElement(parent, qname(name), held)


def child(parent: etree._Element, name: str) -> etree._Element:
    """The first child of that name. Raises LookupError where there is none."""
    found = parent.find(qname(name))
    if found is None:
        raise LookupError(f"{name} in {parent.tag}")
    return found


def descendant(parent: etree._Element, name: str) -> etree._Element:
    """The first node of that name at any depth. Raises LookupError where there is none."""
    for found in parent.iter(qname(name)):
        return found
    raise LookupError(f"{name} in {parent.tag}")


def change(element: etree._Element, /, **attributes: object) -> None:
    """Set attributes."""
    for key, value in attributes.items():
        element.set(key, str(value))


def written(root: etree._Element) -> bytes:
    """The part as bytes; 한글 wants the declaration to say that it stands alone."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def plain(text: str) -> str:
    """Text that XML can hold, in lines parted by ``\\n``."""
    return _NO_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\t", " ")


def units(millimetres: float) -> int:
    """Millimetres in the units of 한글."""
    return round(millimetres * HWPUNIT)


class Ids:
    """Numbers that no other paragraph or object of the document has, the same at every writing."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def next(self) -> int:
        """The next one."""
        return next(self._numbers)


def paragraph(
    parent: etree._Element, ids: Ids, shape: int, *, style: int = 0, page_break: bool = False
) -> etree._Element:
    """An empty paragraph; ``shape`` is its paraPr, ``style`` the named style it belongs to."""
    return node(
        parent,
        "hp:p",
        id=ids.next(),
        paraPrIDRef=shape,
        styleIDRef=style,
        pageBreak=int(page_break),
        columnBreak=0,
        merged=0,
    )


def run(parent: etree._Element, char: int, text: str | None = None) -> etree._Element:
    """A run of letters of one shape; a line break within ``text`` stays one."""
    made = node(parent, "hp:run", charPrIDRef=char)
    if text is not None:
        held = node(made, "hp:t")
        first, *others = plain(text).split("\n")
        held.text = first
        for line in others:
            node(held, "hp:lineBreak").tail = line
    return made


def words(parent: etree._Element, ids: Ids, shape: int, char: int, text: str) -> etree._Element:
    """A paragraph of words."""
    made = paragraph(parent, ids, shape)
    run(made, char, text)
    return made


def text_list(parent: etree._Element, vertical: str, width: int = 0) -> etree._Element:
    """What holds the paragraphs of a cell, a header or a footer."""
    return node(
        parent,
        "hp:subList",
        id="",
        textDirection="HORIZONTAL",
        lineWrap="BREAK",
        vertAlign=vertical,
        linkListIDRef=0,
        linkListNextIDRef=0,
        textWidth=width,
        textHeight=0,
        hasTextRef=0,
        hasNumRef=0,
    )


def place(parent: etree._Element, *, inline: bool) -> None:
    """Where an object stands: as a letter of its line, or by itself between paragraphs.

    Only what stands by itself goes on over the end of a page; a table that is a letter is cut.
    """
    node(
        parent,
        "hp:pos",
        treatAsChar=int(inline),
        affectLSpacing=0,
        flowWithText=1,
        allowOverlap=0,
        holdAnchorAndSO=0,
        vertRelTo="PARA",
        horzRelTo="COLUMN",
        vertAlign="TOP",
        horzAlign="LEFT",
        vertOffset=0,
        horzOffset=0,
    )
