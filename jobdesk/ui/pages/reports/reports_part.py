"""보고서: those drawn up at the left, the one worked on in the middle, its paper at the right.

What stands in the middle and on the paper is one frozen report; what is typed is stored by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.months import Month
from jobdesk.domain.progress import Progress
from jobdesk.domain.report_check import Finding
from jobdesk.domain.report_document import Figure, Report
from jobdesk.domain.spans import SpanType, span_with
from jobdesk.services import report_book, report_check, report_files
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.report_freezing import span_of_record
from jobdesk.services.report_places import month_named, place_of
from jobdesk.ui import printing, theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.reports.book_list import BookList
from jobdesk.ui.pages.reports.hand_in_dialog import HandInDialog
from jobdesk.ui.pages.reports.looked import Looked, Wanted, look
from jobdesk.ui.pages.reports.report_bar import ReportBar
from jobdesk.ui.pages.reports.section_jump import foot
from jobdesk.ui.pages.reports.sheet_view import SheetView
from jobdesk.ui.pages.reports.template_dialog import TemplateDialog
from jobdesk.ui.widgets import pickers, verify_dialog
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, PrimaryButton, Rule, column, row
from jobdesk.ui.widgets.closing_dialog import ClosingDialog
from jobdesk.ui.widgets.figure_dialog import FigureDialog
from jobdesk.ui.widgets.findings_dialog import FindingsDialog
from jobdesk.ui.widgets.more_button import MoreButton
from jobdesk.ui.widgets.page_parts import PageHeader
from jobdesk.ui.widgets.paper import Paper
from jobdesk.ui.widgets.reason_dialog import ReasonDialog
from jobdesk.ui.widgets.record_form import scrolled

_FIRST = "monthly"
_FILES = {
    ".pdf": "PDF (*.pdf)",
    ".xlsx": "엑셀 (*.xlsx)",
    ".hwpx": "한글 (*.hwpx)",
}
_HINT = "파란 숫자를 누르면 그 숫자의 근거와 명단이 열립니다."
_CHECKING = "보고서를 점검합니다"
_REASONS = ("숫자가 틀려 다시 제출", "군의 보완 요청", "잘못 누름")


class ReportsPart(QWidget):
    """See the module's words; it begins with the running month."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self.looked: Looked | None = None
        self._stale = True
        self._wanted = Wanted(_FIRST, span_with(SpanType.MONTH, desk.today()))
        self.setProperty("look", "page")
        self._make_header()
        self.list = BookList()
        self.list.setMinimumWidth(theme.now().px(150))
        self.bar = ReportBar(desk.today)
        self.sheet = SheetView(desk, jobs, notices)
        self.rule = Label(_HINT, points=SMALL + 0.5, look="muted", wrap=True)
        self.paper = Paper(jobs)
        self.setLayout(column(self._panes(), spacing=0))
        self.setFocusProxy(self.list)

        self.list.chosen.connect(self._go_to)
        self.list.removal_wanted.connect(self.put_away)
        self.bar.edited.connect(self._on_bar)
        self.bar.refused.connect(notices.warn)
        self.bar.drawn.connect(self.draw)
        self.bar.typed.connect(self._on_typed)
        self.bar.settings_wanted.connect(lambda: hub.show_page.emit("settings:papers"))
        self.bar.templates_wanted.connect(self.edit_templates)
        self.sheet.opened.connect(self.open_figure)
        self.sheet.explained.connect(self.rule.setText)
        hub.changed.connect(self._on_changed)

    def _make_header(self) -> None:
        self.header = PageHeader("보고서")
        self.print_button = Button("인쇄", icon="printer", tip="Ctrl+P")
        self.pdf_button = Button("PDF", icon="file-text", tip="PDF 파일로 저장")
        self.xlsx_button = Button("엑셀", icon="file-spreadsheet", tip="엑셀 파일로 저장")
        self.hwpx_button = Button("한글", icon="file-text", tip="한글 문서(HWPX)로 저장")
        self.check_button = Button("점검", icon="list-checks", tip="합계·비율·빠진 서류를 봅니다")
        self.hand_button = PrimaryButton("제출 확정", icon="check")
        more = MoreButton()
        for label, suffix in (("PDF", ".pdf"), ("엑셀", ".xlsx"), ("한글(HWPX)", ".hwpx")):
            more.add(f"{label} 파일로 저장…", partial(self.save_file, suffix))
        more.add("점검…", self.check)
        more.add("월 마감…", lambda: self.close_month())
        more.add("표 검산…", self.verify)
        more.add("보고서 양식…", self.edit_templates)
        more.add("이 보고서를 휴지통으로", self.put_away)
        acts: tuple[tuple[Button, Callable[[], None]], ...] = (
            (self.print_button, self.print_),
            (self.pdf_button, partial(self.save_file, ".pdf")),
            (self.xlsx_button, partial(self.save_file, ".xlsx")),
            (self.hwpx_button, partial(self.save_file, ".hwpx")),
            (self.check_button, self.check),
            (self.hand_button, self.hand_in),
        )
        self._acts = [button for button, _ in acts]
        for button, act in acts:
            button.clicked.connect(lambda _=False, act=act: act())
            button.setEnabled(False)
            self.header.add(button)
        for button in (self.check_button, self.pdf_button, self.xlsx_button, self.hwpx_button):
            self.header.fold(button)  # it stands in the menu too
        self.header.add(more)

    def _panes(self) -> QWidget:
        left = Card(margin=8, spacing=6)
        left.body.addWidget(Label("작성한 보고서", points=SMALL + 0.75, look="muted", weight=600))
        left.body.addWidget(self.list, 1)
        middle = Card(margin=12, spacing=10)
        middle.body.addWidget(self.bar)
        middle.body.addWidget(Rule())
        middle.body.addWidget(scrolled(self.sheet), 1)
        middle.body.addWidget(Rule())
        middle.body.addLayout(foot(self.rule, self.sheet))
        preview = Card(margin=1, spacing=0)
        head = row(Label("미리보기", weight=600), None, self.paper.controls)
        head.setContentsMargins(14, 6, 8, 6)
        preview.body.addLayout(head)
        preview.body.addWidget(self.paper, 1)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setHandleWidth(10)
        panes.setChildrenCollapsible(False)
        for at, (pane, share) in enumerate(((left, 18), (middle, 48), (preview, 34))):
            panes.addWidget(pane)
            panes.setStretchFactor(at, share)
        # Larger type needs more of the width than the page, which is fitted to its pane.
        grown = (theme.now().scale - 100) // 10
        panes.setSizes([182 + 6 * grown, 556 + 14 * grown, 372 - 20 * grown])
        return panes

    # What the window asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self._ask()

    def save(self) -> None:
        """Ctrl+S: the words that are typed."""
        self.sheet.save()

    def leave(self, then: Callable[[], None]) -> None:
        """Words that are typed are stored on the way out."""
        self.sheet.save()
        then()

    def showEvent(self, event: QShowEvent) -> None:
        """Count what changed while something else was shown."""
        super().showEvent(event)
        if self._stale:
            self._ask()

    def open_record(self, ref: Ref) -> None:
        """Show a report, by itself or by its words; a closed month; the templates."""

        def show(place: int | Month | None) -> None:
            if isinstance(place, Month):
                self.close_month(place)
            elif place:
                self._go_to(place)
            else:
                self.edit_templates()

        self._jobs.read(lambda: place_of(self._desk, ref), show)

    def show_part(self, name: str) -> None:
        """``closing/2026-10`` is 월 마감 of that year, at that month; ``closing`` of now."""
        act, _, month = name.partition("/")
        if act == "closing":
            self.close_month(month_named(month))

    def new(self) -> None:
        """The report of the month that was last over, to be drawn up."""
        span = span_with(SpanType.MONTH, self._desk.today()).before
        self._want(Wanted(_FIRST, span, None, self._wanted.mask))

    def print_(self) -> None:
        """Ask for a printer and print what the preview shows."""
        looked = self.looked
        if looked is None:
            return
        report, mask = looked.report, looked.wanted.mask
        self._jobs.read(
            lambda: report_files.to_pdf(self._desk, report, mask=mask),
            lambda pdf: self._print(pdf, report),
        )

    def save_file(self, suffix: str) -> None:
        """Save what the preview shows, as the ending says."""
        looked = self.looked
        if looked is None:
            return
        report, mask = looked.report, looked.wanted.mask
        kinds = _FILES[suffix]
        path = pickers.file_to_save(self, "보고서 저장", f"{report.title}{suffix}", kinds)
        if path is None:
            return

        def write() -> Path:
            report_files.save(self._desk, report, path, mask=mask)
            return path

        self._jobs.write(write, lambda p: self._notices.say(f"보고서를 저장했습니다: {p}"))

    # Drawing up and handing in

    def draw(self) -> None:
        """Draw up the report that is looked at."""
        wanted = self._wanted
        self._jobs.write(lambda: report_book.draw(self._desk, wanted.template, wanted.span))

    def check(self) -> None:
        """점검: what it contradicts, what its records lack."""
        looked = self.looked
        if looked is not None:
            check = partial(report_check.check, self._desk, looked.report)
            self._jobs.long(_CHECKING, check, self._show_findings, parent=self)

    def hand_in(self) -> None:
        """제출 확정, or taken back with a reason."""
        looked, desk = self.looked, self._desk
        if looked is None or looked.record is None:
            return
        self.sheet.save()
        record, report = looked.record, looked.report
        if looked.handed_in:
            ReasonDialog(
                "제출 취소",
                f"{record.title}을 다시 고칠 수 있게 합니다. 사유는 보고서와 함께 남습니다.",
                "제출 취소",
                _REASONS,
                lambda reason: report_book.withdraw(desk, record.id, reason),
                self._jobs,
                self._notices,
                self,
                required=True,
            ).show()
            return

        def read(progress: Progress) -> tuple[str, tuple[Finding, ...]]:
            number = record.document_number or report_book.next_number(desk, record)
            return number, report_check.check(desk, report, progress)

        def ask(found: tuple[str, tuple[Finding, ...]]) -> None:
            number, findings = found
            dialog = HandInDialog(record, number, findings, desk, self._jobs, self._notices, self)
            dialog.look_over.clicked.connect(dialog.reject)
            dialog.look_over.clicked.connect(lambda: self._show_findings(findings))
            dialog.show()

        self._jobs.long(_CHECKING, read, ask, parent=self)

    def put_away(self, report_id: int = 0) -> None:
        """Move a report to the 휴지통: the one named, else the one that is looked at."""
        looked = self.looked
        wanted = report_id or (looked.record.id if looked and looked.record else 0)
        if wanted:
            self._jobs.write(lambda: report_book.trash(self._desk, [wanted]))
        else:
            self._notices.warn("이 기간의 보고서는 아직 작성하지 않았습니다.")

    def close_month(self, month: Month | None = None) -> None:
        """월 마감 at a month, else at the one that is looked at."""
        last = (month or self._wanted.span).last
        ClosingDialog(
            self._desk,
            self._hub,
            self._jobs,
            self._notices,
            year=last.year,
            month=last.month,
            parent=self,
        ).show()

    def verify(self) -> None:
        """표 검산: a table of somebody's report is reckoned again."""
        verify_dialog.show(self._jobs, self._notices, self.window())

    def edit_templates(self) -> None:
        """Which sections a report has, in which order."""
        dialog = TemplateDialog(
            self._desk, self._hub, self._jobs, self._notices, self._wanted.template, self
        )
        dialog.chosen.connect(self._use_template)
        dialog.show()

    def open_figure(self, figure: Figure) -> None:
        """What a number is made of."""
        FigureDialog(figure, self._desk, self._hub, self._jobs, self._notices, self).show()

    # Asking and showing

    def _go_to(self, report_id: int) -> None:
        def show(wanted: Wanted) -> None:
            self._want(wanted)

        def read() -> Wanted:
            record = report_book.get(self._desk, report_id)
            return Wanted(record.template, span_of_record(record), record.as_of, self._wanted.mask)

        self._jobs.read(read, show, key=(id(self), "go"))

    def _use_template(self, template_id: str) -> None:
        self._want(Wanted(template_id, self._wanted.span, None, self._wanted.mask))

    def _on_bar(self) -> None:
        self._want(self.bar.wanted)

    def _want(self, wanted: Wanted) -> None:
        self.sheet.save()
        self._wanted = wanted
        self._ask()

    def _ask(self) -> None:
        self._stale = False
        wanted, desk = self._wanted, self._desk
        shown = self.looked.pages_of if self.looked else ""
        self._jobs.read(lambda: look(desk, wanted, shown), self._show, key=(id(self), "look"))

    def _show(self, looked: Looked) -> None:
        self.looked = looked
        report, record = looked.report, looked.record
        self.bar.show_looked(looked)
        self.list.show_lines(looked.book, record.id if record else None)
        self.sheet.show_report(
            report,
            looked.template,
            looked.wanted.span,
            record.id if record else 0,
            looked.texts,
            looked.photos,
            locked=looked.locked,
        )
        if looked.pdf is not None:
            self.paper.show_pdf(looked.pdf)
        for button in self._acts:
            button.setEnabled(True)
        self.hand_button.setEnabled(record is not None)
        self.hand_button.setText("제출 취소…" if looked.handed_in else "제출 확정")
        self.hand_button.set_look("" if looked.handed_in or record is None else "primary")

    def _on_typed(self, changes: dict[str, object]) -> None:
        looked = self.looked
        if looked is None or looked.record is None or looked.locked:
            return
        id_ = looked.record.id
        if "as_of" in changes:
            day = changes["as_of"]
            self._wanted = Wanted(
                self._wanted.template,
                self._wanted.span,
                day if isinstance(day, date) else None,
                self._wanted.mask,
            )
        self._jobs.write(
            lambda: report_book.edit(self._desk, id_, **changes), None, self._not_typed
        )

    def _not_typed(self, error: BaseException) -> None:
        self._notices.error(error)
        self._ask()

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        FindingsDialog(findings, self._hub, self).show()

    def _print(self, pdf: bytes, report: Report) -> None:
        if printing.print_pdf(pdf, report.title, self):
            self._jobs.write(
                lambda: report_files.handed_out(self._desk, report, Action.PRINT), None
            )

    def _on_changed(self, change: Change) -> None:
        if not change.refs:
            return
        if self.isVisible():
            self._ask()
        else:
            self._stale = True
