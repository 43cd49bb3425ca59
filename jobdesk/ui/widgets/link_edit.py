"""A field that names another record: type a part of its name, choose from what is found.

::

    edit = LinkEdit(desk, jobs, KindId.EMPLOYERS, free=True)   # free: an unknown name may stay
    edit.value()        # id or None;   edit.free_text()  what stands there without an id
    LinkEdit(desk, jobs, KindId.CONTACTS, within=lambda: (Condition("employer", Op.IS, 3),))

Any kind can be linked to. Down in the empty field offers the newest records; ``within`` holds
the choice to some of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent

from jobdesk.domain.filters import Condition, Filter
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets.editors import TextEdit
from jobdesk.ui.widgets.popup_list import PopupItem, PopupList
from jobdesk.ui.widgets.search_box import DEBOUNCE_MS

_OFFERED = 8
_DETAILS: dict[KindId, tuple[str, ...]] = {
    KindId.SEEKERS: ("birth_year", "eup_myeon", "status"),
    KindId.EMPLOYERS: ("employer_type", "eup_myeon", "contact_name"),
    KindId.VACANCIES: ("employer", "received_on", "status"),
    KindId.REFERRALS: ("employer", "vacancy", "referred_on", "status"),
    KindId.PLACEMENTS: ("employer", "job", "hire_date", "status"),
    KindId.CONTACTS: ("employer", "role", "phone"),
    KindId.OUTREACH: ("held_on", "outreach_type"),
    KindId.TRIPS: ("held_on", "status"),
    KindId.PROCESS_DAYS: ("status",),
    KindId.SURVEYS: ("audience", "opened_on"),
    KindId.MEETINGS: ("held_on", "place"),
    KindId.DAY_EMPLOYERS: ("matching_day", "booth"),
    KindId.DAY_ATTENDEES: ("matching_day", "number"),
    KindId.HIRING_PROXIES: ("requested_on", "job"),
    KindId.MATCHING_DAYS: ("held_on", "place", "status"),
    KindId.TRAINEES: ("cohort", "number", "status"),
    KindId.COURSES: ("field", "hours"),
    KindId.COHORTS: ("starts_on", "place", "status"),
}
ICONS: dict[KindId, str] = {
    KindId.SEEKERS: "user",
    KindId.EMPLOYERS: "building-2",
    KindId.VACANCIES: "briefcase",
    KindId.REFERRALS: "send",
    KindId.PLACEMENTS: "handshake",
    KindId.CONTACTS: "phone",
    KindId.MATCHING_DAYS: "calendar-days",
    KindId.COURSES: "graduation-cap",
    KindId.COHORTS: "graduation-cap",
    KindId.TRAINEES: "user",
    KindId.FARMS: "sprout",
    KindId.FARM_WORKERS: "user",
    KindId.REPORTS: "file-text",
    KindId.PLAN_ITEMS: "target",
    KindId.PLEDGES: "target",
}


class LinkEdit(TextEdit):
    """An Editor whose value is the id of a record of ``kind``."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        kind: KindId,
        *,
        free: bool = False,
        within: Callable[[], Sequence[Condition]] | None = None,
    ) -> None:
        super().__init__(f"{KINDS[kind].label} 이름 일부를 입력하세요")
        self._within = within
        self._desk, self._jobs, self._kind, self._free = desk, jobs, kind, free
        self._id: int | None = None
        self._title = ""
        self._popup: PopupList | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._search)
        self.typed.connect(self._on_typed)

    def value(self) -> object:
        """Id of the chosen record, or None."""
        return self._id

    def free_text(self) -> str:
        """What was typed and names no record."""
        return "" if self._id is not None else str(super().value())

    def set_value(self, value: object) -> None:
        """Show the record of that id."""
        self._id = value if isinstance(value, int) else None
        self._title = ""
        self._show("")
        if self._id is not None:
            wanted = self._id
            desk, kind = self._desk, self._kind

            def title() -> tuple[int, str]:
                rows = lists.rows(desk, kind, [wanted], _named(kind))
                return wanted, _title(rows[wanted]) if rows else ""

            self._jobs.read(
                title,
                self._take_title,
                key=(id(self), "title"),
            )

    def set_free_text(self, text: str) -> None:
        """Show a name that is not registered."""
        self._id, self._title = None, ""
        self._show(text)

    def problem(self) -> str:
        """A sentence when what was typed names no record."""
        if self._free or not self.free_text():
            return ""
        return f"찾은 목록에서 골라 주세요: {KINDS[self._kind].label}"

    def choose(self, record_id: int, title: str) -> None:
        """Take a record."""
        self._id, self._title = record_id, title
        self._show(title)
        self.edited.emit()

    def _show(self, text: str) -> None:
        self.blockSignals(True)
        self.setText(text)
        self.setCursorPosition(0)
        self.blockSignals(False)

    def _take_title(self, found: tuple[int, str]) -> None:
        record_id, title = found
        if self._id == record_id:
            self._title = title
            self._show(title)

    def _on_typed(self, text: str) -> None:
        if self._id is not None and text.strip() != self._title:
            self._id = None
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down in the empty field offers the newest."""
        if event.key() == Qt.Key.Key_Down and not self.full_text() and not self.isReadOnly():
            self._ask("")
            return
        super().keyPressEvent(event)

    def _search(self) -> None:
        words = self.full_text().strip()
        if not words or words == self._title:
            self._offer([])
        else:
            self._ask(words)

    def _ask(self, words: str) -> None:
        desk, kind = self._desk, self._kind
        held = tuple(self._within()) if self._within is not None else ()

        def find() -> list[PopupItem]:
            ids = lists.find(desk, kind, Filter(text=words, conditions=held))[:_OFFERED]
            named = _named(kind)
            details = tuple(f for f in _DETAILS.get(kind, ()) if f not in named)
            rows = lists.rows(desk, kind, ids, (*named, *details))
            icon = ICONS.get(kind, "file-text")
            items = []
            for id_ in ids:
                if id_ in rows:
                    title = _title(rows[id_][: len(named)])
                    detail = _detail(kind, details, rows[id_][len(named) :])
                    items.append(PopupItem(title, detail, icon, (id_, title)))
            return items

        self._jobs.read(find, self._offer, key=(id(self), "search"))

    def _offer(self, items: list[PopupItem]) -> None:
        if self._popup is None:
            if not items:
                return
            self._popup = PopupList(self)
            self._popup.chosen.connect(self._on_chosen)
        self._popup.offer(items)

    def _on_chosen(self, value: object) -> None:
        assert isinstance(value, tuple)
        self.choose(int(value[0]), str(value[1]))


def _named(kind: KindId) -> tuple[str, ...]:
    """The fields by which a record of the kind is called, the first filled one counts."""
    return tuple(filter(None, (KINDS[kind].title, KINDS[kind].title_else)))


def _title(values: Sequence[object]) -> str:
    filled = next((value for value in values if value not in (None, "")), "")
    return dates.day(filled) if isinstance(filled, date) else str(filled)


def _detail(kind: KindId, fields: Sequence[str], values: tuple[object, ...]) -> str:
    parts = []
    shows: dict[FieldType, Callable[[object], str]] = {
        FieldType.YEAR: lambda value: f"{value}년생",
        FieldType.DATE: lambda value: dates.day(value),  # type: ignore[arg-type]
    }
    for field_id, value in zip(fields, values, strict=True):
        if value not in (None, ""):
            parts.append(shows.get(KINDS[kind].field(field_id).type, str)(value))
    return " · ".join(parts)
