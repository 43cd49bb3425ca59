"""동행면접 through its widgets: planned, held, counted, called off, printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bench import Bench, benched
from interviews_kit import dialog_of, held, key, opened, sent
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.casework import ReferralStatus
from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.interviews import AllowanceStatus, Trip, TripStatus
from jobdesk.domain.kinds import KindId
from jobdesk.services import access, history, lists, stored, trips
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.interviews.hold_dialog import HoldDialog
from jobdesk.ui.pages.interviews.rider_dialog import RiderDialog
from jobdesk.ui.widgets.print_dialog import PrintDialog
from jobdesk.ui.widgets.reason_dialog import ReasonDialog
from jobdesk.ui.widgets.trip_dialog import MoreRidersDialog, TripDialog
from tests import casework
from tests.conftest import TODAY

S = AllowanceStatus


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """One firm, two interviews today and one in three days."""
    firm = casework.employer(desk, "한빛식품", phone="061-222-3333", contact_name="박소장")
    for name, days in (("김민지", 0), ("박정숙", 0), ("이도현", 3)):
        sent(desk, name, firm, days=days)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def test_a_trip_is_planned_with_everybody_of_the_day(bench: Bench) -> None:
    page = opened(bench)
    assert page.primary == ("새 동행면접", "plus")
    page.primary_action()
    bench.idle()
    dialog = dialog_of(TripDialog)
    assert "2명" in dialog.riders.of_day.text()
    dialog.riders.of_day.click()
    bench.idle()
    assert dialog.riders.referral_ids == (1, 2)
    assert dialog.riders.firms.text() == "업체 1곳: 한빛식품 2명"
    dialog.form.fields["starts_at"].widget.setText("오전 9시 반")
    dialog.save()
    bench.idle()
    trip = trips.get(bench.desk, 1)
    assert (trip.held_on, trip.starts_at, trip.status) == (TODAY, "09:30", TripStatus.PLANNED)
    assert [one.seeker for one in trips.people(bench.desk, 1)] == ["김민지", "박정숙"]
    assert page.current.panel.record.id == 1
    assert page.current.panel.tabs.tabText(0) == "함께 가는 분 2"


def test_another_day_offers_other_people_and_a_bad_hour_is_refused(bench: Bench) -> None:
    page = opened(bench)
    page.new()
    bench.idle()
    dialog = dialog_of(TripDialog)
    day = dialog.form.fields["held_on"]
    day.widget.setText("+3")
    day.edited.emit()
    bench.idle()
    assert "이도현" in dialog.riders.of_day.text()
    dialog.form.fields["starts_at"].widget.setText("아침 일찍")
    dialog.save()
    assert "시각" in dialog.form.fields["starts_at"].problem()
    assert lists.count(bench.desk, KindId.TRIPS) == 0
    dialog.reject()


def test_who_did_not_come_is_unticked_and_the_results_are_chased(bench: Bench) -> None:
    trips.plan(bench.desk, Trip(held_on=TODAY, place="가람읍"), [1, 2])
    page = opened(bench)
    key(page.current.grid, Qt.Key.Key_1)
    bench.idle()
    dialog = dialog_of(HoldDialog)
    list(dialog.boxes.values())[1].setChecked(False)
    dialog.save()
    bench.idle()
    assert trips.get(bench.desk, 1).status is TripStatus.HELD
    assert stored.referral(bench.desk, 1).status is ReferralStatus.INTERVIEWED
    assert stored.referral(bench.desk, 2).status is ReferralStatus.NO_SHOW
    pages: list[str] = []
    bench.hub.show_page.connect(pages.append)
    notice = next(one for one in bench.said if one.action_label)
    assert notice.action is not None
    notice.action()
    assert pages == ["work:chase"]
    history.undo(bench.desk)
    assert stored.referral(bench.desk, 2).status is ReferralStatus.INTERVIEW_SET


def test_the_head_counts_what_was_held_and_opens_the_records(bench: Bench) -> None:
    held(bench.desk)
    trips.plan(bench.desk, Trip(held_on=TODAY + timedelta(days=3)), [3])
    page = opened(bench)
    totals = page.current.totals
    assert totals.trips.text() == "동행 1건"
    assert totals.people.text() == "참여 2명"
    assert totals.companies.text() == "업체 1개사"
    asked: list[Any] = []
    bench.hub.show_filtered.connect(asked.append)
    totals.people.click()
    totals.companies.click()
    assert asked == [(KindId.SEEKERS, Filter(ids=(1, 2))), (KindId.EMPLOYERS, Filter(ids=(1,)))]
    totals.trips.click()
    bench.idle()
    assert list(page.current.model.ids) == [1]
    totals.span.set_value("지난해")
    bench.idle()
    assert totals.trips.text() == "동행 0건"
    assert not totals.people.isEnabled()


def test_a_trip_is_called_off_with_the_reason_and_taken_back(bench: Bench) -> None:
    trips.plan(bench.desk, Trip(held_on=TODAY), [1])
    page = opened(bench)
    key(page.current.grid, Qt.Key.Key_2)
    dialog = dialog_of(ReasonDialog)
    dialog.reason.set_value("업체 사정")
    dialog.save()
    bench.idle()
    assert trips.get(bench.desk, 1).status is TripStatus.CANCELLED
    panel = page.current.panel
    assert panel.held.isHidden()
    assert panel.stage.steps() == ["예정"]
    panel._take_stage("예정")
    bench.idle()
    assert trips.get(bench.desk, 1).status is TripStatus.PLANNED


def test_what_was_held_by_mistake_is_reopened_and_everybody_expected(bench: Bench) -> None:
    held(bench.desk)
    trips.reopen(bench.desk, 1)
    assert stored.referral(bench.desk, 1).status is ReferralStatus.INTERVIEW_SET
    assert {one.attendance.value for one in trips.people(bench.desk, 1)} == {"예정"}


def test_people_are_added_told_where_to_get_on_and_taken_off(bench: Bench) -> None:
    trips.plan(bench.desk, Trip(held_on=TODAY), [1])
    other = casework.seeker(bench.desk, "최영희")
    page = opened(bench)
    tab = page.current.panel.riders
    bench.idle()
    tab.add.click()
    bench.idle()
    dialog = dialog_of(MoreRidersDialog)
    dialog.riders.show_others()
    dialog.riders.others.add(other, "최영희")
    dialog.riders.firm.set_value(1)
    dialog.save()
    bench.idle()
    assert [one.employer for one in trips.people(bench.desk, 1)] == ["한빛식품", "한빛식품"]
    tab.table.selectRow(1)
    key(tab.table, Qt.Key.Key_Return)
    bench.idle()
    rider = dialog_of(RiderDialog)
    rider.place.set_value("면사무소 앞")
    rider.save()
    bench.idle()
    assert trips.people(bench.desk, 1)[1].note == "면사무소 앞"
    tab.table.selectRow(1)
    key(tab.table, Qt.Key.Key_Delete)
    bench.idle()
    assert len(trips.people(bench.desk, 1)) == 1


def test_attendance_ahead_of_the_day_is_refused_in_words(bench: Bench) -> None:
    trips.plan(bench.desk, Trip(held_on=TODAY + timedelta(days=3)), [3])
    page = opened(bench)
    tab = page.current.panel.riders
    key(tab.table, Qt.Key.Key_1)
    bench.idle()
    assert "다녀온 뒤" in bench.said[-1].text


def test_the_sheet_of_a_trip_is_previewed_and_logged(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jobdesk.ui import printing

    monkeypatch.setattr(printing, "print_pdf", lambda *_: True)
    trips.plan(bench.desk, Trip(held_on=TODAY), [1, 2])
    page = opened(bench)
    page.print_()
    dialog = dialog_of(PrintDialog)
    bench.idle()
    assert dialog.paper.page_count == 1
    dialog.go.click()
    bench.idle()
    logged = [row for row in access.listing(bench.desk) if row.action == access.Action.PRINT]
    assert [row.purpose for row in logged] == ["동행면접 운행표"]


def test_a_trip_begins_at_a_referral(bench: Bench) -> None:
    from jobdesk.ui.pages.work import WorkPage

    page = WorkPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    page.open_record(Ref(KindId.REFERRALS, 3))
    bench.idle()
    steps = page.current.panel.steps
    assert steps.allowance.isHidden()
    steps.trip.click()
    bench.idle()
    dialog = dialog_of(TripDialog)
    assert dialog.riders.referral_ids == (3,)
    assert dialog.form.fields["held_on"].value() == TODAY + timedelta(days=3)
    dialog.reject()
