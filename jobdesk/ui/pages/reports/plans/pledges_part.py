"""공약: the list and the sheet's fields at the left, the sheet as it prints at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.plans import Pledge
from jobdesk.errors import UserError
from jobdesk.services import entries, plans_pledges, plans_reading
from jobdesk.services.desk import Desk
from jobdesk.services.plans_pledges import PledgeLine
from jobdesk.ui import printing
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.reports.plans.pledge_fields import (
    LINES,
    NO_ITEM,
    list_row,
    pledge_fields,
    told,
    typed_pledge,
)
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import Button, Card, Label, Rule, column, row
from jobdesk.ui.widgets.choice_editors import ChoiceEdit
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN
from jobdesk.ui.widgets.paper import Paper
from jobdesk.ui.widgets.plain_table import PlainTable

_TOLD = frozenset({KindId.PLEDGES, KindId.PLAN_ITEMS, KindId.PLAN_MONEY})
_PAUSE = 400
"""Milliseconds without a key before the sheet is drawn again."""


class PledgesPart(QWidget):
    """See the module's words. Typed changes are stored by Ctrl+S, by the button and when another
    공약 is chosen."""

    primary = ("공약", "plus")

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self._lines: tuple[PledgeLine, ...] = ()
        self._pledge: Pledge | None = None
        self._shown: dict[str, object] = {}
        self._wanted: int | None = None
        self._stale = True
        self._pdf: bytes | None = None
        self.setProperty("look", "page")
        self._make_list()
        self._make_form()
        self._make_preview()
        left = Card(margin=1, spacing=0)
        left.body.addWidget(self.table)
        left.body.addWidget(Rule())
        left.body.addWidget(self._scroll, 1)
        left.body.addStretch()
        left.body.addWidget(Rule())
        left.body.addLayout(self._foot)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(12)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self._preview)
        split.setStretchFactor(0, 50)
        split.setStretchFactor(1, 50)
        split.setSizes([560, 560])
        layout = column(spacing=10)
        layout.setContentsMargins(PAGE_MARGIN, 4, PAGE_MARGIN, 18)
        layout.addLayout(self._bar)
        layout.addWidget(split, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)
        keys = QShortcut(QKeySequence("Ctrl+S"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.save)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.draw)
        hub.changed.connect(self._on_changed)

    def _make_list(self) -> None:
        self.print_button = Button("인쇄", icon="printer", tip="Ctrl+P")
        self.pdf_button = Button("PDF 저장", icon="file-text")
        self.trash_button = Button("휴지통으로", icon="trash-2")
        for button, act in (
            (self.print_button, self.print_),
            (self.pdf_button, self.save_pdf),
            (self.trash_button, self.trash),
        ):
            button.clicked.connect(act)
        may_write(self.desk, self.trash_button)
        about = Label(
            "진도는 담당 부서가 적는 값이고, 투입률은 투입예산을 소요예산으로 나눈 값입니다.",
            look="muted",
            wrap=True,
        )
        self._bar = row(about, self.print_button, self.pdf_button, self.trash_button)
        self._bar.setStretch(0, 1)
        self.table = PlainTable(
            "공약",
            (
                plain("number", "번호", 64),
                plain("title", "공약", 200, strong=True),
                plain("status", "추진상황", 110),
                plain("progress", "진도", 64, right=True),
                plain("share", "투입률", 72, right=True),
            ),
            stretch="title",
            spare=("number", "status"),
            lines=5,
            empty="공약이 아직 없습니다. 위의 ‘공약’으로 적으세요.",
        )
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(lambda _at: self.fields["title"].setFocus())

    def _make_form(self) -> None:
        self.item = ChoiceEdit((), empty=NO_ITEM)
        self.fields = pledge_fields(self.item)
        body = QWidget()
        body.setProperty("look", "scroll")
        lines = column(spacing=12)
        lines.setContentsMargins(14, 12, 14, 12)
        for names in LINES:
            across = row(spacing=12)
            for name in names:
                across.addWidget(self.fields[name], 1)
            lines.addLayout(across)
        lines.addStretch(1)
        body.setLayout(lines)
        self._body = body
        self._scroll = QScrollArea()
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.save_button = Button("저장", icon="save", tip="Ctrl+S")
        self.save_button.clicked.connect(self.save)
        self._foot = row(self.problem, None, self.save_button)
        self._foot.setStretch(0, 1)
        self._foot.setContentsMargins(12, 8, 12, 10)
        for field in self.fields.values():
            field.edited.connect(self._on_edited)
        may_write(self.desk, *(field.widget for field in self.fields.values()))

    def _make_preview(self) -> None:
        self.paper = Paper(self.jobs)
        self._preview = Card(margin=1, spacing=0)
        head = row(Label("미리보기", weight=600), None, self.paper.controls)
        head.setContentsMargins(16, 8, 8, 8)
        self._preview.body.addLayout(head)
        self._preview.body.addWidget(self.paper, 1)
        self._waiting = Label(
            "공약을 적으면 인쇄될 서식이 여기에 나옵니다.", look="muted", wrap=True
        )
        self._waiting.setContentsMargins(16, 0, 16, 0)
        self._preview.body.addWidget(self._waiting)
        self._preview.body.addStretch()

    # What the window asks

    def refresh(self) -> None:
        """Read the list again, now if it is seen, else when it is."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        desk = self.desk

        def look() -> tuple[tuple[PledgeLine, ...], list[tuple[int, str]]]:
            items = plans_reading.items(desk)
            return plans_pledges.listing(desk), [(i.id, f"{i.title} ({i.plan})") for i in items]

        self.jobs.read(look, self._take, key=(id(self), "pledges"))

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while it was not seen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def leave(self, then: Callable[[], None]) -> None:
        """Store what was typed, then go."""
        self.save(then)

    def open_record(self, ref: Ref) -> None:
        """Show a 공약."""
        self._wanted = ref.id
        self.refresh()

    def new(self) -> None:
        """An empty sheet of a new 공약."""
        if self.desk.read_only:
            return

        def begin() -> None:
            year = self.desk.today().year
            self._show(entries.blank(self.desk, KindId.PLEDGES, first_year=year))
            self.table.clearSelection()
            self.fields["title"].setFocus()

        self.leave(begin)

    def print_(self) -> None:
        """Print the sheet as it stands at the right."""
        if self._pdf is not None:
            printing.print_pdf(self._pdf, "공약사항 추진상황", self)

    def save_pdf(self) -> None:
        """Save the sheet as it stands at the right."""
        pdf, pledge = self._pdf, self._pledge
        if pdf is None or pledge is None:
            return
        name = f"공약 {pledge.number} {pledge.title}".replace("  ", " ").strip() + ".pdf"
        path = pickers.file_to_save(self, "공약 PDF 저장", name, "PDF (*.pdf)")
        if path is not None:
            self.jobs.read(lambda: _stored(path, pdf), self._saved)

    def trash(self) -> None:
        """Put the 공약 that is shown away."""
        pledge, desk = self._pledge, self.desk
        if pledge is None or not pledge.id or desk.read_only:
            return
        self._pledge = None
        self.jobs.write(lambda: entries.trash(desk, KindId.PLEDGES, [pledge.id]))

    # Typing

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not stored."""
        return self._pledge is not None and any(
            field.value() != self._shown.get(name) for name, field in self.fields.items()
        )

    def typed(self) -> Pledge | None:
        """The 공약 as it stands in the fields."""
        if self._pledge is None:
            return None
        return typed_pledge(self._pledge, self.fields)

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Store what was typed; afterwards ``then``, which is not done where it was refused."""
        done = then if callable(then) else None
        pledge, desk = self.typed(), self.desk
        if desk.read_only or not self.dirty or pledge is None:
            if done is not None:
                done()
            return
        for field in self.fields.values():
            wrong = field.editor.problem()
            field.set_problem(wrong)
            if wrong:
                field.widget.setFocus()
                return

        def stored(change: object) -> None:
            assert isinstance(change, Change)
            self._shown = {name: field.value() for name, field in self.fields.items()}
            self.problem.hide()
            if done is None and change.refs:
                self._wanted = change.id
            self._tell()
            self.refresh()
            if done is not None:
                done()

        self.jobs.write(lambda: plans_pledges.save(desk, pledge), stored, self._refused)

    def draw(self) -> None:
        """Draw the sheet as it is typed."""
        pledge, desk = self.typed(), self.desk
        if pledge is None:
            return

        def make() -> bytes:
            return plans_pledges.pdf(desk, pledge)

        self.jobs.read(make, self._drawn, key=(id(self), "sheet"))

    # Showing

    def _take(self, found: tuple[tuple[PledgeLine, ...], list[tuple[int, str]]]) -> None:
        self._lines, items = found
        self.item.blockSignals(True)
        kept = self.item.value()
        self.item.clear()
        self.item.addItem(NO_ITEM, "")
        for id_, name in items:
            self.item.addItem(name, str(id_))
        self.item.set_value(kept)
        self.item.blockSignals(False)
        wanted = self._wanted or (self._pledge.id if self._pledge else None)
        ids = [line.pledge.id for line in self._lines]
        at = ids.index(wanted) if wanted in ids else None
        beginning = self._pledge is not None and not self._pledge.id and self._wanted is None
        if at is None and ids and not beginning:
            at = 0
        self._wanted = None
        self.table.blockSignals(True)
        self.table.set_rows([list_row(line) for line in self._lines], at)
        self.table.blockSignals(False)
        if at is not None:
            self._show(self._lines[at].pledge)
        elif not beginning:
            self._show(None)

    def _show(self, pledge: Pledge | None) -> None:
        same = self._pledge is not None and pledge is not None and self._pledge.id == pledge.id
        if same and self.dirty:
            return
        self._pledge = pledge
        self._body.setEnabled(pledge is not None)
        for widget in (self._scroll, self.save_button, self.paper, self.paper.controls):
            widget.setVisible(pledge is not None)
        self._waiting.setVisible(pledge is None)
        for name, field in self.fields.items():
            field.set_value(told(pledge, name) if pledge is not None else "")
        self._shown = {name: field.value() for name, field in self.fields.items()}
        self.problem.hide()
        self._tell()
        if pledge is not None:
            self.draw()

    def _tell(self) -> None:
        known = self._pledge is not None and bool(self._pledge.id)
        may_write(self.desk, self.save_button, when=self.dirty)
        may_write(self.desk, self.trash_button, when=known)
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(self._pledge is not None)

    def _on_picked(self) -> None:
        at = self.table.current()
        if at is None or at >= len(self._lines):
            return
        pledge = self._lines[at].pledge
        if self._pledge is None or pledge.id != self._pledge.id:
            self.leave(lambda: self._show(pledge))

    def _on_edited(self) -> None:
        self._tell()
        self._timer.start()

    def _drawn(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.paper.show_pdf(pdf)

    def _saved(self, path: Path) -> None:
        self.notices.say(f"공약 서식을 저장했습니다: {path}")

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self.notices.error(error)
            return
        field = self.fields.get(error.field or "")
        if field is not None:
            field.set_problem(error.message)
            field.widget.setFocus()
        else:
            self.problem.setText(error.message)
            self.problem.show()

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _TOLD:
            self.refresh()


def _stored(path: Path, pdf: bytes) -> Path:
    path.write_bytes(pdf)
    return path
