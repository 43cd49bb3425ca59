"""결과 확인: ring up one firm after another, and note with a key what came of each person.

A key says the result, one more the reason or the day; each is written at once and can be taken
back. With nobody left to ask for, the next firm stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QStackedLayout, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services import chase
from jobdesk.services.chase import Answer, Firm, Row
from jobdesk.services.desk import Desk
from jobdesk.ui import dates, theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import short_day
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.work import reasons_dialog
from jobdesk.ui.pages.work.reasons_dialog import ReasonsDialog
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.answer_strip import AnswerStrip
from jobdesk.ui.widgets.basics import (
    SMALL,
    TITLE,
    Button,
    Card,
    Chip,
    Label,
    Rule,
    column,
    row,
)
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.page_parts import EmptyState, PageHeader
from jobdesk.ui.widgets.plain_table import PlainTable

_PHONE_POINTS = 24.0
_TOLD_BY = frozenset(
    {KindId.REFERRALS, KindId.PLACEMENTS, KindId.EMPLOYERS, KindId.VISITS, KindId.SEEKERS}
)


class ChaseList(QWidget):
    """See the module's words."""

    counted = Signal(int)
    """How many results are owed."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        del preferences
        self._firms: tuple[Firm, ...] = ()
        self._firm = 0  # the employer that stands there
        self._person = 0  # the referral whose result is asked
        self._waiting = True
        self.setProperty("look", "page")
        self.header = PageHeader("결과 확인")
        self.reasons = Button(reasons_dialog.TITLE, icon="chart-column", tip=reasons_dialog.TIP)
        self.reasons.clicked.connect(self.show_reasons)
        self.header.add(self.reasons)
        self.firms = QListWidget()
        self.firms.setAccessibleName("결과를 확인할 업체")
        self.firms.setProperty("look", "queue")
        self.firms.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.firms.currentRowChanged.connect(self._choose_firm)
        left = Card(margin=1, spacing=0)
        left.body.addWidget(self.firms)
        left.setMinimumWidth(220)
        self.place = self._build_place()
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.setHandleWidth(12)
        parts.setChildrenCollapsible(False)
        parts.addWidget(left)
        parts.addWidget(self.place)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 5)
        self._faces = QStackedLayout()
        self._faces.addWidget(parts)
        nothing = Card(margin=1)
        nothing.body.addWidget(
            EmptyState(
                "check",
                "확인할 결과가 없습니다",
                "업체에 보낸 분의 면접 결과를 기다리게 되면 오래된 업체부터 여기에 나옵니다.",
            )
        )
        self._faces.addWidget(nothing)
        layout = column(spacing=10)
        layout.addWidget(self.header)
        layout.addLayout(self._faces, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.people)
        self._make_keys()
        hub.changed.connect(self._on_changed)

    def _build_place(self) -> Card:
        place = Card(margin=16, spacing=10)
        self.name = Label(points=TITLE, weight=700, wrap=True)
        self.mark = Chip()
        self.mark.hide()
        self.progress = Label(points=SMALL + 0.75, look="muted", tabular=True)
        top = row(self.name, self.mark, None, spacing=10)
        top.addWidget(self.progress)
        place.body.addLayout(top)
        self.about = Label(look="muted", wrap=True)
        place.body.addWidget(self.about)
        self.phone = Label(points=_PHONE_POINTS, weight=700, look="accent", tabular=True)
        self.phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.phone.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        place.body.addWidget(self.phone)
        self.copy = Button("번호 복사", icon="phone")
        self.copy.clicked.connect(self._copy)
        self.absent = Button("0  부재", icon="phone")
        self.absent.setAccessibleName("부재 (0)")
        self.absent.setToolTip("전화를 받지 않았음을 업체 연락에 남기고 다음 업체로 갑니다")
        self.absent.clicked.connect(self._no_answer)
        self.open_firm = Button("업체 열기", icon="building-2")
        self.open_firm.clicked.connect(self._open_firm)
        self.next = Button("다음 업체", icon="chevron-right", icon_last=True, tip="N")
        self.next.clicked.connect(self.next_firm)
        place.body.addLayout(row(self.copy, self.absent, self.open_firm, None, self.next))
        place.body.addWidget(Rule())
        self.people = PlainTable(
            "결과를 기다리는 분",
            (
                plain("seeker", "이름", 84, strong=True),
                plain("vacancy", "구인", 120),
                plain("status", "단계", 84),
                plain("interview", "면접일", 74),
                plain("asked", "보류", 74),
                plain("days", "지난 날", 74, right=True),
            ),
            stretch="vacancy",
            spare=("asked",),
            lines=6,
        )
        self.people.picked.connect(self._choose_person)
        self.people.doubleClicked.connect(self._open_referral)
        place.body.addWidget(self.people)
        self.strip = AnswerStrip(self._desk, self._notices)
        self.strip.answered.connect(self._write)
        self.strip.left.connect(self._back_to_people)
        place.body.addWidget(self.strip)
        place.body.addStretch(1)
        return place

    def _make_keys(self) -> None:
        for digit in "0123456789":
            self._key(digit, partial(self.press_key, digit))
        self._key("N", self.next_firm)
        self._key("Return", self._open_referral)

    def _key(self, keys: str, run: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.people)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(run)
        if keys != "Return":
            beside = QShortcut(QKeySequence(keys), self.firms)
            beside.setContext(Qt.ShortcutContext.WidgetShortcut)
            beside.activated.connect(run)

    # What the window asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self._waiting = not self.isVisible()
        if not self._waiting:
            desk = self._desk
            self._jobs.read(lambda: chase.by_employer(desk), self._take, key=(id(self), "firms"))

    def showEvent(self, event: object) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self._waiting:
            self.refresh()

    def escape(self) -> None:
        """Esc: back from a reason to the results."""
        self._ask()
        self.people.setFocus()

    def show_reasons(self) -> None:
        """거절·불채용 사유: why referrals ended without work."""
        show(ReasonsDialog(self._desk, self._hub, self._jobs, self.window()))

    # Showing

    @property
    def firm(self) -> Firm | None:
        """The firm that stands there."""
        return next((f for f in self._firms if f.employer_id == self._firm), None)

    @property
    def person(self) -> Row | None:
        """The person whose result is asked."""
        firm = self.firm
        rows = firm.rows if firm is not None else ()
        return next((r for r in rows if r.referral_id == self._person), None)

    def _take(self, firms: tuple[Firm, ...]) -> None:
        before = [firm.employer_id for firm in self._firms]
        at = before.index(self._firm) if self._firm in before else 0
        self._firms = firms
        owed = sum(len(firm.rows) for firm in firms)
        late = sum(firm.late for firm in firms)
        said = f"업체 {len(firms):,}곳 · {owed:,}명" + (f" · 늦음 {late:,}명" if late else "")
        self.header.set_count(said if firms else "")
        self.counted.emit(owed)
        self._faces.setCurrentIndex(0 if firms else 1)
        self.firms.blockSignals(True)
        self.firms.clear()
        for firm in firms:
            item = QListWidgetItem(f"{firm.name}\n{len(firm.rows)}명 · {firm.oldest}일 지남")
            item.setSizeHint(QSize(0, theme.now().px(56)))
            self.firms.addItem(item)
        self.firms.blockSignals(False)
        known = [firm.employer_id for firm in firms]
        if firms:
            at = known.index(self._firm) if self._firm in known else min(at, len(firms) - 1)
            self.firms.setCurrentRow(at)
            self._show(firms[at])

    def _choose_firm(self, at: int) -> None:
        if 0 <= at < len(self._firms):
            self._show(self._firms[at])

    def _show(self, firm: Firm) -> None:
        if firm.employer_id != self._firm:
            self._firm, self._person = firm.employer_id, 0
        self.name.setText(firm.name)
        self.mark.set_chip(f"늦음 {firm.late}명" if firm.late else "", Tone.DANGER)
        about = [f"담당자 {firm.contact}" if firm.contact else ""]
        if firm.called_on is not None:
            about.append(f"지난 결과 확인 {dates.day(firm.called_on)}")
        if firm.ahead:
            about.append(f"면접 예정 {firm.ahead}명은 여기에 없습니다")
        self.about.setText(" · ".join(part for part in about if part))
        self.about.setVisible(any(about))
        self.phone.setText(firm.phone or "연락처 없음")
        self.copy.setEnabled(bool(firm.phone))
        at = [f.employer_id for f in self._firms].index(firm.employer_id)
        self.progress.setText(f"업체 {at + 1}/{len(self._firms)}")
        today = self._desk.today()
        lines = [
            (
                one.seeker,
                one.vacancy,
                one.status.value,
                short_day(one.interview_on, today) if one.interview_on else "",
                short_day(one.asked_on, today) if one.asked_on else "",
                f"{one.days}일" + (" 늦음" if one.late else ""),
            )
            for one in firm.rows
        ]
        ids = [one.referral_id for one in firm.rows]
        self.people.set_rows(lines, ids.index(self._person) if self._person in ids else 0)

    def _choose_person(self) -> None:
        firm, at = self.firm, self.people.current()
        if firm is not None and at is not None and at < len(firm.rows):
            wanted = firm.rows[at].referral_id
            if wanted != self._person or self.strip.asking is None:
                self._person = wanted
                self._ask()

    # Asking

    def press_key(self, digit: str) -> None:
        """What a digit means now: a result, or the reason or day of the one just said."""
        if not self.strip.press(digit) and digit == "0" and self.strip.asking is None:
            self._no_answer()

    def _ask(self) -> None:
        person = self.person
        self.strip.begin(person.seeker if person is not None else "")

    def _back_to_people(self) -> None:
        self.people.setFocus()

    def _write(self, said: object, reason: str, day: object) -> None:
        person, firm = self.person, self.firm
        if person is None or firm is None:
            return
        assert isinstance(said, Answer)
        on = day if isinstance(day, date) else None
        desk, id_ = self._desk, person.referral_id
        ids = [one.referral_id for one in firm.rows]
        others = [other for other in ids if other != id_]
        following = others[min(ids.index(id_), len(others) - 1)] if others else 0
        self.strip.hold_still()
        self._jobs.write(
            lambda: chase.answer(desk, id_, said, reason=reason, day=on),
            partial(self._written, following),
            self._refused,
        )

    def _written(self, following: int, change: object) -> None:
        del change
        self._person = following  # 0: nobody is left here, so the next firm comes
        self.refresh()
        self.people.setFocus()

    def _refused(self, error: BaseException) -> None:
        self._ask()
        self._notices.error(error)

    # About the firm

    def next_firm(self) -> None:
        """The next firm, and the first again after the last."""
        if self._firms:
            self.firms.setCurrentRow((self.firms.currentRow() + 1) % len(self._firms))
            self.people.setFocus()

    def _no_answer(self) -> None:
        firm = self.firm
        if firm is None or self._desk.read_only:
            return
        desk, id_ = self._desk, firm.employer_id
        self._jobs.write(lambda: chase.no_answer(desk, id_), self._went_on)

    def _went_on(self, change: object) -> None:
        del change
        self.next_firm()

    def _copy(self) -> None:
        firm = self.firm
        if firm is not None and firm.phone:
            QGuiApplication.clipboard().setText(firm.phone)
            self._notices.say(f"{firm.name} 번호를 복사했습니다.")

    def _open_firm(self) -> None:
        if self._firm:
            self._hub.open_record.emit(Ref(KindId.EMPLOYERS, self._firm))

    def _open_referral(self) -> None:
        if self._person:
            self._hub.open_record.emit(Ref(KindId.REFERRALS, self._person))

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _TOLD_BY:
            self.refresh()
