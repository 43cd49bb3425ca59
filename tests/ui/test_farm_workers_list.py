"""근로자, 작업반 and 차량 through their own widgets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.circumstances import AvailabilityType
from jobdesk.domain.farm_people import FarmCar, FarmCrew, Insurance
from jobdesk.domain.farm_work import FarmDay, FarmRequest
from jobdesk.domain.farms import FarmSeason
from jobdesk.domain.kinds import KindId
from jobdesk.services import (
    access,
    availability,
    employers,
    farm_days,
    farm_records,
    farm_requests,
    farm_workers,
    farms,
    lists,
    seekers,
)
from jobdesk.services.desk import Desk
from jobdesk.ui.page_entry import Context
from jobdesk.ui.pages.farm_work.crews_dialogs import CrewDialog, own_car_dialog
from jobdesk.ui.pages.farm_work.crews_list import CrewsPart, MembersTab
from jobdesk.ui.pages.farm_work.farms_new import LinkedRecord
from jobdesk.ui.pages.farm_work.workers_days import WorkerDaysTab, own_words
from jobdesk.ui.pages.farm_work.workers_list import WorkerPanel, WorkersList
from jobdesk.ui.pages.farm_work.workers_worked import WorkedTab
from jobdesk.ui.widgets.basics import Button
from tests.ui.bench import Bench, benched


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def context(bench: Bench) -> Context:
    return Context(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)


def a_worker(desk: Desk, name: str, **values: object) -> tuple[int, int]:
    person = replace(seekers.blank(desk), name=name)
    made = farm_workers.register(desk, farm_workers.blank(desk, **values), person).id
    seeker = lists.record(desk, KindId.FARM_WORKERS, made).seeker_id
    assert seeker is not None
    return made, seeker


def shown(bench: Bench, worker: int) -> tuple[WorkersList, WorkerPanel]:
    page = WorkersList(context(bench))
    bench.show(page)
    page.open_record(Ref(KindId.FARM_WORKERS, worker))
    bench.idle()
    panel = page.panel
    assert isinstance(panel, WorkerPanel)
    return page, panel


def test_a_known_seeker_becomes_a_worker(bench: Bench) -> None:
    desk = bench.desk
    seeker = seekers.register(desk, replace(seekers.blank(desk), name="김민지")).id
    page = WorkersList(context(bench))
    bench.show(page)
    page.new()
    dialog = page.window().findChild(LinkedRecord)
    assert dialog is not None
    dialog.take(seeker)
    dialog.form.fields["skills"].set_value(("수확", "사다리 작업"))
    dialog.save()
    bench.qtbot.waitUntil(lambda: len(page.model.ids) == 1)
    worker = farm_records.worker_of(desk, seeker)
    assert worker is not None
    assert set(worker.skills) == {"수확", "사다리 작업"}


def test_skills_in_any_order_are_nothing_unsaved(bench: Bench) -> None:
    worker, _ = a_worker(bench.desk, "김민지", skills=("초보", "사다리 작업"))
    _, panel = shown(bench, worker)
    assert panel.form.changed_ids() == []
    panel.form.fields["skills"].set_value(("사다리 작업", "초보", "수확"))
    assert panel.form.changed_ids() == ["skills"]


def test_a_telephone_is_shown_when_it_is_asked_for_and_the_look_is_logged(bench: Bench) -> None:
    desk = bench.desk
    person = replace(seekers.blank(desk), name="김민지", phone="010-1234-5678")
    worker = farm_workers.register(desk, farm_workers.blank(desk), person).id
    other, _ = a_worker(desk, "박영호")
    page, panel = shown(bench, worker)

    def phones() -> list[str]:
        return [one.text() for one in panel.findChildren(Button) if "010-" in one.text()]

    assert "010-" not in panel.about.text()
    assert phones() == ["010-****-5678"]
    before = len(access.listing(desk))
    next(one for one in panel.findChildren(Button) if "****" in one.text()).click()
    bench.idle()
    assert phones() == ["010-1234-5678"]
    access.flush(desk)
    looks = access.listing(desk)
    assert len(looks) == before + 1
    assert (looks[0].kind, looks[0].purpose) == (KindId.SEEKERS, "연락처 표시")
    for id_ in (other, worker):
        page.open_record(Ref(KindId.FARM_WORKERS, id_))
        bench.idle()
    bench.qtbot.waitUntil(lambda: phones() == ["010-****-5678"])


def test_days_are_marked_and_the_own_farm_is_told(bench: Bench) -> None:
    desk = bench.desk
    worker, seeker = a_worker(desk, "김윤철")
    farms.register(desk, farms.blank(desk), employers.farm_of(desk, seeker))
    (own,) = employers.of_owner(desk, seeker)
    farms.put_season(
        desk, FarmSeason(employer_id=own.id, task="수확", starts="11-21", ends="11-30")
    )
    _, panel = shown(bench, worker)
    assert not panel.farm.isHidden()
    (tab,) = panel.findChildren(WorkerDaysTab)
    panel.tabs.setCurrentWidget(tab)
    bench.idle()
    assert tab.own.text() == "본인 농가 수확 철: 11-21–11-30"
    tab.mark(AvailabilityType.BUSY, date(2026, 12, 1), date(2026, 12, 3), (), "")
    bench.idle()
    (span,) = availability.of(desk, seeker)
    assert span.availability_type is AvailabilityType.BUSY
    tab.remove_span(span.id)
    bench.idle()
    assert availability.of(desk, seeker) == ()


def test_the_own_farm_is_told_in_few_lines() -> None:
    days = {date(2026, 12, n): "본인 농가 전지 철" for n in (1, 2, 4, 6, 8, 10)}
    lines = own_words(days).split("\n")
    assert lines[0] == "본인 농가 전지 철: 12-01–12-02"
    assert lines[-1] == "이 밖에 1번 더 바쁩니다"
    assert own_words({}) == ""


def test_days_worked_are_told_with_what_they_lack(bench: Bench, qtmodeltester: ModelTester) -> None:
    desk = bench.desk
    worker, seeker = a_worker(desk, "김민지")
    farm = employers.register(desk, replace(farms.blank_firm(desk), name="배골농원")).id
    request = FarmRequest(
        employer_id=farm, task="수확", heads=1, starts_on=date(2026, 11, 19), daily_wage=130_000
    )
    made = farm_requests.take(desk, request).id
    (block,) = farm_records.blocks_of(desk, [made])
    farm_days.place(desk, block.id, [seeker])
    (day,) = farm_records.days_of_worker(desk, seeker)
    assert isinstance(day, FarmDay)
    farm_days.confirm(desk, [day.id])
    farm_days.worked(desk, [day.id])
    _, panel = shown(bench, worker)
    (tab,) = panel.findChildren(WorkedTab)
    panel.tabs.setCurrentWidget(tab)
    bench.idle()
    qtmodeltester.check(tab.rows)
    assert tab.sum.text() == "근로 1일 · 올해 1일, 일당 합계 130,000원"
    assert tab.rows.row(0).contract == "계약서 없음"
    asked: list[object] = []
    bench.hub.open_record.connect(asked.append)
    tab.open_farm(day.id)
    assert asked == [Ref(KindId.EMPLOYERS, farm)]


def test_who_is_not_insured_is_listed(bench: Bench) -> None:
    one, _ = a_worker(bench.desk, "김민지")
    a_worker(bench.desk, "박정숙", insurance=Insurance.FARMER, insured_until=date(2027, 6, 30))
    page = WorkersList(context(bench))
    bench.show(page)
    page.show_uninsured()
    bench.qtbot.waitUntil(lambda: list(page.model.ids) == [one])


def test_a_car_of_ones_own_is_asked_by_number_and_seats(bench: Bench) -> None:
    worker, seeker = a_worker(bench.desk, "김민지")
    page, _ = shown(bench, worker)
    dialog = own_car_dialog(context(bench), worker, page)
    dialog.save()
    bench.idle()
    assert dialog.seats.problem() == "좌석 수를 입력하세요."
    dialog.seats.set_value(5)
    dialog.save()
    bench.idle()
    (car,) = farm_records.cars(bench.desk)
    assert (car.driver_id, car.seats) == (seeker, 5)


def test_a_crew_is_made_with_its_people_and_its_seats_are_told(bench: Bench) -> None:
    desk = bench.desk
    _, minji = a_worker(desk, "김민지")
    _, other = a_worker(desk, "박정숙")
    car = farm_workers.put_car(desk, FarmCar(title="1호차", seats=1)).id
    holder = QWidget()
    part = CrewsPart(context(bench), holder)
    bench.show(holder)
    assert part.primary[0] == "새 작업반"
    part.new_of(KindId.FARM_CREWS)
    dialog = part.window().findChild(CrewDialog)
    assert dialog is not None
    dialog.form.fields["title"].set_value("솔내반")
    dialog.form.fields["leader"].set_value(minji)
    dialog.form.fields["car"].set_value(car)
    dialog.people.add(other, "박정숙")
    dialog.save()
    bench.idle()
    (crew,) = farm_records.crews(desk)
    assert {one.seeker_id for one in farm_workers.members(desk, crew.id)} == {minji, other}
    part.open_record(Ref(KindId.FARM_CREWS, crew.id))
    bench.idle()
    (tab,) = part.panel.findChildren(MembersTab)
    part.panel.tabs.setCurrentWidget(tab)
    bench.idle()
    assert tab.seats.text == "좌석 1석, 1석 모자랍니다"
    tab.choose()
    asked = tab.window().findChildren(CrewDialog)[-1]
    assert asked.focusWidget() is asked.people.edit  # people are changed, not the name
    asked.reject()
    part.new_of(KindId.FARM_CARS)
    assert part.primary[0] == "새 차량"


def test_a_crew_that_is_edited_keeps_whoever_is_not_taken_off(bench: Bench) -> None:
    desk = bench.desk
    _, minji = a_worker(desk, "김민지")
    made = farm_workers.put_crew(desk, FarmCrew(title="솔내반"), [minji]).id
    (crew,) = farm_records.crews(desk)
    holder = QWidget()
    bench.show(holder)
    dialog = CrewDialog(context(bench), crew, holder)
    bench.qtbot.waitUntil(lambda: dialog.people.ids == (minji,))
    dialog.form.fields["title"].set_value("배골반")
    dialog.save()
    bench.idle()
    assert [one.seeker_id for one in farm_workers.members(desk, made)] == [minji]
