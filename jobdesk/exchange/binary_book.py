"""Reads .xlsx, .xlsb, .xls and .ods: the fast engine, mended by a pass over the raw sheet.

Runs in the reading process (:mod:`jobdesk.exchange.child`); nothing here trusts the file.
"""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

import python_calamine as calamine
from defusedxml.common import DefusedXmlException

from jobdesk.exchange import biff_scan, cells, limits, ods_scan, ooxml_scan, xlsb_scan
from jobdesk.exchange.cells import Marks
from jobdesk.exchange.refusals import EntitiesFound, Unreadable, damaged, needs_password, unsafe
from jobdesk.exchange.workbook import Format, Sheet

_DAMAGE = (
    *limits.BROKEN_ZIP,
    ParseError,
    ExpatError,
    IndexError,
    StopIteration,
)
"""What the passes raise over a file that cannot be followed."""

_NOT_LOOKED = (
    "파일의 일부가 규격과 달라 오류 값, 숨긴 행과 열이 있는지 확인하지 못했습니다. "
    "빈칸이 원본과 같은지 확인하세요."
)

_STRAYS = 1000  # more cells than this beyond the limits are data, not a slip

log = logging.getLogger(__name__)


def read(data: bytes, kind: Format, name: str, *, slow: bool = False) -> list[Sheet]:
    """The sheets of a workbook; ``slow`` leaves the fast engine out (.xlsx only).

    Raises Unreadable for a workbook that is damaged, unsafe or too large, NeedsPassword for
    a protected one.
    """
    try:
        if kind is Format.XLSX:
            return _xlsx(data, name, slow=slow)
        return _fast(data, *_marks(data, kind))
    except (DefusedXmlException, EntitiesFound) as error:
        raise unsafe(name) from error
    except (biff_scan.Protected, calamine.PasswordError) as error:
        raise needs_password(name) from error
    except (calamine.CalamineError, *_DAMAGE) as error:
        raise damaged(name) from error


def _marks(data: bytes, kind: Format) -> tuple[Mapping[str, Marks], Sequence[Marks], bool]:
    """Marks by sheet name or by order, and whether the sheets could be looked through.

    A pass that stumbles does not refuse what the engine may still read; the user is told.
    """
    try:
        if kind is Format.XLS:
            return {}, biff_scan.scan(data), True
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            scan = xlsb_scan.scan if kind is Format.XLSB else ods_scan.scan
            return scan(archive), (), True
    except _DAMAGE as error:
        log.info("pass over the raw sheets failed: %s", type(error).__name__)
        return {}, (), False


def _fast(
    data: bytes,
    by_name: Mapping[str, Marks],
    by_order: Sequence[Marks] = (),
    looked: bool = True,
) -> list[Sheet]:
    out = []
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        tabs = [m for m in book.sheets_metadata if m.typ == calamine.SheetTypeEnum.WorkSheet]
        for index, meta in enumerate(tabs):
            marks = by_name.get(meta.name)
            if marks is None:
                marks = by_order[index] if len(by_order) == len(tabs) else Marks()
            content = book.get_sheet_by_name(meta.name)
            if content.total_height > limits.MAX_ROWS:
                raise limits.too_many_rows(meta.name, content.total_height)
            marks.merged.extend(
                (top + 1, left + 1, bottom + 1, right + 1)
                for (top, left), (bottom, right) in content.merged_cell_ranges or ()
            )
            marks.merged = list(set(marks.merged))
            rows: list[list[object]] = content.to_python(skip_empty_area=False)  # type: ignore[assignment]
            del content
            out.append(
                cells.sheet(
                    meta.name,
                    rows,
                    marks,
                    visible=meta.visible == calamine.SheetVisibleEnum.Visible,
                    warnings=() if looked else (_NOT_LOOKED,),
                )
            )
    return out


def _xlsx(data: bytes, name: str, *, slow: bool) -> list[Sheet]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if ooxml_scan.declares_entities(archive):
            raise unsafe(name)
        marks = {
            part.name: ooxml_scan.scan(archive, part.path)
            for part in ooxml_scan.parts(archive)
            if part.path
        }
    for sheet, found in marks.items():
        if len(found.outside) > _STRAYS:
            rows = {row for row, _ in found.outside if row > limits.MAX_ROWS}
            if rows:
                raise limits.too_many_rows(sheet, limits.MAX_ROWS + len(rows))
            raise limits.too_many_columns(sheet)
    if slow or any(found.outside for found in marks.values()):
        return _openpyxl(data, name, marks)
    try:
        return _fast(data, marks)
    except calamine.PasswordError:
        raise
    except (calamine.CalamineError, UnicodeDecodeError) as error:
        log.info("fast engine refused the workbook: %s", type(error).__name__)
    except BaseException as error:
        # A panic inside the engine arrives as an exception outside Exception.
        if type(error).__name__ != "PanicException":
            raise
        log.info("fast engine panicked")
    return _openpyxl(data, name, marks)


def _openpyxl(data: bytes, name: str, marks: Mapping[str, Marks]) -> list[Sheet]:
    # Imported here: it takes longer to import than most sheets take to read.
    import warnings

    import openpyxl
    from openpyxl.styles import numbers

    if not openpyxl.DEFUSEDXML:
        raise ImportError("defusedxml is not in use")
    # Korean and Japanese date formats have numbers without a format code in the file.
    numbers.BUILTIN_FORMATS.update(dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy-mm-dd"))
    out = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # extensions it leaves out hold no values
            book = openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
            for content in book.worksheets:
                found = marks.get(content.title, Marks())
                content.reset_dimensions()
                rows: list[list[object]] = [
                    list(row) if any(cell is not None for cell in row) else []
                    for row in content.iter_rows(
                        max_row=min(found.last_row or limits.MAX_ROWS, limits.MAX_ROWS),
                        max_col=limits.MAX_COLUMNS,
                        values_only=True,
                    )
                ]
                out.append(
                    cells.sheet(
                        content.title, rows, found, visible=content.sheet_state == "visible"
                    )
                )
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # it raises whatever the damage happens to trip
        log.info("openpyxl refused the workbook: %s", type(error).__name__)
        raise damaged(name) from error
    return out
