"""A report leaves the program: on paper or as a file whose ending says in which form.

All forms are renderings of one frozen report. The libraries that draw and write are imported
where they are used: together they cost as much as the window's whole start.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from jobdesk.domain.kinds import KindId
from jobdesk.domain.report_document import Photo, Report
from jobdesk.domain.report_json import digest, to_json
from jobdesk.domain.report_masking import masked, named
from jobdesk.domain.spans import Span
from jobdesk.errors import UserError
from jobdesk.exchange.safe_file import replacing
from jobdesk.services import access, report_book, report_making
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.report_freezing import report_of
from jobdesk.services.report_photos import bytes_of

SUFFIXES = (".pdf", ".xlsx", ".hwpx", ".json")


def current(desk: Desk, template_id: str, span: Span, *, as_of: date | None = None) -> Report:
    """The report of a stretch: the one drawn up, as it was kept where it was; else, and with
    ``as_of``, as it is counted now.

    Raises UserError as :func:`jobdesk.services.report_making.make`.
    """
    report_making.template(desk, template_id)
    with desk.store.reading():
        record = report_book.find(desk, template_id, span)
        if record is None or as_of is not None:
            return report_making.make(desk, template_id, span, as_of=as_of, record=record)
        return report_of(desk, record)


def to_pdf(desk: Desk, report: Report, *, mask: bool = False) -> bytes:
    """The pages. ``mask`` hides the middle of names (``김○지``). Nothing is logged, since a
    preview is no print; see :func:`handed_out`."""
    from jobdesk.reports.report_pdf import report_pdf

    return report_pdf(masked(report) if mask else report, photos=_photos(desk))


def save(desk: Desk, report: Report, path: Path, *, mask: bool = False, purpose: str = "") -> None:
    """Write the report to ``path`` (.pdf, .xlsx, .hwpx or .json) and note it in the access log.

    ``mask`` hides the middle of names. Raises UserError when the ending is none of these or the
    place cannot be written to.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(
            f"보고서는 .pdf, .xlsx, .hwpx, .json 파일로 저장합니다: {path.name}. 파일 이름을 "
            "고치세요."
        )
    shown = masked(report) if mask else report
    with replacing(path) as temporary:
        match suffix:
            case ".pdf":
                temporary.write_bytes(to_pdf(desk, shown))
            case ".xlsx":
                from jobdesk.exchange.report_sheet import write_report
                from jobdesk.reports.report_charts import chart_png

                write_report(temporary, shown, photos=_photos(desk), pictures=chart_png)
            case ".hwpx":
                from jobdesk.exchange.report_hwpx import write_hwpx
                from jobdesk.reports.report_charts import chart_png

                write_hwpx(temporary, shown, photos=_photos(desk), pictures=chart_png)
            case _:
                plain = {**to_json(shown), "digest": digest(shown)}
                text = json.dumps(plain, ensure_ascii=False, indent=2)
                temporary.write_text(text + "\n", encoding="utf-8")
    handed_out(desk, report, Action.EXPORT, purpose=purpose)


def handed_out(desk: Desk, report: Report, action: Action, *, purpose: str = "") -> None:
    """Note in the access log that the report was printed (Action.PRINT) or saved to a file
    (Action.EXPORT), with the records behind the names in it."""
    said = purpose or report.title
    people = named(report)
    for kind, ids in people.items():
        access.log(desk, action, kind, ids, purpose=said)
    if not people:
        access.log(desk, action, KindId.REPORTS, (), purpose=said)


def _photos(desk: Desk) -> Callable[[Photo], bytes]:
    return partial(bytes_of, desk)
