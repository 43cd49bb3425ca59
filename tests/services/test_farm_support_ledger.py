"""지원금 대장: it adds up by whatever is asked, and its papers say the same won."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from jobdesk.services import (
    farm_support,
    farm_support_ledger,
    farm_support_lines,
    farm_support_papers,
)
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.farm_support_ledger import By
from tests import farm_money_kit
from tests.farm_money_kit import NOV, OCT, Money, budget


@pytest.fixture
def money(desk: Desk) -> Money:
    """October paid (45,000 won: 7+5, 20+5+10 a day less), November drafted, one turned down."""
    made = farm_money_kit.make(desk)
    made.work("김민지", "햇살농원", date(2026, 10, 5))
    made.work("이영수", "달빛포도원", date(2026, 10, 6))
    made.work("김민지", "달빛포도원", date(2026, 11, 2))
    budget(desk, "국비", 100_000)
    october = farm_support.draft(desk, OCT).id
    farm_support.approve(desk, october)
    lines = farm_support_ledger.sheet(desk, october).lines
    farm_support_lines.receive(desk, [one.id for one in lines if one.evidence])
    farm_support.pay(desk, october)
    farm_support.reject(desk, farm_support.draft(desk, NOV).id, "다시")
    farm_support.draft(desk, NOV)
    return made


def test_the_ledger_adds_up_by_whatever_is_asked(money: Money) -> None:
    found = farm_support_ledger.ledger(money.desk, 2026)
    assert (len(found.lines), found.amount) == (7, 59_000)

    def told(by: By) -> list[tuple[str, int, int, int]]:
        return [(one.words, one.days, one.drafted, one.spent) for one in found.by(by)]

    assert told(By.ITEM) == [
        ("교통비", 3, 7_000, 27_000),
        ("간식비", 3, 5_000, 10_000),
        ("작업반장 수당", 1, 0, 10_000),
    ]
    assert told(By.WORKER) == [("이영수", 1, 0, 35_000), ("김민지", 2, 12_000, 12_000)]
    assert told(By.FARM) == [("달빛포도원", 2, 12_000, 35_000), ("햇살농원", 1, 0, 12_000)]
    assert told(By.MONTH) == [("2026년 10월", 2, 0, 47_000), ("2026년 11월", 1, 12_000, 0)]
    assert told(By.SOURCE) == [("도비", 3, 12_000, 27_000), ("국비", 1, 0, 20_000)]
    for by in By:
        assert {id_ for one in found.by(by) for id_ in one.ids} == {x.id for x in found.lines}
    standing = {one.source: (one.budget, one.spent, one.left) for one in found.standings}
    assert standing == {"국비": (100_000, 20_000, 80_000), "도비": (None, 27_000, None)}
    assert farm_support_ledger.ledger(money.desk, 2026, 10).amount == 47_000


def test_batches_tell_what_they_hold(money: Money) -> None:
    rows = farm_support_ledger.batches(money.desk)
    assert [(one.batch.title, one.lines, one.people, one.amount, one.bare) for one in rows] == [
        ("2026년 11월 농가일자리 지원금 2차", 2, 1, 12_000, 0),
        ("2026년 11월 농가일자리 지원금", 2, 1, 12_000, 0),
        ("2026년 10월 농가일자리 지원금", 5, 2, 47_000, 0),
    ]


def test_a_line_of_nothing_lacks_no_paper(money: Money) -> None:
    desk = money.desk
    money.work("박정숙", "햇살농원", date(2026, 11, 3))
    id_ = farm_support.draft(desk, NOV).id

    def bare() -> set[int]:
        row = next(one for one in farm_support_ledger.batches(desk) if one.id == id_)
        return {row.bare, farm_support_ledger.sheet(desk, id_).row.bare}

    assert bare() == {1}
    (line,) = (one for one in farm_support_ledger.sheet(desk, id_).lines if one.evidence)
    assert line.bare
    farm_support_lines.set_amount(desk, line.id, 0)
    assert bare() == {0}
    (line,) = (one for one in farm_support_ledger.sheet(desk, id_).lines if one.evidence)
    assert not line.bare
    farm_support.approve(desk, id_)
    farm_support.pay(desk, id_)  # where it is paid too


def test_the_workbook_has_every_line_and_its_sum(money: Money, tmp_path: Path) -> None:
    path = tmp_path / "대장.xlsx"
    assert farm_support_papers.ledger_xlsx(money.desk, path, 2026) == 7
    cells = [
        [cell.value for cell in row] for row in openpyxl.load_workbook(path).worksheets[0].rows
    ]
    total = next(row for row in cells if "합계" in row)
    assert 59_000 in total
    assert sum("김민지" in row for row in cells) == 4


def test_the_papers_are_made_and_noted(money: Money) -> None:
    desk = money.desk
    assert farm_support_papers.ledger_pdf(desk, 2026).startswith(b"%PDF")
    assert farm_support_papers.ledger_pdf(desk, 2024).startswith(b"%PDF")
    paid = farm_support_ledger.batches(desk)[-1].id
    assert farm_support_papers.payments_pdf(desk, paid).startswith(b"%PDF")
    farm_support_papers.payments_out(desk, paid, Action.PRINT, full_accounts=True)
