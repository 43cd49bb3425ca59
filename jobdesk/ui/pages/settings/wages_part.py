"""최저임금 by year: what the program brings along, and the years a centre adds to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.minimum_wage import MONTH_HOURS, read_rate
from jobdesk.domain.text import with_particle
from jobdesk.services import minimum_wage
from jobdesk.ui.models.listing import plain
from jobdesk.ui.widgets.basics import SMALL, Button, Label, column, row
from jobdesk.ui.widgets.editors import NumberEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.plain_table import PlainTable


class WagesPart(QWidget):
    """Edits ``minimum_wages`` of the settings: lines such as ``2026 10,320``."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._own: dict[int, int] = {}
        self._years: list[int] = []
        self.table = PlainTable(
            "연도별 최저임금",
            (
                plain("year", "연도", 90, strong=True),
                plain("hourly", "시급", 120, right=True),
                plain("monthly", f"월급 ({MONTH_HOURS}시간)", 150, right=True),
                plain("source", "출처", 200, quiet=True),
            ),
            stretch="source",
            spare=("monthly",),
            lines=6,
        )
        self.year = FormField("연도", NumberEdit("년"))
        self.hourly = FormField("시급", NumberEdit("원"))
        self.add = Button("더하기", icon="plus")
        self.remove = Button("빼기", icon="minus")
        self.remove.setToolTip("고른 해에서 센터가 더한 금액을 뺍니다")
        words = Label(
            "구인의 임금이 그 해 금액보다 적으면 알려 줍니다. 새로 고시된 해는 고용노동부 고시를 "
            "보고 더하세요. 아직 고시되지 않은 해는 가장 가까운 앞 해와 견줍니다.",
            look="muted",
            points=SMALL + 0.75,
            wrap=True,
        )
        fields = row(self.year, self.hourly, spacing=12)
        fields.setStretch(0, 1)
        fields.setStretch(1, 1)
        layout = column(words, self.table, spacing=12)
        layout.addLayout(fields)
        layout.addLayout(row(self.add, self.remove, None))
        self.setLayout(layout)
        self.add.clicked.connect(self.take)
        for field in (self.year, self.hourly):
            editor = field.editor
            assert isinstance(editor, NumberEdit)
            editor.submitted.connect(self.take)
        self.remove.clicked.connect(self.drop)
        self.table.picked.connect(self._on_picked)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show the centre's own lines among the bundled years."""
        self._own = dict(map(read_rate, lines))
        for field in (self.year, self.hourly):
            field.set_value("")
        self._show()

    def lines(self) -> tuple[str, ...]:
        """The centre's own years as they are stored, the earliest first."""
        return tuple(f"{year} {won:,}" for year, won in sorted(self._own.items()))

    @property
    def typing(self) -> bool:
        """Whether something stands in the fields that was not added yet."""
        editors = self.year.editor, self.hourly.editor
        return any(isinstance(each, NumberEdit) and each.full_text() for each in editors)

    def settle(self) -> bool:
        """Add what stands in the fields. False when it cannot be read, told beneath them."""
        return not self.typing or self.take()

    def take(self) -> bool:
        """더하기: the year and its amount go into the table. False when they cannot be read."""
        for field in (self.year, self.hourly):
            named = with_particle(field.label, "을/를")
            missing = "" if field.value() is not None else f"{named} 숫자로 입력하세요."
            field.set_problem(field.editor.problem() or missing)
        if self.year.problem() or self.hourly.problem():
            (self.year if self.year.problem() else self.hourly).setFocus()
            return False
        try:
            year, won = read_rate(f"{self.year.value()} {self.hourly.value()}")
        except ValueError:
            self.hourly.set_problem("연도는 네 자리, 시급은 한 시간에 받는 원으로 입력하세요.")
            self.hourly.setFocus()
            return False
        if minimum_wage.bundled().get(year) == won:
            self._own.pop(year, None)
        else:
            self._own[year] = won
        for field in (self.year, self.hourly):
            field.set_value("")
        self._show(year)
        self.edited.emit()
        return True

    def drop(self) -> None:
        """빼기: the centre's amount of the chosen year goes; a bundled one comes back."""
        at = self.table.current()
        if at is not None and self._years[at] in self._own:
            del self._own[self._years[at]]
            self._show()
            self.edited.emit()

    def _show(self, chosen: int | None = None) -> None:
        known = minimum_wage.bundled() | self._own
        self._years = sorted(known, reverse=True)
        self.table.set_rows(
            [
                (
                    f"{year}년",
                    f"{known[year]:,}원",
                    f"{known[year] * MONTH_HOURS:,}원",
                    "센터에서 더함" if year in self._own else "고용노동부 고시",
                )
                for year in self._years
            ],
            current=self._years.index(chosen) if chosen in known else None,
        )

    def _on_picked(self) -> None:
        at = self.table.current()
        self.remove.setEnabled(at is not None and self._years[at] in self._own)
