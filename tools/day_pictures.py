"""The pictures of a matching day: its tabs, what opens there, and the windows it is run with.

`make screenshots` takes them with all others.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from picture_view import SIZE, Prepare, View, turn
from PySide6.QtWidgets import QWidget

from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus, DayStatus
from jobdesk.services import lists, reception
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.matching_days.day_windows import DayWindow
from jobdesk.ui.pages.matching_days.floor_window import HallWindow
from jobdesk.ui.pages.matching_days.reception_part import ReceptionPart
from jobdesk.ui.pages.matching_days.reception_window import ReceptionWindow
from jobdesk.ui.widgets.folding_tabs import FoldingTabs

_TABS = {
    "overview": ("부대행사", "홍보", "사진", "변경이력"),
    "employers": ("참가 조건", "면접 희망"),
    "registration": ("제안", "접수 내용"),
}
_DIALOGS = (
    ("employers", "add"),
    ("employers", "invite"),
    ("registration", "add"),
    ("registration", "propose"),
)


def _of_day(act: str) -> Prepare:
    """A dialog of the part of a matching day that is shown."""
    return lambda _window, page: getattr(page.day.current, act)()  # type: ignore[attr-defined,no-any-return]


def _day_tab(title: str) -> Prepare:
    """The tab of that title beside the table of a matching day's part, or within its overview."""

    def prepare(_window: MainWindow, page: QWidget) -> None:
        for tabs in (t for t in page.findChildren(FoldingTabs) if t.isVisible()):
            for number in range(tabs.count()):
                if tabs.tabText(number).startswith(title):
                    tabs.setCurrentIndex(number)

    return prepare


def _new_day(_window: MainWindow, page: QWidget) -> None:
    page.new()  # type: ignore[attr-defined]


def _copy_day(_window: MainWindow, page: QWidget) -> None:
    page.copy_day(0)  # type: ignore[attr-defined]


def _past_day(part: str) -> Prepare:
    """A part of the day that is over and whose results are asked for."""

    def prepare(window: MainWindow, page: QWidget) -> None:
        held = Filter(conditions=(Condition("status", Op.IS, DayStatus.HELD.value),))
        day = lists.find(window.context.desk, KindId.MATCHING_DAYS, held)[0]
        page.open_day(int(day), part)  # type: ignore[attr-defined]

    return prepare


def _day_window(name: str, act: Callable[[DayWindow], None]) -> Prepare:
    """A window of the day that comes, at its size and in the hour before the day begins."""

    def prepare(window: MainWindow, page: QWidget) -> None:
        store = window.context.desk.store
        store.now, clock = lambda: datetime.fromisoformat("2026-11-25T13:24"), store.now
        part = page.findChild(ReceptionPart)
        assert part is not None
        opened = getattr(part, name)()
        opened.showNormal()
        opened.resize(*SIZE)
        turn(400)
        act(opened)
        turn(400)
        store.now = clock

    return prepare


def _receive(opened: DayWindow) -> None:
    assert isinstance(opened, ReceptionWindow)
    assert opened.roll is not None
    waiting = AttendeeStatus.REGISTERED
    guest = next(one for one in opened.roll.guests if one.status is waiting and one.appointments)
    opened.box.insert(guest.phone[-4:])
    turn(100)
    if opened.found.chosen is None:
        opened.found.step(0)
    opened.receive()


def _move_on(opened: DayWindow) -> None:
    assert isinstance(opened, HallWindow)
    for guest in reception.roll(opened.desk, opened.day_id).guests[:18]:
        if guest.status is AttendeeStatus.REGISTERED:
            reception.arrive(opened.desk, guest.attendee_id, "13:20")
    for booth in opened.hall.booths[:5]:
        opened.cards.choose(booth.day_employer_id)
        opened.move_on()
        turn(150)


def _papers(_window: MainWindow, page: QWidget) -> None:
    page.print_()  # type: ignore[attr-defined]
    turn(1200)


def day_views() -> tuple[View, ...]:
    """Every tab beside a part's table, every dialog, the windows, and a day that is over."""
    page = "matching_days"
    return (
        *(
            View(f"{page}-{part}-{number}-{title}", f"{page}:{part}", _day_tab(title))
            for part, titles in _TABS.items()
            for number, title in enumerate(titles, 1)
        ),
        *(View(f"{page}-{part}-{act}", f"{page}:{part}", _of_day(act)) for part, act in _DIALOGS),
        View(f"{page}-new", page, _new_day),
        View(f"{page}-copy", page, _copy_day),
        View(f"{page}-papers", f"{page}:overview", _papers),
        View(f"{page}-door", f"{page}:reception", _day_window("open_reception", _receive)),
        View(f"{page}-hall", f"{page}:reception", _day_window("open_hall", _move_on)),
        View(f"{page}-owed", page, _past_day("results")),
        View(f"{page}-after", page, _past_day("feedback")),
    )
