"""교육 of a seeker's and an employer's record: what they were in, and joining the next cohort."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from training_kit import new_class, new_cohort

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import TraineeStatus
from jobdesk.services import cohort_records, history, lists
from jobdesk.services.desk import Desk
from jobdesk.ui.widgets.basics import Button, Chip, Label
from jobdesk.ui.widgets.training_tab import TrainingTab
from tests import casework
from tests.ui.bench import Bench, benched


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """A centre without records."""
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def _tab(bench: Bench, kind: KindId, id_: int) -> TrainingTab:
    tab = TrainingTab(bench.desk, bench.hub, bench.jobs, bench.notices, kind)
    bench.hub.changed.connect(tab.refresh_linked)
    tab.show_record(lists.record(bench.desk, kind, id_))
    bench.show(tab, 480, 600)
    return tab


def _words(tab: TrainingTab) -> list[str]:
    return [label.text() for label in tab.findChildren(Label) if label.isVisible()]


def _menu(bench: Bench, tab: TrainingTab) -> QMenu:
    tab.join.click()
    bench.idle()
    return next(menu for menu in tab.findChildren(QMenu) if menu.isVisible())


def test_a_person_applies_from_the_own_record(bench: Bench) -> None:
    cohort = new_cohort(bench.desk)
    seeker = casework.seeker(bench.desk, "김민지")
    tab = _tab(bench, KindId.SEEKERS, seeker)
    told: list[int] = []
    tab.counted.connect(told.append)
    bench.qtbot.waitUntil(lambda: bool(_words(tab)))  # a new label is shown when Qt comes to it
    assert "아직 신청한 교육이 없습니다" in _words(tab)[0]
    menu = _menu(bench, tab)
    (offer,) = menu.actions()
    assert offer.text().startswith("물류 실무자 1기  (모집, 개강 2026-11-30)")
    offer.trigger()
    menu.close()
    bench.idle()
    (who,) = cohort_records.trainees(bench.desk, cohort)
    assert (who.seeker_id, who.status) == (seeker, TraineeStatus.APPLIED)
    assert told[-1] == 1
    assert [chip.text for chip in tab.findChildren(Chip)] == ["신청"]
    assert bench.changes[-1].label == "교육 신청: 김민지"
    opened: list[Ref] = []
    bench.hub.open_record.connect(opened.append)
    next(b for b in tab.findChildren(Button) if b.accessibleName().endswith("열기")).click()
    assert opened == [Ref(KindId.TRAINEES, who.id)]
    history.undo(bench.desk)


def test_without_a_cohort_the_menu_says_what_to_do(bench: Bench) -> None:
    tab = _tab(bench, KindId.SEEKERS, casework.seeker(bench.desk, "김민지"))
    menu = _menu(bench, tab)
    (said,) = menu.actions()
    assert not said.isEnabled()
    assert "새 기수를 만드세요" in said.text()
    menu.close()


def test_a_firm_is_asked_from_its_own_record(bench: Bench) -> None:
    cohort = new_cohort(bench.desk)
    firm = casework.employer(bench.desk, "한빛물류")
    tab = _tab(bench, KindId.EMPLOYERS, firm)
    menu = _menu(bench, tab)
    menu.actions()[0].trigger()
    menu.close()
    bench.idle()
    (demand,) = cohort_records.demands(bench.desk, cohort)
    assert demand.employer_id == firm
    assert [chip.text for chip in tab.findChildren(Chip)] == ["수요조사"]


def test_who_attends_sees_how_it_stands(bench: Bench) -> None:
    group = new_class(bench.desk)
    id_ = next(iter(group.trainees.values()))
    seeker = cohort_records.trainee(bench.desk, id_).seeker_id or 0
    tab = _tab(bench, KindId.SEEKERS, seeker)
    bench.qtbot.waitUntil(lambda: any(" ~ " in words for words in _words(tab)))
    (about,) = [words for words in _words(tab) if " ~ " in words]
    assert about.startswith("2026-1")
