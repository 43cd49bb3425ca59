"""What is said of a file in which nothing, or no header, was found, and the way on from there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched
from importing_kit import made_page, opened
from openpyxl import Workbook
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.importing import ImportingPage


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def page(bench: Bench) -> ImportingPage:
    return made_page(bench)


def test_where_there_is_nothing_nothing_is_offered_to_choose(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    Workbook().save(tmp_path / "빈 파일.xlsx")
    opened(bench, page, tmp_path / "빈 파일.xlsx")
    assert "표를 찾지 못했습니다" in page.reading.strip.text
    assert "직접 고를 수도" not in page.reading.strip.text


def test_a_table_without_a_header_says_how_to_read_it(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for number, name in enumerate(("강달래", "오봄이", "한서준", "윤초롱")):
        sheet.append([name, "1965-03-02", f"010-5000-220{number}", "조리원"])
    book.save(tmp_path / "머리글 없음.xlsx")
    opened(bench, page, tmp_path / "머리글 없음.xlsx")
    assert "'머리글 없음'을 고르세요" in page.reading.strip.text
    nothing = page.reading.menu().actions()[-1]
    assert nothing.text().startswith("머리글 없음")
    nothing.trigger()
    bench.idle()
    page.session.choose(kind=KindId.SEEKERS)
    bench.idle()
    assert page.session.plan is not None
    assert len(page.session.plan.rows) == 4
    assert page.session.plan.rows[0].values["name"] == "강달래"
