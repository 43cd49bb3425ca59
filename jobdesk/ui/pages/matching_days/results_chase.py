"""결과 확인 of a day: the firms with what they still owe, the people of one, one key a result.

A key writes at once and the next person who waits stands there; with nobody left the next firm.
Several people chosen together get the same result in one step.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSplitter,
    QStackedLayout,
    QWidget,
)

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import InterviewResult
from jobdesk.services import day_chase, day_results
from jobdesk.services.day_chase import Company, Met
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.both_firms import may_ask, wants_both
from jobdesk.ui.pages.matching_days.chase_firms import ChaseFirms
from jobdesk.ui.pages.matching_days.days_list import DAY_KINDS
from jobdesk.ui.pages.matching_days.result_rows import COLUMNS, named, row_of, summed
from jobdesk.ui.pages.matching_days.result_strip import ResultStrip
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import (
    SMALL,
    TITLE,
    Button,
    Card,
    Chip,
    ElidedLabel,
    IconButton,
    Label,
    column,
    row,
)
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.plain_table import PlainTable

_LOW = 420  # pixels at 100 % below which the hint makes room
_TOLD_BY = DAY_KINDS | {KindId.SEEKERS, KindId.EMPLOYERS}


class ResultsChase(QWidget):
    """See the module's words."""

    counted = Signal(str)
    """``업체 5곳 · 결과 12건 남음``."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, day_id: int) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._day_id = day_id
        self._firms: tuple[Company, ...] = ()
        self._firm = 0  # the 참여업체 that stands there
        self._person = 0  # the interview whose result is asked
        self._asked: list[int] = []  # the interviews of which the strip asks
        self._wanted = 0  # an interview that was asked for before the firms were there
        self._waiting = True
        self._phone = ""
        self.setProperty("look", "page")
        self.firms = ChaseFirms()
        self.firms.currentRowChanged.connect(self._choose_firm)
        left = Card(margin=1, spacing=0)
        left.body.addWidget(self.firms)
        left.setMinimumWidth(200)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.setHandleWidth(12)
        parts.setChildrenCollapsible(False)
        parts.addWidget(left)
        parts.addWidget(self._build_place())
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 6)
        self._faces = QStackedLayout()
        self._faces.addWidget(parts)
        nothing = Card(margin=1)
        nothing.body.addWidget(
            EmptyState(
                "messages-square",
                "아직 면접이 없습니다",
                "행사에서 면접을 보면 업체마다 만난 분이 여기에 모이고, 결과를 한 번에 하나씩 "
                "적습니다.",
            )
        )
        self._faces.addWidget(nothing)
        layout = column(spacing=0)
        layout.addLayout(self._faces, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.people)
        self._make_keys()
        hub.changed.connect(self._on_changed)

    def _build_place(self) -> Card:
        place = Card(margin=12, spacing=8)
        self.name = Label(points=TITLE, weight=700)
        self.mark = Chip()
        self.mark.hide()
        self.about = ElidedLabel(look="muted", points=SMALL + 0.75, tabular=True)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.about.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.copy = IconButton("phone", "번호 복사")
        self.copy.clicked.connect(self._copy)
        self.open_firm = IconButton("building-2", "업체 열기")
        self.open_firm.clicked.connect(self._open_firm)
        self.next = Button("다음 업체", icon="chevron-right", icon_last=True, tip="N")
        self.next.clicked.connect(self.next_firm)
        head = row(self.name, self.mark, spacing=10)
        head.addWidget(self.about, 1)
        head.addLayout(row(self.copy, self.open_firm, self.next))
        place.body.addLayout(head)
        self.people = PlainTable(
            "만난 분",
            COLUMNS,
            stretch="about",
            spare=("starts", "vacancy"),
            fill=True,
        )
        self.people.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.people.picked.connect(self._choose_person)
        self.people.doubleClicked.connect(self._open_person)
        place.body.addWidget(self.people, 1)
        self.strip = ResultStrip(self._desk, self._notices)
        self.strip.told.connect(self._write)
        self.strip.left.connect(self._to_people)
        place.body.addWidget(self.strip)
        self.hint = Label(
            "숫자 1–4로 적고 Enter로 다음 분에게 갑니다. 여러 분을 고르면(Shift, Ctrl+A) 한 번에 "
            "적습니다.",
            look="muted",
            points=SMALL + 0.75,
            wrap=True,
        )
        place.body.addWidget(self.hint)
        return place

    def _make_keys(self) -> None:
        for digit in "01234":
            self._key(digit, partial(self.press_key, digit))
        self._key("N", self.next_firm)
        self._key("F2", self.strip.type_reason)
        self._key("D", self.strip.turn_day)
        self._key("Return", self.next_person)
        self._key("Enter", self.next_person)

    def _key(self, keys: str, run: Callable[[], object]) -> None:
        for place in (self.people, self.firms):
            shortcut = QShortcut(QKeySequence(keys), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(run)

    # What the part asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self._waiting = not self.isVisible()
        if not self._waiting:
            desk, day_id = self._desk, self._day_id
            self._jobs.read(
                lambda: day_chase.by_company(desk, day_id), self._take, key=(id(self), "firms")
            )

    def showEvent(self, event: object) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self._waiting:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is low the hint makes room for the people."""
        super().resizeEvent(event)
        self.hint.setVisible(self.height() > theme.now().px(_LOW))

    def escape(self) -> bool:
        """Esc: from a first day back to the results."""
        if not self.strip.asking:
            return False
        self.strip.give_up()
        return True

    def show_interview(self, interview_id: int) -> None:
        """Stand at one interview."""
        firm = next(
            (f for f in self._firms if interview_id in [r.interview_id for r in f.rows]), None
        )
        if firm is None:
            self._wanted = interview_id
            return
        self._wanted, self._person = 0, interview_id
        self._firm = firm.day_employer_id
        self._stand()

    # Showing

    @property
    def firm(self) -> Company | None:
        """The firm that stands there."""
        return next((f for f in self._firms if f.day_employer_id == self._firm), None)

    @property
    def chosen(self) -> list[Met]:
        """The people who are chosen, in their order."""
        firm = self.firm
        if firm is None:
            return []
        rows = sorted(index.row() for index in self.people.selectionModel().selectedRows())
        return [firm.rows[at] for at in rows if at < len(firm.rows)]

    def _take(self, firms: tuple[Company, ...]) -> None:
        self._firms = firms
        self.counted.emit(summed(firms))
        self._faces.setCurrentIndex(0 if firms else 1)
        if not firms:
            return
        if self._wanted:
            self.show_interview(self._wanted)
            if self._wanted == 0:
                return
        if self.firm is None:
            waiting = next((firm for firm in firms if firm.owed), firms[0])
            self._firm = waiting.day_employer_id
        self._stand()

    def _stand(self) -> None:
        """List the firms and show the one that stands there."""
        ids = [firm.day_employer_id for firm in self._firms]
        self.firms.show_firms(self._firms, ids.index(self._firm))
        if self.firm is not None:
            self._show(self.firm)

    def _choose_firm(self, at: int) -> None:
        if 0 <= at < len(self._firms):
            self._firm = self._firms[at].day_employer_id
            self._person = 0
            self._show(self._firms[at])

    def _show(self, firm: Company) -> None:
        self.name.setText(named(firm))
        late = f"결과 {firm.owed}건 남음" if firm.owed else "모두 확인"
        self.mark.set_chip(late, Tone.WARNING if firm.owed else Tone.SUCCESS)
        self._phone = firm.phone
        self.strip.offer_day(firm.held_on)
        about = (f"담당자 {firm.contact}" if firm.contact else "", firm.phone or "연락처 없음")
        self.about.setText(" · ".join(filter(None, about)))
        self.copy.setEnabled(bool(firm.phone))
        today = self._desk.today()
        ids = [one.interview_id for one in firm.rows]
        if self._person not in ids:
            self._person = next((one.interview_id for one in firm.rows if one.owed), ids[0])
        still = [ids.index(one) for one in self._asked if one in ids]
        at = ids.index(self._person)
        self.people.set_rows(
            [row_of(one, today) for one in firm.rows], at, still if at in still else ()
        )

    def _choose_person(self) -> None:
        chosen = self.chosen
        if chosen:
            self._person = chosen[-1].interview_id
        self._ask()

    # Asking

    def press_key(self, digit: str) -> None:
        """Write the result that a digit means, or ask for the first day of a hire."""
        self.strip.press(digit)

    def next_person(self) -> None:
        """The next who waits for a result, here or at the next firm that owes one."""
        firm = self.firm
        if firm is None:
            return
        ids = [one.interview_id for one in firm.rows]
        after = ids.index(self._person) + 1 if self._person in ids else 0
        waiting = [one for one in (*firm.rows[after:], *firm.rows[:after]) if one.owed]
        following = [one for one in waiting if one.interview_id != self._person]
        if following:
            self.people.selectRow(ids.index(following[0].interview_id))
        else:
            self.next_firm()
        self._to_people()

    def next_firm(self) -> None:
        """The next firm that owes a result; the next of all where none does."""
        at = self.firms.currentRow()
        order = [*range(at + 1, len(self._firms)), *range(at)]
        owing = [number for number in order if self._firms[number].owed]
        if order:
            self.firms.setCurrentRow((owing or order)[0])
        self._to_people()

    def _ask(self, *, anew: bool = False) -> None:
        """Ask for a result; what is being typed of the same people stays."""
        chosen = self.chosen
        ids = [one.interview_id for one in chosen]
        if ids == self._asked and ids and not anew:
            return
        self._asked = ids
        self.strip.begin(chosen[0].name if chosen else "", len(chosen))

    def _to_people(self) -> None:
        self.people.setFocus()

    def _write(self, result: object, reason: str, day: object, besides: bool = False) -> None:
        assert isinstance(result, InterviewResult)
        chosen = self.chosen
        if not chosen:
            return
        hire_on = day if isinstance(day, date) else None
        desk, ids = self._desk, [one.interview_id for one in chosen]
        firm = self.firm
        told_on = firm.held_on if firm is not None and self.strip.at_day.isChecked() else None
        self.strip.hold_still()
        self._jobs.write(
            lambda: day_results.tell_all(
                desk,
                ids,
                result,
                hire_on=hire_on,
                reason=reason,
                told_on=told_on,
                besides=besides,
            ),
            partial(self._written, ids),
            partial(self._refused, result, reason, day),
        )

    def _written(self, ids: list[int], change: object) -> None:
        del change
        firm = self.firm
        rest = [r for r in (firm.rows if firm else ()) if r.owed and r.interview_id not in ids]
        self._person = rest[0].interview_id if rest else ids[-1]
        self._asked = []
        self.refresh()
        self._to_people()

    def _refused(
        self, result: InterviewResult, reason: str, day: object, error: BaseException
    ) -> None:
        self._ask(anew=True)
        self._to_people()
        if not may_ask(error):
            self._notices.error(error)
        elif wants_both(self, error):
            self._write(result, reason, day, besides=True)

    # About the firm and the person

    def _copy(self) -> None:
        if self._phone:
            QGuiApplication.clipboard().setText(self._phone)
            self._notices.say("번호를 복사했습니다.")

    def _open_firm(self) -> None:
        if self.firm is not None:
            self._hub.open_record.emit(Ref(KindId.EMPLOYERS, self.firm.employer_id))

    def _open_person(self) -> None:
        chosen = self.chosen
        if chosen:
            self._hub.open_record.emit(Ref(KindId.SEEKERS, chosen[0].seeker_id))

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _TOLD_BY:
            self.refresh()
