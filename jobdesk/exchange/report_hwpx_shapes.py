"""The shapes of letters, paragraphs and cells that a document of 한글 refers to by number."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from jobdesk.exchange.report_hwpx_xml import change, child, descendant, node, qname

FACE, INSTEAD = "맑은 고딕", "함초롬돋움"
"""Every Windows has the first, every 한글 the second."""
TEXT, QUIET, FRAME, LINE = "#1F2933", "#52606D", "#3E4C59", "#8A96A3"
HEAD, SUM = "#EEF2F6", "#E1E7ED"
"""Grounds of heads and of sums, told apart in grey too."""
HEAVY, THIN, NONE = "0.4 mm", "0.12 mm", ""
OUTLINE = 2
"""The style 개요 1 of the blank document; 개요 2 is the next."""

_LANGUAGES = ("hangul", "latin", "hanja", "japanese", "other", "symbol", "user")
_SIDES = ("leftBorder", "rightBorder", "topBorder", "bottomBorder")


@dataclass(frozen=True, slots=True)
class Letters:
    """``size`` in points."""

    size: float = 10.5
    bold: bool = False
    colour: str = TEXT


@dataclass(frozen=True, slots=True)
class Lines:
    """How the lines of a paragraph stand: points before, after, from the left, of the first line
    (``hang`` below nought lets it stand out), line spacing in percent; ``keep`` holds it on the
    page of the next one; ``rule`` draws a double line beneath."""

    align: str = "LEFT"
    before: float = 0
    after: float = 0
    left: float = 0
    hang: float = 0
    spacing: int = 160
    keep: bool = False
    rule: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Widths of the four lines around a cell, nothing for no line, and its ground."""

    left: str = NONE
    right: str = NONE
    top: str = NONE
    bottom: str = NONE
    ground: str = ""
    double: bool = False


class Shapes:
    """Adds to the head of a blank document what is asked for, each once; a shape is its number."""

    def __init__(self, head: etree._Element) -> None:
        self._borders = descendant(head, "hh:borderFills")
        self._chars = descendant(head, "hh:charProperties")
        self._paragraphs = descendant(head, "hh:paraProperties")
        self._known: dict[Letters | Lines | Frame, int] = {}
        self._face = _add_face(descendant(head, "hh:fontfaces"))

    def letters(self, shape: Letters) -> int:
        """The charPr of that shape."""
        return self._known.get(shape) or self._keep(shape, self._make_letters(shape))

    def lines(self, shape: Lines) -> int:
        """The paraPr of that shape."""
        return self._known.get(shape) or self._keep(shape, self._make_lines(shape))

    def frame(self, shape: Frame) -> int:
        """The borderFill of that shape."""
        return self._known.get(shape) or self._keep(shape, self._make_frame(shape))

    def _keep(self, shape: Letters | Lines | Frame, number: int) -> int:
        self._known[shape] = number
        return number

    def _make_letters(self, shape: Letters) -> int:
        made, number = _copy(self._chars, "hh:charPr")
        change(made, height=round(shape.size * 100), textColor=shape.colour)
        change(child(made, "hh:fontRef"), **dict.fromkeys(_LANGUAGES, self._face))
        if shape.bold:
            bold = etree.Element(qname("hh:bold"))
            child(made, "hh:offset").addnext(bold)
        return number

    def _make_lines(self, shape: Lines) -> int:
        made, number = _copy(self._paragraphs, "hh:paraPr")
        change(child(made, "hh:align"), horizontal=shape.align)
        change(
            child(made, "hh:breakSetting"),
            breakNonLatinWord="KEEP_WORD",
            keepWithNext=int(shape.keep),
            widowOrphan=1,
        )
        measures = {
            "hc:intent": shape.hang,
            "hc:left": shape.left,
            "hc:prev": shape.before,
            "hc:next": shape.after,
        }
        # Once in hundredths of a point, once doubled, as versions of 한글 before 2016 read it.
        for times, margin in zip((1, 2), made.iter(qname("hh:margin")), strict=True):
            for name, points in measures.items():
                change(child(margin, name), value=round(points * 100) * times)
        for spacing in made.iter(qname("hh:lineSpacing")):
            change(spacing, value=shape.spacing)
        if shape.rule:
            change(child(made, "hh:border"), borderFillIDRef=self.frame(_RULE), offsetBottom=300)
        return number

    def _make_frame(self, shape: Frame) -> int:
        made, number = _copy(self._borders, "hh:borderFill")
        widths = (shape.left, shape.right, shape.top, shape.bottom)
        for side, width in zip(_SIDES, widths, strict=True):
            kind = "DOUBLE_SLIM" if shape.double else "SOLID"
            colour = LINE if width == THIN else FRAME
            drawn = {"type": kind, "width": width, "color": colour}
            change(child(made, f"hh:{side}"), **(drawn if width else {"type": "NONE"}))
        if shape.ground:
            brush = node(made, "hc:fillBrush")
            node(brush, "hc:winBrush", faceColor=shape.ground, hatchColor="#999999", alpha=0)
        return number


_RULE = Frame(bottom="0.7 mm", double=True)


def _copy(among: etree._Element, name: str) -> tuple[etree._Element, int]:
    """A copy of the first shape as a new last one, and its number."""
    made = deepcopy(child(among, name))
    number = max(int(one.get("id", "0")) for one in among.findall(qname(name))) + 1
    change(made, id=number)
    among.append(made)
    change(among, itemCnt=len(among))
    return made, number


def _add_face(faces: etree._Element) -> int:
    """Name the typeface for every language; its number, which is the same in each."""
    number = 0
    for language in faces:
        made, number = deepcopy(language[0]), len(language)
        change(made, id=number, face=FACE)
        instead = etree.Element(qname("hh:substFont"), {"face": INSTEAD, "type": "TTF"})
        change(instead, isEmbedded=0, binaryItemIDRef="")
        made.insert(0, instead)
        language.append(made)
        change(language, fontCnt=len(language))
    return number
