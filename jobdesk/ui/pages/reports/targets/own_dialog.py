"""우리 센터 지표: those a centre made at the left, the one that is made or mended at the right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from jobdesk.domain.indicators import Indicator
from jobdesk.domain.own_indicators import OwnIndicator
from jobdesk.domain.report_document import Figure
from jobdesk.errors import UserError
from jobdesk.services import indicators, own_indicators
from jobdesk.services.desk import Desk
from jobdesk.services.own_indicators import Preview
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.figures_table import Cell, Sheet
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.reports.targets.own_form import OwnForm
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.figure_dialog import FigureDialog, figure_words
from jobdesk.ui.widgets.figures_view import FiguresView
from jobdesk.ui.widgets.plain_table import PlainTable
from jobdesk.ui.widgets.record_form import scrolled


class OwnDialog(Dialog):
    """See the module's words; what a rule comes to this year is counted while it is chosen."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        super().__init__("우리 센터 지표", parent, width=820)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self.kept: tuple[OwnIndicator, ...] = ()
        self._chosen = 0
        self.table = PlainTable(
            "우리 센터 지표",
            (plain("name", "지표", 140, strong=True), plain("active", "사용", 56)),
            stretch="name",
            fill=True,
            empty="아직 만든 지표가 없습니다.",
        )
        self.table.setFixedWidth(theme.now().px(220))
        self.table.picked.connect(self._on_picked)
        self.new = Button("새 지표", icon="plus")
        self.new.clicked.connect(self.begin)
        self.remove = Button("휴지통으로", icon="trash-2", look="link")
        self.remove.clicked.connect(self.put_away)
        self.form = OwnForm()
        self.form.edited.connect(self._ask)
        self.months = FiguresView("올해 달마다의 값")
        self.months.opened.connect(self._open)
        self.whole = Label(weight=600, tabular=True)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self._lay_out()
        self.add_button(Button("닫기")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        may_write(desk, self.go, self.new, self.remove)
        self.remove.setEnabled(False)
        self.spread(900, 660)
        jobs.read(lambda: indicators.every(desk), self._take_indicators)
        self.reload()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "scroll")
        body = column(
            self.form, Label("올해 미리 세어 보기", weight=600), self.whole, self.months, None,
            spacing=10,
        )  # fmt: skip
        body.setContentsMargins(0, 0, 12, 0)
        inner.setLayout(body)
        right = column(scrolled(inner), self.problem, spacing=8)
        left = column(self.table, spacing=8)
        left.addLayout(row(self.new, self.remove, None))
        both = row(spacing=16)
        both.addLayout(left)
        both.addLayout(right, 1)
        self.body.addLayout(both, 1)

    def reload(self) -> None:
        """Read those there are."""
        desk = self._desk
        self._jobs.read(lambda: own_indicators.listing(desk), self._take)

    def begin(self) -> None:
        """새 지표."""
        self.table.clearSelection()
        self._chosen = 0
        self.form.show_record(own_indicators.blank(self._desk))
        self.remove.setEnabled(False)
        self.form.name.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Store it as chosen."""
        if not self.go.isEnabled():
            return
        desk, made = self._desk, self.form.record()
        self.go.setEnabled(False)
        self._jobs.write(lambda: own_indicators.save(desk, made), self._stored, self._refused)

    def put_away(self) -> None:
        """휴지통으로, unless a target or a report asks for it."""
        desk, id_ = self._desk, self.form.record().id
        if id_:
            self._jobs.write(
                lambda: own_indicators.trash(desk, [id_]), self._put_away, self._refused
            )

    def _take_indicators(self, every: tuple[Indicator, ...]) -> None:
        self.form.offer(every)
        self._ask()

    def _take(self, kept: tuple[OwnIndicator, ...]) -> None:
        self.kept = kept
        ids = [each.id for each in kept]
        at = ids.index(self._chosen) if self._chosen in ids else None
        self.table.set_rows(
            [(each.name, "예" if each.active else "아니오") for each in kept], current=at
        )
        if at is None:
            self.begin()

    def _on_picked(self) -> None:
        at = self.table.current()
        if at is not None and at < len(self.kept):
            self._chosen = self.kept[at].id
            self.form.show_record(self.kept[at])
            may_write(self._desk, self.remove)

    def _ask(self) -> None:
        self.problem.hide()
        desk, made = self._desk, self.form.record()
        asked = replace(made, name=made.name or "미리 보기", rule="")

        def seen() -> tuple[str, Preview]:
            return own_indicators.composed(desk, asked), own_indicators.preview(desk, asked)

        self._jobs.read(seen, self._preview, self._cannot, key=(id(self), "preview"))

    def _preview(self, found: tuple[str, Preview]) -> None:
        rule, seen = found
        self.form.suggest(rule)
        self.whole.setText(f"{seen.year}년 누계 {figure_words(seen.whole)}")
        titles = ("달", *(f"{month}월" for month in range(1, len(seen.months) + 1)))
        cells = (
            Cell("값", right=False),
            *(
                Cell(figure_words(f).removesuffix(f.unit), f if f.value is not None else None)
                for f in seen.months
            ),
        )
        self.months.show_sheet(Sheet(titles, (cells,)))

    def _cannot(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self._notices.error(error)
            return
        self.whole.setText("아직 셀 수 없습니다. 빠진 것을 고르세요.")
        self.months.show_sheet(Sheet((), ()))

    def _open(self, what: object) -> None:
        if isinstance(what, Figure):
            given = (self._desk, self._hub, self._jobs, self._notices)
            show(FigureDialog(what, *given, self))

    def _stored(self, change: object) -> None:
        self.go.setEnabled(True)
        self._chosen = getattr(change, "id", 0) or self.form.record().id
        self._notices.say("지표를 저장했습니다. 이제 목표와 보고서에서 쓸 수 있습니다.")
        self.reload()

    def _put_away(self, _change: object) -> None:
        self._notices.say("지표를 휴지통으로 옮겼습니다.")
        self._chosen = 0
        self.reload()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if not isinstance(error, UserError):
            self._notices.error(error)
        elif not self.form.complain(error.field, error.message):
            self.problem.setText(error.message)
            self.problem.show()
