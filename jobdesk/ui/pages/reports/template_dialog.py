"""보고서 양식: which sections a report has, in which order, under which titles, how it writes
numbers. A ready template is copied before it is changed, so that it can always be gone back to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QMenu, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.report_document import MoneyUnit, Style
from jobdesk.domain.report_templates import OWN, Template, Use
from jobdesk.domain.rounding import Rounding
from jobdesk.services import report_making, report_templates
from jobdesk.services.desk import Desk
from jobdesk.services.report_sections import SECTIONS
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.reports.report_bar import named
from jobdesk.ui.pages.reports.section_options import SectionOptions
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.record_form import scrolled

_ROUNDINGS = {"반올림": Rounding.HALF_UP, "버림": Rounding.TRUNCATE}
_ROW = 34  # pixels at 100 % of a line that a hand can hit
_SPAN = "{기간}"  # what the title of a template has where its stretch is put
_USE = int(Qt.ItemDataRole.UserRole)


class TemplateDialog(Dialog):
    """``chosen`` bears the id of the template that was stored, to be looked at."""

    chosen = Signal(str)

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        template_id: str,
        parent: QWidget,
    ) -> None:
        super().__init__("보고서 양식", parent, width=820)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._template: Template | None = None
        self._wanted = template_id
        self.name = FormField("양식 이름", TextEdit(f"예: {_SPAN} 월간 실적 보고서"))
        self.name.set_hint(f"{_SPAN} 자리에 2026년 10월처럼 들어갑니다")
        self.own = Label(points=SMALL + 0.75, look="muted", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName("보고서의 항목")
        self.list.setProperty("look", "queue")
        self.list.setMinimumSize(theme.now().px(240), theme.now().px(180))
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemChanged.connect(self._on_ticked)
        self.add = Button("항목 더하기", icon="plus")
        self.up, self.down = Button("위로"), Button("아래로")
        self.out = Button("빼기", icon="x")
        for button, act in (
            (self.add, self._offer),
            (self.up, lambda: self.shift(-1)),
            (self.down, lambda: self.shift(1)),
            (self.out, self.take_out),
        ):
            button.clicked.connect(lambda _=False, act=act: act())
        left = column(Label("항목과 순서", weight=600), self.list, spacing=6)
        left.addLayout(row(self.add, None, self.up, self.down, self.out, spacing=4))
        self.options = SectionOptions(desk)
        self.options.edited.connect(self._on_options)
        self.rounding = FormField("끝수", ChoiceEdit(list(_ROUNDINGS), empty=""))
        self.decimals = FormField("비율 소수", ChoiceEdit(("0", "1", "2"), empty=""))
        self.money = FormField("금액 단위", ChoiceEdit([m.value for m in MoneyUnit], empty=""))
        self.money_decimals = FormField("금액 소수", ChoiceEdit(("0", "1", "2"), empty=""))
        self.numbering = FormField("문서번호 머리", TextEdit("실적"))
        self.active = QCheckBox("새 보고서에 쓰기")
        right = column(self.options, Label("숫자 쓰기", weight=600), spacing=8)
        right.addLayout(row(self.rounding, self.decimals, self.money, self.money_decimals))
        right.addLayout(row(self.numbering, self.active, None, spacing=12))
        right.setContentsMargins(0, 0, 8, 0)
        said = QWidget()
        said.setProperty("look", "surface")
        said.setLayout(right)
        panes = row(spacing=20)
        panes.addLayout(left, 5)
        panes.addWidget(scrolled(said), 6)
        self.body.addWidget(self.own)
        self.body.addWidget(self.name)
        self.body.addLayout(panes, 1)
        self.reset = Button("처음으로", icon="undo-2", look="link")
        self.reset.clicked.connect(self._reset)
        self.add_remark(self.reset)
        self.add_button(Button("닫기")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.go.setEnabled(False)
        self.spread(860, 700)
        self._ask()

    # Reading

    def _ask(self) -> None:
        desk, wanted = self._desk, self._wanted

        def read() -> tuple[Template, bool]:
            kept = report_templates.record_of(desk, wanted)
            found = report_making.template(desk, wanted)
            found = replace(found, style=report_making.style_of(desk, found))
            return found, bool(kept.active) if kept else True

        self._jobs.read(read, self._show, key=(id(self), "template"))

    def _show(self, found: tuple[Template, bool]) -> None:
        template, active = found
        self._template = template
        own = template.id.startswith(OWN)
        self.heading.setText(f"보고서 양식 – {named(template)}")
        told = (
            "우리 센터 양식입니다."
            if own
            else "기본 양식입니다. 저장하면 우리 센터 양식으로 복사되고 기본 양식은 남습니다."
        )
        self.own.setText(told)
        title = template.title.replace("{span}", _SPAN)
        self.name.set_value(title if own else f"{title} (우리 센터)")
        self.reset.setVisible(own)
        self.active.setVisible(own)
        self.active.setChecked(active)
        style = template.style
        labels = {kind: label for label, kind in _ROUNDINGS.items()}
        self.rounding.set_value(labels[style.rounding])
        self.decimals.set_value(str(style.rate_decimals))
        self.money.set_value(style.money.value)
        self.money_decimals.set_value(str(style.money_decimals))
        self.numbering.set_value(template.numbering)
        self._fill(template.uses)
        self.go.setEnabled(True)
        self.go.setText("저장" if own else "복사해 저장")

    def _fill(self, uses: tuple[Use, ...]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for use in uses:
            if use.kind in SECTIONS:
                self.list.addItem(_item(use))
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self._on_current()

    # The sections

    @property
    def uses(self) -> tuple[Use, ...]:
        """The sections as they stand now."""
        found = []
        for at in range(self.list.count()):
            item = self.list.item(at)
            on = item.checkState() == Qt.CheckState.Checked
            found.append(replace(item.data(_USE), on=on))
        return tuple(found)

    def shift(self, by: int) -> None:
        """Put the current section before or behind its neighbour."""
        at = self.list.currentRow()
        if at < 0 or not 0 <= at + by < self.list.count():
            return
        item = self.list.takeItem(at)
        self.list.insertItem(at + by, item)
        self.list.setCurrentRow(at + by)

    def take_out(self) -> None:
        """Leave the current section out."""
        at = self.list.currentRow()
        if at >= 0:
            self.list.takeItem(at)

    def add_section(self, kind: str) -> None:
        """Put a section behind the current one, under an id of its own."""
        taken = {use.id for use in self.uses}
        id_ = next(n for n in (kind, *(f"{kind}_{i}" for i in range(2, 99))) if n not in taken)
        at = self.list.currentRow() + 1
        self.list.insertItem(at, _item(Use(id_, kind)))
        self.list.setCurrentRow(at)

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        published = menu.addMenu("공시제 표")
        for kind in SECTIONS.values():
            place = published if kind.id.startswith("layout_") else menu
            action = place.addAction(kind.title)
            action.setToolTip(kind.hint)
            action.triggered.connect(lambda _=False, kind=kind: self.add_section(kind.id))
        menu.setToolTipsVisible(True)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _on_current(self, *_: object) -> None:
        item = self.list.currentItem()
        use = item.data(_USE) if item is not None else None
        self.options.show_use(use)
        for button in (self.up, self.down, self.out):
            button.setEnabled(use is not None)

    def _on_options(self) -> None:
        item, use = self.list.currentItem(), self.options.use
        if item is not None and use is not None:
            self.list.blockSignals(True)
            item.setData(_USE, use)
            item.setText(use.title or SECTIONS[use.kind].title)
            self.list.blockSignals(False)

    def _on_ticked(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)

    # Storing

    @property
    def style_of_numbers(self) -> Style:
        """How numbers are to be written."""
        return Style(
            _ROUNDINGS[str(self.rounding.value())],
            int(str(self.decimals.value())),
            MoneyUnit(str(self.money.value())),
            int(str(self.money_decimals.value())),
        )

    def save(self) -> None:
        """Store it; of a ready template a copy."""
        template = self._template
        if template is None:
            return
        desk, name, uses, style = (
            self._desk,
            str(self.name.value()).replace(_SPAN, "{span}"),
            self.uses,
            self.style_of_numbers,
        )
        shown = " ".join(name.replace("{span}", "").split())
        numbering, active = str(self.numbering.value()), self.active.isChecked()
        self.go.setEnabled(False)

        def write() -> Change:
            with desk.store.operation("보고서 양식") as operation:
                id_ = template.id
                if not id_.startswith(OWN):
                    id_ = report_templates.id_of(report_templates.copy(desk, id_, name))
                change = report_templates.edit(
                    desk,
                    id_,
                    title=name,
                    uses=uses,
                    style=style,
                    numbering=numbering,
                    active=active,
                )
                operation.relabel(f"보고서 양식: {shown}")
                return operation.change(*change.refs)

        self._jobs.write(write, self._done, self._refused)

    def _reset(self) -> None:
        template = self._template
        if template is not None:
            self._jobs.write(
                lambda: report_templates.reset(self._desk, template.id), lambda _: self._ask()
            )

    def _done(self, change: Change) -> None:
        own = self._template is not None and self._template.id.startswith(OWN)
        stored = self._template.id if own and self._template else f"{OWN}{change.id}"
        self.chosen.emit(stored)
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        self._notices.error(error)


def _item(use: Use) -> QListWidgetItem:
    item = QListWidgetItem(use.title or SECTIONS[use.kind].title)
    item.setData(_USE, use)
    item.setSizeHint(QSize(0, theme.now().px(_ROW)))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if use.on else Qt.CheckState.Unchecked)
    return item
