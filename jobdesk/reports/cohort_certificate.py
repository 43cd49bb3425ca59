"""수료증: one A4 page for each who completed, framed and numbered, with room for the 직인."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.lib.units import mm

from jobdesk.reports import engraving, fonts, ink
from jobdesk.reports.day_pages import A4, Event, Pages, block, fitted, words

TITLE = "수료증"
_WIDE, _HIGH = A4
_EDGE: float = 11 * mm
_BAND: float = 7.5 * mm
_SIDE: float = 36 * mm
_ROOM: float = _WIDE - 2 * _SIDE
_LABEL: float = 24 * mm
_MIDDLE: float = _WIDE / 2
_EM = "\u3000"
_GROUND = "ground"


@dataclass(frozen=True, slots=True)
class Certificate:
    """One 수료증 as it is printed; empty words are left out. ``again_on`` is the day of a reprint,
    ``hours`` of teaching, ``operator`` the 교육기관 where it is not the centre."""

    number: str
    name: str
    birth: str
    course: str
    round: str
    period: str
    hours: str
    issued_on: date | None
    operator: str = ""
    again_on: date | None = None


def certificates_pdf(
    certificates: Sequence[Certificate], *, centre: str, cohort: str, practice: bool
) -> bytes:
    """A page for each. Raises ValueError without one."""
    event = Event(title=cohort, when="", place="", centre=centre, practice=practice)
    pages = Pages(TITLE, event)
    _engrave(pages.canvas)
    for one in certificates:
        canvas = pages.begin()
        canvas.doForm(_GROUND)
        _draw(canvas, one, centre)
        pages.end(numbered=False)
    return pages.done()


def _engrave(canvas: Any) -> None:
    """Keep the ground once for all pages: its curves are most of the file."""
    canvas.beginForm(_GROUND, 0, 0, _WIDE, _HIGH)
    canvas.setStrokeColor(ink.PALE)
    engraving.rosette(canvas, _MIDDLE, _HIGH * 0.47, 62 * mm, petals=36, lines=14)
    engraving.frame(canvas, A4, _EDGE, _BAND)
    canvas.endForm()


def _draw(canvas: Any, one: Certificate, centre: str) -> None:
    canvas.setFillColor(ink.TEXT)
    if one.number:
        canvas.setFont(fonts.MEDIUM, 12.5)
        canvas.drawString(_SIDE - 4 * mm, _HIGH - 39 * mm, f"제 {one.number} 호")
    canvas.setFillColor(ink.CREST)
    block(
        canvas,
        [TITLE],
        fonts.BOLD,
        50,
        (0, _HIGH - 78 * mm, _WIDE, _HIGH - 52 * mm),
        spacing=20,
    )
    engraving.rule(canvas, _MIDDLE, _HIGH - 83 * mm, 78 * mm)
    y = _facts(canvas, one, _HIGH - 102 * mm)
    _sentence(canvas, (y + 100 * mm) / 2)
    _foot(canvas, one, centre)


def _facts(canvas: Any, one: Certificate, y: float) -> float:
    """The lines about the person and the course; returns where they end."""
    course = f"{one.course} {one.round}".strip()
    lines = (
        ("성명", one.name, 19.0, fonts.SEMIBOLD),
        ("생년월일", one.birth, 14.0, fonts.REGULAR),
        ("과정명", course, 14.0, fonts.SEMIBOLD),
        ("교육기간", one.period, 14.0, fonts.REGULAR),
        ("교육시간", one.hours, 14.0, fonts.REGULAR),
    )
    left = _SIDE + 6 * mm
    value_at = left + _LABEL + 9 * mm
    room = _WIDE - _SIDE + 4 * mm - value_at
    for label, value, size, font in lines:
        if not value:
            continue
        canvas.setFillColor(ink.QUIET)
        _spread(canvas, label, left, y)
        canvas.drawString(left + _LABEL + 3 * mm, y, ":")
        canvas.setFillColor(ink.TEXT)
        largest, told = fitted(value, font, size, room, 14 * mm, least=10)
        canvas.setFont(font, largest)
        for number, line in enumerate(told):
            canvas.drawString(value_at, y - number * largest * 1.3, line)
        y -= 10.5 * mm + (len(told) - 1) * largest * 1.3
    return y


def _spread(canvas: Any, label: str, left: float, y: float) -> None:
    """A label whose signs are spread over one width, as forms have them."""
    canvas.setFont(fonts.MEDIUM, 13)
    own = [fonts.width(sign, fonts.MEDIUM, 13) for sign in label]
    space = (_LABEL - sum(own)) / (len(label) - 1)
    x = left
    for sign, wide in zip(label, own, strict=True):
        canvas.drawString(x, y, sign)
        x += wide + space


def _sentence(canvas: Any, middle: float) -> None:
    said = (
        f"{_EM}위 사람은 우리 센터가 운영한 위의 교육과정을 성실히 이수하였으므로 "
        "이 증서를 드립니다."
    )
    size = 20.0
    lines = _even(said, size)
    canvas.setFillColor(ink.TEXT)
    canvas.setFont(fonts.MEDIUM, size)
    leading = size * 1.85
    y = middle + (len(lines) - 1) * leading / 2
    for line in lines:
        canvas.drawString(_SIDE, y, line)
        y -= leading


def _even(said: str, size: float) -> list[str]:
    """The sentence in as few lines as it takes, about as long as one another."""
    whole = fonts.wrap(said, fonts.MEDIUM, size, _ROOM, break_words=False)
    for share in range(60, 100, 4):
        lines = fonts.wrap(said, fonts.MEDIUM, size, _ROOM * share / 100, break_words=False)
        if len(lines) == len(whole):
            return lines
    return whole


def _foot(canvas: Any, one: Certificate, centre: str) -> None:
    day = one.issued_on
    told = f"{day.year}년 {day.month}월 {day.day}일" if day is not None else ""
    words(canvas, told, fonts.MEDIUM, 16, (_MIDDLE, 76 * mm), _ROOM, align="center")
    seal = 21 * mm
    size = fonts.fitting([centre], fonts.BOLD, 25, _ROOM - seal)
    wide = fonts.width(centre, fonts.BOLD, size)
    canvas.setFont(fonts.BOLD, size)
    canvas.drawString(_MIDDLE - wide / 2, 51 * mm, centre)
    canvas.setFillColor(ink.LINE)
    canvas.setFont(fonts.REGULAR, 10)
    canvas.drawString(_MIDDLE + wide / 2 + 5 * mm, 51 * mm, "(직인)")
    canvas.setFillColor(ink.TEXT)
    if one.operator:
        told = f"교육기관  {one.operator}"
        words(canvas, told, fonts.REGULAR, 12, (_MIDDLE, 40 * mm), _ROOM, align="center")
    if one.again_on is not None:
        canvas.setFillColor(ink.QUIET)
        canvas.setFont(fonts.REGULAR, 8.5)
        again = one.again_on
        canvas.drawRightString(
            _WIDE - _SIDE + 6 * mm,
            29 * mm,
            f"재발급 {again.year}. {again.month}. {again.day}.",
        )
