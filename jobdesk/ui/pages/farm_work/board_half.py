"""반일만 일함: how long the day was and what it pays; Enter stores both, Esc leaves it as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.farm_board import BoardPerson
from jobdesk.errors import UserError
from jobdesk.services import farm_days
from jobdesk.services.desk import Desk
from jobdesk.services.farm_half import HALF_HOURS
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.act_dialog import ActDialog
from jobdesk.ui.widgets.editors import NumberEdit
from jobdesk.ui.widgets.form_field import FormField

_NAMED = 3
_EACH = "각자 일당의 반"


class HalfDialog(ActDialog):
    """``halves`` are half of the agreed won by the 배치; where they differ, an amount that is
    typed is everybody's and an empty field leaves each their own."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        people: Sequence[BoardPerson],
        halves: Mapping[int, int],
        parent: QWidget,
    ) -> None:
        self._ids, self._halves = [one.id for one in people], dict(halves)
        won = sorted(set(halves.values()))
        names = ", ".join(one.name for one in people[:_NAMED])
        if len(people) > _NAMED:
            names += f" 외 {len(people) - _NAMED}명"
        about = f"{names} 님의 근로를 확인합니다. 일당은 약속한 일당의 반이며 고칠 수 있습니다."
        if len(won) > 1:
            about += (
                f" 일당이 서로 달라 비워 두면 저마다 반({won[0]:,}~{won[-1]:,}원)이고, 적으면 "
                "모두 그 금액입니다."
            )
        elif not won:
            about = f"{names} 님의 근로를 확인합니다. 약속한 일당이 적혀 있지 않습니다."
        super().__init__(
            desk,
            jobs,
            notices,
            "반일만 일함",
            f"{len(people):,}명 근로확인",
            parent,
            about=about,
            width=460,
        )
        wage = NumberEdit("원")
        if len(won) > 1:
            wage.setPlaceholderText(_EACH)
        self.add_fields(
            hours=FormField("시간", NumberEdit("시간"), required=True),
            daily_wage=FormField("일당(원)", wage, required=len(won) == 1),
        )
        self.fields["hours"].set_value(HALF_HOURS)
        if len(won) == 1:
            self.fields["daily_wage"].set_value(won[0])
        self.end_fields("daily_wage")
        wage.selectAll()

    def act(self) -> Callable[[], Change]:
        """근로확인, of so many hours and for so much."""
        desk, ids, several = self.desk, self._ids, len(set(self._halves.values())) > 1
        hours, wage = (self.fields[name].value() for name in ("hours", "daily_wage"))
        pay = wage if isinstance(wage, int) else self._halves if several else None

        def write() -> Change:
            if not isinstance(hours, int) or not hours:
                raise UserError("몇 시간 일했는지 적으세요.", field="hours")
            if pay is None and self._halves:
                raise UserError("일당을 적으세요.", field="daily_wage")
            return farm_days.worked(desk, ids, hours=hours, daily_wage=pay)

        return write
