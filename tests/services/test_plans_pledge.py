"""The sheet of a 공약: every row and column of the published one, 진도 apart from 투입률."""

from __future__ import annotations

import pytest

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.plans import Pledge
from jobdesk.domain.report_document import Block, MoneyUnit, Style, Sum, Table, Words
from jobdesk.domain.spans import SpanType, span_of
from jobdesk.errors import UserError
from jobdesk.services import entries, plans, plans_pledges, report_making
from jobdesk.services.desk import Desk
from tests.geumjeong_pledge import GOAL, PLANNED, SPENT, enter

MILLION = Style(money=MoneyUnit.MILLION)


def blocks(desk: Desk, pledge: Pledge, style: Style) -> tuple[Block, ...]:
    assert style == MILLION
    return plans_pledges.report(desk, pledge).sections[0].blocks


def table_of(desk: Desk, pledge: Pledge) -> Table:
    made = [b for b in blocks(desk, pledge, MILLION) if isinstance(b, Table)]
    return made[1]


def test_the_money_table_has_every_printed_number(desk: Desk) -> None:
    table = table_of(desk, enter(desk))
    assert table.title == "2. 투자계획(예산/비예산)"
    assert table.unit == "(단위: 백만원)"
    assert [head.text for head in table.head] == [
        "구 분", "계", "기투자", "2022년", "2023년", "2024년", "2025년", "2026년", "임기후",
    ]  # fmt: skip
    told = [tuple(cell.text for cell in line.cells) for line in table.lines]
    names = [name.replace("\n", "") for name, *_ in told]
    assert names == ["소요예산(계획)", "", "", "", "", "투입예산", "", "", "", ""]
    for rows, first in ((PLANNED, 0), (SPENT, 5)):
        for n, (source, row) in enumerate(rows.items()):
            assert told[first + n][1:] == (source, *row)
    assert [(m.row, m.column, m.rows) for m in table.merges] == [(0, 0, 5), (5, 0, 5)]
    assert table.notes == ()
    whole = table.lines[0].cells[2]
    assert isinstance(whole.formula, Sum)
    assert whole.figure is not None
    assert len(whole.figure.ids) == 26


def test_the_head_tells_term_money_state_and_progress(desk: Desk) -> None:
    head = blocks(desk, enter(desk), MILLION)[0]
    assert isinstance(head, Table)
    told = [tuple(cell.text for cell in line.cells) for line in head.lines]
    assert told[0] == (
        "사업기간",
        "2022 ~ 【임기 후 계속】",
        "소요예산",
        "9,732백만원(국6,336, 시1,050, 구1,764, 기타582)",
    )
    assert told[1] == ("추진상황", "추진중", "진 도", "40%")
    assert told[2][3] == "27.5%"
    assert head.notes == (
        "진도 40%는 담당 부서가 적은 값이며, 투입예산을 소요예산으로 나눈 투입률은 27.5%입니다.",
    )


def test_the_parts_stand_in_the_printed_order(desk: Desk) -> None:
    made = blocks(desk, enter(desk), MILLION)
    titles = [b.title for b in made[1:] if isinstance(b, Words | Table)]
    assert titles == [
        "공약목표",
        "추진과제",
        "1. 추진개요",
        "2. 투자계획(예산/비예산)",
        "3. 추진실적",
        "4. 추진상 문제점 및 대책(협조사항)",
        "5. 향후계획",
    ]
    goal = made[1]
    assert isinstance(goal, Words)
    assert goal.paragraphs == (GOAL,)
    empty = made[5]
    assert isinstance(empty, Words)
    assert empty.paragraphs == ("-",)


def test_a_pledge_without_an_item_or_money_prints_dashes(desk: Desk) -> None:
    made = blocks(desk, Pledge(id=7, title="빈 공약", first_year=2026, last_year=2027), MILLION)
    head = made[0]
    assert isinstance(head, Table)
    assert head.lines[0].cells[1].text == "2026 ~ 2027"
    assert [line.cells[3].text for line in head.lines] == ["-", "-", "-"]
    assert head.notes == ()


def test_the_ready_template_prints_every_sheet(desk: Desk) -> None:
    enter(desk)
    report = report_making.make(desk, "pledges", span_of(SpanType.YEAR, 2023))
    assert report.title == "공약사항 추진상황"
    assert len(report.section("pledges").blocks) == 8


def test_an_item_with_a_pledge_is_not_put_away(desk: Desk) -> None:
    pledge = enter(desk)
    assert pledge.item_id is not None
    with pytest.raises(UserError, match="공약 1건"):
        plans.trash(desk, [pledge.item_id])
    with pytest.raises(UserError, match="공약 1건"):
        plans.trash_branch(desk, pledge.item_id)
    entries.trash(desk, KindId.PLEDGES, [pledge.id])
    assert isinstance(plans.trash(desk, [pledge.item_id]), Change)


def test_the_list_tells_progress_beside_what_was_spent(desk: Desk) -> None:
    pledge = enter(desk)
    plans_pledges.save(desk, Pledge(title="둘째", number="10"))
    plans_pledges.save(desk, Pledge(title="셋째", number="2"))
    told = [(line.pledge.title, line.share) for line in plans_pledges.listing(desk)]
    assert told[0][0] == pledge.title
    assert str(told[0][1]) == "27.5"
    assert told[1:] == [("셋째", None), ("둘째", None)]
