"""What is said beneath a picture of a report, alike on paper, in the workbook and in HWPX."""

from __future__ import annotations

from jobdesk.domain.official import official_date, together
from jobdesk.domain.report_document import Photo

GONE = "사진이 남아 있지 않습니다."
"""Said where a picture was destroyed since: a frozen report still says that it stood there."""


def caption(photo: Photo) -> str:
    """``▲ 동행면접 (2022. 11. 25.)``; empty where nothing is said of it."""
    if photo.day is None:
        return f"▲ {photo.caption}" if photo.caption else ""
    day = official_date(photo.day)
    return (
        together(f"▲ {day}") if not photo.caption else f"▲ {photo.caption} {together(f'({day})')}"
    )
