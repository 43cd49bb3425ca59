"""Which labels are in the printer: a size as it is sold, or measures of one's own; kept for the
next time, since a box of them lasts for years."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.label_sheets import LABEL_SHEETS, LabelSheet, check_label_sheet
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import SMALL, Label, column, row
from jobdesk.ui.widgets.editors import ChoiceEdit, NumberEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField

_OWN = "직접 정하기"
_KEPT = "labels/sheet"
_MEASURES = (
    (("columns", "가로 칸 수"), ("rows", "세로 칸 수")),
    (("width", "한 칸 가로"), ("height", "한 칸 세로")),
    (("left", "왼쪽 여백"), ("top", "위 여백")),
    (("gap_x", "가로 간격"), ("gap_y", "세로 간격")),
)


class MillimetreEdit(TextEdit):
    """A measure in millimetres, ``99.1``; a unit behind it is read over."""

    def value(self) -> object:
        """The measure, None where the field is empty or cannot be read."""
        try:
            return float(self.full_text().replace("mm", "").replace(",", ".").strip())
        except ValueError:
            return None

    def set_value(self, value: object) -> None:
        """Show a measure."""
        self.setText(f"{value:g}" if isinstance(value, float) else "")

    def problem(self) -> str:
        """A sentence when the text is no measure."""
        return "" if self.value() is not None else "mm로 입력하세요. 예: 99.1"


class LabelFields(QWidget):
    """See the module's words. ``edited`` fires for every change."""

    edited = Signal()

    def __init__(self, preferences: UserSettings) -> None:
        super().__init__()
        self._preferences = preferences
        self.stock = FormField(
            "라벨 용지", ChoiceEdit([*(sheet.words for sheet in LABEL_SHEETS), _OWN], empty="")
        )
        self.stock.set_value(LABEL_SHEETS[0].words)
        self.first = FormField("시작할 칸", NumberEdit("칸"))
        self.first.set_value(1)
        self.marks = QCheckBox("자르는 표시 넣기")
        self.marks.setChecked(True)
        self.measures: dict[str, FormField] = {}
        self._own = QWidget()
        own = column(spacing=8)
        own.setContentsMargins(0, 0, 0, 0)
        for pair in _MEASURES:
            line = row(spacing=8)
            for key, label in pair:
                whole = key in ("columns", "rows")
                field = FormField(
                    label if whole else f"{label} (mm)", NumberEdit() if whole else MillimetreEdit()
                )
                given = getattr(LABEL_SHEETS[0], key)
                field.set_value(given if whole else float(given))
                field.edited.connect(self.edited)
                self.measures[key] = field
                line.addWidget(field, 1)
            own.addLayout(line)
        self._own.setLayout(own)
        self._own.hide()
        hint = (
            "쓰던 용지를 다시 넣을 때 시작할 칸을 바꿉니다. 인쇄 창에서 실제 크기(100%)로 뽑으세요."
        )
        layout = column(
            self.stock, self._own, self.first, self.marks,
            Label(hint, look="muted", points=SMALL + 0.75, wrap=True), spacing=10,
        )  # fmt: skip
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.stock.edited.connect(self._on_size)
        self.first.edited.connect(self.edited)
        self.marks.toggled.connect(self.edited)
        self._recall()
        self.edited.connect(self._keep)
        self.setFocusProxy(self.stock)

    def sheet(self) -> LabelSheet | None:
        """The sheet chosen; None while a measure cannot be read."""
        for sheet in LABEL_SHEETS:
            if sheet.words == self.stock.value():
                return sheet
        given = {key: field.value() for key, field in self.measures.items()}
        if any(value is None for value in given.values()):
            return None
        return LabelSheet(**given)  # type: ignore[arg-type]

    def begin(self) -> int:
        """The label to begin with; 0 while it cannot be read."""
        value = self.first.value()
        return value if isinstance(value, int) else 0

    def tell(self) -> str:
        """Show beneath each field what is wrong; the first sentence, empty when all is well."""
        for field in (*self.measures.values(), self.first):
            field.set_problem("")
        if self.stock.value() == _OWN:
            unread = [field for field in self.measures.values() if field.value() is None]
            for field in unread:
                field.set_problem(field.editor.problem() or "숫자로 입력하세요.")
            if unread:
                return "라벨의 치수를 숫자로 입력하세요."
        sheet = self.sheet()
        assert sheet is not None
        for problem in check_label_sheet(sheet):
            self.measures[problem.field].set_problem(problem.message)
            return problem.message
        if not 1 <= self.begin() <= sheet.count:
            words = f"1에서 {sheet.count} 사이로 입력하세요."
            self.first.set_problem(words)
            return f"시작할 칸: {words}"
        return ""

    def _recall(self) -> None:
        """What lay in the printer the last time; what cannot be read is passed over."""
        kept = self._preferences.value(_KEPT, {})
        assert isinstance(kept, dict)
        sizes = [*(sheet.words for sheet in LABEL_SHEETS), _OWN]
        if kept.get("stock") in sizes:
            self.stock.set_value(kept["stock"])
        for key, field in self.measures.items():
            given, whole = kept.get(key), isinstance(field.editor, NumberEdit)
            if isinstance(given, int if whole else float) and not isinstance(given, bool):
                field.set_value(given)
        self.marks.setChecked(kept.get("marks", True) is not False)
        self._own.setVisible(self.stock.value() == _OWN)

    def _keep(self) -> None:
        sheet = self.sheet()
        if sheet is None or check_label_sheet(sheet):
            return
        kept = {key: field.value() for key, field in self.measures.items()}
        kept |= {"stock": self.stock.value(), "marks": self.marks.isChecked()}
        self._preferences.set_value(_KEPT, kept)

    def _on_size(self) -> None:
        self._own.setVisible(self.stock.value() == _OWN)
        self.edited.emit()
