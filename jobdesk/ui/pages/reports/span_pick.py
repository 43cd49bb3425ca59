"""Which stretch of days is reported: a month, quarter, half or year, or from one day to another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from jobdesk.domain.spans import Span, SpanType, span_of, span_with
from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import IconButton, Label, row
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit

_YEARS_BACK = 10
_PARTS: dict[SpanType, tuple[str, ...]] = {
    SpanType.MONTH: tuple(f"{n}월" for n in range(1, 13)),
    SpanType.QUARTER: tuple(f"{n}분기" for n in range(1, 5)),
    SpanType.HALF: ("상반기", "하반기"),
    SpanType.YEAR: (),
    SpanType.DAYS: (),
}


class SpanPick(QWidget):
    """``edited``: another stretch is chosen; ``refused`` bears why typed days cannot be."""

    edited = Signal()
    refused = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        now = today()
        self.span = span_with(SpanType.MONTH, now)
        self.type = ChoiceEdit([each.value for each in SpanType], empty="")
        self.year = ChoiceEdit(
            [f"{y}년" for y in range(now.year + 1, now.year - _YEARS_BACK, -1)], empty=""
        )
        self.part = ChoiceEdit(_PARTS[SpanType.MONTH], empty="")
        self.before, self.after = (
            IconButton("chevron-left", "앞 기간"),
            IconButton("chevron-right", "다음 기간"),
        )
        self.first, self.last = DateEdit(today), DateEdit(today)
        self._between = Label("~")
        for edit, name in (
            (self.type, "기간 종류"),
            (self.year, "연도"),
            (self.part, "기간"),
            (self.first, "첫날"),
            (self.last, "마지막 날"),
        ):
            edit.setAccessibleName(name)
        for choice in (self.type, self.year, self.part):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for day in (self.first, self.last):
            day.setFixedWidth(theme.now().px(118))
            day.left.connect(self._typed)
            day.returnPressed.connect(self._typed)
        self.before.clicked.connect(lambda: self.choose(self.span.before))
        self.after.clicked.connect(lambda: self.choose(self.span.after))
        self.type.edited.connect(self._on_type)
        self.year.edited.connect(self._on_part)
        self.part.edited.connect(self._on_part)
        self.setLayout(
            row(
                self.type,
                self.before,
                self.year,
                self.part,
                self.first,
                self._between,
                self.last,
                self.after,
                None,
                spacing=4,
            )
        )
        self.show_span(self.span)

    def choose(self, span: Span) -> None:
        """Another stretch, told to whoever listens."""
        if span != self.span:
            self.show_span(span)
            self.edited.emit()

    def show_span(self, span: Span) -> None:
        """Another stretch, told to nobody."""
        self.span = span
        parts, free = _PARTS[span.type], span.type is SpanType.DAYS
        edits = (self.type, self.year, self.part, self.first, self.last)
        for edit in edits:
            edit.blockSignals(True)
        self.type.set_value(span.type.value)
        self.year.set_value(f"{span.first.year}년")
        if parts:
            shown = [self.part.itemText(at) for at in range(self.part.count())]
            if shown != list(parts):
                self.part.clear()
                self.part.addItems(list(parts))
            self.part.set_value(parts[(span.first.month - 1) * len(parts) // 12])
        self.first.set_value(span.first)
        self.last.set_value(span.last)
        for edit in edits:
            edit.blockSignals(False)
        self.year.setVisible(not free)
        self.part.setVisible(bool(parts))
        for widget in (self.first, self._between, self.last):
            widget.setVisible(free)

    def _on_type(self) -> None:
        wanted = SpanType(str(self.type.value()))
        if wanted is SpanType.DAYS:
            self.choose(Span(self.span.first, self.span.last))
        else:
            self.choose(span_with(wanted, self.span.last))

    def _on_part(self) -> None:
        parts = _PARTS[self.span.type]
        part = parts.index(str(self.part.value())) + 1 if parts else 1
        year = int(str(self.year.value()).removesuffix("년"))
        self.choose(span_of(self.span.type, year, part))

    def _typed(self) -> None:
        if self.span.type is not SpanType.DAYS:
            return
        problem = self.first.problem() or self.last.problem()
        first, last = self.first.value(), self.last.value()
        if problem or not isinstance(first, date) or not isinstance(last, date):
            self.refused.emit(problem or "첫날과 마지막 날을 모두 적으세요.")
        elif last < first:
            self.refused.emit("마지막 날이 첫날보다 앞섭니다. 날짜를 확인하세요.")
        else:
            self.choose(Span(first, last))
