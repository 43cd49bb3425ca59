"""절감효과 기준값: what a journey and a visit to the centre cost, from a day on, with source."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.checks import Problem
from jobdesk.domain.constants import CONSTANTS, Constant
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import constants
from jobdesk.services.constants import Terms
from jobdesk.ui import dates
from jobdesk.ui.models.listing import plain
from jobdesk.ui.pages.settings.section import Kit, Section
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, PrimaryButton, row
from jobdesk.ui.widgets.editors import DateEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.plain_table import PlainTable


class SavingSection(Section):
    """The days on which values begin to hold, the latest first; the chosen one is edited below."""

    title = "절감효과"
    remark = (
        "보고서의 절감효과는 (타지 이동 - 잡센터 이용) × 이용건수로 계산합니다. 교통비가 바뀌면 "
        "고치지 말고 새 적용일로 등록하세요. 그 앞의 날은 앞의 값으로 계산합니다."
    )
    kinds = frozenset({KindId.DATED_CONSTANTS})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.terms: tuple[Terms, ...] = ()
        self._shown = Terms()
        self._said = ""  # told once the values were read again
        self.table = PlainTable(
            "절감효과 기준값",
            (
                plain("applies_on", "적용일", 118, strong=True),
                *(plain(each.name, _short(each), 94, right=True) for each in CONSTANTS),
                plain("source", "출처", 110, quiet=True),
            ),
            stretch="applies_on",
            spare=("source",),
            fit=True,
            empty="등록한 기준값이 없습니다. 아래에 우리 지역의 값을 출처와 함께 입력하세요.",
        )
        self.new_button = Button("새 기준값", icon="plus")
        self.new_button.clicked.connect(self.begin_new)
        self.drop_button = Button("휴지통으로", icon="trash-2")
        self.drop_button.clicked.connect(self._drop)
        self.applies_on = FormField("적용일", DateEdit(kit.desk.today), required=True)
        self.source = FormField("출처", TextEdit("예: 시외버스 왕복 요금표 (2026. 1. 1.)"))
        self.values = {
            each.name: FormField(f"{each.name}({each.unit})", TextEdit(), hint=each.hint)
            for each in CONSTANTS
        }
        self.save_button = PrimaryButton("저장", icon="save")
        self.save_button.clicked.connect(self.save)
        self.saved = Label(look="muted", points=SMALL)
        self._lay_out()
        self.table.picked.connect(self._on_picked)
        for field in (self.applies_on, self.source, *self.values.values()):
            editor = field.editor
            assert isinstance(editor, TextEdit)
            editor.submitted.connect(self.save)

    def _lay_out(self) -> None:
        listing = Card(spacing=12)
        listing.body.addWidget(self.table)
        listing.body.addLayout(row(self.new_button, self.drop_button, None))
        self._form = Card("기준값 고치기", spacing=12)
        fields = list(self.values.values())
        for pair in ((self.applies_on, self.source), tuple(fields[:2]), tuple(fields[2:])):
            line = row(*pair, spacing=12)
            for at in range(len(pair)):
                line.setStretch(at, 1)
            self._form.body.addLayout(line)
        self._form.body.addLayout(row(self.save_button, self.saved, None, spacing=12))
        for card in (listing, self._form):
            self.body.addWidget(card)

    # What the page asks

    def load(self) -> None:
        """Read the values."""
        desk = self.kit.desk
        self.kit.jobs.read(lambda: constants.terms(desk), self._take, key=(id(self), "terms"))

    def unsaved(self) -> bool:
        """Whether the form says something else than what is stored."""
        return self._form.isEnabled() and self._draft() != _as_shown(self._shown)

    def saving(self) -> bool:
        """Whether a save is under way."""
        return not self.save_button.isEnabled() and not self.kit.desk.read_only

    def discard(self) -> None:
        """Show what is stored again."""
        self._show(self._shown)

    def begin_new(self) -> None:
        """New values, beginning with those that hold now."""
        now = {name: value for each in reversed(self.terms) for name, value in each.values.items()}
        self.table.clearSelection()
        self._show(Terms(None, now))
        self.applies_on.widget.setFocus()

    def save(self) -> None:
        """Store the values as typed."""
        if not self.save_button.isEnabled():
            return
        for name, field in self._fields().items():
            if field.editor.problem():
                self._tell(Problem(name, field.editor.problem()))
                return
        draft, was, desk = self._draft(), self._shown.applies_on, self.kit.desk
        self.save_button.setEnabled(False)
        self.kit.jobs.write(
            lambda: constants.put_terms(desk, draft, was),
            lambda _change: self._on_saved(draft),
            self._on_failed,
        )

    # Showing

    def _fields(self) -> dict[str, FormField]:
        return {"applies_on": self.applies_on, "source": self.source, **self.values}

    def _draft(self) -> Terms:
        day = self.applies_on.value()
        values = {name: str(field.value() or "") for name, field in self.values.items()}
        return Terms(day if isinstance(day, date) else None, values, str(self.source.value() or ""))

    def _take(self, found: tuple[Terms, ...]) -> None:
        self.terms = found
        today = self.kit.desk.today()
        days = [each.applies_on for each in found]
        at = days.index(self._shown.applies_on) if self._shown.applies_on in days else 0
        self.table.set_rows([_line(each, today) for each in found], at if found else None)
        if not found:
            self._show(Terms())
        self.saved.setText(self._said)
        self._said = ""

    def _on_picked(self) -> None:
        at = self.table.current()
        if at is not None and at < len(self.terms):
            self._show(self.terms[at])

    def _show(self, wanted: Terms) -> None:
        may = not self.kit.desk.read_only
        self._shown = wanted
        self._form.title.setText("기준값 고치기" if wanted.applies_on else "새 기준값")
        self.applies_on.set_value(wanted.applies_on)
        self.source.set_value(wanted.source)
        for name, field in self.values.items():
            field.set_value(wanted.values.get(name, ""))
        self.saved.setText("")
        self._form.setEnabled(may)
        self.new_button.setEnabled(may)
        self.drop_button.setEnabled(may and wanted.applies_on is not None)

    def _tell(self, problem: Problem) -> None:
        name = problem.field if problem.field in self._fields() else CONSTANTS[0].name
        field = self._fields()[name]
        field.set_problem(problem.message)
        field.widget.setFocus()

    def _drop(self) -> None:
        """Move the chosen values to the 휴지통; undone like anything else."""
        desk, day = self.kit.desk, self._shown.applies_on
        if day is not None:
            self.kit.jobs.write(lambda: constants.drop_terms(desk, day))

    def _on_saved(self, draft: Terms) -> None:
        self.save_button.setEnabled(True)
        self._shown = draft
        self._said = "저장했습니다."
        self.reload()
        self.went_well()

    def _on_failed(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        self.went_wrong()
        if isinstance(error, UserError) and error.field in (*self._fields(), "values"):
            self._tell(Problem(error.field, error.message))
        else:
            self.kit.notices.error(error)


def _as_shown(wanted: Terms) -> Terms:
    """The terms as the form says them: every constant, empty where it has no value."""
    values = {each.name: wanted.values.get(each.name, "") for each in CONSTANTS}
    return Terms(wanted.applies_on, values, wanted.source)


def _line(wanted: Terms, today: date) -> tuple[str, ...]:
    ahead = " 예정" if wanted.applies_on is not None and wanted.applies_on > today else ""
    told = (_told(each, wanted.values.get(each.name, "")) for each in CONSTANTS)
    return (f"{dates.day(wanted.applies_on)}{ahead}", *told, wanted.source)


def _short(constant: Constant) -> str:
    """``타지 비용``, ``잡센터 시간``: what heads its column."""
    return constant.name.replace(" 이동", "").replace(" 이용", "")


def _told(constant: Constant, value: str) -> str:
    """``16,800원``; ``-`` where it does not begin on that day."""
    if not value:
        return "-"
    whole, dot, places = value.partition(".")
    return f"{int(whole):,}{dot}{places}{constant.unit}"
