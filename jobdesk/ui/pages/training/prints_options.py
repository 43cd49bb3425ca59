"""What may be chosen for each paper of a cohort, made from what the paper says it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.cohorts import Cohort
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import SelectionStage
from jobdesk.services import cohort_records, lists
from jobdesk.services.cohort_papers import CohortPaper, Wanted
from jobdesk.services.desk import Desk
from jobdesk.services.paper_options import Option, OptionType
from jobdesk.ui.widgets.basics import Label, column
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.paper_scope import Scope

_DATES = frozenset({OptionType.SPAN, OptionType.MONTH, OptionType.DAY})


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen of a cohort: its people (id, name, status) and its 전형 단계."""

    cohort: Cohort
    people: tuple[tuple[int, str, str], ...]
    stages: tuple[SelectionStage, ...]
    today: date

    @property
    def begins(self) -> date:
        """The first day of a span that nobody named: the cohort's, else today."""
        return self.cohort.starts_on or self.today

    @property
    def ends(self) -> date:
        """The last day of such a span."""
        return self.cohort.ends_on or self.today

    @property
    def now(self) -> date:
        """Today within the cohort, else the end of it that is nearer."""
        return min(max(self.today, self.begins), self.ends)


def choices(desk: Desk, cohort_id: int) -> Choices:
    """What the papers of a cohort may be made for. Raises UserError when there is none."""
    with desk.store.reading():
        people = cohort_records.trainees(desk, cohort_id)
        ids = [each.id for each in people]
        names = lists.called(desk, KindId.TRAINEES, ids)
        return Choices(
            cohort_records.cohort(desk, cohort_id),
            tuple((each.id, names.get(each.id, ""), each.status.value) for each in people),
            tuple(cohort_records.stages(desk, cohort_id)),
            desk.today(),
        )


class PrintsOptions(QWidget):
    """See the module's words; ``trainees`` are chosen at first where any is named, and the
    ``stage``. ``edited`` fires when the paper would look otherwise."""

    edited = Signal()

    def __init__(
        self,
        offered: Choices,
        paper: CohortPaper,
        trainees: tuple[int, ...] = (),
        stage: int | None = None,
    ) -> None:
        super().__init__()
        self._offered, self._trainees, self._asked = offered, trainees, stage
        self.paper = paper
        self._made: dict[tuple[str, str], list[QWidget]] = {}
        """The widgets of an option, by paper and option."""
        self._column = column(spacing=14)
        self._column.addStretch(1)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._about = Label(look="muted", wrap=True)
        self._column.insertWidget(0, self._about)
        self.setLayout(self._column)
        self.show_paper(paper)

    def show_paper(self, paper: CohortPaper) -> None:
        """Show what this paper asks for."""
        self.paper = paper
        self._about.setText(paper.about)
        for option in paper.options:
            key = (paper.id, option.id)
            if key not in self._made:
                self._made[key] = self._make(option)
                for widget in self._made[key]:
                    self._column.insertWidget(self._column.count() - 1, widget)
        for (paper_id, _), widgets in self._made.items():
            for widget in widgets:
                widget.setVisible(paper_id == paper.id)

    def wanted(self) -> tuple[str, Wanted]:
        """The paper's id and how it is asked for."""
        people: tuple[int, ...] | None = None
        stage: int | None = None
        first: date | None = None
        last: date | None = None
        values: list[tuple[str, str]] = []
        for option in self.paper.options:
            widgets = self._made[self.paper.id, option.id]
            one = widgets[0]
            if isinstance(one, Scope):
                people = one.ids()
            elif option.type is OptionType.STAGE:
                assert isinstance(one, FormField)
                stage = self._stage(one)
            elif option.type in _DATES:
                first, last = self._dates(option, widgets)
            elif isinstance(one, QCheckBox):
                if one.isChecked():
                    values.append((option.id, "1"))
            else:
                assert isinstance(one, FormField)
                values.append((option.id, _value(option, one)))
        return self.paper.id, Wanted(people, stage, first, last, tuple(values))

    def problem(self) -> str:
        """What keeps the paper from being made, in a sentence; its field says it too."""
        for option in self.paper.options:
            for widget in self._made[self.paper.id, option.id]:
                if isinstance(widget, FormField):
                    wrong = widget.editor.problem()
                    widget.set_problem(wrong)
                    if wrong:
                        return f"{option.label}: {wrong}"
                elif isinstance(widget, Scope) and widget.ids() == ():
                    return "인쇄할 교육생을 한 명 이상 고르세요."
        return ""

    def _make(self, option: Option) -> list[QWidget]:
        made: list[QWidget]
        kind, of = option.type, self._offered
        if kind is OptionType.TRAINEES:
            scope = Scope(option.label or "교육생", "명")
            scope.offer(of.people, self._trainees)
            scope.changed.connect(self._on_edited)
            return [scope]
        if kind is OptionType.FLAG:
            box = QCheckBox(option.label)
            box.setChecked(bool(option.default))
            box.toggled.connect(self._on_edited)
            return [box]
        if kind is OptionType.SPAN:
            made = [_day(f"{option.label} 시작", of, of.begins), _day("마침", of, of.ends)]
        elif kind in (OptionType.DAY, OptionType.MONTH):
            made = [_day(option.label, of, of.now)]
        elif kind is OptionType.STAGE:
            titles = [stage.title for stage in of.stages] or ["아직 없음"]
            field = _chosen(option.label or "전형", titles, titles[0])
            at = next((n for n, one in enumerate(of.stages) if one.id == self._asked), 0)
            assert isinstance(field.editor, ChoiceEdit)
            field.editor.setCurrentIndex(at)
            made = [field]
        elif kind is OptionType.CHOICE:
            words = [label for _, label in option.choices]
            default = dict(option.choices).get(option.default, words[0])
            made = [_chosen(option.label, words, default)]
        else:
            field = FormField(option.label, TextEdit())
            field.set_value(option.default)
            made = [field]
        for widget in made:
            assert isinstance(widget, FormField)
            widget.edited.connect(self._on_edited)
        return made

    def _stage(self, field: FormField) -> int | None:
        editor = field.editor
        assert isinstance(editor, ChoiceEdit)
        at = max(editor.currentIndex(), 0)
        return self._offered.stages[at].id if at < len(self._offered.stages) else None

    @staticmethod
    def _dates(option: Option, widgets: list[QWidget]) -> tuple[date | None, date | None]:
        days = []
        for widget in widgets:
            assert isinstance(widget, FormField)
            value = widget.value()
            days.append(value if isinstance(value, date) else None)
        first = days[0]
        if option.type is OptionType.MONTH and first is not None:
            first = first.replace(day=1)
        return first, days[1] if len(days) > 1 else None

    def _on_edited(self) -> None:
        self.edited.emit()


def _value(option: Option, field: FormField) -> str:
    if option.type is OptionType.CHOICE:
        editor = field.editor
        assert isinstance(editor, ChoiceEdit)
        return option.choices[max(editor.currentIndex(), 0)][0]
    return str(field.value() or "")


def _chosen(label: str, words: list[str], chosen: str) -> FormField:
    field = FormField(label, ChoiceEdit(words, empty=""))
    field.set_value(chosen)
    return field


def _day(label: str, of: Choices, value: date) -> FormField:
    field = FormField(label, DateEdit(lambda: of.today))
    field.set_value(value)
    return field
