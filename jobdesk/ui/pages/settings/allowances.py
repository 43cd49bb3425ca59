"""면접활동비 기준: amount and cap per person, each from a day on; what was paid keeps its terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobdesk.domain.allowances import STANDARD, limit_words, rule_on
from jobdesk.domain.checks import Problem
from jobdesk.domain.interviews import AllowanceRule, CapPeriod, check_allowance_rule
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import allowance_rules
from jobdesk.ui import dates
from jobdesk.ui.models.listing import plain
from jobdesk.ui.pages.settings.section import Kit, Section
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, PrimaryButton, row
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit, NumberEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.plain_table import PlainTable


class AllowancesSection(Section):
    """The dated rules, the latest first; the chosen one, or a new one, is edited beneath."""

    title = "면접활동비"
    remark = (
        "면접을 본 분께 드리는 금액과 한 분의 한도를 적용일과 함께 적습니다. 면접일의 기준으로 "
        "지급하므로, 금액이 바뀌면 고치지 말고 새 기준을 등록하세요. 이미 지급한 날의 기준은 "
        "바꿀 수 없습니다."
    )
    kinds = frozenset({KindId.ALLOWANCE_RULES})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.rules: tuple[AllowanceRule, ...] = ()
        self._shown = AllowanceRule()
        self._said = ""  # told once the rules were read again
        self.now = Label(weight=600, wrap=True)
        self.table = PlainTable(
            "면접활동비 기준",
            (
                plain("applies_on", "적용일", 118, strong=True),
                plain("amount", "금액", 90, right=True),
                plain("limit", "한도", 190),
                plain("document", "근거문서", 150, quiet=True),
            ),
            stretch="limit",
            spare=("document",),
            fit=True,
            empty="등록한 기준이 없습니다. 아래에서 첫 기준을 등록하세요.",
        )
        self.new_button = Button("새 기준", icon="plus")
        self.new_button.clicked.connect(self.begin_new)
        self.drop_button = Button("휴지통으로", icon="trash-2")
        self.drop_button.clicked.connect(self._drop)
        self.applies_on = FormField("적용일", DateEdit(kit.desk.today), required=True)
        self.amount = FormField("1회 금액(원)", NumberEdit("원"), required=True)
        self.times_cap = FormField("1인 한도 횟수", NumberEdit("회"), hint="비우면 한도 없음")
        self.amount_cap = FormField("1인 한도액(원)", NumberEdit("원"), hint="비우면 한도 없음")
        self.cap_period = FormField(
            "한도 기간", ChoiceEdit([one.value for one in CapPeriod], empty="")
        )
        self.document = FormField("근거문서", TextEdit("예: 일자리정책과-1234"))
        self.note = FormField("비고", TextEdit())
        self.save_button = PrimaryButton("저장", icon="save")
        self.save_button.clicked.connect(self.save)
        self.saved = Label(look="muted", points=SMALL)
        self._lay_out()
        self.table.picked.connect(self._on_picked)
        for field in (self.applies_on, self.amount, self.times_cap, self.amount_cap,
                      self.document, self.note):  # fmt: skip
            editor = field.editor
            assert isinstance(editor, TextEdit)
            editor.submitted.connect(self.save)

    def _lay_out(self) -> None:
        listing = Card(spacing=12)
        listing.body.addWidget(self.now)
        listing.body.addWidget(self.table)
        listing.body.addLayout(row(self.new_button, self.drop_button, None))
        self._form = Card("기준 고치기", spacing=12)
        for fields in (
            (self.applies_on, self.amount),
            (self.times_cap, self.amount_cap, self.cap_period),
            (self.document, self.note),
        ):
            line = row(*fields, spacing=12)
            for at in range(len(fields)):
                line.setStretch(at, 1)
            self._form.body.addLayout(line)
        self._form.body.addLayout(row(self.save_button, self.saved, None, spacing=12))
        for card in (listing, self._form):
            self.body.addWidget(card)

    # What the page asks

    def load(self) -> None:
        """Read the rules."""
        desk = self.kit.desk
        self.kit.jobs.read(
            lambda: allowance_rules.all_rules(desk), self._take, key=(id(self), "rules")
        )

    def unsaved(self) -> bool:
        """Whether the form says something else than what is stored."""
        return self._form.isEnabled() and self._draft() != self._shown

    def saving(self) -> bool:
        """Whether a save is under way."""
        return not self.save_button.isEnabled() and not self.kit.desk.read_only

    def discard(self) -> None:
        """Show what is stored again."""
        self._show(self._shown)

    def begin_new(self) -> None:
        """A new rule, from today, with the terms that hold now."""
        today = self.kit.desk.today()
        held = rule_on(self.rules, today)
        self.table.clearSelection()
        self._show(
            replace(
                AllowanceRule(),
                applies_on=None,
                amount=held.amount,
                times_cap=held.times_cap,
                amount_cap=held.amount_cap,
                cap_period=held.cap_period,
            )
        )
        self.applies_on.widget.setFocus()

    def save(self) -> None:
        """Store the rule as typed."""
        if not self.save_button.isEnabled():
            return
        draft, desk = self._draft(), self.kit.desk
        unread = [
            Problem(name, field.editor.problem())
            for name, field in self._fields().items()
            if field.editor.problem()
        ]
        problems = [*unread, *check_allowance_rule(draft, desk.today())]
        if problems:
            self._tell(problems[0])
            return
        write = allowance_rules.save if draft.id else allowance_rules.add
        self.save_button.setEnabled(False)
        self.kit.jobs.write(lambda: write(desk, draft), self._on_saved, self._on_failed)

    # Showing

    def _fields(self) -> dict[str, FormField]:
        return {
            "applies_on": self.applies_on,
            "amount": self.amount,
            "times_cap": self.times_cap,
            "amount_cap": self.amount_cap,
            "cap_period": self.cap_period,
            "document": self.document,
            "note": self.note,
        }

    def _draft(self) -> AllowanceRule:
        values = {name: field.value() for name, field in self._fields().items()}
        values["cap_period"] = CapPeriod(str(values["cap_period"]))
        return replace(self._shown, **values)  # type: ignore[arg-type]

    def _take(self, rules: tuple[AllowanceRule, ...]) -> None:
        self.rules = rules
        today = self.kit.desk.today()
        held = rule_on(rules, today)
        since = f"{dates.day(held.applies_on)}부터" if held.applies_on else "기본 기준"
        self.now.setText(f"오늘의 기준: {since} {held.amount or 0:,}원, {limit_words(held)}")
        ids = [one.id for one in rules]
        at = ids.index(self._shown.id) if self._shown.id in ids else 0
        self.table.set_rows([_line(one, today) for one in rules], at if rules else None)
        if not rules:
            self._show(replace(STANDARD, applies_on=date(today.year, 1, 1)))
        self.saved.setText(self._said)
        self._said = ""

    def _on_picked(self) -> None:
        at = self.table.current()
        if at is not None and at < len(self.rules):
            self._show(self.rules[at])

    def _show(self, rule: AllowanceRule) -> None:
        may = not self.kit.desk.read_only
        self._shown = rule
        self._form.title.setText("기준 고치기" if rule.id else "새 기준")
        for name, field in self._fields().items():
            field.set_value(getattr(rule, name))
        self.saved.setText("")
        self._form.setEnabled(may)
        self.new_button.setEnabled(may)
        self.drop_button.setEnabled(may and bool(rule.id))

    def _tell(self, problem: Problem) -> None:
        field = self._fields()[problem.field]
        field.set_problem(problem.message)
        field.widget.setFocus()

    def _drop(self) -> None:
        """Move the chosen rule to the 휴지통; undone like anything else."""
        desk, id_ = self.kit.desk, self._shown.id
        if id_:
            self.kit.jobs.write(lambda: allowance_rules.trash(desk, [id_]))

    def _on_saved(self, change: object) -> None:
        self.save_button.setEnabled(True)
        self._shown = replace(self._shown, id=getattr(change, "id", 0) or self._shown.id)
        self._said = "저장했습니다."
        self.reload()
        self.went_well()

    def _on_failed(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        self.went_wrong()
        if isinstance(error, UserError) and error.field in self._fields():
            self._tell(Problem(error.field, error.message))
        else:
            self.kit.notices.error(error)


def _line(rule: AllowanceRule, today: date) -> tuple[str, ...]:
    ahead = " 예정" if rule.applies_on is not None and rule.applies_on > today else ""
    day = f"{dates.day(rule.applies_on)}{ahead}"
    return (day, f"{rule.amount or 0:,}원", limit_words(rule), rule.document)
