"""요청 받기: what a farm asks for on the telephone; what it may want can be taken whole.

Alt+1 … Alt+4 take an offer; the sum of days, people and wages is told while it is typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from jobdesk.domain.farm_rules import wanted_days
from jobdesk.domain.farm_seasons import Spell
from jobdesk.domain.farm_terms import Terms, too_little
from jobdesk.domain.farm_work import FarmRequest
from jobdesk.domain.filters import Condition, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.times import time_of_day
from jobdesk.services import entries, farm_needs, farm_requests, minimum_wage
from jobdesk.services.farm_needs import Offer
from jobdesk.ui import theme
from jobdesk.ui.page_entry import Context
from jobdesk.ui.pages.farm_work.farms_new import LinkedRecord, farm_edit
from jobdesk.ui.widgets.basics import SMALL, Button, Label, column
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.link_edit import LinkEdit

_ROWS = (
    ("employer",),
    ("task", "crop"),
    ("starts_on", "ends_on", "heads"),
    ("weekdays",),
    ("starts_at", "ends_at", "daily_wage"),
    ("meals", "transport"),
    ("skills",),
    ("plot", "contact"),
    ("note",),
)
_OFFERED = (
    "task", "crop", "starts_on", "ends_on", "heads", "weekdays", "starts_at", "ends_at",
    "daily_wage", "meals", "transport", "skills", "plot", "contact",
)  # fmt: skip
_LOOK_MS = 150
_HIGH = 660  # pixels at 100 %: all fields without scrolling where the screen has room


class TakeRequest(LinkedRecord):
    """See the module's words."""

    def __init__(self, given: Context, draft: FarmRequest, parent: QWidget) -> None:
        firm = farm_edit(given)
        self._farm = 0
        self._spell: Spell | None = None
        self._kept: FarmRequest = draft
        self._rates: Mapping[int, int] = {}
        self._length: timedelta | None = None
        self._stands: tuple[FarmRequest, ...] = ()
        super().__init__(
            "요청 받기",
            KindId.FARM_REQUESTS,
            draft,
            _ROWS,
            lambda typed: farm_requests.take(given.desk, typed),
            given,
            parent,
            link="employer",
            new_label="처음 오신 농가 등록",
            editors={
                "employer": firm,
                "plot": LinkEdit(given.desk, given.jobs, KindId.FARM_PLOTS, within=self._here),
            },
            scroll=True,
        )
        self.form.fields["ends_on"].set_hint("하루면 비움")
        self.form.fields["weekdays"].set_hint("고르지 않으면 매일")
        for field in ("starts_at", "ends_at"):
            self.form.fields[field].set_hint("8, 17:30")
        room = self.screen().availableGeometry().height() - theme.now().px(96)
        self.setMinimumHeight(min(theme.now().px(_HIGH), room))
        self._make_offers()
        self.sum = Label(points=SMALL + 0.75, look="muted", tabular=True, wrap=True)
        self.body.insertWidget(self.body.indexOf(self.problem), self.sum)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._ask)
        self.form.edited.connect(self._on_edited)
        desk = given.desk
        given.jobs.read(lambda: minimum_wage.rates(desk), self._take_rates, key=(id(self), "rates"))
        firm.setFocus()
        self._on_edited()

    def _make_offers(self) -> None:
        self.offers = QWidget()
        self._flow = FlowLayout(spacing=6)
        layout = column(spacing=6)
        layout.addWidget(Label("전에 하던 대로 채우기 (Alt+1, 2 …)", points=SMALL, look="muted"))
        layout.addLayout(self._flow)
        self.offers.setLayout(layout)
        self.offers.hide()
        self.buttons: list[Button] = []
        self._found: tuple[Offer, ...] = ()
        self.body.insertWidget(0, self.offers)
        for at in range(4):
            key = QShortcut(QKeySequence(f"Alt+{at + 1}"), self)
            key.activated.connect(self._taker(at))

    # Offers

    def offer_of(self, spell: Spell) -> None:
        """Fill in what the yearly work says, once the farm has been looked up."""
        self._spell = spell

    def look_up(self) -> None:
        """Ask what the farm may want, as soon as the dialog is seen."""
        self._timer.start()

    def _on_edited(self) -> None:
        self._follow_start()
        self._tell_sum()
        farm = self.form.draft().employer_id or 0
        if farm != self._farm:
            self._farm = farm
            self._timer.start()

    def _follow_start(self) -> None:
        """An offer that begins on another day is as long as it was, until its end is written."""
        draft, kept = self.form.draft(), self._kept
        ends = self.form.fields["ends_on"]
        if self._length is not None and kept.starts_on is not None:
            if draft.ends_on != kept.starts_on + self._length:
                self._length = None
            elif draft.starts_on not in (None, kept.starts_on):
                self._kept = replace(kept, starts_on=draft.starts_on)
                ends.set_value(draft.starts_on + self._length)
                draft = self.form.draft()
        several = len(wanted_days(replace(draft, weekdays=()))) > 1
        self.form.fields["weekdays"].setVisible(several or bool(draft.weekdays))

    def _ask(self) -> None:
        desk, farm, spell = self.given.desk, self._farm, self._spell
        if farm and self.isVisible():
            self._jobs.read(
                lambda: (
                    farm,
                    farm_needs.offers(desk, farm, spell),
                    farm_needs.standing(desk, farm),
                ),
                self._offer,
                key=(id(self), "offers"),
            )
        else:
            self._stands = ()
            self._show_offers(())

    def _offer(self, found: tuple[int, tuple[Offer, ...], tuple[FarmRequest, ...]]) -> None:
        farm, offers, self._stands = found
        if farm != self._farm:
            return
        self._tell_sum()
        self._show_offers(offers)
        if self._spell is not None and offers:
            self._spell = None
            self.take_offer(0)

    def _show_offers(self, offers: tuple[Offer, ...]) -> None:
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self._flow.clear()
        self._found, self.buttons = offers, []
        before: QWidget = self.link
        for at, offer in enumerate(offers):
            button = Button(offer.words, look="chip", tip=f"Alt+{at + 1}")
            button.setAccessibleName(f"{offer.words}로 채우기 (Alt+{at + 1})")
            button.clicked.connect(self._taker(at))
            self._flow.addWidget(button)
            QWidget.setTabOrder(before, button)
            before = button
            self.buttons.append(button)
        if offers:
            QWidget.setTabOrder(before, self.form.fields["task"].widget)
        self.offers.setVisible(bool(offers))

    def _taker(self, at: int) -> Any:
        return lambda: self.take_offer(at)

    def take_offer(self, at: int) -> None:
        """Fill the form with an offer; the first day is asked next."""
        if at >= len(self._found):
            return
        self._kept = request = self._found[at].request
        self._length = None
        for field_id in _OFFERED:
            field = self.form.fields[field_id]
            name = "plot_id" if field_id == "plot" else field_id
            field.set_value(getattr(request, name))
        if request.starts_on is not None and request.ends_on is not None:
            self._length = request.ends_on - request.starts_on
        self.form.put({})
        self.form.fields["starts_on"].widget.setFocus()

    def work(self, draft: FarmRequest) -> Any:
        """Take it; what an offer said besides and no field shows goes along."""
        kept, given = self._kept, self.given
        return lambda: farm_requests.take(given.desk, _with_kept(draft, kept))

    # Sums

    def _take_rates(self, rates: Mapping[int, int]) -> None:
        self._rates = rates
        self._tell_sum()

    def _tell_sum(self) -> None:
        draft = self.form.draft()
        self.sum.setText(sum_words(draft))
        low = wage_warning(draft, self._rates)
        field = self.form.fields["daily_wage"]
        field.set_hint("최저임금 확인" if low else "")
        warnings = [words for words in (same_asked(draft, self._stands), low) if words]
        self.sum.setText(" ".join((*warnings, self.sum.text())).strip())
        self.sum.set_look("warning" if warnings else "muted")

    def _here(self) -> tuple[Condition, ...]:
        farm = self.form.draft().employer_id
        return () if farm is None else (Condition("employer_id", Op.IS, farm),)


def _with_kept(draft: FarmRequest, kept: FarmRequest) -> FarmRequest:
    if kept.employer_id != draft.employer_id:
        return draft
    return replace(
        draft,
        wage_note=draft.wage_note or kept.wage_note,
        beginners=kept.beginners if draft.beginners is None else draft.beginners,
        age_from=kept.age_from if draft.age_from is None else draft.age_from,
        age_to=kept.age_to if draft.age_to is None else draft.age_to,
    )


def sum_words(request: FarmRequest) -> str:
    """``작업일 5일 · 연인원 25명 · 일당 합계 3,250,000원``; empty while the days are not known."""
    days = 0
    if request.starts_on is not None and (request.ends_on or request.starts_on) >= (
        request.starts_on
    ):
        days = len(wanted_days(request))
    if not days:
        return ""
    parts = [f"작업일 {days:,}일"]
    if request.heads:
        parts.append(f"연인원 {days * request.heads:,}명")
        if request.daily_wage:
            parts.append(f"일당 합계 {days * request.heads * request.daily_wage:,}원")
    return " · ".join(parts)


def same_asked(draft: FarmRequest, stands: Sequence[FarmRequest]) -> str:
    """A sentence where the farm has asked for this work on one of these days already: the same
    call is easily taken twice. Else empty."""
    days = (
        set(wanted_days(draft))
        if draft.task and (draft.ends_on or date.max) >= (draft.starts_on or date.min)
        else set()
    )
    for one in stands:
        if one.task == draft.task and days.intersection(wanted_days(one)):
            return (
                f"이미 받은 요청이 있습니다: {farm_needs.words(one)}. 같은 요청이면 저장하지 말고 "
                "그 요청을 고치세요."
            )
    return ""


def wage_warning(request: FarmRequest, rates: Mapping[int, int]) -> str:
    """A sentence where the day pays less than 최저임금 of its year, else empty."""
    if request.starts_on is None or not rates:
        return ""
    year = max((known for known in rates if known <= request.starts_on.year), default=None)
    try:
        starts, ends = time_of_day(request.starts_at), time_of_day(request.ends_at)
    except ValueError:
        return ""
    terms = Terms(starts_at=starts, ends_at=ends, daily_wage=request.daily_wage)
    return "" if year is None else too_little(terms, rates[year])


def take_request(
    given: Context,
    parent: QWidget,
    employer_id: int = 0,
    spell: Spell | None = None,
) -> TakeRequest | None:
    """Show the dialog of a new request; None on a desk that only reads."""
    if given.desk.read_only:
        return None
    draft = entries.blank(given.desk, KindId.FARM_REQUESTS, employer_id=employer_id or None)
    dialog = TakeRequest(given, draft, parent)
    if spell is not None:
        dialog.offer_of(spell)
    show(dialog)
    if employer_id:
        dialog.form.fields["task"].widget.setFocus()
        dialog.look_up()
    return dialog
