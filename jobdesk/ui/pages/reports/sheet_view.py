"""The sections of one report as they are worked on: tables that open, words, pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.report_document import Chart, Photos, Report, Section, Table, Words
from jobdesk.domain.report_templates import Template, Use
from jobdesk.domain.spans import Span
from jobdesk.services import report_book
from jobdesk.services.desk import Desk
from jobdesk.services.report_sections import SECTIONS
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.reports.photo_block import PhotoBlock, Shown
from jobdesk.ui.pages.reports.text_block import TextBlock
from jobdesk.ui.widgets.basics import HEADING, SMALL, Label, column, row
from jobdesk.ui.widgets.report_table import ReportTableView

_PHOTOS = "photos"


class SheetView(QWidget):
    """Kept as long as the template's sections stay; only what is in them is shown anew.

    ``opened`` bears the Figure of a number, ``explained`` its sentence.
    """

    opened = Signal(object)
    explained = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._made: tuple[Use, ...] | None = None
        self._turn = 0
        self.parts: dict[str, SectionPart] = {}
        self._list = column(spacing=22)
        self._list.setContentsMargins(0, 4, 8, 12)
        self.setLayout(self._list)
        self.setProperty("look", "scroll")

    def show_report(
        self,
        report: Report,
        template: Template,
        span: Span,
        report_id: int,
        texts: Mapping[str, str],
        photos: Mapping[str, tuple[Shown, ...]],
        *,
        locked: bool,
    ) -> None:
        """Show a report; ``report_id`` is 0 where it was not drawn up."""
        uses = tuple(use for use in template.uses if use.on and use.kind in SECTIONS)
        if self._made != uses:
            self._clear(uses)
        self._turn += 1
        sections = {section.id: section for section in report.sections}
        number, pieces = 0, []
        for use in uses:
            section = sections.get(use.id)
            number += section is not None
            shown = _Shown(
                use,
                section,
                number if section else 0,
                report_id,
                span,
                texts.get(use.id, ""),
                photos.get(use.id, ()),
                locked,
            )
            pieces.append(partial(self._show_part, self._turn, shown))
        # Thirty tables at once would hold the window still.
        self._jobs.in_turn(*pieces)

    def _show_part(self, turn: int, shown: _Shown) -> None:
        if turn != self._turn:
            return
        use = shown.use
        part = self.parts.get(use.id)
        if part is None:
            part = self.parts[use.id] = self._part(use)
            self._list.insertWidget(self._list.count() - 1, part)
        part.show_section(shown.section, shown.number)
        if part.words is not None:
            part.words.show_words(shown.report_id, shown.words, locked=shown.locked)
        if part.photos is not None:
            part.photos.show_photos(shown.report_id, shown.span, shown.photos, locked=shown.locked)

    @property
    def texts(self) -> list[TextBlock]:
        """The fields of words, in order."""
        return [part.words for part in self.parts.values() if part.words is not None]

    @property
    def tables(self) -> list[ReportTableView]:
        """The tables that are shown, in order."""
        return [table for part in self.parts.values() for table in part.tables]

    def reach(self, section: str) -> None:
        """Bring a section to the top of the view; where it is written in, begin to write."""
        part = self.parts[section]
        above = self.parentWidget()
        area = above.parentWidget() if above is not None else None
        if isinstance(area, QScrollArea):
            area.verticalScrollBar().setValue(part.y())
        if part.words is not None:
            part.words.field.setFocus()

    def save(self) -> None:
        """Store every word that is typed, now."""
        for text in self.texts:
            text.save()

    def _clear(self, uses: tuple[Use, ...]) -> None:
        self.save()
        self._made = uses
        for part in self.parts.values():
            self._list.removeWidget(part)
            part.hide()
            part.deleteLater()
        while self._list.count():
            self._list.takeAt(0)
        self.parts = {}
        self._list.addStretch(1)

    def _part(self, use: Use) -> SectionPart:
        kind = SECTIONS[use.kind]
        title = use.title or kind.title
        part = SectionPart(title)
        part.opened.connect(self.opened)
        part.explained.connect(self.explained)
        if kind.text:
            part.put_words(TextBlock(title, partial(self._write, use.id), self._jobs))
        elif use.kind == _PHOTOS:
            part.put_photos(PhotoBlock(self._desk, self._jobs, self._notices, use.id))
        return part

    def _write(self, section: str, report_id: int, content: str) -> Change:
        return report_book.write(self._desk, report_id, section, content)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What one section shows."""

    use: Use
    section: Section | None
    number: int
    report_id: int
    span: Span
    words: str
    photos: tuple[Shown, ...]
    locked: bool


class SectionPart(QWidget):
    """One section: its heading, its tables or what is typed for it."""

    opened = Signal(object)
    explained = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.words: TextBlock | None = None
        self.photos: PhotoBlock | None = None
        self.tables: list[ReportTableView] = []
        self._titles: list[Label] = []
        self.heading = Label(title, points=HEADING, weight=700, wrap=True)
        self.unit = Label(points=SMALL + 0.25, look="muted")
        self._remark = Label(look="muted", points=SMALL + 0.75, wrap=True)
        self._body: QVBoxLayout = column(spacing=8)
        head = row(self.heading, self.unit, spacing=12)
        head.setStretch(0, 1)
        layout = column(spacing=8)
        layout.addLayout(head)
        layout.addLayout(self._body)
        layout.addWidget(self._remark)
        self.setLayout(layout)

    def put_words(self, words: TextBlock) -> None:
        """A field for words."""
        self.words = words
        self._body.addWidget(words)

    def put_photos(self, photos: PhotoBlock) -> None:
        """Pictures."""
        self.photos = photos
        self._body.addWidget(photos)

    def show_section(self, section: Section | None, number: int) -> None:
        """Show what the report holds of it; None is a section with nothing to print."""
        self.heading.setText(f"{number}. {self.title}" if number else self.title)
        typed = self.words is not None or self.photos is not None
        blocks = section.blocks if section else ()
        tables = [each for each in blocks if isinstance(each, Table)]
        self._fit(len(tables))
        for at, table in enumerate(tables):
            named = table.title if table.title != self.title else ""
            unit = table.unit if at else ""
            self._titles[at].setText("  ".join(part for part in (named, unit) if part))
            self._titles[at].setVisible(bool(named or unit))
            self.tables[at].setAccessibleName(f"{self.title} {named}".strip())
            self.tables[at].setVisible(bool(table.lines))
            self.tables[at].show_table(table)
        self.unit.setText(tables[0].unit if tables else "")
        self.unit.setVisible(bool(tables and tables[0].unit))
        told = [] if typed else self._told(section)
        self._remark.setText("\n".join(told))
        self._remark.setVisible(bool(told))

    def _told(self, section: Section | None) -> list[str]:
        if section is None:
            return ["이 기간에는 실을 내용이 없어 인쇄되지 않습니다."]
        told: list[str] = []
        for block in section.blocks:
            if isinstance(block, Words):
                told += block.paragraphs
            elif isinstance(block, Table):
                told += [block.empty or "해당 사항이 없습니다."] if not block.lines else []
                told += [f"※ {note}" for note in block.notes]
            elif isinstance(block, Chart):
                told.append(f"그림 ‘{block.title}’은 미리보기에서 봅니다.")
            elif isinstance(block, Photos):
                told.append(f"사진 {len(block.photos)}장")
        return told

    def _fit(self, wanted: int) -> None:
        while len(self.tables) > wanted:
            for widget in (self.tables.pop(), self._titles.pop()):
                self._body.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        while len(self.tables) < wanted:
            title, view = Label(points=SMALL + 0.75, weight=600, wrap=True), ReportTableView("")
            view.opened.connect(self.opened)
            view.explained.connect(self.explained)
            self.tables.append(view)
            self._titles.append(title)
            self._body.addWidget(title)
            self._body.addWidget(view)
