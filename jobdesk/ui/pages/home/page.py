"""The first page: numbers that lead to their records, the year's targets, recent work."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.circumstances import Task
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import LISTED, KindId
from jobdesk.services import entries, history, lists, overview, tasks
from jobdesk.services.desk import Desk
from jobdesk.services.overview import OFF_PC_DAYS, Overview, Tally
from jobdesk.services.target_year import YearLine
from jobdesk.services.tasks import Todo
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.home.checklist import Checklist
from jobdesk.ui.pages.home.recent import RecentCard
from jobdesk.ui.pages.home.target_bars import TargetCard
from jobdesk.ui.pages.home.todo import TodoCard
from jobdesk.ui.pages.home.week import WeekCard
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.figure_dialog import FigureDialog
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN, NumberCard, PageHeader
from jobdesk.ui.widgets.strip import Strip
from jobdesk.ui.widgets.text_editors import DateEdit
from jobdesk.ui.widgets.visit_dialog import task_dialog

_HIDDEN = "home/checklist_hidden"


class HomePage(QWidget):
    """Reads everything in one job whenever something changed while it is shown."""

    title = "홈"

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs = desk, hub, jobs
        self._notices, self._preferences = notices, preferences
        self._stale = True
        self.shown: Overview | None = None
        self.header = PageHeader("오늘")
        self.strip = Strip()
        self.todo = NumberCard("오늘 할 일")
        self.lapsing = NumberCard("구직등록 만료 임박")
        self.waiting = NumberCard("결과 미확인 알선")
        self.placed = NumberCard("이번 달 취업")
        self.cards = (self.todo, self.lapsing, self.waiting, self.placed)
        self.checklist = Checklist()
        self.todos = TodoCard(DateEdit(desk.today), can_write=not desk.read_only)
        self.week = WeekCard()
        self.recent = RecentCard()
        self.targets = TargetCard()
        self._lay_out()
        for card in self.cards:
            card.clicked.connect(self._on_card)
        self.strip.acted.connect(self._on_strip)
        self.checklist.go.connect(self._on_step)
        self.checklist.put_away.connect(self._on_put_away)
        self.checklist.hide()
        self.recent.undo_wanted.connect(self._on_undo)
        self.todos.opened.connect(self._on_opened)
        self.todos.checked.connect(self._on_checked)
        self.todos.edited.connect(self._edit)
        self.todos.removed.connect(self._on_removed)
        self.todos.put_off.connect(self._on_put_off)
        self.todos.written.connect(self._on_written)
        self.week.picked.connect(hub.open_record)
        self.targets.picked.connect(self._on_target)
        self.targets.wanted.connect(self._on_targets_wanted)
        hub.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        numbers = row(*self.cards, spacing=12)
        left = column(self.checklist, spacing=12)
        left.addWidget(self.todos, 1)
        right = column(self.week, self.targets, spacing=12)
        right.addWidget(self.recent, 1)
        halves = row(spacing=12)
        halves.addLayout(left, 11)
        halves.addLayout(right, 9)
        inner = column(self.header, self.strip, spacing=16, margin=PAGE_MARGIN)
        inner.addLayout(numbers)
        inner.addLayout(halves, 1)
        ground = QWidget()
        ground.setProperty("look", "scroll")
        ground.setLayout(inner)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(ground)
        self.setLayout(column(scroll))

    def refresh(self) -> None:
        """Read everything anew."""
        self._stale = False
        self._jobs.read(lambda: overview.take(self._desk), self._show, key=(self, "overview"))

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another page was shown, or overnight."""
        super().showEvent(event)
        if self._stale or self.shown is None or self.shown.day != self._desk.today():
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Lay rows out anew at another scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.shown is not None:
            self._show(self.shown)

    def _on_changed(self, change: Change) -> None:
        del change  # every change shows here, at least as recent work
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _show(self, found: Overview) -> None:
        self.shown = found
        self.header.set_count(dates.day_and_weekday(found.day))
        late = sum(todo.late for todo in found.todos)
        self.todo.set_value(
            f"{len(found.todos):,}", f"늦은 일 {late:,}" if late else "", Tone.DANGER
        )
        self.lapsing.set_value(
            f"{found.lapsing.value:,}", f"{found.lapse_days}일 안 · 전체 {found.seekers:,}명"
        )
        self.waiting.set_value(
            f"{found.waiting.value:,}",
            f"{found.result_days}일 지남 {found.overdue:,}" if found.overdue else "",
            Tone.DANGER,
        )
        placements = next(r for r in found.targets if r.indicator.id == "placements")
        goal = placements.target_number
        year = int(placements.done.value or 0)
        behind = goal is not None and year < float(goal) * found.elapsed
        self.placed.set_value(
            f"{found.placed.value:,}",
            f"올해 {year:,} / {placements.target_text}" if goal else f"올해 {year:,}명",
            Tone.NEUTRAL if goal is None else Tone.WARNING if behind else Tone.SUCCESS,
        )
        self.targets.show_rows(found.day.year, found.targets, found.elapsed)
        self.recent.show_operations(
            found.recent, None if self._desk.read_only else found.undoable, found.day
        )
        self.todos.show_todos(found.todos, found.day)
        self.week.show_week(found.planned)
        self._show_steps(found)
        self._warn(found)

    def _show_steps(self, found: Overview) -> None:
        hidden = self._preferences.value(_HIDDEN, default=False)
        left = any(not step.done for step in found.steps)
        wanted = left and not hidden and not self._desk.practice and not self._desk.read_only
        if wanted:
            self.checklist.show_steps(found.steps)
        self.checklist.setVisible(wanted)

    def _warn(self, found: Overview) -> None:
        if not found.backup_overdue or self._desk.practice or self._desk.read_only:
            self.strip.tell("")
        elif found.off_pc_days is None:
            self.strip.tell(
                "이 PC 밖에 둔 백업이 아직 없습니다. 이 PC가 고장 나면 자료를 되찾을 수 없습니다.",
                Tone.DANGER,
                "백업 설정 열기",
            )
        else:
            self.strip.tell(
                f"{found.off_pc_days}일 동안 이 PC 밖에 백업하지 못했습니다. USB나 백업 폴더를 "
                f"연결하고 지금 백업하세요. {OFF_PC_DAYS}일에 한 번은 꼭 필요합니다.",
                Tone.DANGER,
                "백업 설정 열기",
            )

    def _on_card(self) -> None:
        if self.shown is None:
            return
        if self.sender() is self.todo:
            self.todos.focus_first()
            return
        tallies: dict[object, Tally] = {
            self.lapsing: self.shown.lapsing,
            self.waiting: self.shown.waiting,
            self.placed: self.shown.placed,
        }
        tally = tallies[self.sender()]
        self._hub.show_filtered.emit((tally.kind, tally.filter))

    def _on_opened(self, todo: Todo) -> None:
        if todo.kind is not None and todo.filter is not None:
            self._hub.show_filtered.emit((todo.kind, todo.filter))
        elif todo.page:
            self._hub.show_page.emit(todo.page)
        elif todo.ref is not None:
            self._hub.open_record.emit(todo.ref)
        else:
            self._edit(todo)

    def _edit(self, todo: Todo) -> None:
        """Correct a thing to do that was written by hand."""
        if self._desk.read_only or not todo.task_id:
            return
        desk, id_ = self._desk, todo.task_id
        self._jobs.read(
            lambda: lists.record(desk, KindId.TASKS, id_), self._open_task, key=(id(self), "task")
        )

    def _open_task(self, task: Task) -> None:
        parts = self._desk, self._hub, self._jobs, self._notices
        show(task_dialog(*parts, task, self.window()))

    def _on_removed(self, todo: Todo) -> None:
        if todo.task_id:
            desk, id_ = self._desk, todo.task_id
            self._jobs.write(lambda: entries.trash(desk, KindId.TASKS, [id_]))

    def _on_checked(self, todo: Todo) -> None:
        self._jobs.write(lambda: tasks.done(self._desk, todo))

    def _on_put_off(self, todo: Todo, day: date) -> None:
        self._jobs.write(lambda: tasks.put_off(self._desk, todo, day))

    def _on_written(self, title: str, day: date | None) -> None:
        self._jobs.write(lambda: tasks.add(self._desk, title, day))

    def _on_target(self, target: YearLine) -> None:
        done = target.done
        if done.kind in LISTED and done.ids and self._hub.opens(done.kind):
            self._hub.show_filtered.emit((done.kind, Filter(ids=done.ids)))
        else:
            given = (self._desk, self._hub, self._jobs, self._notices)
            show(FigureDialog(done, *given, self.window()))

    def _on_targets_wanted(self) -> None:
        self._hub.show_page.emit("reports:targets")

    def _on_strip(self) -> None:
        self._hub.show_page.emit("settings:backup")

    def _on_step(self, step_id: str) -> None:
        assert self.shown is not None
        page = next(step.page for step in self.shown.steps if step.id == step_id)
        self._hub.show_page.emit(page if page == "importing" else f"settings:{page}")

    def _on_put_away(self) -> None:
        self._preferences.set_value(_HIDDEN, value=True)
        self.checklist.hide()
        self._notices.say("처음 준비 목록을 숨겼습니다. 모두 설정에서 할 수 있습니다.")

    def _on_undo(self, operation: int) -> None:
        self._jobs.write(lambda: history.undo(self._desk, operation))
