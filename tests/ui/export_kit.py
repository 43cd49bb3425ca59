"""Opens the dialog of a roster as a list does."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.ui.widgets.export_dialog import ExportDialog, Exporter
from tests.ui.bench import Bench

_EVERYTHING = Filter()


def opened(
    bench: Bench, kind: KindId, wanted: Filter = _EVERYTHING, count: int = 3, words: str = ""
) -> ExportDialog:
    """The dialog, shown over an empty window."""
    page = QWidget()
    bench.show(page)
    exporter = Exporter(bench.desk, bench.jobs, bench.notices, bench.preferences, page)
    page.setProperty("exporter", exporter)  # held as long as the page
    dialog = exporter.run(kind, wanted, None, count, words)
    bench.qtbot.waitExposed(dialog)
    bench.idle()
    return dialog
