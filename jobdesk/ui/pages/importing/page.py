"""가져오기 as one page: four steps over one session, each with one primary button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.services.importing import receipts
from jobdesk.services.importing.receipts import Receipt
from jobdesk.services.importing.resuming import Kept
from jobdesk.services.imports import Choices
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.importing import words
from jobdesk.ui.pages.importing.file_step import FileStep
from jobdesk.ui.pages.importing.kept_review import KeptReview, is_begun
from jobdesk.ui.pages.importing.profiles_dialog import ProfilesDialog
from jobdesk.ui.pages.importing.reading_step import ReadingStep
from jobdesk.ui.pages.importing.result_step import ResultStep
from jobdesk.ui.pages.importing.review_step import ReviewStep
from jobdesk.ui.pages.importing.session import Session
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import TITLE, Button, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN
from jobdesk.ui.widgets.step_line import StepLine

FILE, READING, REVIEW, RESULT = range(4)
_EXPECTED: dict[str, tuple[KindId, KindId, str]] = {
    "day": (KindId.MATCHING_DAYS, KindId.DAY_ATTENDEES, "참가자"),
    "cohort": (KindId.COHORTS, KindId.TRAINEES, "교육생"),
}
"""For whose people a file may be awaited: the whole, the kind of its people, their word."""

_STEPS = ("파일", "이해한 내용", "확인", "결과")


class ImportingPage(QWidget):
    """See the module's words. The file stays open when another page is shown."""

    title = "가져오기"

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self.setProperty("look", "page")
        self.session = Session(desk, hub, jobs, notices, self)
        self.kept = KeptReview(desk, jobs, notices, self.session)
        self._left: Kept | None = None
        self.line = StepLine(_STEPS)
        self.file = FileStep(desk, jobs, notices)
        self.reading = ReadingStep(self.session)
        self.review = ReviewStep(self.session)
        self.result = ResultStep(self.session)
        self.steps = QStackedWidget()
        for step in (self.file, self.reading, self.review, self.result):
            self.steps.addWidget(step)
        self._make_buttons()
        head = row(
            Label(self.title, points=TITLE, weight=700), self.line, None, *self._buttons, spacing=8
        )
        head.setSpacing(8)
        layout = column(spacing=12)
        layout.setContentsMargins(PAGE_MARGIN, 14, PAGE_MARGIN, 16)
        layout.addLayout(head)
        layout.addWidget(self.steps, 1)
        self.setLayout(layout)
        self._connect()
        self._stale = True
        self.go(FILE)

    def _make_buttons(self) -> None:
        self.go_on = Button("열어 둔 파일 이어서 보기", icon="chevron-right", icon_last=True)
        self.back = Button("뒤로", icon="chevron-left", tip="Esc")
        self.check = PrimaryButton("줄마다 확인", icon="chevron-right", tip="Ctrl+Enter")
        self.check.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.write = PrimaryButton("가져오기", icon="check", tip="Ctrl+Enter")
        self.other = Button("다른 파일", icon="folder-open", tip="Ctrl+O")
        self.undo = Button("이 가져오기 되돌리기", icon="undo-2")
        self.list = PrimaryButton("명단 보기", icon="users", tip="Ctrl+Enter")
        self.resume = PrimaryButton("확인으로 돌아가기", icon="chevron-left", tip="Ctrl+Enter")
        self.known = Button("가져오기 양식", icon="bookmark")
        self._buttons = (
            self.known, self.go_on, self.back, self.check, self.write,
            self.other, self.undo, self.list, self.resume,
        )  # fmt: skip

    def _connect(self) -> None:
        session = self.session
        self.line.chosen.connect(self.go)
        self.file.chosen.connect(self._open)
        self.go_on.clicked.connect(self._on_go_on)
        self.back.clicked.connect(self.escape)
        self.known.clicked.connect(self.show_profiles)
        self.check.clicked.connect(self._on_check)
        self.write.clicked.connect(session.write)
        self.other.clicked.connect(self._on_other)
        self.undo.clicked.connect(self._on_undo)
        self.list.clicked.connect(self._on_list)
        self.resume.clicked.connect(self._on_resume)
        self.review.rejects_wanted.connect(self.save_rejects)
        self.result.rejects_wanted.connect(self.save_rejects)
        self.result.receipt_wanted.connect(self.show_receipt)
        self.kept.offered.connect(self._on_left)
        self.file.left.acted.connect(self._on_take_up)
        self.file.left.declined.connect(self.kept.drop)
        session.opened.connect(self._on_opened)
        session.refused.connect(self._on_refused)
        session.planned.connect(self._on_planned)
        session.decided.connect(self._dress)
        session.busy_changed.connect(self._dress)
        session.finished.connect(self._on_finished)
        session.taken_back.connect(self._dress)
        self._hub.changed.connect(self._on_changed)
        for keys, act in (
            ("Ctrl+O", self.choose_file),
            ("Ctrl+Return", self.do_primary),
            ("Ctrl+Enter", self.do_primary),
            ("Ctrl+P", self.show_receipt),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # What the window asks

    def refresh(self) -> None:
        """Ask again for the last imports, and compare the file anew with what is stored."""
        self.file.refresh()
        self.session.renew()

    def escape(self) -> bool:
        """Go one step back; nothing that was chosen is lost."""
        if self.line.current in (READING, REVIEW):
            self.go(self.line.current - 1)
            return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Take up what changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.file.refresh()
        if self.session.reading is None:
            self.kept.look()
        self.session.renew()

    def leave(self, then: Callable[[], None]) -> None:
        """Keep what was reviewed so far; nothing has to be asked for that."""
        self.kept.keep(then)

    # Steps

    def go(self, step: int) -> None:
        """Show a step that can be shown."""
        if step not in self._reachable() and step != FILE:
            return
        if step == REVIEW and self.line.current != REVIEW:
            self.review.begin()
        self.line.current = step
        self.steps.setCurrentIndex(step)
        self._dress()
        shown = (self.file, self.reading, self.review, self.result)[step]
        self.setFocusProxy(shown)
        if self.isVisible():
            shown.setFocus()

    def choose_file(self) -> None:
        """Ask for a file, from any step."""
        self.file.choose()

    def show_part(self, name: str) -> None:
        """``empty``: offer the empty sheets; a file that is open stays so. ``day-12``: the next
        file is taken for the people of that 만남의 날; ``cohort-3``: of that 교육 기수."""
        if name == "empty":
            self.go(FILE)
            self.file.empty.setFocus()
            self.file.empty.offer()
        else:
            whole, _, id_ = name.partition("-")
            if whole in _EXPECTED and id_.isdigit():
                self._expect_people(whole, int(id_))

    def _expect_people(self, whole: str, id_: int) -> None:
        desk, (of, kind, words) = self._desk, _EXPECTED[whole]

        def told(title: str) -> None:
            if title:
                self.go(FILE)
                self.session.expected = replace(Choices(kind=kind.value), **{whole: id_})  # type: ignore[arg-type]
                said = f"다음에 고르는 파일을 ‘{title}’의 {words} 명단으로 읽습니다."
                self.file.strip.tell(said, Tone.ACCENT)

        self._jobs.read(lambda: lists.title(desk, of, id_), told)

    def do_primary(self) -> None:
        """Press the one button the step is for."""
        button = next(
            (
                one
                for one in (self.check, self.write, self.list, self.resume)
                if one.isVisible() and one.isEnabled()
            ),
            self.file.pick if self.line.current == FILE else None,
        )
        if button is not None:
            button.click()

    def save_rejects(self) -> None:
        """Ask where to and write the rows that were not taken."""
        plan = self.session.plan
        if plan is None:
            return
        name = f"{Path(plan.file).stem} 거절된 줄.xlsx"
        path = pickers.file_to_save(self, "거절된 줄 저장", name, "엑셀 (*.xlsx)")
        if path is not None:
            self.session.save_rejects(path)

    def show_receipt(self) -> None:
        """The paper of the import that was just made."""
        result = self.session.result
        if self.line.current != RESULT or result is None or not result.change.operation:
            return
        desk, operation = self._desk, result.change.operation

        def shown(receipt: Receipt | None) -> None:
            if receipt is not None:
                self.file.show_receipt(receipt.id)

        self._jobs.read(lambda: receipts.of_operation(desk, operation), shown)

    def show_profiles(self) -> None:
        """What is remembered of headers."""
        show(ProfilesDialog(self._desk, self._jobs, self._notices, self.window()))

    def _reachable(self) -> frozenset[int]:
        session = self.session
        if session.result is not None:
            return frozenset({FILE, RESULT})
        steps = {FILE}
        if session.reading is not None:
            steps.add(READING)
        if session.plan is not None:
            steps.add(REVIEW)
        return frozenset(steps)

    def _dress(self) -> None:
        """Show the step's buttons, their words, and whether they can be pressed."""
        session, step = self.session, self.line.current
        plan, result = session.plan, session.result
        self.line.show_step(step, self._reachable())
        undone = session.undone
        shown = {
            self.known: step == FILE,
            self.go_on: step == FILE and session.reading is not None,
            self.back: step in (READING, REVIEW),
            self.check: step == READING,
            self.write: step == REVIEW,
            self.other: step == RESULT,
            self.undo: step == RESULT and result is not None and result.change.operation > 0,
            self.list: step == RESULT and not undone and result is not None
            and bool(result.change.refs) and plan is not None and self._hub.opens(plan.kind),
            self.resume: step == RESULT and undone,
        }  # fmt: skip
        for button, visible in shown.items():
            button.setVisible(visible)
        self.go_on.setText("방금 결과 보기" if result else "열어 둔 파일 이어서 보기")
        self.undo.setText("다시 실행" if undone else "이 가져오기 되돌리기")
        self.undo.set_icon("redo-2" if undone else "undo-2")
        self.check.setEnabled(plan is not None and not session.busy)
        if plan is not None:
            counts = plan.counts
            some = counts.new + counts.updated > 0
            self.write.setText(words.button(plan.kind, counts) if some else "가져오기")
            self.write.setEnabled(some and not session.busy and not self._desk.read_only)

    # What happens

    def _open(self, what: tuple[Path, str | None]) -> None:
        self.session.open(*what)

    def _on_left(self, kept: Kept | None) -> None:
        self._left = kept
        said = words.left_behind(kept) if kept is not None else ""
        self.file.left.tell(said, Tone.ACCENT, "이어서 검토", "버리기")

    def _on_take_up(self) -> None:
        if self._left is not None:
            self.kept.go_on(self._left)

    def _on_opened(self) -> None:
        self._on_left(None)
        self.file.begin()
        self.go(REVIEW if is_begun(self.session.plan) else READING)

    def _on_planned(self) -> None:
        if self.line.current == REVIEW and self.session.plan is None:
            self.go(READING)  # which says why
        self._dress()

    def _on_refused(self, what: tuple[Path, UserError, bool]) -> None:
        path, error, protected = what
        self.go(FILE)
        self.file.refuse(path, error, protected=protected)

    def _on_finished(self) -> None:
        self.go(RESULT)
        self.file.refresh()

    def _on_go_on(self) -> None:
        session = self.session
        self.go(RESULT if session.result is not None else READING)

    def _on_check(self) -> None:
        self.go(REVIEW)

    def _on_other(self) -> None:
        self.go(FILE)
        self.choose_file()

    def _on_list(self) -> None:
        plan = self.session.plan
        if plan is not None:
            self._hub.show_filtered.emit((plan.kind, self.session.shown_ids))

    def _on_undo(self) -> None:
        result = self.session.result
        if self.session.undone:
            self.session.redo()
        elif result is not None:
            self.file.take_back(result.change.operation)

    def _on_resume(self) -> None:
        self.session.resume()
        self.go(REVIEW)

    def _on_changed(self, change: object) -> None:
        del change
        if self.isVisible():
            self.file.refresh()
        else:
            self._stale = True
