"""알선: an open vacancy for one or several seekers, or seekers for one vacancy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from jobdesk.domain.casework import REFERRAL_METHODS
from jobdesk.domain.employers import OPEN_VACANCY
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.people import SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import matching, referrals
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import Column, column, standard
from jobdesk.ui.models.ranked_table import (
    Ranked,
    RankedTableModel,
    fit_columns,
    in_words,
    ranked_for_seeker,
    ranked_for_vacancy,
)
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.record_grid import RecordGrid
from jobdesk.ui.widgets.search_box import SearchBox

_OPEN = Filter(
    conditions=(Condition("status", Op.IN, tuple(sorted(s.value for s in OPEN_VACANCY))),)
)
_WAITING = Filter(
    conditions=(
        Condition(
            "status",
            Op.IN,
            tuple(
                s.value
                for s in (
                    SeekerStatus.REGISTERED,
                    SeekerStatus.COUNSELLING,
                    SeekerStatus.REFERRED,
                )
            ),
        ),
    )
)
_VACANCY, _SEEKER = KINDS[KindId.VACANCIES], KINDS[KindId.SEEKERS]


class ChoosingDialog(Dialog):
    """Lists what may be chosen; 알선 makes the referral and closes."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        title: str,
        parent: QWidget,
        *,
        kind: KindId,
        columns: Sequence[Column],
        among: Filter,
        hint: str,
        search: str = "",
        rank: Callable[[], Ranked] | None = None,
    ) -> None:
        super().__init__(title, parent, width=900)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._among = among
        label = KINDS[kind].label
        self.search = SearchBox(hint, name=f"{label} 검색")
        self.search.searched.connect(self._filter)
        self.model = RankedTableModel(desk, hub, jobs, kind, columns, self, rank=rank)
        self.grid = RecordGrid(self.model, jobs, desk, notices)
        self.grid.setMinimumHeight(240)
        self.grid.stretch(columns[-1 if rank is not None else 0].field)
        self.model.loaded.connect(self._on_loaded)
        self.grid.current_changed.connect(self._on_current)
        self.grid.record_activated.connect(self._on_activated)
        self.nothing = Label(f"찾는 말에 맞는 진행 중인 {label}가 없습니다.", look="muted")
        if kind is KindId.VACANCIES:
            self.nothing.setText("찾는 말에 맞는 진행 중인 구인이 없습니다.")
        self.nothing.hide()
        self.fit = Label(look="muted", wrap=True)
        self.fit.hide()
        self.method = FormField("알선 방법", ChoiceEdit(REFERRAL_METHODS))
        self.on = FormField("알선일", DateEdit(desk.today))
        self.on.set_value(desk.today())
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.search)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.fit)
        self.body.addLayout(row(self.method, self.on, spacing=12))
        self.body.addWidget(self.problem)
        cancel = self.add_button(Button("취소"))
        cancel.clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("알선", icon="send"), keys="Ctrl+S")
        self.go.setEnabled(False)
        self.go.clicked.connect(self.refer)
        self.search.submitted.connect(self._to_grid)
        if search:
            self.search.set_quietly(search)
        self._filter(search)
        self.search.setFocus()

    def chosen(self) -> tuple[list[int], int] | None:
        """(seeker ids, vacancy id) as chosen now, None while nothing is."""
        raise NotImplementedError

    def tell_fit(self, seeker: int | None, vacancy: int | None) -> None:
        """Say beneath the list how the current pair fits; None says nothing."""
        if seeker is None or vacancy is None:
            self.fit.hide()
            return
        desk = self._desk
        self._jobs.read(
            lambda: matching.pair(desk, seeker, vacancy),
            self._show_fit,
            key=(id(self), "fit"),
        )

    def _show_fit(self, fit: matching.Fit | None) -> None:
        self.fit.setVisible(fit is not None)
        if fit is not None:
            words = [f"{fit.name}: 적합도 {fit.score}점", in_words(fit), fit.fairness]
            self.fit.setText(" · ".join(filter(None, words)))

    def refer(self) -> None:
        """Make the referral in the background; what is refused is said here."""
        chosen = self.chosen()
        unread = self.on.editor.problem()
        if chosen is None or unread:
            self.on.set_problem(unread)
            return
        seekers, vacancy = chosen
        method, day = str(self.method.value()), self.on.value()
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: referrals.refer(
                self._desk,
                seekers,
                vacancy,
                method=method,
                referred_on=day,  # type: ignore[arg-type]
            ),
            self._done,
            self._refused,
        )

    def _filter(self, text: str) -> None:
        self.model.set_filter(replace(self._among, text=text))

    def _on_loaded(self) -> None:
        self.nothing.setVisible(self.model.rowCount() == 0)
        if self.grid.current_id() is None:
            self.grid.select_first()

    def _on_current(self, record_id: object) -> None:
        self.go.setEnabled(record_id is not None)

    def _on_activated(self, record_id: object) -> None:
        del record_id
        self.refer()

    def _to_grid(self) -> None:
        self.search.search_now()
        self.grid.setFocus()

    def _done(self, change: object) -> None:
        del change
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.problem.setText(error.message)
            self.problem.show()
        else:
            self._notices.error(error)


class ReferDialog(ChoosingDialog):
    """Chooses an open vacancy for the seekers named."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        seeker_ids: list[int],
        who: str,
        parent: QWidget,
        *,
        search: str = "",
        current: int = 0,
    ) -> None:
        """``current`` is the vacancy to begin at, 0 for the first."""
        self._begin_at = current
        job = column(_VACANCY, "job", width=116, strong=True)
        alone = len(seeker_ids) == 1
        score, why = fit_columns("confirmed_on", "duties")
        columns: tuple[Column, ...] = (
            job,
            column(_VACANCY, "employer", width=110),
            *((score,) if alone else standard(_VACANCY, "openings", "hired_count")),
            *standard(_VACANCY, "wage", "eup_myeon"),
            why if alone else column(_VACANCY, "status"),
        )
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            f"알선: {who}",
            parent,
            kind=KindId.VACANCIES,
            columns=columns,
            among=_OPEN,
            hint="직종, 업체, 근무지",
            search=search,
            rank=(lambda: ranked_for_seeker(desk, seeker_ids[0])) if alone else None,
        )
        self._seekers = seeker_ids

    def _on_loaded(self) -> None:
        if self._begin_at:
            self.grid.select_id(self._begin_at)
            self._begin_at = 0
        super()._on_loaded()

    def _on_current(self, record_id: object) -> None:
        super()._on_current(record_id)
        vacancy = record_id if isinstance(record_id, int) else None
        self.tell_fit(self._seekers[0] if len(self._seekers) == 1 else None, vacancy)

    def chosen(self) -> tuple[list[int], int] | None:
        """The seekers given and the current vacancy."""
        vacancy = self.grid.current_id()
        return None if vacancy is None else (self._seekers, vacancy)


class ReferPeopleDialog(ChoosingDialog):
    """Chooses one or several seekers for the vacancy named."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        vacancy_id: int,
        what: str,
        parent: QWidget,
        *,
        picked: Mapping[int, str] | None = None,
    ) -> None:
        """``picked`` are people already chosen, with their names by id."""
        score, why = fit_columns("registered_on", "licences")
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            f"알선: {what}",
            parent,
            kind=KindId.SEEKERS,
            columns=(
                column(_SEEKER, "name"),
                score,
                column(_SEEKER, "age", width=64),
                *standard(_SEEKER, "eup_myeon", "desired_job", "status"),
                why,
            ),
            among=_WAITING,
            hint="이름, 초성, 희망직종, 자격",
            rank=lambda: ranked_for_vacancy(desk, vacancy_id),
        )
        self._vacancy = vacancy_id
        self._picked: dict[int, str] = dict(picked or {})
        self._chips = FlowLayout(spacing=6)
        self.picked = QWidget()
        self.picked.setLayout(self._chips)
        self.picked.hide()
        self.body.insertWidget(1, self.picked)
        self.add_remark(Label("Enter로 담기 · 여러 번 찾아 담은 뒤 알선", look="muted"))
        self.grid.selectionModel().selectionChanged.connect(self._tell_count)
        if self._picked:
            self._show_picked()

    def chosen(self) -> tuple[list[int], int] | None:
        """Those picked, or the selected rows where nobody is, and the vacancy given."""
        seekers = list(self._picked) or self.grid.selected_ids()
        return (seekers, self._vacancy) if seekers else None

    def pick(self, seeker_ids: Sequence[int]) -> None:
        """Put people aside for the referral; they stay when the search changes."""
        for seeker in seeker_ids:
            row_at = self.model.row_of(seeker)
            if seeker not in self._picked and row_at >= 0:
                self._picked[seeker] = str(self.model.index(row_at, 0).data())
        self._show_picked()

    def unpick(self, seeker_id: int) -> None:
        """Put somebody back."""
        self._picked.pop(seeker_id, None)
        self._show_picked()
        self.grid.setFocus()

    def _on_activated(self, record_id: object) -> None:
        del record_id
        self.pick(self.grid.selected_ids())

    def _show_picked(self) -> None:
        self._chips.clear()
        for seeker, name in self._picked.items():
            chip = Button(f"{name} ×", look="chip")
            chip.setAccessibleName(f"{name} 빼기")
            chip.clicked.connect(partial(self.unpick, seeker))
            self._chips.addWidget(chip)
        self.picked.setVisible(bool(self._picked))
        self._tell_count()

    def _on_current(self, record_id: object) -> None:
        self.go.setEnabled(record_id is not None or bool(self._picked))
        self.tell_fit(record_id if isinstance(record_id, int) else None, self._vacancy)

    def _tell_count(self) -> None:
        count = len(self._picked) or len(self.grid.selected_ids())
        self.go.setText(f"{count}명 알선" if count > 1 else "알선")
        self.go.setEnabled(count > 0)
