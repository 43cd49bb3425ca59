"""근로계약: the day on which it was signed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.services import farm_contracts
from jobdesk.services.desk import Desk
from jobdesk.services.farm_contract_list import ContractRow
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.act_dialog import ActDialog
from jobdesk.ui.widgets.basics import Label
from jobdesk.ui.widgets.editors import DateEdit
from jobdesk.ui.widgets.form_field import FormField


class SignDialog(ActDialog):
    """서명 of several contracts on one day; late ones are told, since work had begun."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        rows: Sequence[ContractRow],
        parent: QWidget,
    ) -> None:
        names = list(dict.fromkeys(one.worker for one in rows))
        who = names[0] if len(names) == 1 else f"{names[0]} 외 {len(names) - 1:,}명"
        super().__init__(
            desk,
            jobs,
            notices,
            f"근로계약 서명: {who}",
            f"{len(rows):,}건 서명 받음",
            parent,
            about="농가와 근로자가 모두 서명한 계약서만 적으세요. 적으면 그 기간의 근로일에 계약이 "
            "있는 것으로 봅니다.",
        )
        self._ids = [one.id for one in rows]
        low = [one for one in rows if one.warning]
        if low:
            self.body.addWidget(Label(low[0].warning, look="warning", wrap=True))
        late = [one for one in rows if one.first < desk.today()]
        if late:
            self.body.addWidget(
                Label(
                    f"{len(late):,}건은 이미 일이 시작된 계약입니다. 실제로 서명한 날을 적으세요.",
                    look="warning",
                    wrap=True,
                )
            )
        self.add_fields(signed_on=FormField("서명한 날", DateEdit(desk.today), required=True))
        self.fields["signed_on"].set_value(desk.today())
        self.end_fields("signed_on")

    def act(self) -> Callable[[], Change]:
        """Sign."""
        desk, ids = self.desk, self._ids
        day = self.fields["signed_on"].value()
        on = day if isinstance(day, date) else None
        return lambda: farm_contracts.sign(desk, ids, on)
