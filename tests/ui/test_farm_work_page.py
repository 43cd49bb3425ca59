"""농촌일손: its parts behind tabs, its records as lists, and the ways that lead to both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, benched, fill, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.employers import Employer, EmployerType
from jobdesk.domain.farm_people import FarmWorker
from jobdesk.domain.farm_support import SupportBatch
from jobdesk.domain.farm_work import DayStatus, FarmContract, FarmDay
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.services import employers, entries, lists, seekers
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.page_entries import PAGES
from jobdesk.ui.pages.farm_work import FarmWorkPage
from jobdesk.ui.pages.farm_work.farm_records import KINDS, FarmRecords
from jobdesk.ui.pages.farm_work.page import PARTS, RECORDS

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def worked(desk: Desk) -> tuple[int, ...]:
    """Two people on a farm on 2026-10-20; the ids of their days."""
    people = fill(desk)
    farm = employers.register(desk, Employer(name="반달농원", employer_type=EmployerType.FARM)).id
    made = []
    for name in ("김민지", "박정숙"):
        given = {"employer_id": farm, "seeker_id": people[name], "task": "수확"}
        on = date(2026, 10, 20)
        day = FarmDay(work_date=on, status=DayStatus.WORKED, **given)  # type: ignore[arg-type]
        made.append(entries.add(desk, day).id)
        span = FarmContract(starts_on=on, ends_on=on, **given)  # type: ignore[arg-type]
        entries.add(desk, span)
    return tuple(made)


def shown(bench: Bench, window: MainWindow) -> FarmRecords:
    page = window.page("farm_work")
    assert isinstance(page, FarmWorkPage)
    found = page.go(RECORDS[0])
    bench.idle()
    assert isinstance(found, FarmRecords)
    return found


def test_the_key_of_the_tenth_page_leads_to_farm_work(bench: Bench) -> None:
    window = bench.window()
    press(window, Qt.Key.Key_0, CTRL)
    bench.idle()
    assert window.current == "farm_work"
    assert [entry.name for entry in PAGES].index("farm_work") == 9


def test_every_kind_has_one_part_that_lists_it(bench: Bench) -> None:
    entry = next(entry for entry in PAGES if entry.name == "farm_work")
    assert entry.parts == (*((part.id, part.title) for part in PARTS), RECORDS)
    elsewhere = [kind for part in PARTS for kind in part.lists]
    assert len(elsewhere) == len(set(elsewhere))
    assert entry.kinds == set(KINDS) | {kind for part in PARTS for kind in part.kinds}
    fill(bench.desk)
    window = bench.window()
    for kind in sorted(entry.kinds):
        bench.hub.show_filtered.emit((kind, Filter()))
        bench.idle()
        assert window.current == "farm_work"


def test_a_figure_lists_exactly_its_days(bench: Bench) -> None:
    ids = worked(bench.desk)
    window = bench.window()
    bench.hub.show_filtered.emit((KindId.FARM_DAYS, Filter(ids=ids[:1])))
    records = shown(bench, window)
    assert records.current.kind is KindId.FARM_DAYS
    assert records.current.header.count.text() == "2건 중 1건"
    assert records.chooser.currentText() == "배치·근로일"
    records.current.clear_filter()
    bench.idle()
    assert records.current.header.count.text() == "2건"


def test_another_kind_is_chosen_by_its_name(bench: Bench) -> None:
    worked(bench.desk)
    window = bench.window()
    window.show_page("farm_work:records")
    records = shown(bench, window)
    at = records.chooser.findText("근로계약")
    records.chooser.setCurrentIndex(at)
    records.chooser.activated.emit(at)
    bench.idle()
    assert records.current.kind is KindId.FARM_CONTRACTS
    assert records.current.header.isVisible()
    assert records.current.header.count.text() == "2건"


def test_a_contract_leads_to_whom_it_is_about(bench: Bench) -> None:
    worked(bench.desk)
    window = bench.window()
    bench.hub.show_filtered.emit((KindId.FARM_CONTRACTS, Filter()))
    records = shown(bench, window)
    record_id = records.current.model.ids[0]
    records.current.opened.emit(record_id)
    bench.idle()
    opened = next((p for p in PARTS if KindId.FARM_CONTRACTS in p.opens), None)
    assert window.current == ("farm_work" if opened else "seekers")
    bench.hub.open_record.emit(Ref(KindId.FARM_CONTRACTS, record_id))
    bench.idle()
    assert bench.said == []


def test_what_is_to_do_leads_to_where_it_is_done(bench: Bench) -> None:
    window = bench.window()
    window.show_page("farm_work:board/2026-10-07")
    bench.idle()
    page = window.page("farm_work")
    assert isinstance(page, FarmWorkPage)
    assert page.current.board.monday == date(2026, 10, 5)
    for face, day in (("contracts", "2026-10-07"), ("insurance", "2026-10-08")):
        window.show_page(f"farm_work:papers/{face}/{day}")
        bench.idle()
        papers = page.current
        assert papers.face is getattr(papers, face)
        days = papers.face.days
        assert days.first <= date.fromisoformat(day) <= days.last


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (KindId.FARM_REQUESTS, "requests"),
        (KindId.FARMS, "farms"),
        (KindId.FARM_WORKERS, "workers"),
    ],
)
def test_a_record_of_farm_work_is_begun_from_any_page(
    bench: Bench, kind: KindId, part: str
) -> None:
    fill(bench.desk)
    window = bench.window()
    window.show_page("home")
    bench.hub.new_record.emit(kind)
    bench.idle()
    assert window.current == "farm_work"
    page = window.page("farm_work")
    assert isinstance(page, FarmWorkPage)
    assert page.name == part
    dialogs = [found for found in window.findChildren(QDialog) if found.isVisible()]
    assert len(dialogs) == 1
    dialogs[0].reject()
    bench.idle()


def test_lists_hide_a_birth_date_and_a_month_says_no_day(bench: Bench) -> None:
    people = fill(bench.desk)
    person = lists.record(bench.desk, KindId.SEEKERS, people["김민지"])
    seekers.save(bench.desk, replace(person, birth_date=date(1968, 3, 2)))
    entries.add(bench.desk, FarmWorker(seeker_id=person.id, found_on=date(2026, 11, 2)))
    batch = SupportBatch(
        title="11월 지원금", month=date(2026, 11, 1), drafted_on=date(2026, 11, 20)
    )
    entries.add(bench.desk, batch)
    window = bench.window()
    for kind, field, told in (
        (KindId.FARM_WORKERS, "birth_date", "1968-**-**"),
        (KindId.SUPPORT_BATCHES, "month", "2026-11"),
    ):
        window.show_page("farm_work:records")
        records = shown(bench, window)
        model = records.go(kind).model
        bench.idle()
        at = [column.field for column in model.columns].index(field)
        assert model.index(0, at).data() == told
