"""수료 판정 seen before it is done; 예외 수료, 중도 종료 and whatever asks for a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain import completion as rules
from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import ExitReason, TraineeStatus
from jobdesk.services import completion, exits
from jobdesk.services.completion import Board, CompletionRow
from jobdesk.services.desk import Desk
from jobdesk.services.writing import others
from jobdesk.ui import theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.act_dialog import ActDialog
from jobdesk.ui.widgets.basics import Button, Card, Label, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit, SuggestEdit
from jobdesk.ui.widgets.form_field import FormField

_MUTE = "판정 못 함"
EXCEPTIONS: tuple[str, ...] = (
    "질병·입원 (진단서 확인)",
    "감염병 격리",
    "가족 돌봄·경조사",
    "보충훈련으로 시간을 채움",
    "교육기관 확인서로 인정",
)
"""Reasons for an exception, to choose from."""
EXITS: tuple[ExitReason, ...] = tuple(reason for reason in ExitReason if reason)


class DecideDialog(ActDialog):
    """Who completes by the rule and why, everybody ticked of whom it can be said. Space ticks;
    ``attendance_wanted`` leads to the days that are not marked yet."""

    attendance_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        board: Board,
        chosen: Sequence[int],
        rule: str,
        parent: QWidget,
    ) -> None:
        super().__init__(desk, jobs, notices, "수료 판정", "판정", parent, about=rule, width=760)
        self._cohort_id = board.cohort.id
        found = [one for one in board.rows if one.said is not None]
        sayable = [one.id for one in found if one.said and one.said.status is not None]
        few = [id_ for id_ in sayable if id_ in chosen]
        self.picked = set(few if len(chosen) > 1 and few else sayable)
        self.rows = CellRows(self._cells(), self)
        self.rows.set_rows(found)
        self.table = CellTable("수료 판정", self.rows, stretch="why")
        self.table.ticked.connect(self.tick)
        self.table.opened.connect(self.tick)
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self.table)
        self.body.addWidget(card, 1)
        self.told = Label(look="muted", wrap=True, tabular=True)
        self.to_days = Button("출석부로", look="link", tip="출결이 빈 날을 먼저 적습니다")
        self.to_days.clicked.connect(self._to_days)
        told = row(self.told, self.to_days)
        told.setStretch(0, 1)
        self.body.addLayout(told)
        day = FormField("수료일", DateEdit(desk.today), hint="빈칸: 종강일")
        day.setMaximumWidth(theme.now().px(220))
        self.fields["completed_on"] = day
        self.body.addLayout(row(day, None))
        self.body.addWidget(self.problem)
        over = board.last_lesson or board.cohort.ends_on
        if over is not None and over <= desk.today():
            day.set_value(over)
        self.spread(860, 660)
        if found:
            self.table.select(found[0].id)
        self._tell()
        self.table.setFocus()

    def _cells(self) -> tuple[Cell, ...]:
        return (
            Cell(plain("tick", "", 44), lambda _row: "", ticked=self._ticked),
            Cell(plain("number", "번호", 56, right=True), lambda one: one.number),
            Cell(plain("name", "이름", 110, strong=True), lambda one: one.name, under=_now),
            Cell(plain("after", "판정", 104, chip=True, tone=_tone), _after),
            Cell(plain("why", "사유", 320), lambda one: one.why),
        )

    def _ticked(self, one: CompletionRow) -> bool | None:
        if one.said is None or one.said.status is None:
            return None
        return one.id in self.picked

    def tick(self, id_: int) -> None:
        """Choose somebody, or leave out."""
        if self._ticked(self.rows.of(id_)) is not None:
            self.picked ^= {id_}
            self.rows.repaint()
            self._tell()

    def act(self) -> Callable[[], Change]:
        """Decide for those ticked."""
        desk, cohort_id, ids = self.desk, self._cohort_id, frozenset(self.picked)
        day = self.fields["completed_on"].value()
        on = day if isinstance(day, date) else None
        return lambda: completion.decide(desk, cohort_id, ids, on)

    def _tell(self) -> None:
        every = [self.rows.row(at) for at in range(self.rows.rowCount())]
        mute = [one for one in every if one.said.status is None]
        picked = [one for one in every if one.id in self.picked]
        told = rules.tally([one.said.status for one in picked]) or "고른 분이 없습니다"
        if mute:
            told += f" · 아직 판정할 수 없는 분 {len(mute):,}명"
        self.told.setText(told)
        self.to_days.setVisible(any(one.standing.unmarked for one in mute))
        self.go.setText(f"{len(picked):,}명 판정" if picked else "판정")
        self.go.setEnabled(bool(picked) and not self.desk.read_only)

    def _to_days(self) -> None:
        self.reject()
        self.attendance_wanted.emit()


class ReasonDialog(ActDialog):
    """One thing that is done to some people for a reason, which ``name`` calls the field."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        title: str,
        verb: str,
        act: Callable[[str], Change],
        parent: QWidget,
        *,
        about: str = "",
        label: str = "사유",
        name: str = "reason",
        offered: Sequence[str] = (),
    ) -> None:
        super().__init__(desk, jobs, notices, title, verb, parent, about=about)
        self._act, self._name = act, name
        self.add_fields(**{name: FormField(label, SuggestEdit(offered), required=True)})
        self.end_fields(name)

    def act(self) -> Callable[[], Change]:
        """Do it with the reason."""
        why, act = str(self.fields[self._name].value() or ""), self._act
        return lambda: act(why)


class ExceptDialog(ReasonDialog):
    """예외 수료 of some people."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        ids: Sequence[int],
        names: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(
            desk,
            jobs,
            notices,
            f"예외 수료: {others(list(names))}",
            "예외로 수료",
            lambda why: completion.except_(desk, ids, why),
            parent,
            about="출석 기준에 못 미치지만 수료로 인정합니다. 사유는 수료 판정 조서에 실립니다.",
            label="인정하는 사유",
            name="exception",
            offered=EXCEPTIONS,
        )


class ExitDialog(ActDialog):
    """중도 종료 of some people, or another day and reason for one who left already."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        rows: Sequence[CompletionRow],
        parent: QWidget,
    ) -> None:
        self._ids = [one.id for one in rows]
        self._again = rows[0].left_on is not None
        names = others([one.name for one in rows])
        super().__init__(
            desk,
            jobs,
            notices,
            f"중도 종료: {names}",
            "고치기" if self._again else "중도 종료로 적기",
            parent,
            about="종료일까지의 출결은 그대로 남고, 그 뒤의 결석은 지워집니다. 조기취업은 "
            "중도탈락으로 세지 않습니다.",
        )
        self.add_fields(
            exit_reason=FormField(
                "종료 사유",
                ChoiceEdit([reason.value for reason in EXITS], empty="골라 주세요"),
                required=True,
            ),
            left_on=FormField("마지막으로 나온 날", DateEdit(desk.today), required=True),
        )
        self.add_fields(exit_note=FormField("사유 내용", SuggestEdit(), hint="취업처, 사정"))
        self.end_fields("exit_reason")
        if self._again:
            one = rows[0]
            reason = one.exit_reason or (
                ExitReason.EARLY_HIRE.value if one.status is TraineeStatus.EARLY_HIRE else ""
            )
            self.fields["exit_reason"].set_value(reason)
            self.fields["left_on"].set_value(one.left_on)
            self.fields["exit_note"].set_value(one.exit_note)
        else:
            jobs.read(lambda: exits.last_seen(desk, self._ids), self._offer)

    def _offer(self, day: date | None) -> None:
        """The last day by the 출석부, where none was typed meanwhile."""
        field = self.fields["left_on"]
        if day is not None and field.value() is None and not field.editor.problem():
            field.set_value(day)

    def save(self) -> None:
        """A day is needed before anything is asked."""
        field = self.fields["left_on"]
        if field.value() is None and not field.editor.problem():
            field.set_problem("마지막으로 나온 날을 입력하세요.")
            field.widget.setFocus()
            return
        super().save()

    def act(self) -> Callable[[], Change]:
        """Store it."""
        desk, ids, again = self.desk, self._ids, self._again
        reason = ExitReason(str(self.fields["exit_reason"].value() or ""))
        note, on = str(self.fields["exit_note"].value() or ""), self.fields["left_on"].value()
        assert isinstance(on, date)
        if again:
            return lambda: exits.change(desk, ids[0], on, reason, note)
        return lambda: exits.leave(desk, ids, on, reason, note)


def _after(one: CompletionRow) -> str:
    if one.said is None or one.said.status is None:
        return _MUTE
    return one.said.status.value


def _now(one: CompletionRow) -> str:
    same = one.said is not None and one.said.status is one.status
    if one.status is TraineeStatus.RUNNING:
        return ""
    return "그대로" if same else f"지금 {one.status.value}"


def _tone(value: object) -> Tone:
    return Tone.WARNING if value == _MUTE else tone_of(KindId.TRAINEES, str(value))
