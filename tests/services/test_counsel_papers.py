"""상담 실적 on paper and as a workbook says what the matrix says."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from jobdesk.errors import UserError
from jobdesk.services import access, counsel_papers, notes
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY


def filled(desk: Desk) -> notes.Matrix:
    one, two = casework.seeker(desk), casework.seeker(desk, "박정숙")
    for who, topic, channel in (
        ([one, two], "취업상담", "방문"),
        ([one], "취업상담", "방문"),
        ([one], "실업급여", "유선"),
    ):
        made = notes.blank(desk, topic=topic, channel=channel, content="상담함")
        notes.write(desk, made, who)
    return notes.matrix(desk, TODAY.replace(day=1), TODAY)


def test_the_workbook_holds_both_tables(desk: Desk, tmp_path: Path) -> None:
    matrix = filled(desk)
    path = counsel_papers.save(desk, matrix, tmp_path / "상담 실적.xlsx")
    rows = [tuple(row) for row in load_workbook(path).active.iter_rows(values_only=True)]
    titles = ("상담 유형", "방문", "유선", "이동", "출장", "합계")
    assert [row[:6] for row in rows if row[0] == "상담 유형"] == [titles, titles]
    assert [row[:6] for row in rows if row[0] == "취업상담"] == [
        ("취업상담", 3, 0, 0, 0, 3),
        ("취업상담", 2, 0, 0, 0, 2),
    ]
    assert [row[5] for row in rows if row[0] == "합계"] == [4, 2]
    assert access.listing(desk, 1)[0].action == "내보내기"


def test_the_sheet_is_one_page_and_says_the_span(desk: Desk, tmp_path: Path) -> None:
    matrix = filled(desk)
    path = counsel_papers.save(desk, matrix, tmp_path / "상담 실적.pdf")
    document = pypdfium2.PdfDocument(path)
    assert len(document) == 1
    words = document[0].get_textpage().get_text_range()
    document.close()
    for expected in (
        "상담 실적",
        "2026. 11. 1. ~ 11. 20.",
        "상담 4건",
        "국민취업지원제도",
        "실인원",
    ):
        assert expected in words


def test_another_ending_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="파일 이름"):
        counsel_papers.save(desk, filled(desk), tmp_path / "상담 실적.hwp")
