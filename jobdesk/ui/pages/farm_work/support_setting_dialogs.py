"""A 지원 기준 and a line of the 지원 예산 in their fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.cohorts import SOURCES
from jobdesk.domain.farm_people import Origin
from jobdesk.domain.farm_support import ITEMS, Payee, SupportBudget, SupportItem
from jobdesk.services import farm_support_settings
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.act_dialog import ActDialog
from jobdesk.ui.widgets.choice_editors import ChoiceEdit, MultiEdit
from jobdesk.ui.widgets.editors import DateEdit, NumberEdit, SuggestEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField

_USED = ("사용", "사용 안 함")


class ItemDialog(ActDialog):
    """A 지원 기준, new or altered."""

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, item: SupportItem, parent: QWidget
    ) -> None:
        super().__init__(
            desk,
            jobs,
            notices,
            "지원 기준" if item.id else "새 지원 기준",
            "저장",
            parent,
            about="근로확인이 된 하루에 얼마를 누구에게 주는지 적습니다. 한도를 비우면 한도가 "
            "없습니다.",
            width=680,
        )
        self._item = item
        self.add_fields(
            title=FormField("지원 항목", SuggestEdit(ITEMS), required=True),
            applies_on=FormField("적용일", DateEdit(desk.today), required=True),
            amount=FormField("하루 금액(원)", NumberEdit("원"), required=True),
        )
        self.add_fields(
            payee=FormField("받는 쪽", ChoiceEdit([one.value for one in Payee], empty="")),
            source=FormField("재원", SuggestEdit(SOURCES)),
            evidence=FormField("증빙", TextEdit("예: 영수증"), hint="없으면 비웁니다"),
        )
        self.add_fields(
            origins=FormField(
                "대상 출신", MultiEdit([one.value for one in Origin]), hint="비우면 모두"
            )
        )
        self.add_fields(
            person_month_cap=FormField("1인 월 한도(원)", NumberEdit("원")),
            person_year_cap=FormField("1인 연 한도(원)", NumberEdit("원")),
            person_days=FormField("1인 연간 일수", NumberEdit("일")),
            farm_year_cap=FormField("농가 연 한도(원)", NumberEdit("원")),
        )
        self.add_fields(
            document=FormField("근거문서", TextEdit()),
            note=FormField("비고", TextEdit()),
            active=FormField("쓰임", ChoiceEdit(_USED, empty="")),
        )
        for name, field in self.fields.items():
            if name == "active":
                field.set_value(_USED[item.active is False])
            else:
                field.set_value(getattr(item, name))
        self.end_fields("applies_on" if item.title and not item.id else "title")

    def act(self) -> Callable[[], Change]:
        """Store it."""
        values = {name: field.value() for name, field in self.fields.items()}
        values["payee"] = Payee(str(values["payee"]))
        values["active"] = values["active"] != _USED[1]
        origins = values["origins"]
        values["origins"] = tuple(origins) if isinstance(origins, tuple | list) else ()
        changed = replace(self._item, **values)  # type: ignore[arg-type]
        desk = self.desk
        return lambda: farm_support_settings.save_item(desk, changed)


class BudgetDialog(ActDialog):
    """A line of the 지원 예산, new or altered."""

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, budget: SupportBudget, parent: QWidget
    ) -> None:
        super().__init__(
            desk,
            jobs,
            notices,
            "지원 예산",
            "저장",
            parent,
            about="항목을 비우면 그 재원의 전체 예산입니다. 같은 재원을 여러 줄로 적으면 더합니다.",
        )
        self._budget = budget
        self.add_fields(
            year=FormField("연도", NumberEdit(), required=True),
            source=FormField("재원", SuggestEdit(SOURCES), required=True),
        )
        self.add_fields(
            item=FormField("지원 항목", SuggestEdit(ITEMS), hint="비우면 전체"),
            amount=FormField("예산(원)", NumberEdit("원"), required=True),
        )
        self.add_fields(
            document=FormField("근거문서", TextEdit()), note=FormField("비고", TextEdit())
        )
        for name, field in self.fields.items():
            field.set_value(getattr(budget, name))
        self.end_fields("source")

    def act(self) -> Callable[[], Change]:
        """Store it."""
        values = {name: field.value() for name, field in self.fields.items()}
        changed = replace(self._budget, **values)  # type: ignore[arg-type]
        desk = self.desk
        return lambda: farm_support_settings.save_budget(desk, changed)
