"""What a number is made of: its sentence, numerator and denominator, and its records.

::

    FigureDialog(figure, desk, hub, jobs, notices, parent=self).show()

Enter on a record opens it, ‘목록에서 모두 열기’ lists all of them on the page of their kind; both
close the dialog. A part of a rate is looked into within the dialog, and Esc or ‘뒤로’ leads back.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.fields import Field, FieldType, Kind
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KINDS, LISTED, KindId
from jobdesk.domain.report_cells import counted, percent
from jobdesk.domain.report_document import Figure, Style
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.columns import column as column_of
from jobdesk.ui.models.record_table import RecordTableModel
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import HEADING, SMALL, Button, Label, column, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.record_grid import RecordGrid

_COLUMNS = 6
_DAY_WIDTH = 112  # pixels at 100 %: a whole date
_UP = Qt.SortOrder.AscendingOrder
_UNSHOWN = (FieldType.LONG_TEXT, FieldType.MULTI, FieldType.FLAG)
_STYLE = Style(rate_decimals=1)


def figure_words(figure: Figure) -> str:
    """The number with its unit as people say it: ``598명``, ``90.9%``, ``-``."""
    if figure.value is None and figure.over is not None and figure.unit == "%":
        above, below = (part.value for part in figure.over)
        return percent(above, below, _STYLE).text
    return counted(figure, unit=True).text


class FigureDialog(Dialog):
    """See the module's words; not shown yet."""

    def __init__(
        self,
        figure: Figure,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        parent: QWidget | None = None,
        *,
        title: str = "",
    ) -> None:
        super().__init__(title or figure.name or "숫자의 근거", parent, width=640)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._title, self._way = self.heading.text(), [figure]
        self.grid: RecordGrid | None = None
        self.value = Label(points=HEADING + 5, weight=700, tabular=True)
        self.rule = Label(wrap=True)
        self.source = Label(look="muted", wrap=True)
        self.parts: list[Button] = []
        self._parts = column(spacing=4)
        self.told = Label(look="muted", points=SMALL + 0.75, wrap=True)
        self._records = QVBoxLayout()
        self.body.addWidget(self.value)
        self.body.addWidget(self.rule)
        self.body.addWidget(self.source)
        self.body.addLayout(self._parts)
        self.body.addWidget(self.told)
        self.body.addLayout(self._records, 1)
        self.back = Button("뒤로", icon="chevron-left", look="link")
        self.back.clicked.connect(self.go_back)
        self.add_remark(self.back)
        close = self.add_button(Button("닫기"))
        close.clicked.connect(self.reject)
        self.all = self.add_button(Button("목록에서 모두 열기", look="primary"), keys="Ctrl+Return")
        self.all.clicked.connect(self.open_all)
        self._tell()

    @property
    def figure(self) -> Figure:
        """The number that is looked into: the one asked for or a part of it."""
        return self._way[-1]

    def look_into(self, part: Figure) -> None:
        """Show what a part (분자, 분모) is made of."""
        self._way.append(part)
        self._tell()

    def go_back(self) -> None:
        """From a part to the number it is a part of."""
        if len(self._way) > 1:
            self._way.pop()
            self._tell()

    def open_all(self) -> None:
        """List every record of the number on the page of its kind."""
        figure = self.figure
        if figure.kind is not None and self.all.isVisibleTo(self):
            self.accept()
            self._hub.show_filtered.emit((figure.kind, Filter(ids=figure.ids)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back from a part before it closes."""
        if event.key() == Qt.Key.Key_Escape and len(self._way) > 1:
            self.go_back()
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        figure = self.figure
        self.heading.setText(self._title if len(self._way) == 1 else figure.name)
        self.value.setText(figure_words(figure))
        self.rule.setText(figure.rule)
        self.rule.setVisible(bool(figure.rule))
        self.source.setText(f"출처: {figure.source}")
        self.source.setVisible(bool(figure.source))
        self.back.setVisible(len(self._way) > 1)
        self._show_parts(figure)
        self._show_records(figure)

    def _show_parts(self, figure: Figure) -> None:
        for button in self.parts:
            self._parts.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.parts = []
        for word, part in zip(("분자", "분모"), figure.over or (), strict=False):
            button = Button(f"{word}  {part.name}  {figure_words(part)}", look="link")
            button.setToolTip("이 숫자를 이루는 기록을 봅니다")
            button.clicked.connect(self._of_parts)
            self._parts.addLayout(row(button, None))
            self.parts.append(button)

    def _of_parts(self) -> None:
        over, sender = self.figure.over, self.sender()
        if over is not None and sender in self.parts:
            self.look_into(over[self.parts.index(sender)])

    def _show_records(self, figure: Figure) -> None:
        if self.grid is not None:
            self._records.removeWidget(self.grid)
            self.grid.hide()
            self.grid.deleteLater()
            self.grid = None
        kind = figure.kind
        listed = kind is not None and bool(figure.ids)
        self.all.setVisible(listed and kind in LISTED and self._hub.opens(kind))
        self.told.setText(self._told(figure))
        self.told.setVisible(bool(self.told.text()))
        if kind is None or not figure.ids:
            self.resize(self.width(), self.minimumSizeHint().height())
            return
        model = RecordTableModel(self._desk, self._hub, self._jobs, kind, columns_of(KINDS[kind]))
        self.grid = RecordGrid(model, self._jobs, self._desk, self._notices)
        model.setParent(self.grid)
        self.grid.fit(True)
        self.grid.stretch(KINDS[kind].title)
        self.grid.setMinimumHeight(theme.now().px(240))
        self.grid.record_activated.connect(self._open)
        shown = [each.field for each in model.columns]
        if model.order.field in shown:
            down = Qt.SortOrder.DescendingOrder if model.order.descending else _UP
            self.grid.horizontalHeader().setSortIndicator(shown.index(model.order.field), down)
        self._records.addWidget(self.grid, 1)
        self.spread(760, 560)
        model.set_filter(Filter(ids=figure.ids))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, figure: Figure) -> str:
        if figure.over is not None:
            return "분자나 분모를 누르면 그 숫자를 이루는 기록이 나옵니다."
        if figure.kind is None:
            return ""
        kind = KINDS[figure.kind]
        if not figure.ids:
            return "이 기간에 세는 기록이 없습니다."
        many = f"{kind.label} {len(figure.ids):,}{kind.unit}"
        return f"{many} · 줄에서 Enter를 치거나 두 번 누르면 그 기록이 열립니다."

    def _open(self, record_id: object) -> None:
        figure = self.figure
        if figure.kind is not None and isinstance(record_id, int):
            self.accept()
            self._hub.open_record.emit(Ref(KindId(figure.kind), record_id))


def columns_of(kind: Kind) -> tuple[Column, ...]:
    """The few columns by which a record of any kind is known: its title first, then its days,
    links and what was chosen, in declared order and never what is sensitive."""
    title = kind.field(kind.title)
    rest = [each for each in kind.fields if each.id != title.id and _tells(each)]
    first = [each for each in rest if each.id == kind.title_with]
    shown = [title, *first, *(each for each in rest if each not in first)][:_COLUMNS]
    days = {FieldType.DATE: _DAY_WIDTH}
    return tuple(column_of(kind, each.id, width=days.get(each.type, 0)) for each in shown)


def _tells(field: Field) -> bool:
    hidden = field.sensitive or field.personal or field.type in _UNSHOWN
    return not hidden and (not field.derived or field.type is FieldType.LINK)
