"""A new day in a few fields: named and set up as the last of its kind, or copied from one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.services import matching_days
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.examples import show_examples
from jobdesk.ui.widgets import casework_list
from jobdesk.ui.widgets.copy_dialog import CopyDialog, CopyWords
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.new_record import NewRecord

_KIND = KindId.MATCHING_DAYS
ROWS = (
    ("day_type", "held_on"),
    ("title",),
    ("starts_at", "ends_at", "breaks"),
    ("place",),
    ("host", "organiser"),
    ("partners",),
)
_COPY = CopyWords(
    title="지난 행사 복사",
    source="복사할 행사",
    on="새 운영일",
    taken="시간과 장소, 기관, 예산, 부대행사, 오기로 한 업체와 아직 모집 중인 구인을 "
    "가져옵니다. 업체는 다시 초청하는 상태로 시작하고, 접수한 분은 가져오지 않습니다.",
    verb="복사",
    no_day="새 행사의 운영일을 적으세요.",
    no_source="복사할 행사를 고르세요.",
    nothing="복사할 지난 행사가 없습니다. ‘새 행사’로 만드세요.",
)


class NewDay(NewRecord):
    """The dialog of a new day; another kind counts the title of that kind on, as long as the
    title is the one that was proposed."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        blank = matching_days.blank(desk, held_on=None)
        self._proposed = blank.title
        super().__init__(
            "새 행사",
            _KIND,
            blank,
            form_of(desk, jobs, _KIND),
            ROWS,
            lambda draft: matching_days.add(desk, draft),
            hub,
            jobs,
            notices,
            parent,
            desk=desk,
        )
        self._desk_of = desk
        show_examples(self.form)
        self.form.fields["day_type"].edited.connect(self._on_type)
        self.form.fields["held_on"].widget.setFocus()

    def _on_type(self) -> None:
        title, word = self.form.fields["title"], str(self.form.fields["day_type"].value())
        if word and title.value() == self._proposed:
            desk = self._desk_of
            self._jobs.read(
                lambda: matching_days.next_title(desk, word), self._propose, key=(id(self), "name")
            )

    def _propose(self, title: str) -> None:
        field = self.form.fields["title"]
        if field.value() == self._proposed:
            self._proposed = title
            field.set_value(title)
            field.edited.emit()


class CopyDay(CopyDialog):
    """지난 행사 복사: a day like another on another date."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget, day_id: int
    ) -> None:
        super().__init__(
            _COPY,
            _KIND,
            "held_on",
            lambda source, held_on: matching_days.copy_of(desk, source, held_on),
            desk,
            hub,
            jobs,
            notices,
            parent,
            day_id,
        )


def show(desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, window: QWidget) -> None:
    """Ask for a new day."""
    casework_list.show(NewDay(desk, hub, jobs, notices, window))


def copy(
    desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, window: QWidget, day_id: int = 0
) -> None:
    """Ask on which date a day shall be held again; 0 begins with the last one."""
    casework_list.show(CopyDay(desk, hub, jobs, notices, window, day_id))
