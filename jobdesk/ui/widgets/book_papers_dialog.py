"""출력물 some of which may be saved as a workbook as well: a button that comes with those, Ctrl+E.

A derived dialog says of which papers (``has_book``) and how (``write_book``, on the writing
thread, noted in the access log by the service).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.papers_dialog import PapersDialog, file_name


class BookPapersDialog(PapersDialog):
    """See the module's words. What is ``wanted`` begins with the id of its paper."""

    def more_buttons(self) -> None:
        """엑셀 저장."""
        self.book_button = self.add_button(
            Button("엑셀 저장", icon="file-spreadsheet"), keys="Ctrl+E"
        )
        self.book_button.clicked.connect(self.save_book)
        self.offer_book()

    def offer_book(self) -> None:
        """Show the button where the current paper has a workbook."""
        if hasattr(self, "book_button"):
            self.book_button.setVisible(self.has_book(self.papers.paper_id))

    def save_book(self) -> None:
        """Save the current paper as a workbook, as it was chosen."""
        made = self.made
        if made is None or not self.has_book(made[0]):
            return
        name = file_name(f"{self.title_of(made)} {self._title}.xlsx")
        path = pickers.file_to_save(self, "엑셀 저장", name, "엑셀 파일 (*.xlsx)")
        if path is None:
            return
        self._jobs.write(
            lambda: self.write_book(made, path),
            lambda _: self._notices.say(f"{path.name} 파일로 저장했습니다."),
        )

    # What a derived dialog says

    def has_book(self, paper_id: str) -> bool:
        """Whether a paper may be saved as a workbook."""
        raise NotImplementedError

    def write_book(self, wanted: Any, path: Path) -> None:
        """Write the workbook. Raises UserError where there is nothing to write."""
        raise NotImplementedError
