"""The casework of one person, and that of one vacancy with who is to be asked again."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.casework_list import (
    PLACEMENT_FIELDS,
    REFERRAL_FIELDS,
    CaseworkList,
    Row,
    show,
)
from jobdesk.ui.widgets.refer_dialog import ReferDialog, ReferPeopleDialog
from jobdesk.ui.widgets.runner_up_strip import RunnerUpStrip
from jobdesk.ui.widgets.self_placement import SelfPlacement


class SeekerCasework(CaseworkList):
    """Referrals and placements of one person."""

    nothing = "아직 알선한 구인이 없습니다. ‘알선하기’를 누르면 진행 중인 구인에서 고릅니다."

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__(desk, hub, jobs, notices)
        self.refer_button.setToolTip("진행 중인 구인을 골라 알선합니다")
        self.place_button = Button(
            "자체취업", icon="handshake", tip="알선 없이 취업한 경우에 기록합니다"
        )
        self.place_button.clicked.connect(self._place_self)
        self.place_button.setEnabled(not desk.read_only)
        self.bar.insertWidget(1, self.place_button)

    def look(self, owner: int) -> tuple[list[Row], list[Row]]:
        """Everything that was tried for this person."""
        return (
            self.listed(KindId.REFERRALS, REFERRAL_FIELDS, "seeker", owner),
            self.listed(KindId.PLACEMENTS, PLACEMENT_FIELDS, "seeker", owner),
        )

    def name_referral(self, referral: Row) -> str:
        """Where to."""
        return f"{referral.text('employer')} · {referral.text('vacancy')}"

    def name_placement(self, hire: Row) -> str:
        """Where."""
        return f"{hire.text('employer')} · {hire.text('job')}".strip(" ·")

    def refer(self) -> None:
        """Choose an open vacancy for this person."""
        if self._owner:
            parts = self._desk, self._hub, self._jobs, self._notices
            show(ReferDialog(*parts, [self._owner], self._owner_name, self.window()))

    def _place_self(self) -> None:
        if self._owner:
            parts = self._desk, self._hub, self._jobs, self._notices, self.window()
            show(SelfPlacement(*parts, seeker_id=self._owner, who=self._owner_name))


class VacancyCasework(CaseworkList):
    """The people referred to one vacancy, and those it hired."""

    nothing = "아직 알선한 분이 없습니다. ‘알선하기’를 누르면 구직자를 한 번에 여러 분 고릅니다."

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__(desk, hub, jobs, notices)
        self.refer_button.setToolTip("구직자를 골라 이 구인에 알선합니다")
        self.runner_ups = RunnerUpStrip(desk, jobs, notices)
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(1, self.runner_ups)

    def refresh(self) -> None:
        """Ask again, and who is to be asked again."""
        super().refresh()
        if self._owner:
            self.runner_ups.show_vacancy(self._owner)

    def look(self, owner: int) -> tuple[list[Row], list[Row]]:
        """Everybody who was sent here."""
        referrals = self.listed(KindId.REFERRALS, REFERRAL_FIELDS, "vacancy", owner)
        firm = lists.rows(self._desk, KindId.VACANCIES, [owner], ("employer_id",))
        employer = firm[owner][0] if owner in firm else None
        hires = (
            self.listed(KindId.PLACEMENTS, PLACEMENT_FIELDS, "employer", employer)
            if isinstance(employer, int)
            else []
        )
        return referrals, [hire for hire in hires if hire.values["vacancy_id"] == owner]

    def name_referral(self, referral: Row) -> str:
        """Who."""
        return referral.text("seeker")

    def name_placement(self, hire: Row) -> str:
        """Who."""
        return hire.text("seeker")

    def refer(self) -> None:
        """Choose people for this vacancy."""
        if self._owner:
            parts = self._desk, self._hub, self._jobs, self._notices
            show(ReferPeopleDialog(*parts, self._owner, self._owner_name, self.window()))

    def links(self, line: Row) -> list[QWidget]:
        """To the person's record."""
        seeker = line.values["seeker_id"]
        if not isinstance(seeker, int):
            return []
        open_ = Button("구직자 열기", look="link")
        open_.setAccessibleName(f"{line.text('seeker')} 구직자 기록 열기")
        open_.clicked.connect(lambda: self._hub.open_record.emit(Ref(KindId.SEEKERS, seeker)))
        return [open_]
