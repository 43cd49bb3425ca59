"""필지 and 작업력 of a farm: where its fields lie, and when it will need hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from jobdesk.domain.changes import Change
from jobdesk.domain.checks import Problem
from jobdesk.domain.farm_seasons import Spell, next_spell
from jobdesk.domain.farms import FarmPlot, FarmSeason
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_records, farms
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell
from jobdesk.ui.models.listing import plain
from jobdesk.ui.page_entry import Context
from jobdesk.ui.pages.farm_work.farms_children import Children, ChildrenTab
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.visit_dialog import EntryDialog

_SOON = 30  # days


@dataclass(frozen=True, slots=True)
class PlotRow:
    """A 필지 as a line."""

    record: FarmPlot

    @property
    def id(self) -> int:
        """Id of the field."""
        return self.record.id


@dataclass(frozen=True, slots=True)
class SeasonRow:
    """A line of the 작업력 with its next run."""

    record: FarmSeason
    spell: Spell | None
    words: str

    @property
    def id(self) -> int:
        """Id of the line."""
        return self.record.id


def plots_tab(given: Context) -> ChildrenTab:
    """필지 of a farm."""
    return ChildrenTab(
        given,
        Children(
            KindId.FARM_PLOTS,
            (
                Cell(
                    plain("title", "필지", 120, strong=True),
                    lambda row: row.record.title,
                    under=lambda row: row.record.area,
                ),
                Cell(plain("crop", "작목", 80, spare=1), lambda row: row.record.crop),
                Cell(
                    plain("place", "곳", 150),
                    lambda row: " ".join(
                        filter(None, (row.record.eup_myeon, row.record.village, row.record.address))
                    ),
                    under=lambda row: " ".join(row.record.directions.split()),
                ),
            ),
            "place",
            (
                ("title", "crop"),
                ("area", "eup_myeon"),
                ("village", "address"),
                ("directions",),
                ("note",),
            ),
            lambda desk, id_: [PlotRow(plot) for plot in farm_records.plots(desk, id_)],
            lambda id_: FarmPlot(employer_id=id_),
            farms.put_plot,
            "필지 더하기",
            "밭마다 마을과 찾아가는 길을 적어 두면 배차표와 계약서의 일하는 곳으로 이어집니다.",
        ),
    )


class SeasonDialog(EntryDialog):
    """A line of the 작업력; its days may be typed as they are said."""

    def problems(self) -> list[Problem]:
        """Read the days as said before they are judged."""
        said = farms.clear_days(self.form.draft())
        for field in ("starts", "ends"):
            self.form.fields[field].set_value(getattr(said, field))
        return super().problems()


class SeasonsTab(ChildrenTab):
    """작업력; ``request_wanted`` asks for a request of that line (its Spell or FarmSeason)."""

    request_wanted = Signal(object)

    def __init__(self, given: Context) -> None:
        super().__init__(
            given,
            Children(
                KindId.FARM_SEASONS,
                _season_cells(),
                "task",
                (("task", "crop"), ("starts", "ends", "heads"), ("note",)),
                lambda desk, id_: season_rows(desk, id_),
                lambda id_: FarmSeason(employer_id=id_),
                farms.put_season,
                "작업 더하기",
                "해마다 하는 일과 때를 적어 두면 때가 오기 전에 요청을 먼저 여쭐 수 있습니다. "
                "날짜는 4/10, 4월 초처럼 쓰셔도 됩니다.",
            ),
        )
        self.request = Button(
            "이 작업 요청 받기", icon="phone", tip="전화로 인원과 날짜를 받습니다"
        )
        self.request.clicked.connect(self._ask_request)
        self.buttons.addWidget(self.request)
        self.tell()

    def dialog(self, title: str, record: Any, save: Callable[[Any], Change]) -> NewRecord:
        """The dialog that reads days as they are said."""
        g = self.given
        made = SeasonDialog(
            title,
            self.children_.kind,
            record,
            self.children_.rows,
            save,
            g.desk,
            g.hub,
            g.jobs,
            g.notices,
            self.window(),
        )
        for field, end in (("starts", "04-10, 4월 초"), ("ends", "05-10, 5월 중순")):
            made.form.fields[field].set_hint(end)
        return made

    def fill_menu(self, menu: QMenu) -> None:
        """A request of this work comes first."""
        menu.addAction("이 작업 요청 받기").triggered.connect(self._ask_request)
        super().fill_menu(menu)

    def tell(self) -> None:
        """As every such tab, and the request."""
        super().tell()
        if hasattr(self, "request"):
            may_write(self.given.desk, self.request, when=self.table.current() is not None)
            self.request.setVisible(self.rows.rowCount() > 0)

    def _ask_request(self) -> None:
        chosen = self.table.current()
        if chosen is not None:
            self.request_wanted.emit(chosen.spell or chosen.record)


def season_rows(desk: Desk, employer_id: int) -> list[SeasonRow]:
    """작업력 of a farm, what comes next first."""
    today = desk.today()
    rows = []
    for season in farm_records.seasons(desk, [employer_id]):
        spell = next_spell(season, today)
        rows.append(SeasonRow(season, spell, _when(spell, today)))
    return sorted(rows, key=lambda row: (row.spell.first if row.spell else date.max, row.id))


def _when(spell: Spell | None, today: date) -> str:
    if spell is None:
        return "날짜를 고치세요"
    days = (spell.first - today).days
    if days <= 0:
        return "지금"
    return f"{days:,}일 뒤" if days < 60 else dates.day(spell.first)


def _tone(words: object) -> Tone | None:
    said = str(words)
    if said == "지금":
        return Tone.SUCCESS
    if said == "날짜를 고치세요":
        return Tone.DANGER
    soon = said.endswith("일 뒤") and int(said[:-3].replace(",", "")) <= _SOON
    return Tone.WARNING if soon else Tone.NEUTRAL


def _season_cells() -> tuple[Cell, ...]:
    return (
        Cell(
            plain("task", "작업", 120, strong=True),
            lambda row: row.record.task,
            under=lambda row: row.record.crop,
        ),
        Cell(
            plain("span", "기간", 120),
            lambda row: f"{row.record.starts} ~ {row.record.ends}",
        ),
        Cell(
            plain("heads", "인원", 64, right=True),
            lambda row: f"{row.record.heads:,}명" if row.record.heads else "",
        ),
        Cell(
            plain("when", "다음", 104, chip=True, tone=_tone),
            lambda row: row.words,
        ),
    )
