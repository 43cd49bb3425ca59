"""The pictures of a training cohort: its parts at each stage, and what opens there.

`make screenshots` takes them with all others.
"""

from __future__ import annotations

from picture_view import Prepare, View, turn
from PySide6.QtWidgets import QTabWidget, QWidget

from jobdesk.domain.cohorts import CohortStatus
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.training.cohort_view import PARTS

_RUNNING, _OVER, _COMING = CohortStatus.RUNNING, CohortStatus.AFTERCARE, CohortStatus.RECRUITING
_STAGES: dict[str, CohortStatus] = {
    "overview": _RUNNING,
    "selection": _COMING,
    "schedule": _RUNNING,
    "attendance": _RUNNING,
}
"""The practice cohort at which a part says most; those left out are of the one that is over."""
_TABS = {
    "overview": (
        "기수 내용",
        "수료·수당 기준",
        "수요조사·약정",
        "예산",
    ),
    "completion": ("수료증", "교육평가"),
    "hires": ("재직 확인", "상담일지"),
    "results": ("과정별", "교육생", "취업처", "고용유지", "만족도"),
}


def _cohort(window: MainWindow, status: CohortStatus) -> int:
    wanted = Filter(conditions=(Condition("status", Op.IS, status.value),))
    return int(lists.find(window.context.desk, KindId.COHORTS, wanted)[0])


def _part(name: str, tab: str = "") -> Prepare:
    """A part of the cohort that shows it best, at one of its tabs."""

    def prepare(window: MainWindow, page: QWidget) -> None:
        status = _STAGES.get(name, _OVER)
        page.open_cohort(_cohort(window, status), name)  # type: ignore[attr-defined]
        turn(500)
        for tabs in (t for t in page.findChildren(QTabWidget) if t.isVisible() and tab):
            for number in range(tabs.count()):
                if tabs.tabText(number).startswith(tab):
                    tabs.setCurrentIndex(number)

    return prepare


def _papers(window: MainWindow, page: QWidget) -> None:
    _part("results")(window, page)
    page.cohort.open_prints()  # type: ignore[attr-defined]
    turn(1200)


def _new(_window: MainWindow, page: QWidget) -> None:
    page.new()  # type: ignore[attr-defined]


def cohort_views() -> tuple[View, ...]:
    """Every part, every tab of the longer ones, a new cohort, the papers."""
    page = "training"
    return (
        *(View(f"{page}-of-{part.id}", page, _part(part.id)) for part in PARTS),
        *(
            View(f"{page}-{part}-{number}-{title}", page, _part(part, title))
            for part, titles in _TABS.items()
            for number, title in enumerate(titles, 1)
        ),
        View(f"{page}-new", page, _new),
        View(f"{page}-papers", page, _papers),
    )
