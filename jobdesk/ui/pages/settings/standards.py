"""기준: wages, groups, reasons and distances by which the program judges, behind four tabs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QTabBar, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import settings, standards
from jobdesk.services.standards import Standards
from jobdesk.ui import dates
from jobdesk.ui.pages.settings.distances_part import DistancesPart
from jobdesk.ui.pages.settings.groups_part import GroupsPart
from jobdesk.ui.pages.settings.reasons_part import ReasonsPart
from jobdesk.ui.pages.settings.section import Kit, Section
from jobdesk.ui.pages.settings.wages_part import WagesPart
from jobdesk.ui.widgets.basics import SMALL, Card, Label, PrimaryButton, row


class StandardsSection(Section):
    """One 저장 for all four, since one undo takes all of it back."""

    title = "기준"
    remark = (
        "센터가 알아서 판단할 때 쓰는 금액, 나이, 사유, 거리입니다. 저장하면 모두에게 쓰입니다."
    )
    kinds = frozenset({KindId.SETTINGS})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._stored: Standards | None = None
        self.wages, self.groups = WagesPart(), GroupsPart()
        self.reasons, self.distances = ReasonsPart(), DistancesPart()
        self.parts: dict[str, QWidget] = {
            "최저임금": self.wages,
            "취업취약계층": self.groups,
            "사유 목록": self.reasons,
            "읍면 사이 거리": self.distances,
        }
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("기준의 탭")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        card = Card(spacing=12)
        for part in (self.wages, self.groups, self.reasons, self.distances):
            part.edited.connect(self._on_edited)
        for name, widget in self.parts.items():
            self.tabs.addTab(name)
            card.body.addWidget(widget)
            widget.setEnabled(kit.may_manage)
        self.saved = Label(look="muted", points=SMALL)
        self.save_button = PrimaryButton("저장", icon="save")
        self.save_button.clicked.connect(self.save)
        self.save_button.setEnabled(kit.may_manage)
        if not kit.may_manage:
            self.saved.setText("관리자만 바꿀 수 있습니다.")
        self.body.addWidget(self.tabs)
        self.body.addWidget(card)
        self.body.addLayout(row(self.save_button, self.saved, None, spacing=12))
        self.tabs.currentChanged.connect(self._turn)
        self._turn()

    def go(self, name: str) -> None:
        """Show the tab of that name."""
        self.tabs.setCurrentIndex(list(self.parts).index(name))

    def load(self) -> None:
        """Read what is stored."""
        desk = self.kit.desk
        self.kit.jobs.read(
            lambda: (standards.get(desk), settings.get(desk).eup_myeon),
            self._take,
            key=(id(self), "standards"),
        )

    def typed(self) -> Standards:
        """What stands in the four parts."""
        assert self._stored is not None
        return replace(
            self._stored,
            minimum_wages=self.wages.lines(),
            rules=self.groups.rules(),
            distances=self.distances.pairs(),
            **self.reasons.lists(),
        )

    def unsaved(self) -> bool:
        """Whether a part says something else than the store."""
        if self._stored is None:
            return False
        return self.wages.typing or self.typed() != self._stored

    def saving(self) -> bool:
        """Whether a save is under way."""
        return self.kit.may_manage and not self.save_button.isEnabled()

    def save(self) -> None:
        """Store all of it, unless something cannot be read."""
        if self._stored is None or not self.save_button.isEnabled():
            return
        if not self.wages.settle():
            self.go("최저임금")
            return
        for name, wrong in (
            ("취업취약계층", self.groups.wrong()),
            ("읍면 사이 거리", self.distances.wrong()),
        ):
            if wrong is not None:
                self.go(name)
                wrong.setFocus()
                return
        desk, typed = self.kit.desk, self.typed()
        self.save_button.setEnabled(False)
        self.kit.jobs.write(lambda: standards.save(desk, typed), self._on_saved, self._on_failed)

    def _turn(self) -> None:
        for at, widget in enumerate(self.parts.values()):
            widget.setVisible(at == self.tabs.currentIndex())

    def _take(self, found: tuple[Standards, tuple[str, ...]]) -> None:
        self._stored, places = found
        self.wages.show_lines(self._stored.minimum_wages)
        self.groups.show_rules(self._stored.rules)
        self.reasons.show_lists(self._stored)
        self.distances.show_pairs(self._stored.distances, places)
        # What a part tidies on the way in is no edit of the user's.
        self._stored = self.typed()

    def _on_edited(self) -> None:
        self.saved.setText("")

    def _on_saved(self, change: Change) -> None:
        self.save_button.setEnabled(True)
        now = dates.clock(datetime.now())
        self.saved.setText(f"저장됨 {now}" if change.operation else "바뀐 것이 없습니다.")
        self.reload()
        self.went_well()

    def _on_failed(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        self.went_wrong()
        if not isinstance(error, UserError):
            self.kit.notices.error(error)
            return
        if error.field == "distances":
            self.go("읍면 사이 거리")
            self.distances.tell(error.message)
            return
        name, field = "사유 목록", self.reasons.fields.get(error.field or "")
        if field is None:
            name, field = "취업취약계층", self.groups.problem_field(error.field or "")
        if field is None:
            self.kit.notices.error(error)
            return
        self.go(name)
        field.set_problem(error.message)
        field.setFocus()
