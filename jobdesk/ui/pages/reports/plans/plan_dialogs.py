"""Dialogs of the plan: an item added, a year taken over, the plan's name, what does not agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.plan_checks import PlanFinding
from jobdesk.domain.plans import CATEGORIES, PlanItem, PlanLevel
from jobdesk.services import plans
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.act_dialog import ActDialog
from jobdesk.ui.widgets.basics import Button, Label
from jobdesk.ui.widgets.choice_editors import ChoiceEdit
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import NumberEdit, SuggestEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.plain_table import PlainTable


class ItemDialog(ActDialog):
    """A new item; ``made`` fires with its id. ``new_plan`` asks for the plan's name too."""

    made = Signal(int)

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        item: PlanItem,
        levels: Sequence[PlanLevel],
        beneath: str,
        parent: QWidget,
        *,
        new_plan: bool = False,
    ) -> None:
        super().__init__(
            desk,
            jobs,
            notices,
            "새 계획" if new_plan else "계획 항목 더하기",
            "더하기",
            parent,
            about=f"‘{beneath}’ 아래에 더합니다." if beneath else "가장 위에 더합니다.",
        )
        self._item = item
        if new_plan:
            self.add_fields(
                plan=FormField("계획 이름", TextEdit("예: 민선8기 일자리대책"), required=True)
            )
        self.add_fields(
            level=FormField("단계", ChoiceEdit([level.value for level in levels], empty="")),
            title=FormField("이름", TextEdit(), required=True),
        )
        self.add_fields(
            category=FormField("부문", SuggestEdit(CATEGORIES), hint="비우면 위 항목을 따릅니다"),
            unit=FormField("목표 단위", SuggestEdit(("명", "건", "회", "개소", "개사"))),
        )
        self.add_fields(
            first_year=FormField("시작 해", NumberEdit("년")),
            last_year=FormField("마지막 해", NumberEdit("년")),
        )
        for name, value in (
            ("level", item.level.value),
            ("category", item.category),
            ("unit", item.unit),
            ("first_year", item.first_year),
            ("last_year", item.last_year),
        ):
            self.fields[name].set_value(value)
        self.end_fields("plan" if new_plan else "title")

    def act(self) -> Callable[[], Change]:
        """Store it."""
        values = {name: field.value() for name, field in self.fields.items()}
        first, last = (values[name] for name in ("first_year", "last_year"))
        new = PlanItem(
            level=PlanLevel(str(values["level"])),
            title=str(values["title"]),
            parent_id=self._item.parent_id,
            plan=str(values.get("plan", self._item.plan)),
            category=str(values["category"]),
            unit=str(values["unit"]) or "명",
            first_year=first if isinstance(first, int) else None,
            last_year=last if isinstance(last, int) else None,
        )
        desk = self.desk
        return lambda: plans.add(desk, new)

    def done_with(self, change: Change) -> None:
        """Tell which it is."""
        super().done_with(change)
        self.made.emit(change.id)


class CopyDialog(ActDialog):
    """Takes a year's targets, 소요예산 and schedule over into another; ``copied`` tells which."""

    copied = Signal(int)

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, plan: str, year: int, parent: QWidget
    ) -> None:
        super().__init__(
            desk,
            jobs,
            notices,
            "다른 해로 옮겨 적기",
            "옮겨 적기",
            parent,
            about=f"‘{plan}’의 {year}년 목표, 소요예산, 추진 일정을 다른 해에 그대로 적습니다. 그 "
            "해에 이미 적은 것은 덮어쓰지 않고, 투입예산과 실적은 옮기지 않습니다.",
        )
        self._plan, self._year = plan, year
        self.add_fields(
            into=FormField("옮겨 적을 해", NumberEdit("년"), required=True),
            extend=FormField(
                "그 전에 끝나는 항목", ChoiceEdit(("그 해까지 늘리기", "빼기"), empty="")
            ),
        )
        self.fields["into"].set_value(year + 1)
        self.end_fields("into")

    def act(self) -> Callable[[], Change]:
        """Do it."""
        into = self.fields["into"].value()
        extend = self.fields["extend"].value() != "빼기"
        self._into = into if isinstance(into, int) else self._year
        desk, plan, year, to = self.desk, self._plan, self._year, self._into
        return lambda: plans.copy_year(desk, plan, year, to, extend=extend)

    def done_with(self, change: Change) -> None:
        """Tell which year it was."""
        super().done_with(change)
        self.copied.emit(self._into)


class NameDialog(ActDialog):
    """Another name for the plan; ``renamed`` tells which."""

    renamed = Signal(str)

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, plan: str, parent: QWidget
    ) -> None:
        super().__init__(desk, jobs, notices, "계획 이름", "저장", parent)
        self._plan = plan
        self.add_fields(plan=FormField("계획 이름", TextEdit(), required=True))
        self.fields["plan"].set_value(plan)
        self.end_fields("plan")

    def act(self) -> Callable[[], Change]:
        """Store it."""
        desk, known, new = self.desk, self._plan, str(self.fields["plan"].value())
        return lambda: plans.rename_plan(desk, known, new)

    def done_with(self, change: Change) -> None:
        """Tell the name."""
        super().done_with(change)
        self.renamed.emit(str(self.fields["plan"].value()))


class FindingsDialog(Dialog):
    """Where the plan does not agree with itself; a line leads to its item."""

    wanted = Signal(int)

    def __init__(self, found: Sequence[PlanFinding], parent: QWidget) -> None:
        super().__init__("합계가 맞지 않는 곳", parent.window(), width=760)
        self._found = tuple(found)
        self.body.addWidget(
            Label(
                "적은 합계와 아래 항목을 더한 값이 다릅니다. 적은 값을 그대로 인쇄하므로, 어느 "
                "쪽이 맞는지 확인하세요.",
                look="muted",
                wrap=True,
            )
        )
        self.table = PlainTable(
            "합계가 맞지 않는 곳",
            (plain("words", "내용", 600),),
            stretch="words",
            lines=10,
        )
        self.table.set_rows([(each.words,) for each in found], 0)
        self.table.opened.connect(self._go)
        self.body.addWidget(self.table)
        self.body.addStretch(1)
        self.add_button(Button("닫기")).clicked.connect(self.reject)

    def _go(self, at: int) -> None:
        self.accept()
        self.wanted.emit(self._found[at].item_id)
