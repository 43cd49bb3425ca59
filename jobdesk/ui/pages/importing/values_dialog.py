"""값 확인: the words of coded columns, how often each stands there, and what it becomes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from jobdesk.services.importing.coded import IN_NOTE, NOT_TAKEN, CodedValue, Fate, ValueTable
from jobdesk.ui import theme
from jobdesk.ui.pages.importing.session import Session
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import HEADING, SMALL, Chip, Label, PrimaryButton, column
from jobdesk.ui.widgets.choice_editors import ChoiceEdit
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.record_form import scrolled

_OPEN = {Fate.NOTE: ("비고로", Tone.WARNING), Fate.WRONG: ("읽지 못함", Tone.DANGER)}


class ValuesDialog(Dialog):
    """What is chosen here counts at once for every row, and is kept with the profile."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("값 확인", parent, width=620)
        self._session = session
        self.boxes: dict[tuple[str, str], ChoiceEdit] = {}
        """What a word becomes, by header and word."""
        self.body.addWidget(
            Label(
                "파일에 적힌 말이 어느 값이 되는지 정합니다. 한 번 정하면 모든 줄에 적용되고, "
                "다음에 같은 양식을 가져올 때도 그대로 씁니다.",
                look="muted",
                wrap=True,
            )
        )
        inner = QWidget()
        inner.setProperty("look", "scroll")
        lines = column(spacing=14)
        lines.setContentsMargins(0, 0, 10, 0)
        reading = session.reading
        for table in reading.spoken.tables if reading is not None else ():
            lines.addWidget(self._table(table))
        lines.addStretch(1)
        inner.setLayout(lines)
        self.body.addWidget(scrolled(inner), 1)
        self.done_button = PrimaryButton("확인", icon="check")
        self.done_button.clicked.connect(self.accept)
        self.add_button(self.done_button, keys="Ctrl+Return")
        self.spread(620, 520)

    def _table(self, table: ValueTable) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        same = table.header == table.label
        title = table.header if same else f"{table.header} → {table.label}"
        grid.addWidget(Label(title, points=HEADING, weight=600, wrap=True), 0, 0, 1, 4)
        for at, value in enumerate(table.values, start=1):
            self._line(grid, at, table, value)
        return box

    def _line(self, grid: QGridLayout, at: int, table: ValueTable, value: CodedValue) -> None:
        word = Label(value.said, wrap=True)
        count = Label(f"{value.count:,}칸", points=SMALL + 0.5, look="muted", tabular=True)
        grid.addWidget(word, at, 0)
        grid.addWidget(count, at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if value.fate in _OPEN and not value.chosen:
            grid.addWidget(Chip(*_OPEN[value.fate]), at, 2)
        box = ChoiceEdit((*table.choices, IN_NOTE, NOT_TAKEN), empty="")
        box.setPlaceholderText("고르세요")
        box.setMinimumWidth(theme.now().px(180))
        box.setAccessibleName(f"{table.header} ‘{value.said}’")
        if value.becomes:
            box.set_value(value.becomes)
        else:
            box.setCurrentIndex(-1)
        word.setBuddy(box)
        header, said = table.header, value.said
        box.edited.connect(lambda: self._choose(header, said))
        grid.addWidget(box, at, 3)
        self.boxes[header, said] = box

    def _choose(self, header: str, said: str) -> None:
        self._session.choose(value=(header, said, str(self.boxes[header, said].value())))
