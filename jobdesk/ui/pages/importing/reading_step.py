"""The second step: what was understood of the file, and every way to say it is otherwise."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QMenu, QSplitter, QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.services import imports
from jobdesk.services.importing.owner import COHORT, DAY, SAID_BY
from jobdesk.services.imports import Sheet
from jobdesk.ui import dates, theme
from jobdesk.ui.models.sheet_rows import Taken
from jobdesk.ui.pages.importing import words
from jobdesk.ui.pages.importing.busy_line import BusyLine
from jobdesk.ui.pages.importing.reading import Reading
from jobdesk.ui.pages.importing.session import Session
from jobdesk.ui.pages.importing.values_dialog import ValuesDialog
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import HEADING, SMALL, Button, Card, Label, column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.editors import ChoiceEdit
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.match_table import MatchTable
from jobdesk.ui.widgets.sheet_view import SheetView
from jobdesk.ui.widgets.strip import Strip

_BY_HAND = (
    "아래에서 종류와 머리글, 열마다 들어갈 항목을 직접 고를 수도 있습니다. 머리글이 없는 표이면 "
    "'머리글' 단추에서 '머리글 없음'을 고르세요."
)


class ReadingStep(QWidget):
    """Shows the session's reading; every choice goes to the session at once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._filling = False
        self._shown: tuple[int, str] | None = None
        self.strip = Strip()
        self.earlier = Strip()
        self.applied = Strip()
        self.applied.acted.connect(session.without_profile)
        self.summary = Label(points=HEADING, weight=600, wrap=True)
        self.about = Label(points=SMALL + 0.5, look="muted", wrap=True)
        self.kind = ChoiceEdit((), empty="")
        self.kind.setAccessibleName("종류")
        self.kind.setPlaceholderText("고르세요")
        for kind in imports.kinds():
            self.kind.addItem(words.roster(kind), kind.value)
        self.sheet = ChoiceEdit((), empty="")
        self.sheet.setAccessibleName("시트")
        for box in (self.kind, self.sheet):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.forget = Button("처음 읽은 대로", icon="undo-2", look="link")
        self.forget.setToolTip("종류, 시트, 머리글, 열을 모두 프로그램이 찾은 대로 되돌립니다")
        self.busy = BusyLine(session)
        chosen = QWidget()
        flow = FlowLayout(chosen, spacing=8)
        self._kind_label = Label("종류", look="muted")
        self._make_words()
        self._sheet_label = Label("시트", look="muted")
        self._sheet_pair = _pair(self._sheet_label, self.sheet)
        self._year_pair = _pair(self._year_label, self.year)
        self._day_pair = _pair(Label("행사", look="muted"), self.day)
        self._cohort_pair = _pair(Label("기수", look="muted"), self.cohort)
        for part in (
            _pair(self._kind_label, self.kind), self._sheet_pair, self._day_pair,
            self._cohort_pair, self.values, self._year_pair, self.forget,
        ):  # fmt: skip
            flow.addWidget(part)
        choosers = row(chosen, self.busy, spacing=8)
        choosers.setStretch(0, 1)
        layout = column(self.strip, self.earlier, self.applied, spacing=10)
        layout.addLayout(column(self.summary, self.about, spacing=3))
        layout.addLayout(choosers)
        layout.addWidget(self._tables(), 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)
        self.kind.edited.connect(self._on_kind)
        self.sheet.edited.connect(self._on_sheet)
        self.view.edited.connect(self._on_view)
        self.forget.clicked.connect(session.forget_choices)
        self.rows.header_wanted.connect(self._on_header)
        self.rows.row_wanted.connect(self._on_row)
        self.rows.column_wanted.connect(self._on_letter)
        self.table.matches.chosen.connect(self._on_column)
        session.planned.connect(self.show_reading)

    def _make_words(self) -> None:
        """What the cells say in words of their own: coded columns, days without a year."""
        self.values = Button("", icon="list-checks")
        self.values.clicked.connect(self.open_values)
        self.year = ChoiceEdit((), empty="")
        self.year.setAccessibleName("연도 없는 날짜의 연도")
        self.year.edited.connect(self._on_year)
        self._year_label = Label(look="muted")
        self.day = _which("어느 행사의 명단인지")
        self.day.edited.connect(self._on_day)
        self.cohort = _which("어느 기수의 명단인지")
        self.cohort.edited.connect(self._on_cohort)

    def _tables(self) -> QWidget:
        self.rows = SheetView("시트의 줄")
        self.view = ChoiceEdit((), empty="")
        self.view.setAccessibleName("보이는 시트")
        self.view.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.head = Button("머리글 고르기", icon="chevron-down", icon_last=True, look="link")
        self.head.clicked.connect(self._open_menu)
        left = Card(margin=1, spacing=0)
        bar = row(Label("시트에 적힌 대로", weight=600), self.view, None, self.head)
        bar.addStrut(self.head.sizeHint().height())
        bar.setContentsMargins(14, 4, 6, 4)
        left.body.addLayout(bar)
        left.body.addWidget(self.rows, 1)
        self.table = MatchTable("열과 항목")
        self.known = Label(look="muted", points=SMALL + 0.5)
        right = Card(margin=1, spacing=0)
        bar = row(Label("열마다 들어갈 항목", weight=600), None, self.known)
        bar.setContentsMargins(14, 4, 14, 4)
        bar.addStrut(self.head.sizeHint().height())
        right.body.addLayout(bar)
        right.body.addWidget(self.table, 1)
        self.why = Label(look="muted", points=SMALL + 0.5, wrap=True)
        self.why.setContentsMargins(14, 6, 14, 6)
        right.body.addWidget(self.why)
        self.table.roomed.connect(self._show_why)
        self.table.selectionModel().currentRowChanged.connect(self._show_why)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(12)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        # Larger type needs more of the width for the choices than for looking at the sheet.
        share = 47 - (theme.now().scale - 100) // 6
        split.setSizes([share * 10, (100 - share) * 10])
        return split

    # Showing

    def show_reading(self) -> None:
        """Show what the session knows now."""
        reading = self._session.reading
        if reading is None:
            return
        self._filling = True
        some = any(sheet.rows for sheet in reading.workbook.sheets)
        said = f"{reading.problem} {_BY_HAND}" if some and reading.problem else reading.problem
        self.strip.tell(said, Tone.WARNING)
        earlier = self._session.earlier
        self.earlier.tell(words.known_file(earlier) if earlier else "", Tone.ACCENT)
        profile = self._session.profile if reading.choices.profile else ""
        said = words.applied(profile) if profile else ""
        self.applied.tell(said, Tone.ACCENT, "양식 없이 읽기")
        self._show_words(reading)
        self.summary.setText(words.understood(reading.kind, reading.tables))
        self.summary.setVisible(reading.plan is not None)
        self.about.setText(_about(reading))
        self.about.setVisible(bool(self.about.text()))
        known = reading.plan is not None or reading.choices.kind is not None
        # Nothing chosen where nothing was understood, so that any kind can be.
        self.kind.setCurrentIndex(self.kind.findData(reading.kind.value) if known else -1)
        self._fill_sheets(reading)
        self.forget.setVisible(words.are_chosen(reading.choices) and not profile)
        fields = imports.fields_of(reading.kind)
        self.table.matches.show(reading.columns, fields)
        if not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        taken = sum(1 for match in reading.columns if match.field)
        self.known.setText(f"{len(reading.columns)}열 가운데 {taken}열을 가져옵니다")
        self._show_sheet()
        self._show_why()
        self._filling = False

    def _show_words(self, reading: Reading) -> None:
        spoken = reading.spoken
        self.values.setText(words.words_to_check(spoken))
        self.values.setVisible(bool(spoken.tables))
        self._year_label.setText(f"연도 없는 날짜 {spoken.yearless:,}칸은")
        self.year.clear()
        last = (reading.plan.today.year if reading.plan is not None else spoken.year) + 1
        for year in range(last, last - 7, -1):
            self.year.addItem(f"{year}년", str(year))
        self.year.set_value(str(spoken.year))
        self._year_pair.setVisible(spoken.yearless > 0)
        self._show_owners(reading)

    def _show_owners(self, reading: Reading) -> None:
        """Which 만남의 날 or 교육 기수 the rows are of: one of those there are, or as each row
        says."""
        fields = {match.field for match in reading.columns}
        plan = reading.plan
        days = [(each.id, each.title, each.held_on) for each in reading.days]
        rounds = [(each.id, each.title, each.starts_on) for each in reading.cohorts]
        for chooser, pair, listed, own, meant in (
            (self.day, self._day_pair, days, (DAY, "줄마다 적힌 행사"), plan.day if plan else 0),
            (
                self.cohort,
                self._cohort_pair,
                rounds,
                (COHORT, "줄마다 적힌 기수"),
                plan.cohort if plan else 0,
            ),
        ):
            chooser.clear()
            link, by_row = own
            if SAID_BY[link] & fields:
                chooser.addItem(by_row, "0")
            for id_, title, on in listed:
                chooser.addItem(f"{title} ({dates.day(on)})" if on else title, str(id_))
            chooser.setCurrentIndex(chooser.findData(str(meant)))
            pair.setVisible(bool(listed))

    def open_values(self) -> None:
        """Show the words of the coded columns and what each becomes."""
        show(ValuesDialog(self._session, self.window()))

    def _on_year(self) -> None:
        if not self._filling and self.year.value():
            self._session.choose(year=int(str(self.year.value())))

    def _on_day(self) -> None:
        if not self._filling and self.day.value():
            self._session.choose(day=int(str(self.day.value())))

    def _on_cohort(self) -> None:
        if not self._filling and self.cohort.value():
            self._session.choose(cohort=int(str(self.cohort.value())))

    def _fill_sheets(self, reading: Reading) -> None:
        taken = list(dict.fromkeys(table.sheet for table in reading.tables))
        self.sheet.clear()
        self.sheet.addItem("알아서 고르기", "")
        for sheet in reading.workbook.sheets:
            self.sheet.addItem(_sheet_words(sheet, taken if reading.plan else []), sheet.name)
        self.sheet.set_value(reading.choices.sheet or "")
        self._sheet_pair.setVisible(len(reading.workbook.sheets) > 1)
        now = str(self.view.value())
        self.view.clear()
        for name in taken or [reading.workbook.sheets[0].name]:
            self.view.addItem(name, name)
        if now in taken:
            self.view.set_value(now)
        self.view.setVisible(len(taken) > 1)

    def _show_sheet(self) -> None:
        reading = self._session.reading
        if reading is None:
            return
        name = str(self.view.value())
        sheet = next((s for s in reading.workbook.sheets if s.name == name), None)
        names = {match.column: self.table.matches.label(match.field)
                 for match in reading.columns if match.field}  # fmt: skip
        self.rows.show_sheet(sheet, reading.tables, names)
        heads = next((t.header_rows for t in reading.tables if t.sheet == name), ())
        self.head.setText(words.header_rows(heads))
        self.head.setAccessibleName(f"{words.header_rows(heads)}, 바꾸기")
        shown = (id(reading.workbook), name)
        if shown != self._shown:
            self._shown = shown
            self.rows.fit()
            self.rows.show_row(heads[0] if heads else 1)

    def _show_why(self) -> None:
        self.why.setText(self.table.why())
        self.why.setVisible(bool(self.why.text()))

    # Choosing

    def _on_kind(self) -> None:
        if not self._filling and self.kind.value():
            self._session.choose(kind=KindId(str(self.kind.value())))

    def _on_sheet(self) -> None:
        if not self._filling:
            self._session.choose(sheet=str(self.sheet.value()))

    def _on_view(self) -> None:
        if not self._filling:
            self._show_sheet()

    def _on_column(self, header: str, field: str) -> None:
        self._session.choose(column=(header, field))

    def _on_header(self, number: int, joins: bool) -> None:
        rows = [number]
        if joins:
            heads = set(self._heads())
            rows = sorted(heads ^ {number})
        self._session.choose(header_rows=rows, sheet_shown=str(self.view.value()))

    def _on_row(self, number: int, taken: bool) -> None:
        self._session.choose(row=(str(self.view.value()), number, taken))

    def _on_letter(self, column: int) -> None:
        """Leave a column out; ask for the field of one that has none."""
        matches = self.table.matches
        for place in range(matches.rowCount()):
            match = matches.match_at(place)
            if match.column == column and match.field:
                matches.leave_out(place)
            elif match.column == column:
                self.table.open_list(place)

    def _heads(self) -> tuple[int, ...]:
        reading = self._session.reading
        tables = reading.tables if reading is not None else ()
        name = self.view.value()
        return next((t.header_rows for t in tables if t.sheet == name), ())

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.popup(self.head.mapToGlobal(self.head.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """What can be done with the current row and the header."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        number = self.rows.current_number()
        if number is not None:
            alone = menu.addAction(f"{number}행을 머리글로\tEnter")
            alone.triggered.connect(lambda: self._on_header(number, False))
            inside = number in self._heads()
            text = f"{number}행을 머리글에서 빼기" if inside else f"{number}행도 머리글에 넣기"
            joined = menu.addAction(f"{text}\tShift+Enter")
            joined.triggered.connect(lambda: self._on_header(number, True))
            taken = self.rows.sheet.taken(self.rows.currentIndex().row())
            if taken in (Taken.DATA, Taken.LEFT_OUT):
                what = "빼기" if taken is Taken.DATA else "가져오기"
                turned = menu.addAction(f"{number}행 {what}\tSpace")
                turned.triggered.connect(lambda: self._on_row(number, taken is Taken.LEFT_OUT))
        nothing = menu.addAction("머리글 없음 (첫 줄부터 자료)")
        nothing.triggered.connect(self._no_header)
        return menu

    def _no_header(self) -> None:
        self._session.choose(header_rows=(), sheet_shown=str(self.view.value()))


def _which(name: str) -> ChoiceEdit:
    """A chooser of the day or the cohort that a sheet is of."""
    made = ChoiceEdit((), empty="")
    made.setAccessibleName(name)
    made.setPlaceholderText("고르세요")
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return made


def _pair(label: Label, box: QWidget) -> QWidget:
    """A label and what it names, which wrap together."""
    whole = QWidget()
    whole.setLayout(row(label, box, spacing=8))
    label.setBuddy(box)
    return whole


def _about(reading: Reading) -> str:
    """Why it was understood so, and what was assumed."""
    plan = reading.plan
    if plan is None:
        return ""
    parts = [f"{plan.file}: {plan.why}" if plan.why else plan.file, *plan.notes]
    if plan.others:
        parts.append(f"가져오지 않는 시트: {', '.join(plan.others)}")
    return "  ·  ".join(part.rstrip(".") for part in parts)


def _sheet_words(sheet: Sheet, taken: list[str]) -> str:
    marks = [] if sheet.visible else ["숨김"]
    if not sheet.rows:
        marks.append("비어 있음")
    elif sheet.name in taken:
        marks.append("가져올 시트")
    return f"{sheet.name} ({', '.join(marks)})" if marks else sheet.name
