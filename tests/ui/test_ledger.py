"""Lists, records and dialogs of plain kinds, tabs of others, and pages of several lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.counselling import Outreach
from jobdesk.domain.employers import Employer
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.network import Agreement, AgreementStatus, Contact, Visit
from jobdesk.services import employers, entries, lists
from jobdesk.services.desk import Desk
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import Chip
from jobdesk.ui.widgets.editors import LinesEdit, editor_for
from jobdesk.ui.widgets.ledger import LedgerList
from jobdesk.ui.widgets.link_edit import LinkEdit
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab
from jobdesk.ui.widgets.stage_button import StageButton
from jobdesk.ui.widgets.tabbed_page import Tab, TabbedPage
from tests.ui.bench import Bench, benched, commit, press


class Said(RecordTab):
    """A tab that remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[int] = []
        self.heard: list[Change] = []
        self.typed = ""

    def show_record(self, record: Any) -> None:
        self.shown.append(record.id)
        self.counted.emit(3)

    def refresh_linked(self, change: Change) -> None:
        self.heard.append(change)

    @property
    def dirty(self) -> bool:
        return bool(self.typed)

    def discard(self) -> None:
        self.typed = ""


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def _agreements(bench: Bench, tab: RecordTab | None = None) -> LedgerList:
    added = [(tab, "이력")] if tab is not None else []

    def tabs_of(panel: RecordPanel) -> list[tuple[RecordTab, str]]:
        assert panel.kind is KindId.AGREEMENTS
        return added

    made = LedgerList(
        bench.desk,
        bench.hub,
        bench.jobs,
        bench.notices,
        bench.preferences,
        kind=KindId.AGREEMENTS,
        columns=("employer", "signed_on", "area", "status"),
        sections=(
            (
                "협약",
                (("employer",), ("signed_on", "ends_on"), ("area",), ("status", "counsellor")),
            ),
        ),
        empty=EmptyState("handshake", "협약이 없습니다", "첫 협약을 적어 두세요."),
        search_hint="업체, 분야",
        new_label="새 협약",
        chips=lambda record: [Chip(record.area, Tone.ACCENT)] if record.area else [],
        tabs=tabs_of,
    )
    made.begin()
    return made


def _firm(desk: Desk, name: str = "한빛식품") -> int:
    return employers.register(desk, Employer(name=name)).id


def _agreement(desk: Desk, firm: int, **values: Any) -> int:
    blank: Agreement = entries.blank(desk, KindId.AGREEMENTS, employer_id=firm, **values)
    return entries.add(desk, blank).id


def test_a_new_entry_is_made_by_keyboard_and_shown(bench: Bench) -> None:
    _firm(bench.desk)
    page = _agreements(bench)
    bench.show(page)
    bench.hub.open_record.connect(page.open_record)
    page.new()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, NewRecord))
    link = dialog.form.fields["employer"].widget
    assert isinstance(link, LinkEdit)
    commit(link, "한빛")
    bench.qtbot.waitUntil(lambda: link._popup is not None and link._popup.isVisible())
    press(link, Qt.Key.Key_Return)
    dialog.form.fields["area"].set_value("채용 협력")
    with bench.qtbot.waitSignal(dialog.accepted):
        press(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    bench.qtbot.waitUntil(lambda: page.panel.record is not None)
    bench.idle()
    assert page.panel.name.text() == "한빛식품"
    assert page.panel.record.area == "채용 협력"
    assert page.panel.record.signed_on == bench.desk.today()
    assert lists.count(bench.desk, KindId.AGREEMENTS) == 1


def test_a_record_is_edited_and_saved(bench: Bench) -> None:
    id_ = _agreement(bench.desk, _firm(bench.desk), area="교육")
    page = _agreements(bench)
    bench.show(page)
    assert page.panel.record.id == id_
    page.panel.form.fields["area"].widget.setFocus()
    page.panel.form.fields["area"].widget.setText("채용")  # type: ignore[attr-defined]
    page.panel.form.fields["area"].editor.edited.emit()
    page.save()
    bench.idle()
    assert lists.record(bench.desk, KindId.AGREEMENTS, id_).area == "채용"


def test_an_added_tab_is_asked_when_looked_at(bench: Bench) -> None:
    firm = _firm(bench.desk)
    _agreement(bench.desk, firm)
    tab = Said()
    page = _agreements(bench, tab)
    bench.show(page)
    assert tab.shown == []
    page.panel.tabs.setCurrentWidget(tab)
    assert tab.shown == [page.panel.record.id]
    assert page.panel.tabs.tabText(page.panel.tabs.indexOf(tab)) == "이력 3"
    bench.jobs.write(lambda: employers.register(bench.desk, Employer(name="가람물산")))
    bench.idle()
    assert len(tab.heard) == 1


def test_what_is_typed_in_a_tab_is_asked_for_before_leaving(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm = _firm(bench.desk)
    first = _agreement(bench.desk, firm)
    second = _agreement(bench.desk, firm, area="둘째")
    tab = Said()
    page = _agreements(bench, tab)
    bench.show(page)
    at = page.panel.record.id
    other = second if at == first else first
    tab.typed = "아직"
    answers = ["stay", "discard"]
    monkeypatch.setattr(dialogs, "ask", lambda *_: answers.pop(0))
    page.open_record(Ref(KindId.AGREEMENTS, other))
    bench.idle()
    assert page.panel.record.id == at
    page.open_record(Ref(KindId.AGREEMENTS, other))
    bench.idle()
    assert page.panel.record.id == other
    assert not tab.typed


def test_a_page_of_tabs_speaks_to_the_one_shown(bench: Bench) -> None:
    _agreement(bench.desk, _firm(bench.desk))
    made: list[str] = []

    def late() -> LedgerList:
        made.append("late")
        return _agreements(bench)

    first = _agreements(bench)
    page = TabbedPage(
        "협력·홍보",
        (
            Tab("plain", "만들어 둔 것", first),
            Tab("late", "나중 것", late, frozenset({KindId.AGREEMENTS})),
        ),
    )
    bench.show(page)
    assert page.current is first
    assert page.primary == ("새 협약", "plus")
    assert made == []
    with bench.qtbot.waitSignal(page.turned):
        press(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert made == ["late"]
    page.go("plain")
    page.show_filtered(KindId.AGREEMENTS, Filter(text="한빛"))
    assert page.name == "late"
    bench.idle()
    left: list[int] = []
    page.leave(lambda: left.append(1))
    assert left == [1]


def test_a_link_offers_the_newest_and_holds_to_the_firm(bench: Bench) -> None:
    desk = bench.desk
    one, two = _firm(desk), _firm(desk, "가람물산")
    for firm, name in ((one, "김담당"), (two, "이담당")):
        entries.add(desk, Contact(employer_id=firm, name=name))
    entries.add(desk, Visit(employer_id=one, visited_on=desk.today()))
    visits = LedgerList(
        desk,
        bench.hub,
        bench.jobs,
        bench.notices,
        bench.preferences,
        kind=KindId.VISITS,
        columns=("employer", "visited_on"),
        sections=(("방문", (("employer",), ("contact",), ("visited_on",))),),
        empty=EmptyState("phone", "없습니다", "없습니다"),
        search_hint="업체",
        new_label="새 방문",
    )
    visits.begin()
    bench.show(visits)
    link = visits.panel.form.fields["contact"].widget
    assert isinstance(link, LinkEdit)
    link.setFocus()
    press(link, Qt.Key.Key_Down)
    bench.qtbot.waitUntil(lambda: link._popup is not None and link._popup.isVisible())
    assert link._popup is not None
    assert link._popup.titles() == ["김담당"]


def test_a_record_is_called_by_what_is_filled(desk: Desk) -> None:
    named = entries.add(
        desk, Outreach(held_on=desk.today(), place="솔내면사무소", title="찾아가는 날")
    )
    bare = entries.add(desk, Outreach(held_on=desk.today(), place="구름면사무소"))
    called = lists.called(desk, KindId.OUTREACH, [named.id, bare.id])
    assert called == {named.id: "찾아가는 날", bare.id: "구름면사무소"}


def test_a_new_stage_is_chosen_from_the_chip(bench: Bench) -> None:
    button = StageButton(lambda _: ["협의중", "체결", "종료"])
    bench.show(button, 200, 40)
    chosen: list[str] = []
    button.stage_chosen.connect(chosen.append)
    button.show_record(KindId.AGREEMENTS, Agreement(status=AgreementStatus.TALKING))
    assert button.steps() == ["체결", "종료"]
    press(button, Qt.Key.Key_Return)
    assert button.menu is not None
    press(button.menu, Qt.Key.Key_Down)
    press(button.menu, Qt.Key.Key_Return)
    assert chosen == ["체결"]
    button.show_record(KindId.AGREEMENTS, Agreement(), read_only=True)
    assert not button.isEnabled()


def test_several_short_texts_are_typed_a_line_each(bench: Bench) -> None:
    edit = editor_for(KINDS[KindId.SURVEYS].field("questions"))
    assert isinstance(edit, LinesEdit)
    bench.show(edit, 300, 160)
    edit.set_value(("", "4", ""))
    assert edit.value() == ("", "4", "")  # as it is stored: nothing was typed
    edit.setPlainText(" 친절했습니까 \n\n도움이 되었습니까\n")
    assert edit.value() == ("친절했습니까", "", "도움이 되었습니까")


def test_a_record_waits_until_every_part_of_its_panel_stands(bench: Bench) -> None:
    firm = _firm(bench.desk)
    id_ = _agreement(bench.desk, firm)
    page = _agreements(bench, Said())
    panel = page.panel
    assert panel.tabs.count() == 0  # nothing of it is made with the list
    shown: list[int] = []
    panel.shown.connect(lambda record: shown.append(record.id if record is not None else 0))
    panel._wanted = id_
    panel._take(lists.record(bench.desk, KindId.AGREEMENTS, id_))
    assert (shown, panel.record) == ([], None)
    bench.show(page)
    assert shown[0] == id_
    assert [panel.tabs.tabText(at) for at in range(panel.tabs.count())] == [
        "협약",
        "이력",
        "변경이력",
    ]
