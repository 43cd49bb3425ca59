"""Parts of printed papers: the sheet of the recovery key, headings that stay with their table."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from jobdesk.reports.document import Heading, Paper, build, gap, table
from jobdesk.reports.grid import Column, Grid, Head, Row
from jobdesk.reports.recovery_key import recovery_key_sheet


def texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def test_the_recovery_sheet_shows_the_whole_key_once() -> None:
    key = "A1B2C-D3E4F-G5H6J-K7M8N-0P1QR-STVWX-YZ012-34567"
    (page,) = texts(
        recovery_key_sheet("한빛군 & 센터", "김<관리>", key, made_on=date(2022, 12, 31))
    )
    assert key.replace("-", "") in "".join(page.split())
    assert "한빛군 & 센터" in page
    assert "김<관리>" in page


@pytest.mark.parametrize("above", range(195, 235, 3))
def test_headings_stay_with_their_table(above: int) -> None:
    rows = [Row((f"제{n}행",)) for n in range(1, 8)]
    grid = Grid((Column(60),), [Head("읍면", 0)], rows)
    headings = (Heading("4. 현황"), Heading("가. 읍면별", level=1))
    story = [gap(above), *table(grid, *headings)]
    for page in texts(build(Paper("보고서", "센터"), story)):
        assert ("4. 현황" in page) == ("제1행" in page) == ("가. 읍면별" in page)
