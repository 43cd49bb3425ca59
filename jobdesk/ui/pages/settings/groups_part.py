"""취업취약계층: which ages and whom each group takes, as rules a centre may change."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.groups import RULES, GroupRule
from jobdesk.domain.people import PRIORITY_GROUPS, Gender
from jobdesk.ui.models.listing import plain
from jobdesk.ui.widgets.basics import SMALL, Button, Label, Rule, column, row
from jobdesk.ui.widgets.editors import ChoiceEdit, NumberEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.plain_table import PlainTable

_ANYBODY = "가리지 않음"


class GroupsPart(QWidget):
    """The rules in a table; what is typed beneath changes the chosen one at once."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rules: list[GroupRule] = []
        self._showing = False
        self.table = PlainTable(
            "취업취약계층 기준",
            (
                plain("group", "계층", 120, strong=True),
                plain("programme", "사업", 170),
                plain("band", "나이", 120),
                plain("gender", "성별", 60),
                plain("source", "근거", 330, quiet=True),
            ),
            stretch="programme",
            spare=("source", "gender"),
            lines=7,
            empty="기준이 없습니다. 나이로 계층을 권하지 않습니다.",
        )
        self.group = FormField("계층", ChoiceEdit(PRIORITY_GROUPS, empty=""))
        self.programme = FormField("사업", TextEdit("예: 국민취업지원제도"))
        self.age_from = FormField("만 나이 (부터)", NumberEdit("세"))
        self.age_to = FormField("만 나이 (까지)", NumberEdit("세"))
        self.gender = FormField("성별", ChoiceEdit([g.value for g in Gender], empty=_ANYBODY))
        self.source = FormField("근거", TextEdit("예: 고령자고용법 시행령 제2조"))
        self.add = Button("기준 더하기", icon="plus")
        self.remove = Button("빼기", icon="minus")
        self.reset = Button("처음 기준으로")
        self.add.clicked.connect(self.new)
        self.remove.clicked.connect(self.drop)
        self.reset.clicked.connect(self._to_first)
        self.table.picked.connect(self._on_picked)
        for field in self._fields():
            field.edited.connect(self._on_edited)
        self._lay_out()

    def _fields(self) -> tuple[FormField, ...]:
        return (
            self.group, self.programme, self.age_from, self.age_to, self.gender, self.source
        )  # fmt: skip

    def _lay_out(self) -> None:
        words = Label(
            "구직자의 나이와 성별이 맞으면 ‘희망조건’에서 그 계층을 권하고, 맞지 않는데 골라 "
            "두었으면 확인하라고 알립니다. 나이도 성별도 비운 계층은 사람이 고릅니다.",
            look="muted",
            points=SMALL + 0.75,
            wrap=True,
        )
        layout = column(words, self.table, spacing=12)
        layout.addLayout(row(self.add, self.remove, None, self.reset))
        layout.addWidget(Rule())
        for pair in (
            (self.group, self.programme),
            (self.age_from, self.age_to, self.gender),
            (self.source,),
        ):
            line = row(*pair, spacing=12)
            for at in range(len(pair)):
                line.setStretch(at, 1)
            layout.addLayout(line)
        self.setLayout(layout)

    def show_rules(self, rules: tuple[GroupRule, ...]) -> None:
        """Show stored rules."""
        kept = self.table.current() or 0
        self._rules = list(rules)
        self._show(min(kept, len(rules) - 1))

    def rules(self) -> tuple[GroupRule, ...]:
        """The rules as typed."""
        return tuple(self._rules)

    def problem_field(self, group: str) -> FormField | None:
        """Go to the first rule of ``group``; the field beneath which its problem is told."""
        at = next((n for n, rule in enumerate(self._rules) if rule.group == group), None)
        if at is None:
            return None
        self.table.selectRow(at)
        return self.age_to

    def wrong(self) -> FormField | None:
        """The first field whose text cannot be read, told beneath it."""
        for field in (self.age_from, self.age_to):
            field.set_problem(field.editor.problem())
            if field.problem():
                return field
        return None

    def new(self) -> None:
        """기준 더하기: one more, first of all its group is chosen."""
        self._rules.append(GroupRule(PRIORITY_GROUPS[0]))
        self._show(len(self._rules) - 1)
        self.group.setFocus()
        self.edited.emit()

    def drop(self) -> None:
        """빼기: the chosen rule goes."""
        at = self.table.current()
        if at is not None:
            del self._rules[at]
            self._show(min(at, len(self._rules) - 1))
            self.edited.emit()

    def _to_first(self) -> None:
        self._rules = list(RULES)
        self._show(0)
        self.edited.emit()

    def _show(self, current: int) -> None:
        self._showing = True
        self.table.set_rows(
            [
                (rule.group, rule.programme, rule.band, rule.gender, rule.source)
                for rule in self._rules
            ],
            current=current,
        )
        self._showing = False
        self._on_picked()

    def _on_picked(self) -> None:
        if self._showing:
            return
        at = self.table.current()
        rule = self._rules[at] if at is not None else None
        for field in self._fields():
            field.setEnabled(rule is not None)
        self.remove.setEnabled(rule is not None)
        if rule is not None:
            values = (rule.group, rule.programme, rule.age_from, rule.age_to, rule.gender)
            for field, value in zip(self._fields(), (*values, rule.source), strict=True):
                field.set_value("" if value is None else str(value))

    def _on_edited(self) -> None:
        at = self.table.current()
        if at is None:
            return
        low, high = self.age_from.value(), self.age_to.value()
        self._rules[at] = replace(
            self._rules[at],
            group=str(self.group.value()),
            programme=str(self.programme.value()),
            age_from=low if isinstance(low, int) else None,
            age_to=high if isinstance(high, int) else None,
            gender=str(self.gender.value()),
            source=str(self.source.value()),
        )
        self._showing = True
        rule = self._rules[at]
        self.table.listing.change_row(
            at, (rule.group, rule.programme, rule.band, rule.gender, rule.source)
        )
        self._showing = False
        self.edited.emit()
