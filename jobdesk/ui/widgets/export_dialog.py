"""엑셀·인쇄: a list leaves the office, so its purpose and what is hidden are asked first.

The look of the roster (columns, order, groups, title, 결재란) stands on two further tabs, and as
a kept layout on the line above them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QTabWidget, QWidget

from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.passwords import RULE, check_password
from jobdesk.domain.progress import Progress
from jobdesk.domain.rosters import Layout, check_layout
from jobdesk.services import rosters, settings
from jobdesk.services.desk import Desk
from jobdesk.services.rosters import Wanted
from jobdesk.ui import theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, column
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.column_order import ColumnOrder
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit, SuggestEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.layout_line import LayoutLine
from jobdesk.ui.widgets.password import PasswordEdit
from jobdesk.ui.widgets.print_dialog import PrintDialog
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.roster_look import RosterLook

REASONS = ("본인 요청", "장애인 고용 지원 신청", "면접활동비 지급")
PURPOSES = ("상급기관 실적 보고", "구인업체 추천", "센터 내부 업무", "행사 준비")
_AS_LIST = "지금 목록에 보이는 자료"


class ExportDialog(Dialog):
    """Asks what goes out, how it looks and what for. ``wanted()`` is the roster, ``password()``
    what the workbook is closed with. ``sheet_asked`` and ``paper_asked`` fire when all is said.

    ``shown`` is what the list shows: ``count`` records under conditions that read ``words``.
    """

    sheet_asked = Signal()
    paper_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        preferences: UserSettings,
        shown: Wanted,
        count: int,
        words: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(f"{rosters.TITLES[shown.kind]} 내보내기", parent)
        self._desk, self._jobs, self._shown, self._count = desk, jobs, shown, count
        self._words = words
        kind = shown.kind
        self.columns = ColumnOrder(kind)
        self.look = RosterLook(kind, settings.get(desk).approval_titles)
        self._make_fields(kind)
        self.line = LayoutLine(desk, jobs, notices, preferences, kind, self.layout_, shown.filter)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("명부의 탭")
        for page, title in (
            (scrolled(self._what()), "내보내기"),
            (self.columns, "열"),
            (scrolled(self._seen(self.look)), "모양"),
        ):
            self.tabs.addTab(page, title)
        self.body.addWidget(self.line)
        self.body.addWidget(self.tabs, 1)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.paper = self.add_button(Button("미리보기·인쇄", icon="printer"), keys="Ctrl+P")
        self.paper.clicked.connect(partial(self._go, paper=True))
        self.go = self.add_button(PrimaryButton("엑셀로 저장", icon="file-spreadsheet"))
        self.go.clicked.connect(partial(self._go, paper=False))
        self.line.chosen.connect(self.show_layout)
        for part in (self.columns, self.look):
            part.edited.connect(self.line.tell)
        self.mask_box.toggled.connect(self.line.tell)
        self.spread(600, 700)
        self._tell_source()
        self.purpose_field.widget.setFocus()

    def _make_fields(self, kind: KindId) -> None:
        self.told = Label(weight=600, wrap=True)
        self.conditions = Label(look="muted", wrap=True)
        self.source = FormField("내보낼 자료", ChoiceEdit([_AS_LIST], empty=""))
        self.source.edited.connect(self._tell_source)
        self.purpose_field = FormField("쓰는 곳", SuggestEdit(PURPOSES), required=True)
        self.mask_box = QCheckBox("연락처와 생년월일, 자세한 주소를 가립니다")
        self.mask_box.setChecked(True)
        self.boxes: dict[str, QCheckBox] = {}
        for field in rosters.sensitive_fields(kind):
            box = self.boxes[field.id] = QCheckBox(f"{field.label} 함께 내보내기")
            box.toggled.connect(self._on_sensitive)
        self.reason_field = FormField("함께 내보내는 사유", SuggestEdit(REASONS), required=True)
        self.lock_box = QCheckBox("엑셀 파일에 암호를 겁니다")
        self.lock_box.toggled.connect(self._on_lock)
        self.lock_field = FormField("열기 암호", PasswordEdit(), required=True, hint=RULE)

    def _what(self) -> QWidget:
        """The first tab: which records, what for, what is hidden."""
        parts: list[QWidget] = [self.told, self.conditions, self.source, self.purpose_field]
        parts.append(self.mask_box)
        if self.boxes:
            words = "아래 항목은 빼고 내보냅니다. 꼭 필요할 때만 고르고 사유를 적으세요."
            parts.append(Label(words, look="muted", points=SMALL + 0.75, wrap=True))
        parts += [*self.boxes.values(), self.reason_field, self.lock_box, self.lock_field]
        words = "누가 언제 무엇에 쓰려고 내보냈는지 파일 아래와 접속기록에 남습니다."
        parts.append(Label(words, look="muted", points=SMALL + 0.75, wrap=True))
        inner = QWidget()
        layout = column(*parts, spacing=10)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addStretch(1)
        inner.setLayout(layout)
        self.reason_field.hide()
        self.lock_field.hide()
        return self._seen(inner)

    def _seen(self, inner: QWidget) -> QWidget:
        """A page of a scroll area, on the ground of the dialog and clear of the bar."""
        inner.setProperty("look", "scroll")
        layout = inner.layout()
        assert layout is not None
        layout.setContentsMargins(0, theme.now().px(12), theme.now().px(10), 0)
        return inner

    # What is chosen

    def layout_(self) -> Layout:
        """How the roster looks now, whatever it holds."""
        plain = Layout(fields=self.columns.fields(), mask=self.masked())
        return self.look.applied(plain)

    def wanted(self) -> Wanted:
        """The roster as it is asked for."""
        layout = self.layout_()
        current = self.line.current
        if current is not None and self.source.value() != _AS_LIST:
            layout = replace(layout, filter=current.layout.filter)
        return replace(
            self._shown,
            layout=layout,
            purpose=self.purpose(),
            sensitive=self.sensitive(),
            reason=self.reason(),
        )

    def sensitive(self) -> tuple[str, ...]:
        """Ids of the sensitive fields that go along."""
        return tuple(field for field, box in self.boxes.items() if box.isChecked())

    def reason(self) -> str:
        """Why they do; empty where none does."""
        return str(self.reason_field.value()) if self.sensitive() else ""

    def purpose(self) -> str:
        """What the list is for."""
        return str(self.purpose_field.value())

    def masked(self) -> bool:
        """Whether phones and births are hidden."""
        return self.mask_box.isChecked()

    def password(self) -> str:
        """What closes the workbook; empty for none."""
        return str(self.lock_field.value()) if self.lock_box.isChecked() else ""

    def show_layout(self, layout: object) -> None:
        """Let the roster look like this; its own filter is offered beside the list's."""
        assert isinstance(layout, Layout)
        self.columns.set_fields(layout.fields)
        self.look.show_layout(layout)
        self.mask_box.setChecked(layout.mask)
        box = self.source.widget
        assert isinstance(box, ChoiceEdit)
        box.blockSignals(True)
        while box.count() > 1:
            box.removeItem(1)
        if layout.filter is not None:
            box.set_value(f"양식에 저장한 조건의 자료 ({_named(layout.filter, self._shown.kind)})")
        box.blockSignals(False)
        self._tell_source()

    # What is asked of the user

    def _tell_source(self) -> None:
        box = self.source.widget
        assert isinstance(box, ChoiceEdit)
        self.source.setVisible(box.count() > 1)
        if self.source.value() == _AS_LIST:
            self._tell_count(self._count)
            self.conditions.setText(f"조건: {self._words}")
            self.conditions.setVisible(bool(self._words))
            return
        desk, wanted = self._desk, self.wanted()
        self.conditions.hide()
        self.told.setText("세는 중입니다")
        self._jobs.read(
            lambda: rosters.count(desk, wanted), self._tell_count, key=(id(self), "count")
        )

    def _tell_count(self, count: int) -> None:
        self.told.setText(f"{count:,}{KINDS[self._shown.kind].unit}을 내보냅니다.")

    def _on_sensitive(self) -> None:
        self.reason_field.setVisible(bool(self.sensitive()))

    def _on_lock(self, locked: bool) -> None:
        self.lock_field.setVisible(locked)
        if locked:
            self.lock_field.widget.setFocus()

    def _problem(self, *, paper: bool) -> tuple[int, FormField | None, str]:
        """The tab, the field and the sentence of what is missing; an empty one for nothing."""
        if not self.purpose():
            return 0, self.purpose_field, "쓰는 곳을 고르거나 입력하세요."
        if self.sensitive() and not self.reason():
            return 0, self.reason_field, "사유를 고르거나 입력하세요."
        if self.lock_box.isChecked() and not paper:
            problem = check_password(self.password())
            if problem:
                return 0, self.lock_field, problem
        if self.columns.problem():
            return 1, None, self.columns.problem()
        fields = {"title": self.look.title, "approval": self.look.approval}
        for each in check_layout(self.layout_()):
            return 2, fields[each.field], each.message
        return 0, None, ""

    def _go(self, _pressed: bool = False, *, paper: bool) -> None:
        tab, field, words = self._problem(paper=paper)
        if words:
            self.tabs.setCurrentIndex(tab)
            if field is not None:
                field.set_problem(words)
                field.widget.setFocus()
            else:
                self.columns.told.setText(words)
                self.columns.list.setFocus()
            return
        self.line.remember()
        (self.paper_asked if paper else self.sheet_asked).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """P prints wherever no text is typed; Enter on a button presses it."""
        if event.key() == Qt.Key.Key_P and not event.modifiers():
            self.paper.click()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)


def _named(wanted: Filter, kind: KindId) -> str:
    """The conditions of a filter by the fields they look at."""
    words = [f"‘{wanted.text}’ 검색"] if wanted.text else []
    words += [KINDS[kind].field(each.field).label for each in wanted.conditions]
    return ", ".join(dict.fromkeys(words)) or "모두"


class Exporter:
    """The whole walk: ask, choose the file, write it in the background, say where it is."""

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, preferences: UserSettings, parent: QWidget
    ) -> None:
        self._desk, self._jobs, self._notices, self._parent = desk, jobs, notices, parent
        self._preferences = preferences

    def run(
        self, kind: KindId, wanted: Filter, order: Order | None, count: int, words: str = ""
    ) -> ExportDialog:
        """Export what a list shows; ``words`` are its conditions in words."""
        dialog = ExportDialog(
            self._desk,
            self._jobs,
            self._notices,
            self._preferences,
            Wanted(kind, filter=wanted, order=order),
            count,
            words,
            self._parent.window(),
        )
        dialog.sheet_asked.connect(partial(self._save, dialog))
        dialog.paper_asked.connect(partial(self._print, dialog))
        show(dialog)
        return dialog

    def _save(self, dialog: ExportDialog) -> None:
        wanted, password, own = dialog.wanted(), dialog.password(), dialog.look.own.path
        name = rosters.suggested_name(self._desk, wanted.kind, mask=wanted.layout.mask)
        path = pickers.file_to_save(dialog, "저장할 곳", name, "엑셀 (*.xlsx)")
        if path is not None:
            dialog.accept()
            self.write(wanted, path, password, own)

    def _print(self, dialog: ExportDialog) -> None:
        desk, wanted = self._desk, dialog.wanted()
        title = wanted.layout.title or rosters.TITLES[wanted.kind]
        dialog.accept()

        def look(pdf: bytes) -> None:
            show(
                PrintDialog(
                    self._jobs,
                    self._notices,
                    title,
                    lambda: pdf,
                    lambda action: rosters.out(desk, wanted, action),
                    self._parent.window(),
                )
            )

        def make(progress: Progress) -> bytes:
            return rosters.pdf(desk, wanted, progress)

        self._jobs.long(f"{title} 쪽을 만드는 중입니다", make, look, parent=self._parent)

    def write(
        self, wanted: Wanted, path: Path, password: str = "", template: Path | None = None
    ) -> None:
        """Write the file behind a progress dialog."""
        desk, kind = self._desk, wanted.kind

        def work(progress: Progress) -> int:
            return rosters.save(
                desk, wanted, path, password=password, template=template, progress=progress
            )

        def say(count: int) -> None:
            self._notices.say(f"{count:,}{KINDS[kind].unit}을 내보냈습니다: {path}")

        title = f"{rosters.TITLES[kind]} 파일을 만드는 중입니다"
        self._jobs.long(title, work, say, parent=self._parent)
