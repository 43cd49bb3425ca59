"""확인할 구인: firms are called one after another, the vacancy longest unheard of first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services import freshness
from jobdesk.services import settings as centre_settings
from jobdesk.services.desk import Desk
from jobdesk.services.freshness import StaleVacancy
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton, column
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import SuggestEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN, EmptyState, PageHeader
from jobdesk.ui.widgets.work_queue import QueueAct, QueueItem, WorkQueue

_SHOWN_BY = frozenset({KindId.VACANCIES, KindId.VISITS, KindId.EMPLOYERS, KindId.PLACEMENTS})
_LONG_DAYS = 30


class CloseDialog(Dialog):
    """Asks why a vacancy is closed; ``done`` gets the reason."""

    def __init__(
        self, job: str, reasons: Sequence[str], done: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(f"구인 마감: {job}", parent, width=420)
        self._done = done
        self.reason = SuggestEdit(reasons)
        self.field = FormField("마감 사유", self.reason, required=True)
        self.body.addWidget(self.field)
        self.body.addWidget(
            Label("구인이 ‘마감’으로 바뀌고 통화 기록이 남습니다.", look="muted", wrap=True)
        )
        cancel = self.add_button(Button("취소"))
        cancel.clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("마감", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.take)
        self.reason.setFocus()

    def take(self) -> None:
        """Hand on the reason; without one nothing is closed."""
        words = str(self.reason.value()).strip()
        if not words:
            self.field.set_problem("마감 사유를 고르거나 입력하세요.")
            self.reason.setFocus()
            return
        self.accept()
        self._done(words)


class FreshnessPage(QWidget):
    """See the module's words; one tab of 구인·알선."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self.setProperty("look", "page")
        self.header = PageHeader("확인할 구인")
        self.queue = WorkQueue(
            "확인할 구인",
            EmptyState(
                "circle-check",
                "확인할 구인이 없습니다",
                "진행 중인 구인을 모두 최근에 확인했습니다. 확인한 지 오래된 구인이 생기면 "
                "여기에 오래된 순서로 나옵니다.",
            ),
        )
        self.queue.set_acts(
            (
                QueueAct("1", "계속 구함", "check", self._confirm),
                QueueAct("2", "마감", "x", self._close),
                QueueAct("3", "내일 다시 전화", "phone", self._later),
            )
        )
        for button in self.queue.buttons:
            button.setEnabled(not desk.read_only)
        self.queue.opened.connect(hub.open_record)
        layout = column(self.header, spacing=14)
        layout.addWidget(self.queue, 1)
        layout.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 18)
        self.setLayout(layout)
        self.setFocusProxy(self.queue)
        hub.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """조회 (F5)."""
        desk = self._desk
        self._jobs.read(lambda: freshness.queue(desk), self._take, key=(id(self), "queue"))

    def _take(self, found: tuple[StaleVacancy, ...]) -> None:
        self.queue.set_items([_item(one) for one in found])
        self.header.set_count(f"{len(found):,}건")

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _SHOWN_BY:
            self.refresh()

    def _confirm(self, item: QueueItem) -> object:
        if self._desk.read_only:
            return False
        desk, id_ = self._desk, item.ref.id
        self._jobs.write(lambda: freshness.confirm(desk, id_), None, self._refused)
        return True

    def _later(self, item: QueueItem) -> object:
        if self._desk.read_only:
            return False
        desk, id_ = self._desk, item.ref.id
        self._jobs.write(lambda: freshness.later(desk, id_), None, self._refused)
        return True

    def _close(self, item: QueueItem) -> object:
        if self._desk.read_only:
            return False

        def done(reason: str) -> None:
            desk, id_ = self._desk, item.ref.id
            self._jobs.write(lambda: freshness.close(desk, id_, reason), None, self._refused)
            self.queue.finish(item.ref)

        reasons = centre_settings.get(self._desk).closed_reasons
        show(CloseDialog(item.title, reasons, done, self.window()))
        return False

    def _refused(self, error: BaseException) -> None:
        self._notices.error(error)
        self.refresh()


def _item(one: StaleVacancy) -> QueueItem:
    left = max(0, one.openings - one.hired)
    if one.confirmed_on:
        word = f"마지막 확인 {dates.day(one.confirmed_on)}"
    else:
        word = f"접수 {dates.day(one.since)} 뒤로 확인한 적 없음" if one.since else "확인한 적 없음"
    lines = (
        word,
        f"모집 {one.openings:,}명 중 {one.hired:,}명 채용 · 남은 자리 {left:,}명",
        f"임금 {one.wage}" if one.wage else "",
        f"마감일 {dates.day(one.closes_on)}" if one.closes_on else "",
        f"업체 담당자 {one.contact}" if one.contact else "",
        f"다른 연락처 {one.phone2}" if one.phone2 else "",
        f"센터 담당 {one.counsellor}" if one.counsellor else "",
    )
    return QueueItem(
        Ref(KindId.VACANCIES, one.id),
        one.job,
        one.employer,
        one.phone or one.phone2,
        tuple(line for line in lines if line),
        Tone.DANGER if one.days >= _LONG_DAYS else Tone.WARNING,
        f"{one.days:,}일 지남" if one.since else "날짜 없음",
    )
