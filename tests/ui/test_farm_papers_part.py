"""계약·보험: contracts made, printed and signed, insurance handed in, every paper offered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from bench import Bench, press
from interviews_kit import dialog_of
from PySide6.QtCore import Qt
from window_kit import CTRL
from window_kit import bench as bench

from jobdesk.domain.changes import Ref
from jobdesk.domain.farm_work import DayStatus
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_contracts, farm_days, farm_papers, farm_records, history
from jobdesk.ui.models.cell_rows import UNDER_ROLE
from jobdesk.ui.pages.farm_work import FarmWorkPage
from jobdesk.ui.pages.farm_work.contracts_dialogs import SignDialog
from jobdesk.ui.pages.farm_work.papers_dialog import FarmPapersDialog
from jobdesk.ui.pages.farm_work.papers_part import CONTRACTS, INSURANCE, PapersPart
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.paper_scope import Scope
from tests.farm_paper_kit import MONDAY, TUESDAY, made, sent

SUNDAY = date(2026, 11, 29)


@pytest.fixture
def part(bench: Bench) -> PapersPart:
    """Three on Monday, one of them on Tuesday too; Monday is the next day with people."""
    known = made(bench.desk)
    sent(bench.desk, known, "김민지", known.apple, car_id=known.car)
    sent(bench.desk, known, "김민지", known.apple, TUESDAY)
    sent(bench.desk, known, "박영호", known.apple)
    sent(bench.desk, known, "이순자", known.grape, status=DayStatus.PLACED)
    window = bench.window()
    window.show_page("farm_work:papers")
    bench.idle()
    page = window.page("farm_work")
    assert isinstance(page, FarmWorkPage)
    found = page.current
    assert isinstance(found, PapersPart)
    press(found.contracts.table, Qt.Key.Key_Right, CTRL)
    bench.idle()
    return found


def states(part: PapersPart) -> list[tuple[str, str]]:
    return [(row.worker, row.state.value) for row in part.contracts.every]


def test_contracts_are_made_signed_and_taken_back_by_keys(bench: Bench, part: PapersPart) -> None:
    table = part.contracts.table
    assert states(part) == [
        ("이순자", "계약서 없음"),
        ("김민지", "계약서 없음"),
        ("박영호", "계약서 없음"),
    ]
    assert part.contracts.told.text() == "계약서 없음 3건 (4일)"
    assert part.contracts.make_button.text() == "1  계약서 작성 3건"
    press(table, Qt.Key.Key_1)
    bench.idle()
    dialog = dialog_of(FarmPapersDialog)
    assert dialog.papers.paper_id == "contract"
    assert dialog.pdf
    assert dialog.made[1].contracts is not None
    assert len(dialog.made[1].contracts) == 3
    dialog.reject()
    assert {state for _, state in states(part)} == {"서명 전"}

    press(table, Qt.Key.Key_3)
    bench.idle()
    sign = dialog_of(SignDialog)
    assert sign.go.text() == "1건 서명 받음"
    press(sign.fields["signed_on"].widget, Qt.Key.Key_Return)
    bench.idle()
    assert sorted(state for _, state in states(part)) == ["서명 전", "서명 전", "서명함"]
    signed = next(row for row in part.contracts.every if row.state.value == "서명함")
    table.select(signed.id)
    assert not part.contracts.trash_button.isEnabled()
    press(table, Qt.Key.Key_4)
    bench.idle()
    assert {state for _, state in states(part)} == {"서명 전"}
    press(table, Qt.Key.Key_Delete)
    bench.idle()
    assert len(farm_contracts.between(bench.desk, MONDAY, SUNDAY)) == 2


def test_rows_are_narrowed_by_pill_and_words(bench: Bench, part: PapersPart) -> None:
    contracts = part.contracts
    contracts.search.setText("햇살")
    contracts.search.search_now()
    assert [row.worker for row in contracts.every if contracts.rows.of(row.id)] == [
        "김민지",
        "박영호",
    ]
    contracts.search.setText("")
    contracts.search.search_now()
    contracts.pills["서명함"].click()
    assert contracts.rows.rowCount() == 0
    contracts.pills[""].click()
    assert contracts.rows.rowCount() == 3
    press(contracts.table, Qt.Key.Key_Left, CTRL)
    bench.idle()
    assert contracts.every == ()
    contracts.days.now.click()
    assert contracts.days.first == date(2026, 11, 16)


def test_the_insurance_of_the_next_day_is_handed_in(bench: Bench, part: PapersPart) -> None:
    part.turns[INSURANCE].click()
    bench.idle()
    view = part.insurance
    assert view.days.day == MONDAY
    assert [(row.line.worker.name, row.cover.value) for row in view.every] == [
        ("이순자", "미가입"),
        ("김민지", "미가입"),
        ("박영호", "본인 보험"),
    ]
    press(view.table, Qt.Key.Key_2)
    bench.idle()
    assert view.told.text() == "가입 2명 · 본인 보험 1명"
    history.undo(bench.desk)
    part.refresh()
    bench.idle()
    assert view.told.text() == "미가입 2명 · 본인 보험 1명"
    press(view.table, Qt.Key.Key_2)
    bench.idle()
    press(view.table, Qt.Key.Key_3)
    bench.idle()
    assert view.told.text() == "미가입 1명 · 가입 1명 · 본인 보험 1명"
    press(view.table, Qt.Key.Key_1)
    bench.idle()
    assert dialog_of(FarmPapersDialog).papers.paper_id == "insured"


def test_every_farm_paper_is_offered_and_made_or_says_what_is_missing(
    bench: Bench, part: PapersPart, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    part.print_()
    bench.idle()
    dialog = dialog_of(FarmPapersDialog)
    for paper in farm_papers.PAPERS:
        dialog.papers.choose_id(paper.id)
        bench.idle()
        assert bool(dialog.pdf) is not bool(dialog.problem.isVisible())
        assert bool(dialog.pdf) is (paper.group != "달마다" and paper.id != "contract")
        assert dialog.book_button.isVisible() is bool(paper.book)
    dialog.papers.choose_id("phones")
    bench.idle()
    target = tmp_path / "연락망.xlsx"
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: target)
    press(dialog.papers, Qt.Key.Key_E, CTRL)
    bench.idle()
    assert target.stat().st_size


def test_another_day_offers_its_own_farms(bench: Bench, part: PapersPart) -> None:
    part.print_()
    bench.idle()
    dialog = dialog_of(FarmPapersDialog)
    dialog.papers.choose_id("confirmation")
    bench.idle()
    day, (scope,) = (dialog.options.made["confirmation", each] for each in ("day", "farms"))
    assert isinstance(scope, Scope)
    assert scope.which.buttons[0].text() == "모두 2곳"
    day[0].set_value(TUESDAY)
    day[0].edited.emit()
    bench.qtbot.waitUntil(lambda: scope.which.buttons[0].text() == "모두 1곳")
    bench.qtbot.waitUntil(lambda: bool(dialog.pdf))
    assert dialog.made[1].first == TUESDAY


def test_a_contract_is_shown_in_its_week(bench: Bench, part: PapersPart) -> None:
    change = farm_contracts.make(bench.desk, farm_contracts.missing(bench.desk, MONDAY, SUNDAY))
    part.turn_to(INSURANCE)
    part.contracts.days.show_day(date(2026, 10, 1))
    bench.idle()
    bench.hub.open_record.emit(Ref(KindId.FARM_CONTRACTS, change.id))
    bench.idle()
    bench.idle()
    assert part.face is part.contracts
    assert part.contracts.table.current().id == change.id
    part.turn_to(CONTRACTS)


def test_the_hub_leads_to_a_face_and_a_day(bench: Bench, part: PapersPart) -> None:
    bench.hub.show_page.emit(f"farm_work:papers/insurance/{TUESDAY.isoformat()}")
    bench.idle()
    assert part.face is part.insurance
    assert [row.line.worker.name for row in part.insurance.every] == ["김민지"]
    bench.hub.show_page.emit("farm_work:papers/contracts")
    assert part.face is part.contracts
    bench.hub.show_page.emit("farm_work:papers/prints")
    bench.idle()
    assert dialog_of(FarmPapersDialog).papers.paper_id == "dispatch"


def test_the_board_prints_the_papers_of_its_day(bench: Bench, part: PapersPart) -> None:
    page = part.window().page("farm_work")
    assert isinstance(page, FarmWorkPage)
    page.show_part(f"board/{TUESDAY.isoformat()}")
    bench.idle()
    page.current.show_day(TUESDAY)
    bench.idle()
    assert page.printable
    page.print_()
    bench.idle()
    dialog = dialog_of(FarmPapersDialog)
    assert dialog.papers.paper_id == "dispatch"
    assert dialog.made[1].first == TUESDAY


def test_the_days_of_contracts_read_like_the_rest_of_the_program(
    bench: Bench, part: PapersPart
) -> None:
    def shown(role: int) -> list[str]:
        rows, columns = range(part.contracts.rows.rowCount()), range(7)
        return [str(part.contracts.rows.index(r, c).data(role)) for r in rows for c in columns]

    assert "2026-11-23 (월)" in shown(Qt.ItemDataRole.DisplayRole)
    assert "2026-11-24 (화)까지 · 2일 필요" in shown(UNDER_ROLE)
    change = farm_contracts.make(
        bench.desk, farm_contracts.missing(bench.desk, MONDAY, SUNDAY, None)[:1]
    )
    farm_contracts.sign(bench.desk, [ref.id for ref in change.refs], bench.desk.today())
    part.refresh()
    bench.idle()
    assert "2026-11-20 (금)" in shown(Qt.ItemDataRole.DisplayRole)


def test_a_contract_that_nobody_works_under_any_more_is_told(
    bench: Bench, part: PapersPart
) -> None:
    farm_contracts.make(bench.desk, farm_contracts.missing(bench.desk, MONDAY, SUNDAY))
    (day,) = (
        each
        for each in farm_records.days_between(bench.desk, MONDAY, SUNDAY)
        if each.status is DayStatus.PLACED
    )
    farm_days.unplace(bench.desk, [day.id])
    part.refresh()
    bench.idle()
    rows = part.contracts.rows
    under = [rows.index(r, 3).data(UNDER_ROLE) for r in range(rows.rowCount())]
    assert under.count("이 주에 일할 날 없음") == 1
