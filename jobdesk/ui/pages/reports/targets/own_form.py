"""The form of an indicator of the centre's own: what is counted, by which day, under which
conditions; or two indicators that are divided; or a number typed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain import indicator_words as words
from jobdesk.domain import kept_filters
from jobdesk.domain.fields import FieldType
from jobdesk.domain.indicators import Indicator
from jobdesk.domain.kinds import KINDS, Kind, KindId
from jobdesk.domain.kinds_reports import UNITS
from jobdesk.domain.own_indicators import HandRule, OwnIndicator
from jobdesk.domain.text import with_particle
from jobdesk.services import own_indicators
from jobdesk.ui.widgets.basics import SMALL, Label, column, row
from jobdesk.ui.widgets.editors import ChoiceEdit, FlagEdit, LongTextEdit, SuggestEdit, TextEdit
from jobdesk.ui.widgets.filter_bar import FilterBar
from jobdesk.ui.widgets.form_field import FormField

RECORDS, RATE, HAND = "기록을 셉니다", "두 지표를 나눕니다", "직접 입력합니다"
_COUNT = "건수를 셉니다"
_CHOICES = (FieldType.CHOICE, FieldType.SUGGEST, FieldType.MULTI)
_TEXTS = (FieldType.TEXT, FieldType.LINK)
_MOST = 14
"""Choosers of conditions; beyond them nobody finds the one that is meant."""


class OwnForm(QWidget):
    """``edited`` fires when anything is chosen otherwise; the sentence is composed until somebody
    writes one."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._record = OwnIndicator()
        self._filling = False
        self._composed = ""
        self.bar: FilterBar | None = None
        self.name = FormField("이름", TextEdit("예: 청년 구직신청"), required=True)
        self.unit = FormField("단위", SuggestEdit(UNITS), required=True)
        self.way = FormField("무엇으로", ChoiceEdit((RECORDS, RATE, HAND), empty=""))
        self.kind = FormField("세는 기록", _choice())
        self.day = FormField("기준 날짜", _choice())
        self.what = FormField("세는 방법", _choice())
        self.numerator = FormField("분자 지표", _choice())
        self.denominator = FormField("분모 지표", _choice())
        self.hand = FormField("기간의 값", ChoiceEdit(tuple(HandRule), empty=""))
        self.active = FormField("사용", FlagEdit())
        self.rule = FormField("집계 규칙", LongTextEdit(2), hint="고른 것에 따라 저절로 적힙니다")
        for kind in own_indicators.COUNTABLE:
            _combo(self.kind).addItem(KINDS[kind].label, kind.value)
        self.conditions = QWidget()
        self.conditions.setLayout(column(Label("조건", points=SMALL, look="muted"), spacing=4))
        self._lay_out()
        for field in self._fields:
            field.edited.connect(self._on_edited)
        self.kind.edited.connect(self._turn_kind)
        self.way.edited.connect(self._turn_way)

    @property
    def _fields(self) -> tuple[FormField, ...]:
        return (
            self.name, self.unit, self.way, self.kind, self.day, self.what, self.numerator,
            self.denominator, self.hand, self.active, self.rule,
        )  # fmt: skip

    def _lay_out(self) -> None:
        layout = column(spacing=10)
        for pair in (
            (self.name, self.unit),
            (self.way, self.active),
            (self.kind, self.day, self.what),
            (self.numerator, self.denominator),
            (self.hand,),
        ):
            line = row(*pair, spacing=12)
            for at in range(len(pair)):
                line.setStretch(at, 1)
            layout.addLayout(line)
        layout.addWidget(self.conditions)
        layout.addWidget(self.rule)
        self.setLayout(layout)

    def offer(self, every: Sequence[Indicator]) -> None:
        """The indicators that may be divided."""
        self._filling = True
        for field, now in (
            (self.numerator, self._record.numerator),
            (self.denominator, self._record.denominator),
        ):
            combo = _combo(field)
            combo.clear()
            combo.addItem("고르세요", "")
            for each in every:
                combo.addItem(each.label, each.id)
            combo.setCurrentIndex(max(0, combo.findData(now)))
        self._filling = False

    def show_record(self, own: OwnIndicator) -> None:
        """Show one; an own sentence stays what it is."""
        self._filling = True
        self._record = own
        self._composed = "" if own.id else own.rule
        self.name.set_value(own.name)
        self.unit.set_value(own.unit)
        self.way.set_value(RATE if own.numerator else HAND if own.hand else RECORDS)
        self.kind.set_value(own.record_kind or own_indicators.COUNTABLE[0].value)
        self._fill_kind(own)
        for field, id_ in (
            (self.numerator, own.numerator),
            (self.denominator, own.denominator),
        ):
            combo = _combo(field)
            combo.setCurrentIndex(max(0, combo.findData(id_)))
        self.hand.set_value(own.hand or HandRule.SUM)
        self.active.set_value(own.active)
        self.rule.set_value(own.rule)
        for each in self._fields:
            each.set_problem("")
        self._filling = False
        self._show_way()
        self.edited.emit()

    def record(self) -> OwnIndicator:
        """What is chosen."""
        way = self.way.value()
        made = replace(
            self._record,
            name=str(self.name.value()),
            unit=str(self.unit.value()),
            rule=str(self.rule.value()),
            active=bool(self.active.value()),
            record_kind="",
            date_field="",
            sum_field="",
            distinct_field="",
            conditions="",
            numerator="",
            denominator="",
            hand="",
        )
        if way == RATE:
            return replace(
                made,
                numerator=str(self.numerator.value()),
                denominator=str(self.denominator.value()),
            )
        if way == HAND:
            return replace(made, hand=str(self.hand.value()))
        sums, _, once = str(self.what.value()).partition("|")
        made = replace(
            made,
            record_kind=str(self.kind.value()),
            date_field=str(self.day.value()),
            sum_field=sums,
            distinct_field=once,
        )
        return own_indicators.with_conditions(made, self.bar.filter()) if self.bar else made

    def suggest(self, rule: str) -> None:
        """Take the composed sentence where nobody wrote another."""
        now = str(self.rule.value())
        if now in ("", self._composed):
            self.rule.set_value(rule)
        self._composed = rule

    def complain(self, field: str, message: str) -> bool:
        """Say beneath its field what is wrong; False where the form has no such field."""
        fields = {
            "name": self.name, "unit": self.unit, "record_kind": self.kind,
            "date_field": self.day, "sum_field": self.what, "distinct_field": self.what,
            "numerator": self.numerator, "denominator": self.denominator,
        }  # fmt: skip
        found = fields.get(field)
        if found is None or not found.isVisibleTo(self):
            return False
        found.set_problem(message)
        found.widget.setFocus()
        return True

    def _fill_kind(self, own: OwnIndicator) -> None:
        kind = KINDS[KindId(str(self.kind.value()))]
        days = _combo(self.day)
        days.clear()
        for field in words.dates_of(kind):
            days.addItem(field.label, field.id)
        days.setCurrentIndex(max(0, days.findData(own.date_field)))
        what = _combo(self.what)
        what.clear()
        what.addItem(_COUNT, "|")
        for field in words.sums_of(kind):
            what.addItem(f"{with_particle(field.label, '을/를')} 더합니다", f"{field.id}|")
        for field in words.once_of(kind):
            what.addItem(
                f"{with_particle(field.label, '을/를')} 한 번만 셉니다",
                f"|{field.id}{words.LINKED}",
            )
        what.setCurrentIndex(max(0, what.findData(f"{own.sum_field}|{own.distinct_field}")))
        self._make_bar(kind, own)

    def _make_bar(self, kind: Kind, own: OwnIndicator) -> None:
        layout = self.conditions.layout()
        assert layout is not None
        if self.bar is not None:
            layout.removeWidget(self.bar)
            self.bar.hide()
            self.bar.deleteLater()
        self.bar = FilterBar(kind)
        given = 0
        for field in kind.fields:
            if field.sensitive or given >= _MOST:
                continue
            if field.type in _CHOICES and field.choices:
                self.bar.add_choice(field.id, field.choices)
            elif field.type in _TEXTS and not field.derived:
                self.bar.add_text(field.id)
            else:
                continue
            given += 1
        self.bar.set_filter(kept_filters.from_text(own.conditions, kind))
        self.bar.changed.connect(self._on_edited)
        layout.addWidget(self.bar)

    def _turn_kind(self) -> None:
        if not self._filling:
            self._filling = True
            self._fill_kind(OwnIndicator())
            self._filling = False
            self.edited.emit()

    def _turn_way(self) -> None:
        self._show_way()

    def _show_way(self) -> None:
        way = self.way.value()
        for field in (self.kind, self.day, self.what, self.conditions):
            field.setVisible(way == RECORDS)
        for field in (self.numerator, self.denominator):
            field.setVisible(way == RATE)
        self.hand.setVisible(way == HAND)

    def _on_edited(self) -> None:
        if not self._filling:
            self.edited.emit()


def _choice() -> ChoiceEdit:
    return ChoiceEdit((), empty="")


def _combo(field: FormField) -> ChoiceEdit:
    assert isinstance(field.editor, ChoiceEdit)
    return field.editor
