"""The panel of a person: how long the 구직신청 stands, renewing it, groups and consents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, benched, fill
from pytestqt.qtbot import QtBot

from jobdesk.domain.people import SeekerStatus
from jobdesk.services import history, registrations, seekers, stored
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.seekers import SeekersPage
from jobdesk.ui.pages.seekers.panel import SeekerPanel
from jobdesk.ui.widgets.basics import Chip


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def shown(bench: Bench, id_: int) -> SeekerPanel:
    """The panel of the page with that person in it."""
    page = SeekersPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    page.open_id(id_)
    bench.idle()
    panel = page.panel
    assert isinstance(panel, SeekerPanel)
    assert panel.record.id == id_
    return panel


def chips(panel: SeekerPanel) -> list[str]:
    return [chip.text for chip in panel.findChildren(Chip) if chip.isVisible()]


def test_a_lapsed_person_is_renewed_with_one_button_and_one_undo(bench: Bench) -> None:
    id_ = fill(bench.desk)["김민지"]
    old = stored.seeker(bench.desk, id_)
    seekers.save(bench.desk, replace(old, registered_on=date(2026, 8, 17)))
    panel = shown(bench, id_)
    assert "만료 3일 지남" in chips(panel)
    assert panel.renew_button.isVisible()
    panel.renew_button.click()
    bench.idle()
    assert "유효 92일 남음" in chips(panel)
    assert not panel.renew_button.isVisible()
    assert len(registrations.of(bench.desk, id_)) == 2
    bench.hub.changed.emit(history.undo(bench.desk))
    bench.idle()
    assert "만료 3일 지남" in chips(panel)


def test_groups_are_suggested_taken_and_remarked(bench: Bench) -> None:
    panel = shown(bench, fill(bench.desk)["김민지"])  # 만 58세
    panel.tabs.setCurrentIndex(2)
    assert panel.take_groups.text() == "신중년, 고령자 넣기"
    panel.take_groups.click()
    assert panel.form.draft().priority_groups == ("신중년", "고령자")
    assert panel.take_groups.isHidden()
    assert panel.group_remark.isHidden()
    panel.form.fields["priority_groups"].editor.set_value(("청년",))
    panel.form.edited.emit()
    assert panel.group_remark.text().startswith("청년은 만 15~34세 기준인데")


def test_health_opens_with_its_own_consent(bench: Bench) -> None:
    panel = shown(bench, fill(bench.desk)["박정숙"])
    panel.tabs.setCurrentIndex(panel.tabs.count() - 3)
    assert panel.sensitive.isHidden()
    panel.form.fields["sensitive_consent_on"].editor.set_value(bench.desk.today())
    panel.form.edited.emit()
    assert not panel.sensitive.isHidden()
    panel.form.fields["health"].editor.set_value("허리를 오래 굽히지 못함")
    panel.save()
    bench.idle()
    assert stored.seeker(bench.desk, panel.record.id).health == "허리를 오래 굽히지 못함"


def test_who_gave_no_name_is_called_by_nickname_and_asked_before_applying(bench: Bench) -> None:
    fill(bench.desk)
    blank = seekers.blank(bench.desk)
    guest = replace(
        blank, nickname="파란모자", phone="010-9999-0000", status=SeekerStatus.PROVISIONAL
    )
    panel = shown(bench, seekers.register(bench.desk, guest).id)
    assert panel.name.text() == "파란모자 (별칭)"
    panel.stage.stage_chosen.emit(SeekerStatus.REGISTERED.value)
    assert "이름을 입력" in panel.form.fields["name"].problem()
    panel.form.fields["name"].editor.set_value("나새롬")
    panel.save()
    bench.idle()
    panel.stage.stage_chosen.emit(SeekerStatus.REGISTERED.value)
    bench.idle()
    now = stored.seeker(bench.desk, panel.record.id)
    assert (now.status, now.registered_on) == (SeekerStatus.REGISTERED, bench.desk.today())
    assert len(registrations.of(bench.desk, now.id)) == 1
