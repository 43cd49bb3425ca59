"""Which report is looked at: its template, its stretch, its dates and its number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.report_templates import Template
from jobdesk.domain.spans import SpanType, span_with
from jobdesk.ui import dates, theme
from jobdesk.ui.pages.reports.looked import Looked, Wanted
from jobdesk.ui.pages.reports.span_pick import SpanPick
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import (
    SMALL,
    Button,
    Chip,
    ElidedLabel,
    IconButton,
    Label,
    PrimaryButton,
    column,
    row,
)
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit, TextEdit


def named(template: Template) -> str:
    """A template as it is called where no stretch stands beside it."""
    return " ".join(template.title.replace("{span}", "").split())


class ReportBar(QWidget):
    """``edited``: another report is wanted (``wanted``). ``typed`` bears what was changed of the
    report drawn up (as_of, due_on, document_number). ``drawn``: it is to be drawn up."""

    edited = Signal()
    drawn = Signal()
    typed = Signal(dict)
    refused = Signal(str)
    settings_wanted = Signal()
    templates_wanted = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._looked: Looked | None = None
        self._ids: list[str] = []
        self.template = ChoiceEdit([], empty="")
        self.template.setAccessibleName("보고서 양식")
        self.change = IconButton("settings", "보고서 양식 고치기")
        self.span = SpanPick(today)
        self.chip = Chip()
        self.told = ElidedLabel(points=SMALL + 0.75, look="muted")
        self.draw = PrimaryButton("보고서 작성", icon="plus")
        self.as_of, self.due = DateEdit(today), DateEdit(today)
        self.number = TextEdit("제출 때 매김")
        self.masked = QCheckBox("이름 가리기")
        self.masked.setToolTip("명단의 이름을 김○지처럼 보이고 인쇄합니다")
        self.approval = Button("결재란", look="link", tip="결재란의 칸을 정합니다 (설정)")
        self.as_of.setToolTip("이날까지의 기록만 셉니다. 비우면 기간의 마지막 날이나 오늘입니다.")
        for edit, name, wide in (
            (self.as_of, "기준일", 110),
            (self.due, "제출 기한", 110),
            (self.number, "문서번호", 110),
        ):
            edit.setAccessibleName(name)
            edit.setMinimumWidth(theme.now().px(wide))
        first = row(self.template, self.change, spacing=4)
        first.setStretch(0, 1)
        state = row(self.chip, self.told, self.masked, self.approval, self.draw, spacing=8)
        state.setStretch(1, 1)
        third = row(spacing=10)
        for label, edit in (("기준일", self.as_of), ("기한", self.due), ("번호", self.number)):
            cell = column(Label(label, points=SMALL, look="muted"), edit, spacing=2)
            third.addLayout(cell, 1)
        layout = column(spacing=8)
        for each in (first, row(self.span), state, third):
            layout.addLayout(each)
        self.setLayout(layout)

        self.template.edited.connect(self._on_template)
        self.change.clicked.connect(self.templates_wanted)
        self.span.edited.connect(self._on_span)
        self.span.refused.connect(self.refused)
        self.draw.clicked.connect(self.drawn)
        self.masked.toggled.connect(self.edited)
        self.approval.clicked.connect(self.settings_wanted)
        self.as_of.left.connect(self._on_as_of)
        self.as_of.returnPressed.connect(self._on_as_of)
        self.due.left.connect(lambda: self._on_day("due_on", self.due))
        self.number.left.connect(self._on_number)

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        day = self.as_of.value()
        as_of = day if isinstance(day, date) else None
        return Wanted(self._template_id(), self.span.span, as_of, self.masked.isChecked())

    def show_looked(self, looked: Looked) -> None:
        """Show which report it is and how it stands."""
        self._looked = looked
        record, wanted = looked.record, looked.wanted
        known = [*looked.templates]
        if looked.template.id not in {each.id for each in known}:
            known.append(looked.template)  # out of use, yet its reports stay
        self._ids = [each.id for each in known]
        names = [named(each) for each in known]
        edits = (self.template, self.as_of, self.due, self.number, self.masked)
        for edit in edits:
            edit.blockSignals(True)
        if [self.template.itemText(at) for at in range(self.template.count())] != names:
            self.template.clear()
            self.template.addItems(names)
        self.template.setCurrentIndex(self._ids.index(looked.template.id))
        self.masked.setChecked(wanted.mask)
        self._put(self.as_of, record.as_of if record else wanted.as_of)
        self._put(self.due, record.due_on if record else None)
        self._put(self.number, record.document_number if record else "")
        for edit in edits:
            edit.blockSignals(False)
        self.as_of.setPlaceholderText(dates.day(looked.report.as_of))
        self.span.show_span(wanted.span)
        self.draw.setVisible(record is None)
        for edit in (self.due, self.number):
            edit.setEnabled(record is not None and not looked.locked)
        self.as_of.setEnabled(record is None or not looked.locked)
        self._tell(looked)

    def _tell(self, looked: Looked) -> None:
        record = looked.record
        if record is None:
            self.chip.set_chip("작성 전", Tone.NEUTRAL)
            told = "지난 글을 이어받습니다." if looked.carried else "숫자만 미리 봅니다."
            self.told.setText(told)
        elif looked.handed_in:
            self.chip.set_chip("제출", Tone.SUCCESS)
            when = dates.day_and_weekday(record.submitted_on) if record.submitted_on else ""
            self.told.setText(" · ".join(part for part in (when, record.submitted_to) if part))
        elif record.frozen:
            self.chip.set_chip("마감", Tone.NEUTRAL)
            self.told.setText("마감한 달이라 숫자와 글이 그대로 보관됩니다.")
        else:
            late = record.due_on is not None and record.due_on < self._today()
            tone = Tone.DANGER if late else Tone.WARNING
            self.chip.set_chip("기한 지남" if late else "작성 중", tone)
            due = f"제출 기한 {dates.day_and_weekday(record.due_on)}" if record.due_on else ""
            self.told.setText(due)

    def _put(self, edit: TextEdit, value: object) -> None:
        if not edit.hasFocus():  # what is being typed stays
            edit.set_value(value)

    def _template_id(self) -> str:
        at = self.template.currentIndex()
        return self._ids[at] if 0 <= at < len(self._ids) else "monthly"

    def _on_template(self) -> None:
        """Another template wants its own kind of stretch around the same days."""
        looked = self._looked
        known = {each.id: each for each in looked.templates} if looked else {}
        chosen = known.get(self._template_id())
        if chosen and chosen.span_type not in (self.span.span.type, SpanType.DAYS):
            self.span.show_span(span_with(chosen.span_type, self.span.span.last))
        self._on_span()

    def _on_span(self) -> None:
        self.as_of.set_value(None)  # it was meant for the other days
        self.edited.emit()

    def _on_as_of(self) -> None:
        if self.as_of.problem():
            self.refused.emit(self.as_of.problem())
            return
        looked, day = self._looked, self.as_of.value()
        if looked is None:
            return
        if looked.record is None:
            if day != looked.wanted.as_of:
                self.edited.emit()
        elif day != looked.record.as_of:
            self.typed.emit({"as_of": day})

    def _on_day(self, field: str, edit: DateEdit) -> None:
        record = self._looked.record if self._looked else None
        if edit.problem():
            self.refused.emit(edit.problem())
        elif record is not None and edit.value() != getattr(record, field):
            self.typed.emit({field: edit.value()})

    def _on_number(self) -> None:
        record, number = self._looked.record if self._looked else None, str(self.number.value())
        if record is not None and number != record.document_number:
            self.typed.emit({"document_number": number})
