"""How a roster looks: its title, its order, what it is grouped by, its sums, its 결재란."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.filters import Order
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.domain.rosters import Grouping, Layout
from jobdesk.services import rosters
from jobdesk.services.roster_kinds import grouping_words, groupings
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import SMALL, Button, ElidedLabel, Label, Rule, column, row
from jobdesk.ui.widgets.editors import ChoiceEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField

_OWN = (
    "센터에서 만든 엑셀 서식에 자료를 채울 수 있습니다. 자료가 들어갈 한 줄에 {이름}, {연락처}처럼 "
    "적고, {센터명}, {기준일}, {건수}는 어디에나 적으세요."
)
_OWN_CHOSEN = "열, 제목, 결재란은 이 파일의 것을 따릅니다. 엑셀로 저장할 때만 쓰입니다."
_AS_LIST = "화면의 순서대로"
_NO_GROUPS = "묶지 않음"
_UNSORTED = frozenset({FieldType.MULTI, FieldType.LONG_TEXT})


class OwnFile(QWidget):
    """A workbook of the centre's own that is to be filled; ``path`` is None for none."""

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None
        self.told = Label(_OWN, look="muted", points=SMALL + 0.75, wrap=True)
        self.choose = Button("서식 파일 고르기", icon="folder-open")
        self.choose.clicked.connect(self._ask)
        self.none = Button("쓰지 않기", look="link")
        self.none.clicked.connect(lambda: self.take(None))
        self.name = ElidedLabel(weight=600)
        line = row(self.choose, self.name, self.none)
        line.setStretch(1, 1)
        layout = column(self.told, spacing=8)
        layout.addLayout(line)
        self.setLayout(layout)
        self.take(None)

    def take(self, path: Path | None) -> None:
        """Fill this file, or none."""
        self.path = path
        self.name.setText(path.name if path is not None else "")
        self.none.setVisible(path is not None)
        self.told.setText(_OWN if path is None else _OWN_CHOSEN)

    def _ask(self) -> None:
        path = pickers.file_to_open(self, "채울 서식 파일", "엑셀 (*.xlsx)")
        if path is not None:
            self.take(path)


class RosterLook(QWidget):
    """See the module's words; ``usual_approval`` are the titles of the centre's own 결재란."""

    edited = Signal()

    def __init__(self, kind: KindId, usual_approval: tuple[str, ...]) -> None:
        super().__init__()
        self._kind, self._usual = kind, usual_approval or ("담당", "팀장", "과장")
        fields = KINDS[kind].fields
        self._sorts = {f.label: f.id for f in fields if f.type not in _UNSORTED and not f.sensitive}
        self._groups = dict(groupings(kind))
        self.title = FormField("제목", TextEdit(rosters.TITLES[kind]), hint="비우면 명부 이름")
        self.order = FormField("순서", ChoiceEdit([_AS_LIST, *self._sorts], empty=""))
        self.backwards = QCheckBox("거꾸로 (늦은 날, 큰 수부터)")
        self.group = FormField("묶기", ChoiceEdit([_NO_GROUPS, *self._groups], empty=""))
        self.totals = QCheckBox("합계 줄을 답니다")
        self.approval_box = QCheckBox("결재란을 넣습니다")
        self.approval = FormField("결재란의 칸", TextEdit("담당, 팀장, 과장"), hint="2~5칸, 쉼표로")
        self.own = OwnFile()
        layout = column(spacing=12)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self.title)
        for one, other in ((self.order, self.backwards), (self.group, self.totals)):
            line = row(one, other, spacing=12)
            line.setStretch(0, 1)
            line.setStretch(1, 1)
            line.setAlignment(other, Qt.AlignmentFlag.AlignBottom)
            layout.addLayout(line)
        layout.addWidget(self.approval_box)
        layout.addWidget(self.approval)
        layout.addWidget(Rule())
        layout.addWidget(self.own)
        layout.addStretch(1)
        self.setLayout(layout)
        for field in (self.title, self.order, self.group, self.approval):
            field.edited.connect(self._tell)
        for box in (self.backwards, self.totals, self.approval_box):
            box.toggled.connect(self._tell)
        self.show_layout(Layout())

    def show_layout(self, layout: Layout) -> None:
        """Show how a layout has it."""
        labels = {field: label for label, field in self._sorts.items()}
        order, group = layout.order, layout.group
        self.blockSignals(True)
        self.title.set_value(layout.title)
        self.order.set_value(labels.get(order.field, _AS_LIST) if order else _AS_LIST)
        self.backwards.setChecked(order is not None and order.descending)
        self.group.set_value(grouping_words(self._kind, group) if group else _NO_GROUPS)
        self.totals.setChecked(layout.totals or group is not None)
        self.approval_box.setChecked(bool(layout.approval))
        self.approval.set_value(", ".join(layout.approval or self._usual))
        self.blockSignals(False)
        self._fit()

    def applied(self, layout: Layout) -> Layout:
        """The layout with what is shown here."""
        sorts, group = self._sorts.get(str(self.order.value())), self.grouping()
        words = str(self.approval.value()).replace("，", ",").split(",")
        titles = tuple(word.strip() for word in words if word.strip())
        return replace(
            layout,
            title=str(self.title.value()),
            order=Order(sorts, self.backwards.isChecked()) if sorts else None,
            group=group,
            totals=self.totals.isChecked() and group is None,
            approval=titles if self.approval_box.isChecked() else (),
        )

    def grouping(self) -> Grouping | None:
        """By what the rows stand together."""
        return self._groups.get(str(self.group.value()))

    def _tell(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        grouped = self.grouping() is not None
        self.totals.setEnabled(not grouped)
        self.totals.setText("소계와 합계 줄을 답니다" if grouped else "합계 줄을 답니다")
        if grouped and not self.totals.isChecked():
            self.totals.blockSignals(True)
            self.totals.setChecked(True)
            self.totals.blockSignals(False)
        self.backwards.setEnabled(str(self.order.value()) in self._sorts)
        self.approval.setVisible(self.approval_box.isChecked())
