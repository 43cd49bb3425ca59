"""열기 in a timeline leads somewhere from every entry; the note tab can be used at 150 %."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.circumstances import Task
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import Visit
from jobdesk.services import entries, lists, notes, referrals, visits
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.theme import Scheme
from jobdesk.ui.widgets.timeline_view import TimelineView
from tests.ui.bench import Bench, benched, fill


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def ids(bench: Bench) -> dict[str, int]:
    """A person and a firm to whom several things happened."""
    desk, made = bench.desk, fill(bench.desk)
    referrals.refer(desk, [made["김민지"]], made["요양보호사"])
    notes.write(desk, notes.blank(desk, content="상담"), [made["김민지"]])
    visit = Visit(employer_id=made["한빛요양원"], visited_on=desk.today(), content="통화")
    visits.record(desk, visit)
    entries.add(
        desk,
        Task(
            title="서류 받기",
            seeker_id=made["김민지"],
            employer_id=made["한빛요양원"],
            due_on=date(2026, 11, 25),
        ),
    )
    return made


def timeline(bench: Bench, window: MainWindow, ref: Ref) -> TimelineView:
    bench.hub.open_record.emit(ref)
    bench.idle()
    panel = window.page(window.current).panel  # type: ignore[attr-defined]
    tab = panel.timeline
    assert isinstance(tab, TimelineView)
    panel.tabs.setCurrentWidget(tab)
    bench.idle()
    return tab


@pytest.mark.parametrize("name", ["김민지", "한빛요양원"])
def test_every_open_button_leads_to_something_else(
    bench: Bench, ids: dict[str, int], name: str
) -> None:
    window = bench.window()
    kind = KindId.SEEKERS if name == "김민지" else KindId.EMPLOYERS
    own = Ref(kind, ids[name])
    count = len(
        [e for e in timeline(bench, window, own).entries if getattr(e, "open_button", None)]
    )
    assert count >= 2
    for number in range(count):
        tab = timeline(bench, window, own)
        entry = [e for e in tab.entries if getattr(e, "open_button", None)][number]
        led: list[Ref] = []
        bench.hub.open_record.connect(led.append)
        entry.open_button.click()
        bench.idle()
        bench.hub.open_record.disconnect(led.append)
        page = window.page(window.current)
        shown = getattr(page, "current", page)
        assert led[-1] != own
        assert shown.panel.record_id == led[-1].id, entry.event_shown.title


def test_an_entry_of_nobody_else_has_no_button(bench: Bench, ids: dict[str, int]) -> None:
    tab = timeline(bench, bench.window(), Ref(KindId.SEEKERS, ids["김민지"]))
    task = next(e for e in tab.entries if e.event_shown.ref.kind is KindId.TASKS)
    assert task.open_button.accessibleName().startswith("할 일")  # it names a firm
    own = [e for e in tab.entries if e.event_shown.ref.kind is KindId.SEEKERS]
    assert not any(hasattr(e, "open_button") for e in own)


def test_a_record_without_a_page_opens_its_person(bench: Bench, ids: dict[str, int]) -> None:
    window = bench.window()
    window.show_page("home")
    (task,) = lists.find(bench.desk, KindId.TASKS, Filter()).tolist()
    bench.hub.open_record.emit(Ref(KindId.TASKS, task))
    bench.idle()
    assert window.current == "seekers"
    panel = window.page("seekers").panel  # type: ignore[attr-defined]
    assert panel.record_id == ids["김민지"]
    bench.hub.open_record.emit(Ref(KindId.TASKS, 99))
    bench.idle()
    assert "따로 보는 화면은 없습니다" in bench.said[-1].text


def test_the_note_box_is_whole_at_150_percent(bench: Bench, ids: dict[str, int]) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, Scheme.LIGHT, 150)
    window = bench.window()
    window.activateWindow()
    bench.qtbot.waitUntil(window.isActiveWindow)
    tab = timeline(bench, window, Ref(KindId.SEEKERS, ids["김민지"]))
    content = tab.box.editors["content"]
    folded = content.height()
    content.setFocus()
    bench.qtbot.wait(80)
    assert content.height() > folded
    inner = tab.area.widget()
    assert inner is not None
    assert inner.width() <= tab.area.viewport().width()
    assert not content.visibleRegion().isEmpty()
    assert content.visibleRegion().boundingRect().height() == content.height()
    assert tab.box.height() >= tab.box.sizeHint().height()
    last = tab.box.editors["next_what"]
    last.setFocus()
    tab.follow()
    bench.qtbot.wait(80)
    assert last.visibleRegion().boundingRect().height() == last.height()
    theme.apply(application)
