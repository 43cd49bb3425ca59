"""The month's figures and their renderings; none of the renderings asks the store again.

The libraries that draw and write are imported where they are used: together they cost as
much as the window's whole start.
"""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from jobdesk.data import indicators as queries
from jobdesk.domain import figures_json
from jobdesk.domain.figures import Figures
from jobdesk.domain.indicators import INDICATORS
from jobdesk.domain.kinds import KindId
from jobdesk.domain.monthly import Frame, monthly_figures
from jobdesk.domain.months import Month
from jobdesk.domain.official import official_date
from jobdesk.domain.rounding import Rounding
from jobdesk.domain.targets import FIRST_YEAR, LAST_YEAR
from jobdesk.errors import UserError
from jobdesk.services import access, settings
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk


def monthly(desk: Desk, year: int, month: int, *, as_of: date | None = None) -> Figures:
    """The figures of a month from one snapshot of the store.

    ``as_of`` (기준일) leaves out records dated after it and decides which revision of a
    target holds. Without it records count up to today in the running month and up to the
    last day of any other, against the targets of today: a past month is printed against
    what was agreed since, and says so. Raises UserError when the month is none or the as-of
    date lies before it.
    """
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        raise UserError(
            f"보고할 달을 알 수 없습니다: {year}년 {month}월. 연도와 달을 확인하세요.",
            field="month",
        )
    span = Month(year, month)
    day = as_of or (desk.today() if span.holds(desk.today()) else span.last)
    if day < span.first:
        raise UserError(
            f"기준일 {official_date(day)}이 보고하는 달보다 앞섭니다. "
            f"{year}년 {month}월 1일이나 그 뒤의 날을 고르세요.",
            field="as_of",
        )
    end = min(day, span.last)
    new_year = date(year, 1, 1)
    with desk.store.reading():
        own = settings.get(desk)
        frame = Frame(
            centre=own.name or desk.name,
            practice=desk.practice,
            as_of=day,
            taken_at=desk.store.now().replace(microsecond=0),
            taken_by=desk.user,
            targets_on=as_of or max(day, desk.today()),
            places=own.eup_myeon,
            rounding=Rounding(own.rounding),
            rate_decimals=own.rate_decimals,
        )
        earliest = min(new_year, span.before.first)
        return monthly_figures(
            span,
            frame,
            {e.id: queries.counted(desk.store, e, earliest, end) for e in INDICATORS},
            queries.targets(desk.store, year),
            queries.registered(desk.store, new_year, end),
            queries.hired(desk.store, new_year, end),
        )


def to_pdf(desk: Desk, figures: Figures, *, mask: bool = False) -> bytes:
    """The report as PDF; the 결재란 as the centre's settings say.

    ``mask`` hides the middle of the names in the list (``김○지``). Nothing is logged here,
    since a preview is no print; see :func:`handed_out`.
    """
    from jobdesk.reports.monthly import monthly_pdf

    return monthly_pdf(figures, approval=settings.get(desk).approval_titles, mask=mask)


def to_xlsx(
    desk: Desk,  # noqa: ARG001 - rendered like to_pdf, whatever a later sheet needs
    figures: Figures,
    path: Path,
    *,
    mask: bool = False,
) -> None:
    """Write the same figures as a workbook to ``path``. Raises OSError."""
    from jobdesk.exchange.figures_sheet import write_figures

    write_figures(path, figures, mask=mask)


def to_json(figures: Figures) -> dict[str, object]:
    """The same figures as plain data: values, targets, rates and record ids."""
    return {**figures_json.to_json(figures), "digest": figures_json.digest(figures)}


def handed_out(desk: Desk, figures: Figures, action: Action, *, purpose: str = "") -> None:
    """Note in the access log that the report, with its list of names, was printed
    (Action.PRINT) or saved to a file (Action.EXPORT)."""
    ids = tuple(person.id for person in figures.placed)
    access.log(desk, action, KindId.PLACEMENTS, ids, purpose=purpose or figures.title)


def pages_as_png(pdf: bytes, scale: float = 1.0) -> list[bytes]:
    """Each page of a PDF as a PNG picture, ``scale`` 1 being 72 dots to the inch."""
    from PIL import Image

    from jobdesk.services.pdf_pages import Pages

    pages, pictures = Pages(pdf), []
    for number in range(pages.count):
        drawn = pages.raster(number, 72 * scale)
        size, raw = (drawn.width, drawn.height), "RGBX" if drawn.channels == 4 else "RGB"
        buffer = io.BytesIO()
        Image.frombuffer("RGB", size, drawn.data, "raw", raw, drawn.stride, 1).save(buffer, "PNG")
        pictures.append(buffer.getvalue())
    return pictures


def recovery_key_pdf(centre: str, admin: str, key: str, *, made_on: date) -> bytes:
    """The sheet with a centre's recovery key, to print and lock away; kept nowhere."""
    from jobdesk.reports.recovery_key import recovery_key_sheet

    return recovery_key_sheet(centre, admin, key, made_on=made_on)
