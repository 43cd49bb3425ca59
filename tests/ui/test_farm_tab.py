"""농촌일손 of a seeker's and an employer's record: where they went, what was asked, registering."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import (
    employers,
    farm_days,
    farm_owners,
    farm_records,
    farm_work_of,
    history,
    lists,
)
from jobdesk.services.desk import Desk
from jobdesk.ui.widgets.basics import Chip, Label
from jobdesk.ui.widgets.farm_tab import FarmTab
from jobdesk.ui.widgets.own_farm import OwnerWorks, OwnFarm
from tests import casework
from tests.farm_kit import TODAY, blocks, farm, request, worked_day, worker
from tests.ui.bench import Bench, benched


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """A centre without records."""
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def _tab(bench: Bench, kind: KindId, id_: int) -> FarmTab:
    tab = FarmTab(bench.desk, bench.hub, bench.jobs, bench.notices, kind)
    bench.hub.changed.connect(tab.refresh_linked)
    tab.show_record(lists.record(bench.desk, kind, id_))
    bench.show(tab, 480, 600)
    return tab


def _words(tab: FarmTab) -> list[str]:
    return [label.text() for label in tab.findChildren(Label) if label.isVisible()]


def _chips(tab: FarmTab) -> list[str]:
    return [chip.text for chip in tab.findChildren(Chip) if chip.isVisible()]


def test_a_person_is_made_a_farm_worker_in_one_step(bench: Bench) -> None:
    who = casework.seeker(bench.desk, "김민지")
    tab = _tab(bench, KindId.SEEKERS, who)
    bench.qtbot.waitUntil(lambda: bool(_words(tab)))
    assert "아직 농가에 간 적이 없습니다" in _words(tab)[0]
    assert tab.button.text() == "농작업 근로자로 등록"
    tab.button.click()
    bench.idle()
    found = farm_records.worker_of(bench.desk, who)
    assert found is not None
    bench.qtbot.waitUntil(lambda: tab.button.text() == "근로자 카드 열기")
    opened: list[object] = []
    bench.hub.open_record.connect(opened.append)
    tab.button.click()
    assert opened == [Ref(KindId.FARM_WORKERS, found.id)]
    bench.jobs.write(lambda: history.undo(bench.desk))
    bench.idle()
    assert tab.button.text() == "농작업 근로자로 등록"


def test_the_farms_somebody_went_to_and_the_own_one(bench: Bench) -> None:
    desk = bench.desk
    who, own, other = worker(desk, "김민지"), farm(desk, "민지농원"), farm(desk, "반달농원")
    employers.save(desk, replace(lists.record(desk, KindId.EMPLOYERS, own), owner_id=who))
    for back in (2, 3):
        worked_day(desk, other, who, TODAY - timedelta(days=back))
    ahead = blocks(desk, request(desk, other, TODAY + timedelta(days=1)))[0]
    farm_days.place(desk, ahead.id, [who])
    late = blocks(desk, request(desk, other, TODAY - timedelta(days=1)))[0]
    farm_days.place(desk, late.id, [who])  # nobody has said whether they came: not the next day
    told: list[int] = []
    tab = _tab(bench, KindId.SEEKERS, who)
    tab.counted.connect(told.append)
    tab.foresee(lists.record(desk, KindId.SEEKERS, who))
    bench.idle()
    bench.qtbot.waitUntil(lambda: len(_chips(tab)) == 2)
    assert told == [2]
    assert _chips(tab) == ["본인 농가", "2일"]
    words = " ".join(_words(tab))
    assert "민지농원" in words
    assert "적과 · 마지막 2026-11-18 · 다음 2026-11-21" in words


def test_what_a_farm_asked_for(bench: Bench) -> None:
    desk = bench.desk
    orchard = farm(desk, "반달농원")
    worked_day(desk, orchard, worker(desk, "김민지"), TODAY - timedelta(days=1))
    request(desk, orchard, TODAY + timedelta(days=2), heads=4)
    tab = _tab(bench, KindId.EMPLOYERS, orchard)
    bench.qtbot.waitUntil(lambda: len(_chips(tab)) == 2)
    assert _chips(tab) == ["요청", "근로확인"]
    assert any("요청 4명 · 배치 0명" in words for words in _words(tab))
    assert tab.button.text() == "농가 카드 열기"


def test_a_company_becomes_a_farm_when_it_is_asked_to(bench: Bench) -> None:
    firm = casework.employer(bench.desk, "한빛식품")
    tab = _tab(bench, KindId.EMPLOYERS, firm)
    assert "구분을 농가로" in tab.button.toolTip()
    tab.button.click()
    bench.idle()
    assert farm_records.farm_of(bench.desk, firm) is not None
    bench.qtbot.waitUntil(lambda: tab.button.text() == "농가 카드 열기")


def test_a_person_s_own_farm_is_registered_from_their_record(bench: Bench) -> None:
    desk = bench.desk
    who = casework.seeker(desk, "김민지", phone="010-1111-2222")
    tab = _tab(bench, KindId.SEEKERS, who)
    bench.qtbot.waitUntil(tab.other.isVisible)
    tab.other.click()
    bench.idle()
    dialog = tab.window().findChild(OwnFarm)
    assert dialog is not None
    assert dialog.heading.text() == "본인 농가 등록"
    assert dialog.form.draft().name == "김민지 농가"
    dialog.save()
    bench.idle()
    (own,) = employers.of_owner(desk, who)
    assert (own.phone, own.representative) == ("010-1111-2222", "김민지")
    assert farm_records.farm_of(desk, own.id) is not None
    bench.qtbot.waitUntil(lambda: _chips(tab) == ["본인 농가"])
    assert tab.other.isHidden()
    bench.jobs.write(lambda: history.undo(desk))
    bench.idle()
    assert employers.of_owner(desk, who) == []


def test_a_farm_known_already_becomes_the_person_s_own(bench: Bench) -> None:
    desk = bench.desk
    who = casework.seeker(desk, "김민지", phone="010-1111-2222")
    orchard = farm(desk, "김민지 농가")
    tab = _tab(bench, KindId.SEEKERS, who)
    bench.qtbot.waitUntil(tab.other.isVisible)
    tab.other.click()
    bench.idle()
    dialog = tab.window().findChild(OwnFarm)
    assert dialog is not None
    bench.qtbot.waitUntil(lambda: bool(dialog.alike.shown))
    dialog.alike.open_first()
    bench.idle()
    assert [own.id for own in employers.of_owner(desk, who)] == [orchard]
    assert lists.count(desk, KindId.EMPLOYERS) == 1


def test_who_runs_a_farm_goes_to_others_too(bench: Bench) -> None:
    desk = bench.desk
    orchard = farm(desk, "반달농원")
    firm = lists.record(desk, KindId.EMPLOYERS, orchard)
    employers.save(desk, replace(firm, representative="박반달", phone="010-3333-4444"))
    tab = _tab(bench, KindId.EMPLOYERS, orchard)
    bench.qtbot.waitUntil(tab.other.isVisible)
    tab.other.click()
    bench.idle()
    dialog = tab.window().findChild(OwnerWorks)
    assert dialog is not None
    assert dialog.draft().name == "박반달"
    dialog.save()
    bench.idle()
    told = farm_work_of.of_employer(desk, orchard)
    assert told.owner is not None
    assert farm_records.worker_of(desk, told.owner[0]) is not None
    bench.qtbot.waitUntil(tab.other.isHidden)


def test_a_farm_has_one_owner(desk: Desk) -> None:
    orchard, who, other = farm(desk, "반달농원"), worker(desk, "김민지"), worker(desk, "박정숙")
    farm_owners.tie(desk, who, orchard)
    farm_owners.tie(desk, who, orchard)
    with pytest.raises(UserError, match="이미 김민지 님"):
        farm_owners.tie(desk, other, orchard)
