"""What may be chosen for each paper of a cohort, made from what the paper says it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from jobdesk.domain.cohorts import Cohort
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import SelectionStage
from jobdesk.services import cohort_records, lists
from jobdesk.services.cohort_papers import CohortPaper, Wanted
from jobdesk.services.desk import Desk
from jobdesk.services.paper_options import Option, OptionType
from jobdesk.ui.widgets.editors import ChoiceEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.paper_options import Days, PaperOptions, choice
from jobdesk.ui.widgets.paper_scope import Scope


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


class PrintsOptions(PaperOptions):
    """See the module's words; ``trainees`` are chosen at first where any is named, and the
    ``stage``."""

    nobody = "인쇄할 교육생을 한 명 이상 고르세요."

    def __init__(
        self,
        offered: Choices,
        paper: CohortPaper,
        trainees: tuple[int, ...] = (),
        stage: int | None = None,
    ) -> None:
        super().__init__(paper, Days(offered.today, offered.now, offered.begins, offered.ends))
        self._offered, self._trainees, self._asked = offered, trainees, stage
        self.show_paper(paper)

    def wanted(self) -> tuple[str, Wanted]:
        """The paper's id and how it is asked for."""
        said, stage = self.chosen(), None
        for option in self.paper.options:
            if option.type is OptionType.STAGE:
                stage = self._stage(self.made[self.paper.id, option.id][0])
        return self.paper.id, Wanted(said.ids, stage, said.first, said.last, said.values)

    def told(self, option: Option, widgets: list[QWidget]) -> bool:
        """The 전형 is read here."""
        del widgets
        return option.type is OptionType.STAGE

    def more(self, option: Option) -> list[QWidget]:
        """The 교육생 and the 전형 of the cohort."""
        if option.type is OptionType.TRAINEES:
            scope = Scope(option.label or "교육생", "명")
            scope.offer(self._offered.people, self._trainees)
            self.listen_to(scope)
            return [scope]
        titles = [stage.title for stage in self._offered.stages] or ["아직 없음"]
        field = choice(option.label or "전형", titles, titles[0])
        stages = enumerate(self._offered.stages)
        at = next((n for n, one in stages if one.id == self._asked), 0)
        assert isinstance(field.editor, ChoiceEdit)
        field.editor.setCurrentIndex(at)
        self.listen(field)
        return [field]

    def _stage(self, field: QWidget) -> int | None:
        assert isinstance(field, FormField)
        editor = field.editor
        assert isinstance(editor, ChoiceEdit)
        at = max(editor.currentIndex(), 0)
        return self._offered.stages[at].id if at < len(self._offered.stages) else None
