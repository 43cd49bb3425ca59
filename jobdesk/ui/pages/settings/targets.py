"""목표: what was promised for a year, revised with a day, a reason and a document."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from jobdesk.domain.kinds import KindId
from jobdesk.domain.targets import FIRST_YEAR, Target
from jobdesk.errors import UserError
from jobdesk.services import targets
from jobdesk.services.targets import TargetLine
from jobdesk.ui import dates
from jobdesk.ui.models.listing import plain
from jobdesk.ui.pages.settings.section import Kit, Section
from jobdesk.ui.widgets.basics import SMALL, Card, Label, PrimaryButton, row
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.plain_table import PlainTable


class TargetsSection(Section):
    """The indicators of a year; the chosen one is revised beneath, its past below that."""

    title = "목표"
    remark = (
        "한 해의 목표를 지표별로 입력합니다. 중간에 바꾸면 예전 목표와 바꾼 까닭이 함께 남고, "
        "보고서는 기준일의 목표로 달성률을 냅니다."
    )
    kinds = frozenset({KindId.TARGETS})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        this_year = kit.desk.today().year
        years = [str(y) for y in range(this_year + 1, max(FIRST_YEAR, this_year - 6), -1)]
        self.year = FormField("연도", ChoiceEdit(years, empty=""))
        self.year.set_value(str(this_year))
        self.lines: tuple[TargetLine, ...] = ()
        self.revisions: tuple[Target, ...] = ()
        self.table = PlainTable(
            "지표별 목표",
            (
                plain("name", "지표", 180, strong=True),
                plain("value", "목표", 140, right=True),
                plain("unit", "단위", 60),
                plain("since", "적용일", 110, quiet=True),
                plain("revisions", "변경", 80, right=True, quiet=True),
            ),
            stretch="name",
            spare=("unit", "revisions"),
            fit=True,
        )
        self.value = FormField("목표", TextEdit("예: 300, 산업체 요구 시"))
        self.since = FormField("적용일", DateEdit(kit.desk.today))
        self.reason = FormField("사유", TextEdit("예: 추경으로 목표 상향"))
        self.document = FormField("근거문서", TextEdit("예: 일자리정책과-1234"))
        self.save_button = PrimaryButton("저장", icon="save")
        self.saved = Label(look="muted", points=SMALL)
        self.past = PlainTable(
            "지난 목표",
            (
                plain("since", "적용일", 110, quiet=True),
                plain("value", "목표", 120, right=True),
                plain("reason", "사유", 240),
                plain("document", "근거문서", 180),
            ),
            stretch="reason",
            spare=("document",),
            fit=True,
        )
        self._lay_out()
        self.year.edited.connect(self.reload)
        self.table.picked.connect(self._on_picked)
        self.save_button.clicked.connect(self.save)
        for field in (self.value, self.reason, self.document):
            editor = field.editor
            assert isinstance(editor, TextEdit)
            editor.submitted.connect(self.save)

    def _lay_out(self) -> None:
        listing = Card(spacing=12)
        listing.body.addWidget(self.year, 0, Qt.AlignmentFlag.AlignLeft)
        listing.body.addWidget(self.table)
        self._form = Card("목표 고치기", spacing=12)
        first = row(self.value, self.since, spacing=12)
        second = row(self.reason, self.document, spacing=12)
        for pair in (first, second):
            pair.setStretch(0, 1)
            pair.setStretch(1, 1)
            self._form.body.addLayout(pair)
        self._form.body.addLayout(row(self.save_button, self.saved, None, spacing=12))
        self._history = Card("지난 목표", spacing=12)
        self._history.body.addWidget(self.past)
        for card in (listing, self._form, self._history):
            self.body.addWidget(card)

    def chosen(self) -> TargetLine | None:
        """The indicator in the current row."""
        index = self.table.current()
        return self.lines[index] if index is not None and index < len(self.lines) else None

    def load(self) -> None:
        """Read the year."""
        desk, year = self.kit.desk, int(str(self.year.value()))
        self.kit.jobs.read(lambda: targets.table(desk, year), self._take, key=(id(self), "table"))

    def unsaved(self) -> bool:
        """Whether the form says another target than the table."""
        line = self.chosen()
        return line is not None and (
            str(self.value.value()) != line.value
            or bool(self.reason.value())
            or bool(self.document.value())
        )

    def saving(self) -> bool:
        """Whether a save is under way."""
        return not self.save_button.isEnabled()

    def discard(self) -> None:
        """Show the target that holds again."""
        self._on_picked()

    def save(self) -> None:
        """Store the target as typed."""
        line, desk = self.chosen(), self.kit.desk
        if line is None or not self.save_button.isEnabled():
            return
        self.since.set_problem(self.since.editor.problem())
        if self.since.problem():
            return
        year, value = int(str(self.year.value())), str(self.value.value())
        reason, document = str(self.reason.value()), str(self.document.value())
        on = self.since.value()
        self.save_button.setEnabled(False)
        self.kit.jobs.write(
            lambda: targets.set_target(
                desk,
                line.indicator.id,
                year,
                value,
                reason=reason,
                document=document,
                on=on if isinstance(on, date) else None,
            ),
            self._on_saved,
            self._on_failed,
        )

    def _take(self, lines: tuple[TargetLine, ...]) -> None:
        kept = self.table.current() or 0
        self.lines = lines
        self.table.set_rows(
            [
                (
                    line.indicator.name,
                    line.value or "-",
                    line.indicator.unit,
                    dates.day(line.target.set_on) if line.target else "",
                    f"{line.revisions - 1}번" if line.revisions > 1 else "",
                )
                for line in lines
            ],
            current=kept,
        )

    def _on_picked(self) -> None:
        line, desk = self.chosen(), self.kit.desk
        self._form.setEnabled(line is not None and not desk.read_only)
        if line is None:
            return
        self._form.title.setText(f"{self.year.value()}년 {line.indicator.label} 목표")
        self.value.set_value(line.value)
        self.since.set_value(desk.today())
        self.reason.set_value("")
        self.document.set_value("")
        self.saved.setText("")
        year, indicator = int(str(self.year.value())), line.indicator.id
        self.kit.jobs.read(
            lambda: targets.revisions(desk, indicator, year),
            self._take_past,
            key=(id(self), "past"),
        )

    def _take_past(self, past: tuple[Target, ...]) -> None:
        self.revisions = past
        self._history.setVisible(bool(past))
        self.past.set_rows(
            [(dates.day(t.set_on), t.value or "없음", t.reason, t.document) for t in past]
        )

    def _on_saved(self, change: object) -> None:
        self.save_button.setEnabled(True)
        written = getattr(change, "operation", 0)
        self.reload()
        self.saved.setText("저장했습니다." if written else "이미 그 목표입니다.")
        self.went_well()

    def _on_failed(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        self.went_wrong()
        fields = {"value": self.value, "reason": self.reason, "document": self.document}
        field = fields.get(error.field) if isinstance(error, UserError) else None
        if field is None or not isinstance(error, UserError):
            self.kit.notices.error(error)
        else:
            field.set_problem(error.message)
