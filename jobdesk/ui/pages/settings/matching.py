"""매칭: how much each criterion counts, with the first of one vacancy as they would then stand."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QGridLayout

from jobdesk.domain.changes import Change
from jobdesk.domain.employers import OPEN_VACANCY
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.progress import Progress
from jobdesk.errors import UserError
from jobdesk.services import lists, matching
from jobdesk.services.desk import Desk
from jobdesk.services.matching import CRITERIA, MOST_WEIGHT, Ranking
from jobdesk.ui import dates, theme
from jobdesk.ui.pages.settings.section import Kit, Section
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, PrimaryButton, row
from jobdesk.ui.widgets.editors import ChoiceEdit, NumberEdit
from jobdesk.ui.widgets.form_field import FormField

_TRIED = 5
_OFFERED = 50
_FITS = 70
"""From here on somebody is worth a call, in a summary that names where nobody is."""
_OPEN = Filter(
    conditions=(Condition("status", Op.IN, tuple(sorted(s.value for s in OPEN_VACANCY))),)
)


def _scarce_in_words(desk: Desk, rankings: dict[int, Ranking]) -> str:
    """How many vacancies were ranked, and for which nobody stands out."""
    if not rankings:
        return "진행 중인 구인이 없습니다."
    scarce = [
        id_
        for id_, ranking in rankings.items()
        if not any(fit.score >= _FITS and not fit.mark for fit in ranking.rows)
    ]
    told = f"진행 중인 구인 {len(rankings):,}건을 저장된 비중으로 모두 견주었습니다."
    if not scarce:
        return f"{told} 모든 구인에 {_FITS}점 이상인 분이 있습니다."
    shown = lists.rows(desk, KindId.VACANCIES, scarce[:_TRIED], ("job", "employer"))
    names = [f"{job} ({employer})" for job, employer in shown.values()]
    more = f" 외 {len(scarce) - len(names):,}건" if len(scarce) > len(names) else ""
    return f"{told} {_FITS}점 이상인 분이 없는 구인: {', '.join(names)}{more}"


class MatchingSection(Section):
    """Weights for the whole centre; what is typed is tried at once and kept by 저장."""

    title = "매칭"
    remark = (
        "맞는 구직자와 맞는 구인의 순서를 정하는 비중입니다. 0이면 그 항목을 보지 않습니다. "
        "어떤 비중에서도 사람을 숨기지 않고 순서만 바꿉니다."
    )
    kinds = matching.READ

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._stored: dict[str, int] = {}
        self._vacancies: dict[str, int] = {}
        weights = Card(f"비중 (0~{MOST_WEIGHT})", spacing=12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        self.fields: dict[str, FormField] = {}
        for at, criterion in enumerate(CRITERIA):
            field = FormField(criterion.label, NumberEdit())
            field.setFixedWidth(theme.now().px(120))
            field.edited.connect(self._on_edited)
            self.fields[criterion.id] = field
            grid.addWidget(field, at, 0)
            grid.addWidget(Label(criterion.meaning, look="muted", points=SMALL, wrap=True), at, 1)
        weights.body.addLayout(grid)
        self.vacancy = FormField("미리 볼 구인", ChoiceEdit((), empty="구인을 고르세요"))
        self.vacancy.edited.connect(self._try)
        self.preview = Label(wrap=True)
        trial = Card("미리 보기", spacing=12)
        trial.body.addWidget(self.vacancy)
        trial.body.addWidget(self.preview)
        self.whole_button = Button("모든 구인 다시 견주기", icon="refresh-cw")
        self.whole_button.clicked.connect(self._rank_all)
        self.whole = Label(look="muted", wrap=True)
        self.whole.hide()
        trial.body.addLayout(row(self.whole_button, None))
        trial.body.addWidget(self.whole)
        self.wrong = Label(look="danger", points=SMALL, wrap=True)
        self.wrong.hide()
        self.saved = Label(look="muted", points=SMALL)
        self.save_button = PrimaryButton("저장", icon="save")
        self.save_button.clicked.connect(self.save)
        self.defaults = Button("처음 값으로")
        self.defaults.clicked.connect(self._to_defaults)
        self.body.addWidget(weights)
        self.body.addWidget(trial)
        self.body.addWidget(self.wrong)
        self.body.addLayout(row(self.defaults, None, self.saved, self.save_button, spacing=12))
        self._may(True)

    def typed(self) -> dict[str, int] | None:
        """The weights as typed; None while one cannot be read."""
        values = {id_: field.value() for id_, field in self.fields.items()}
        read = {id_: value for id_, value in values.items() if isinstance(value, int)}
        return read if len(read) == len(values) else None

    def load(self) -> None:
        """Read the weights and which vacancies may be tried."""
        desk = self.kit.desk

        def look() -> tuple[dict[str, int], dict[str, int]]:
            ids = lists.find(desk, KindId.VACANCIES, _OPEN)[:_OFFERED]
            shown = lists.rows(desk, KindId.VACANCIES, ids, ("job", "employer"))
            named = {f"{shown[i][0]} · {shown[i][1]} ({i})": i for i in ids if i in shown}
            return matching.weights(desk), named

        self.kit.jobs.read(look, self._take, key=(id(self), "weights"))

    def unsaved(self) -> bool:
        """Whether the fields say something else than the store."""
        return bool(self._stored) and self.typed() != self._stored

    def saving(self) -> bool:
        """Whether a save is under way."""
        return self.kit.may_manage and not self.save_button.isEnabled()

    def save(self) -> None:
        """Store the weights for everybody."""
        if not self.save_button.isEnabled():
            return
        for field in self.fields.values():
            missing = "" if field.value() is not None else "0에서 100까지의 숫자를 입력하세요."
            field.set_problem(field.editor.problem() or missing)
        typed, desk = self.typed(), self.kit.desk
        if typed is None:
            return
        self._may(False)
        self.kit.jobs.write(
            lambda: matching.save_weights(desk, typed), self._on_saved, self._on_failed
        )

    def _may(self, may: bool) -> None:
        for widget in (self.save_button, self.defaults, *self.fields.values()):
            widget.setEnabled(may and self.kit.may_manage)

    def _take(self, found: tuple[dict[str, int], dict[str, int]]) -> None:
        self._stored, self._vacancies = found
        for id_, field in self.fields.items():
            field.set_value(str(self._stored[id_]))
        self._tell_wrong("")
        editor, chosen = self.vacancy.widget, self.vacancy.value()
        assert isinstance(editor, ChoiceEdit)
        editor.blockSignals(True)
        while editor.count() > 1:
            editor.removeItem(1)
        for name in self._vacancies:
            editor.addItem(name, name)
        first = next(iter(self._vacancies), "")
        editor.set_value(chosen if chosen in self._vacancies else first)
        editor.blockSignals(False)
        self._try()

    def _on_edited(self) -> None:
        self.saved.setText("")
        self._tell_wrong("")
        self._try()

    def _to_defaults(self) -> None:
        for id_, field in self.fields.items():
            field.set_value(str(matching.DEFAULT_WEIGHTS[id_]))
        self._on_edited()

    def _try(self) -> None:
        desk, typed = self.kit.desk, self.typed()
        vacancy = self._vacancies.get(str(self.vacancy.value()))
        if vacancy is None or typed is None or max(typed.values()) > MOST_WEIGHT:
            self.preview.setText(
                "" if self._vacancies else "진행 중인 구인이 있으면 여기에 순서를 미리 보입니다."
            )
            return
        self.kit.jobs.read(
            lambda: matching.for_vacancy(desk, vacancy, _TRIED, weighing=typed),
            self._show,
            key=(id(self), "trial"),
        )

    def _show(self, ranking: Ranking) -> None:
        lines = [
            f"{at}. {fit.name} {fit.score}점: "
            + (", ".join(reason.text for reason in fit.reasons) or "견줄 항목이 없습니다")
            for at, fit in enumerate(ranking.rows, 1)
        ]
        self.preview.setText("\n".join(lines) or "구직자가 아직 없습니다.")

    def _rank_all(self) -> None:
        """Rank everybody for every open vacancy by the stored weights, with count and cancel."""
        desk = self.kit.desk

        def rank(progress: Progress) -> str:
            return _scarce_in_words(desk, matching.all_pairs(desk, progress))

        self.kit.jobs.long("모든 구인을 다시 견줍니다", rank, self._show_whole, parent=self)

    def _show_whole(self, said: str) -> None:
        self.whole.setText(said)
        self.whole.show()

    def _on_saved(self, change: Change) -> None:
        self._may(True)
        now = dates.clock(datetime.now())
        self.saved.setText(f"저장됨 {now}" if change.operation else "바뀐 것이 없습니다.")
        self.reload()
        self.went_well()

    def _on_failed(self, error: BaseException) -> None:
        self._may(True)
        self.went_wrong()
        if not isinstance(error, UserError):
            self.kit.notices.error(error)
            return
        field = self.fields.get(error.field or "")
        if field is None:
            self._tell_wrong(error.message)
        else:
            field.set_problem(error.message)
            field.setFocus()

    def _tell_wrong(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
