"""내용: what an item is, what it promises in the chosen year and what was reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.plan_tree import Node, actual, target
from jobdesk.domain.plans import CATEGORIES, PlanItem
from jobdesk.errors import UserError
from jobdesk.services import plans_form
from jobdesk.services.desk import Desk
from jobdesk.services.plans_form import ItemForm
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, Rule, column, row
from jobdesk.ui.widgets.choice_editors import ChoiceEdit
from jobdesk.ui.widgets.editors import LongTextEdit, NumberEdit, SuggestEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField

_BY_HAND = "직접 입력"
_UNITS = next(f.choices for f in KINDS[KindId.PLAN_ITEMS].fields if f.id == "unit")
_PLAIN = (
    "title",
    "category",
    "department",
    "operator",
    "partners",
    "audience",
    "unit",
    "first_year",
    "last_year",
    "purpose",
    "content",
    "effect",
    "note",
)


class ItemFormView(QWidget):
    """See the module's words. ``stored`` fires after a save; typed changes are saved by Ctrl+S, by
    the button, and when another item is chosen."""

    stored = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._node: Node | None = None
        self._year = desk.today().year
        self._shown: dict[str, object] = {}
        self._indicators: dict[str, str] = {}
        self.fields: dict[str, FormField] = {
            "target": FormField("목표", TextEdit("예: 300")),
            "reason": FormField("바꾼 사유", TextEdit()),
            "document": FormField("근거문서", TextEdit()),
            "reached": FormField("실적(직접 입력)", TextEdit()),
            "source": FormField("출처", TextEdit("예: 일자리과 결산")),
            "title": FormField("이름", TextEdit(), required=True),
            "category": FormField("부문", SuggestEdit(CATEGORIES)),
            "department": FormField("담당 부서", TextEdit()),
            "operator": FormField("수행기관", TextEdit()),
            "partners": FormField("협력기관", TextEdit()),
            "audience": FormField("사업대상", TextEdit()),
            "unit": FormField("목표 단위", SuggestEdit(_UNITS)),
            "indicator": FormField("실적을 세는 지표", ChoiceEdit((), empty=_BY_HAND)),
            "first_year": FormField("시작 해", NumberEdit("년")),
            "last_year": FormField("마지막 해", NumberEdit("년")),
            "purpose": FormField("목적 및 배경", LongTextEdit()),
            "content": FormField("사업내용", LongTextEdit()),
            "effect": FormField("기대효과", LongTextEdit()),
            "note": FormField("비고", TextEdit()),
        }
        self.sums = Label(look="muted", points=SMALL + 0.75, wrap=True, tabular=True)
        self.save_button = Button("저장", icon="save", tip="Ctrl+S")
        self.save_button.clicked.connect(self.save)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self._lay()
        keys = QShortcut(QKeySequence("Ctrl+S"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.save)
        for field in self.fields.values():
            field.edited.connect(self._tell)
        may_write(desk, *(field.widget for field in self.fields.values()))

    def _lay(self) -> None:
        body = QWidget()
        body.setProperty("look", "scroll")
        lines = column(spacing=12)
        lines.setContentsMargins(2, 12, 12, 12)
        lines.addWidget(self.sums)
        for names in (
            ("target", "reason", "document"),
            ("reached", "source"),
            (),
            ("title",),
            ("category", "unit"),
            ("indicator",),
            ("department", "operator"),
            ("partners", "audience"),
            ("first_year", "last_year"),
            ("purpose",),
            ("content",),
            ("effect",),
            ("note",),
        ):
            if not names:
                lines.addWidget(Rule())
                continue
            across = row(spacing=12)
            for name in names:
                across.addWidget(self.fields[name], 1)
            lines.addLayout(across)
        lines.addStretch(1)
        body.setLayout(lines)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = row(self.problem, None, self.save_button)
        foot.setStretch(0, 1)
        whole = column(spacing=8)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)
        self.setLayout(whole)
        self.setFocusProxy(self.fields["target"])

    # What the panel asks

    def offer(self, indicators: Mapping[str, str]) -> None:
        """The indicators that may count what an item reached: names by id."""
        if dict(indicators) == self._indicators:
            return
        self._indicators = dict(indicators)
        editor = self.fields["indicator"].widget
        assert isinstance(editor, ChoiceEdit)
        editor.blockSignals(True)
        editor.clear()
        editor.addItem(_BY_HAND, "")
        for id_, name in self._indicators.items():
            editor.addItem(name, id_)
        editor.blockSignals(False)

    def show_node(self, node: Node | None, year: int) -> None:
        """Show an item; what is being typed stays while it is the same item and year."""
        same = self._node is not None and node is not None and self._node.id == node.id
        if same and self._year == year and self.dirty:
            assert node is not None
            self._node = node
            return
        self._node, self._year = node, year
        self.setEnabled(node is not None)
        if node is None:
            return
        goal = node.goals.get(year)
        hand = goal.actual if goal and goal.actual and not node.item.indicator else None
        values: dict[str, object] = {name: getattr(node.item, name) for name in _PLAIN}
        values |= {
            "indicator": node.item.indicator,
            "target": goal.target if goal else "",
            "reason": "",
            "document": "",
            "reached": f"{hand.value:f}" if hand and hand.value is not None else "",
            "source": hand.source if hand else "",
        }
        for name, field in self.fields.items():
            field.set_value(values[name])
        self._shown = {name: field.value() for name, field in self.fields.items()}
        self.fields["target"].set_hint(f"{year}년")
        self.fields["reached"].set_hint(f"{year}년")
        by_hand = not node.item.indicator
        for name in ("reached", "source"):
            self.fields[name].setVisible(by_hand)
        self.sums.setText(_sums(node, year))
        self.sums.setVisible(bool(self.sums.text()))
        self.problem.hide()
        self._tell()

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not stored."""
        return self._node is not None and any(
            field.value() != self._shown.get(name) for name, field in self.fields.items()
        )

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Store what was typed; afterwards ``then``, which is not done where it was refused."""
        done = then if callable(then) else None
        if self._desk.read_only or not self.dirty or self._node is None:
            if done is not None:
                done()
            return
        for field in self.fields.values():
            wrong = field.editor.problem()
            field.set_problem(wrong)
            if wrong:
                field.widget.setFocus()
                return
        form, desk = self._form(self._node.item), self._desk

        def stored(_change: object) -> None:
            self._shown = {name: field.value() for name, field in self.fields.items()}
            self.problem.hide()
            self._tell()
            self.stored.emit()
            if done is not None:
                done()

        self._jobs.write(lambda: plans_form.save(desk, form), stored, self._refused)

    def _form(self, item: PlanItem) -> ItemForm:
        typed = {name: field.value() for name, field in self.fields.items()}
        changes: dict[str, Any] = {
            name: typed[name]
            for name in (*_PLAIN, "indicator")
            if typed[name] != self._shown.get(name)
        }
        goal = any(typed[n] != self._shown.get(n) for n in ("target", "reason", "document"))
        reached = any(typed[n] != self._shown.get(n) for n in ("reached", "source"))
        return ItemForm(
            replace(item, **changes),
            self._year,
            str(typed["target"]) if goal else None,
            str(typed["reason"]),
            str(typed["document"]),
            str(typed["reached"]) if reached else None,
            str(typed["source"]),
        )

    def _tell(self) -> None:
        may_write(self._desk, self.save_button, when=self.dirty)

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self._notices.error(error)
            return
        names = {"value": "target", "set_on": "target"}
        field = self.fields.get(names.get(error.field or "", error.field or ""))
        if error.field == "value" and "값" in error.message:
            field = self.fields["reached"]
        if field is not None and field.isVisibleTo(self):
            field.set_problem(error.message)
            field.widget.setFocus()
        else:
            self.problem.setText(error.message)
            self.problem.show()


def _sums(node: Node, year: int) -> str:
    """What is counted for the item where that is not what is typed for it."""
    goal = node.goals.get(year)
    said = []
    wanted, done = target(node, year), actual(node, year)
    if wanted is not None and wanted.value is not None and not (goal and goal.target):
        said.append(f"아래 항목의 목표를 더하면 {wanted.value:,}{node.item.unit}입니다.")
    if done is not None and done.value is not None and (goal is None or goal.actual is None):
        said.append(f"아래 항목의 실적을 더하면 {done.value:,}{node.item.unit}입니다.")
    elif done is not None and done.value is not None and node.item.indicator:
        said.append(f"지표로 센 {year}년 실적은 {done.value:,}{node.item.unit}입니다.")
    return " ".join(said)
