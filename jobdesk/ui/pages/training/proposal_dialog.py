"""시간표 만들기: the lessons that the cohort's rule makes, looked at before they are stored."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.cohorts import CohortSession
from jobdesk.errors import UserError
from jobdesk.services import cohort_schedule
from jobdesk.services.cohort_schedule import Proposal
from jobdesk.services.desk import Desk
from jobdesk.ui import dates, theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.schedule_rows import Schedule
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import DateEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.plain_table import PlainTable

_PAUSE_MS = 250
_AS_IS, _NONE = "그대로", "수업 없음"


class ProposalDialog(Dialog):
    """See the module's words; nothing is stored before 저장."""

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, shown: Schedule, parent: QWidget
    ) -> None:
        super().__init__("시간표 만들기", parent, width=760)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._shown = shown
        self.proposal: Proposal | None = None
        self.since = FormField("다시 만들 첫날", DateEdit(desk.today))
        self.since.set_hint("비우면 실시한 수업 다음부터")
        self.since.setFixedWidth(theme.now().px(270))
        self.set_end = QCheckBox("종강일을 마지막 수업 날로 맞춥니다")
        self.set_end.setChecked(True)
        self.sum = Label(weight=600, wrap=True, tabular=True)
        self.warning = Label(look="warning", wrap=True, points=SMALL + 0.75)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.table = PlainTable(
            "만들 수업",
            (
                plain("day", "날짜", 132, strong=True),
                plain("time", "시각", 108, quiet=True),
                plain("subject", "과목", 200),
                plain("hours", "시간", 64, right=True),
                plain("state", "저장하면", 120),
            ),
            stretch="subject",
            fill=True,
            empty="만들 수업이 없습니다.",
        )
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self.since.edited.connect(self._timer.start)
        self.spread(820, 680)
        self.table.setFocus()
        self._ask()

    def _lay_out(self) -> None:
        rule = Label(_rule(self._shown), look="muted", wrap=True)
        head = row(self.since, self.set_end, None, spacing=16)
        for part in (rule, self.problem, self.sum, self.warning):
            self.body.addWidget(part)
        self.body.insertLayout(1, head)
        self.body.addWidget(self.table, 1)
        self.add_remark(
            Label("실시·휴강·출결이 있는 수업은 그대로 둡니다", look="muted", points=SMALL + 0.75)
        )
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.go.setEnabled(False)

    def save(self) -> None:
        """Store the timetable that is shown."""
        made, desk, id_ = self.proposal, self._desk, self._shown.cohort.id
        if made is None:
            return
        ends = self.set_end.isChecked()
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: cohort_schedule.keep(desk, id_, made, set_end=ends), self._stored, self._refused
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is asked for a window that is gone."""
        self._timer.stop()
        super().closeEvent(event)

    def _ask(self) -> None:
        wrong, since = self.since.editor.problem(), self.since.value()
        if wrong:
            self.since.set_problem(wrong)
            self._show(None)
            return
        desk, id_ = self._desk, self._shown.cohort.id
        day = since if isinstance(since, date) else None
        self._jobs.read(
            lambda: cohort_schedule.propose(desk, id_, since=day),
            self._show,
            self._failed,
            key=(id(self), "proposal"),
        )

    def _show(self, made: Proposal | None) -> None:
        self.proposal = made
        self.problem.setVisible(False)
        self.go.setEnabled(made is not None and not made.says_nothing_new)
        if made is None:
            self.table.set_rows([])
            return
        self.sum.setText(_sum(made))
        self.warning.setText("\n".join(made.warnings))
        self.warning.setVisible(bool(made.warnings))
        before = {row.id: row.lesson for row in self._shown.rows}
        titles = {each.id: each.title for each in self._shown.subjects}
        lines = [_line(each, before, titles) for each in made.made.all]
        lines += [
            (_day(row.lesson.held_on), _time(row.lesson), row.subject, "", "없어집니다")
            for row in self._shown.rows
            if row.id in made.made.gone
        ]
        lines += [(_day(left.day), "", left.why, "", _NONE) for left in made.made.left_out]
        lines.sort()
        # In a timetable made anew what is altered is looked at, and not the weeks that were held.
        first = (at for at, line in enumerate(lines) if line[-1] not in (_AS_IS, _NONE))
        self.table.set_rows(lines, next(first, 0))

    def _failed(self, error: BaseException) -> None:
        self._show(None)
        self._say(error)

    def _stored(self, _change: object) -> None:
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        self._say(error)

    def _say(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.problem.setText(error.message)
            self.problem.show()
        else:
            self._notices.error(error)


def _rule(shown: Schedule) -> str:
    c = shown.cohort
    hours = f"하루 {c.day_hours:,}시간" if c.day_hours else ""
    time = "~".join(filter(None, (c.starts_at, c.ends_at)))
    taught = sum(each.hours or 0 for each in shown.subjects)
    parts = (
        f"{c.starts_on.isoformat()}부터" if c.starts_on else "",
        "·".join(c.weekdays),
        " ".join(filter(None, (time, f"(쉬는 시간 {c.breaks})" if c.breaks else ""))),
        hours,
        f"과목 {len(shown.subjects):,}개 {taught:,}시간" if shown.subjects else "",
        f"쉬는 날 {len(c.days_off):,}일과 공휴일 제외" if c.days_off else "공휴일 제외",
    )
    return " · ".join(filter(None, parts))


def _sum(made: Proposal) -> str:
    span = " ~ ".join(dates.day_and_weekday(d) for d in (made.first_day, made.last_day) if d)
    does = [
        f"새로 {made.added:,}회" if made.added else "",
        f"바뀜 {made.changed:,}회" if made.changed else "",
        f"없어짐 {made.gone:,}회" if made.gone else "",
    ]
    does = [word for word in does if word] or ["지금 시간표와 같습니다"]
    return f"{made.days:,}일 {made.hours:,}시간 · {span} · {', '.join(does)}"


def _line(
    lesson: CohortSession,
    before: dict[int, CohortSession],
    titles: dict[int, str],
) -> tuple[str, str, str, str, str]:
    old = before.get(lesson.id)
    state = "새로 만듭니다" if old is None else _AS_IS if old == lesson else "바뀝니다"
    subject = titles.get(lesson.subject_id or 0, "") or lesson.content
    kind = "" if lesson.session_type.value == "정규" else f" ({lesson.session_type.value})"
    hours = f"{lesson.hours:,}" if lesson.hours is not None else ""
    return (_day(lesson.held_on), _time(lesson), subject + kind, hours, state)


def _day(day: date | None) -> str:
    return dates.day_and_weekday(day) if day else ""


def _time(lesson: CohortSession) -> str:
    return "~".join(filter(None, (lesson.starts_at, lesson.ends_at)))
