"""행사 당일: how many are here, what runs late, and the screens the day is run with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.day_watch import DayWatch
from jobdesk.domain.hall_now import HallNow
from jobdesk.domain.reception import Roll
from jobdesk.services import day_watching, reception
from jobdesk.services.desk import Desk
from jobdesk.ui import dates, theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days import day_windows
from jobdesk.ui.pages.matching_days.day_windows import WATCHED
from jobdesk.ui.pages.matching_days.floor_window import BEAT_MS, HallWindow
from jobdesk.ui.pages.matching_days.live_counts import LiveCounts
from jobdesk.ui.pages.matching_days.paper_entry import PaperEntry
from jobdesk.ui.pages.matching_days.reception_window import ReceptionWindow
from jobdesk.ui.pages.matching_days.watch_cards import WatchCards
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import Button, Card, Label, column, row
from jobdesk.ui.widgets.dialogs import Answer
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.strip import Strip

_NARROW = 760  # pixels at 100 % below which the cards stand beneath one another


class ReceptionPart(QWidget):
    """See the module's words."""

    primary = ("접수 화면", "user-plus")

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, day_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self.day_id = day_id
        self._watch = DayWatch(HallNow(day_id, ""), Roll(day_id, ""))
        self._noted, self._waiting = False, True
        self.paper: PaperEntry | None = None
        self._beside: day_windows.DayWindows | None = None
        self.counts = LiveCounts()
        self.strip = Strip()
        self._build()
        hub.changed.connect(self._on_changed)
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._tell_hall)
        self._beat.start(BEAT_MS)
        jobs.ended.connect(self._beat.stop)

    def _build(self) -> None:
        self.rest_button = Button("오지 않은 분을 불참으로")
        self.rest_button.clicked.connect(self.settle)
        now = Card(margin=12)
        self.counts.setContentsMargins(0, theme.now().px(6), 0, 0)  # level with the button
        counted = row(Label("접수 현황", weight=600), self.counts, self.rest_button, spacing=20)
        counted.setStretch(1, 1)
        now.body.addLayout(counted)
        self.reception_button = Button("접수 화면 열기", icon="user-plus", tip="Ctrl+N")
        self.reception_button.clicked.connect(self.open_reception)
        self.hall_button = Button("행사장 현황 열기")
        self.hall_button.clicked.connect(self.open_hall)
        self.desks = Label(look="muted", wrap=True)
        self.sums = Label(weight=600, wrap=True, tabular=True)
        desk_card = _card(
            "접수대",
            "이름, 초성, 전화 뒷자리나 접수번호를 치고 Enter를 누르면 접수합니다. 여러 개 열 수 "
            "있습니다.",
            self.desks,
            self.reception_button,
        )
        hall_card = _card(
            "행사장",
            "부스마다 지금과 다음 분을 보고, 키 하나로 다음 분을 들이고 결과를 적습니다.",
            self.sums,
            self.hall_button,
        )
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(12)
        self.paper_button = Button("종이 명단 입력")
        self.paper_button.clicked.connect(self.open_paper)
        paper_card = _card(
            "종이 명단",
            "종이로 접수했으면 참석, 도착 시각, 면접한 부스와 결과를 표에 옮겨 적습니다. 엑셀에서 "
            "붙여도 됩니다.",
            QWidget(),
            self.paper_button,
        )
        for card in (desk_card, hall_card, paper_card):
            self._cards.addWidget(card, 1)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        whole = column(self.strip, now, spacing=12)
        whole.addLayout(self._cards)
        self.watch = WatchCards(self._hub)
        whole.addWidget(self.watch, 1)
        inner.setLayout(whole)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(inner))
        self.setLayout(column(self._stack, spacing=0))
        self.setFocusProxy(self.reception_button)
        # What is done at the end of the day comes last.
        QWidget.setTabOrder(self.paper_button, self.rest_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds the cards side by side or not."""
        super().resizeEvent(event)
        beside, beneath = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        narrow = self.width() < theme.now().px(_NARROW)
        self._cards.setDirection(beneath if narrow else beside)
        self.watch.fit(self.width())

    # What stands

    def refresh(self) -> None:
        """조회 (F5); where it is not seen, when it is."""
        self._waiting = not self.isVisible()
        if self._waiting:
            return
        if self.paper is not None and self._on_paper:
            self.paper.refresh()
        desk, day_id, first = self._desk, self.day_id, not self._noted

        def read() -> DayWatch:
            found = day_watching.watch(desk, day_id)
            if first:
                reception.opened(desk, found.roll, "행사 당일")
            return found

        self._jobs.read(read, self._take, key=(id(self), "state"))

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._waiting:
            self.refresh()

    def _take(self, watch: DayWatch) -> None:
        self._watch, self._noted = watch, True
        counts, hall = watch.roll.counts, watch.hall
        self.counts.show_counts(counts)
        missing = counts.waiting + counts.late
        self.rest_button.setText(f"오지 않은 {missing:,}명을 불참으로")
        begun = hall.first is not None and hall.first <= self._desk.today()
        may_write(self._desk, self.rest_button, when=begun and missing > 0)
        may_write(self._desk, self.reception_button, self.hall_button, self.paper_button)
        self._tell_hall()
        self._tell_desks()

    def _tell_date(self) -> None:
        today, first = self._desk.today(), self._watch.hall.first
        last = self._watch.hall.last or first
        if first is None or last is None or first <= today <= last:
            self.strip.tell("")
            return
        past = "지난 행사입니다" if last < today else "아직 행사일이 아닙니다"
        self.strip.tell(
            f"{past}: {dates.day_and_weekday(first)}. 지금 접수하면 오늘 시각으로 적힙니다.",
            Tone.WARNING,
        )

    def _tell_hall(self) -> None:
        """What the clock alters: at midnight the day is over though nobody stored a thing."""
        self._tell_date()
        hall, today = self._watch.hall, self._desk.today()
        booths = hall.booths
        inside = sum(len(booth.running) for booth in booths)
        waiting = sum(len(booth.waiting) for booth in booths)
        done = sum(booth.done for booth in booths)
        self.sums.setText(
            f"부스 {len(booths):,}곳 · 면접 중\u00a0{inside:,} · 기다림\u00a0{waiting:,} · "
            f"마침\u00a0{done:,}"
        )
        now = hall.now(today, dates.clock(self._desk.store.now()))
        self.watch.show_watch(self._watch, today, now)

    def _tell_desks(self) -> None:
        windows = day_windows.beside(self)
        if self._beside is not windows:  # desks that stood open before this part was made, too
            self._beside = windows
            windows.changed.connect(self._tell_desks)
        mine = [
            window.place for window in windows.of(ReceptionWindow) if window.day_id == self.day_id
        ]
        self.desks.setText(f"열려 있음: {', '.join(mine)}" if mine else "열린 접수대가 없습니다.")

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & WATCHED:
            self.refresh()  # the paper list too: what is typed there stays

    # The paper list

    def open_paper(self) -> PaperEntry:
        """The printed list, to be typed back in."""
        if self.paper is None:
            self.paper = PaperEntry(self._desk, self._jobs, self._notices, self.day_id, self)
            self.paper.closed.connect(self.close_paper)
            self._stack.addWidget(self.paper)
        else:
            self.paper.refresh()
        self._stack.setCurrentWidget(self.paper)
        self.setFocusProxy(self.paper)
        self.paper.setFocus()
        return self.paper

    def close_paper(self) -> None:
        """Back to the screens; what is typed stays as a draft."""
        if self.paper is not None:
            self.paper.leave(lambda: None)
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self.reception_button)
        self.paper_button.setFocus()

    @property
    def _on_paper(self) -> bool:
        return self._stack.currentWidget() is self.paper

    def escape(self) -> bool:
        """Esc: from the paper list back to the screens."""
        if self._on_paper:
            self.close_paper()
            return True
        return False

    def save(self) -> None:
        """Ctrl+S."""
        if self.paper is not None and self._on_paper:
            self.paper.save()

    def focus_search(self) -> None:
        """Ctrl+F."""
        if self.paper is not None and self._on_paper:
            self.paper.search.setFocus()

    def leave(self, then: Callable[[], None]) -> None:
        """What is typed into the paper list is kept."""
        if self.paper is not None:
            self.paper.leave(then)
        else:
            then()

    # The screens

    def primary_action(self) -> None:
        """Ctrl+N: one more 접수대."""
        if not self._desk.read_only:
            self.open_reception()

    def open_reception(self) -> ReceptionWindow:
        """One more 접수대, over the whole screen."""
        windows = day_windows.beside(self)
        taken = {window.place for window in windows.of(ReceptionWindow)}
        number = next(n for n in range(1, len(taken) + 2) if f"접수대 {n}" not in taken)
        window = ReceptionWindow(
            self._desk,
            self._hub,
            self._jobs,
            self._notices,
            self.day_id,
            f"접수대 {number}",
            windows.locked,
        )
        return windows.open(window)

    def open_hall(self) -> HallWindow:
        """The hall; the one that is open already comes to the front."""
        windows = day_windows.beside(self)
        for window in windows.of(HallWindow):
            if window.day_id == self.day_id:
                window.show()
                window.raise_()
                window.activateWindow()
                return window
        made = HallWindow(
            self._desk, self._hub, self._jobs, self._notices, self.day_id, windows.locked
        )
        return windows.open(made, other_screen=True)

    def settle(self) -> None:
        """At the end of the day: who did not come is 불참."""
        counts = self.counts.counts
        missing = counts.waiting + counts.late
        answer = dialogs.ask(
            self,
            f"오지 않은 {missing:,}명을 불참으로 바꿉니다",
            f"아직 오지 않은 {counts.waiting:,}명과 늦는다고 한 {counts.late:,}명입니다. 한꺼번에 "
            "되돌릴 수 있습니다.",
            Answer("", "취소"),
            Answer("go", "불참으로", "primary"),
        )
        if answer == "go":
            desk, day_id = self._desk, self.day_id
            self._jobs.write(lambda: reception.absent_rest(desk, day_id))


def _card(title: str, about: str, state: QWidget, button: Button) -> Card:
    """The button stands high, so that no scale pushes it out of sight."""
    card = Card(margin=14, spacing=8)
    card.body.addLayout(row(Label(title, weight=600), None, button))
    card.body.addWidget(Label(about, look="muted", wrap=True))
    card.body.addWidget(state)
    card.body.addStretch(1)
    return card
