"""What the sheets of a 만남의 날 say beyond their own rows: which day they are of, whom people
want to meet, what firms seek.

Wishes and brought vacancies are records of their own; a row holds them under BESIDE and they
are written with it. A name that is no employer of the day stays with the row as words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from jobdesk.data import day_links, search
from jobdesk.data.store import Store
from jobdesk.domain import text
from jobdesk.domain.employers import company_key
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AWAY,
    AttendeeStatus,
    DayStatus,
)
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.exchange.recognise import Understood
from jobdesk.exchange.workbook import Workbook
from jobdesk.services.importing.beside import BESIDE, Beside
from jobdesk.services.importing.owner import DAY, SAID_BY, Meant
from jobdesk.services.importing.reading import RowValues
from jobdesk.services.importing.shapes import DuplicateRule

_ENOUGH = 3  # signs of a firm's name that may stand for all of it
_DATE = re.compile(r"(20\d{2})\s*[.\-/년]\s*(\d{1,2})\s*[.\-/월]\s*(\d{1,2})")
_TURN = re.compile(r"제?\s*(\d+)\s*(?:회|차)")
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}\s*(?:[.)]|순위|지망)\s*[:.]?|[①-⑳]|[-·•])\s*")
_APART = re.compile(r"\s*[/·&,;、]\s*|\s+및\s+")
_JOBS = re.compile(r"\s*[,;\n]\s*")
_HEADS = re.compile(r"(.*?)\s*[(\[]?\s*(\d{1,5})\s*(?:명|인)\s*[)\]]?")


class Day(NamedTuple):
    """A day as a sheet may name it."""

    id: int
    title: str
    held_on: date | None
    status: str


@dataclass(frozen=True, slots=True)
class DayBeside(Beside):
    """What a row says beside its record: ``wanted`` are day_employer ids in order, or jobs
    with their heads; ``result`` is that of the one interview a person had. ``stored`` and
    ``results`` tell by record id what is there already."""

    of: str
    wanted: tuple[object, ...]
    result: str = ""
    shown: str = ""
    stored: Mapping[int, tuple[object, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    results: Mapping[int, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def __str__(self) -> str:
        return " · ".join(part for part in (self.shown, self.result) if part)

    @property
    def about(self) -> str:
        """The field that stands for it: ``wishes`` or ``jobs``."""
        return self.of

    def adds_to(self, id_: int, rule: DuplicateRule) -> bool:
        """Whether a record lacks what the row says."""
        there = self.stored.get(id_, ())
        if self.result and self.result not in self.results.get(id_, ()):
            return True
        if not self.wanted or (there and rule is DuplicateRule.FILL):
            return False
        if self.of == "wishes":
            return self.wanted != there
        keyed = {(text.search_key(job), heads) for job, heads in self.jobs}
        return not keyed <= set(there)

    def joined(self, other: DayBeside) -> DayBeside:
        """What two rows of one record say, the first one's before the second's."""
        more = tuple(each for each in other.wanted if each not in self.wanted)
        shown = ", ".join(filter(None, (self.shown, other.shown)))
        return replace(
            self,
            wanted=(*self.wanted, *more),
            shown=shown if more else self.shown,
            result=self.result or other.result,
        )

    @property
    def jobs(self) -> tuple[tuple[str, int | None], ...]:
        """What is wanted where it is jobs with their heads."""
        return tuple(pair for pair in self.wanted if isinstance(pair, tuple))

    @property
    def ids(self) -> tuple[int, ...]:
        """What is wanted where it is employers of the day."""
        return tuple(id_ for id_ in self.wanted if isinstance(id_, int))


def days(store: Store, today: date) -> tuple[Day, ...]:
    """The days there are, those to come first, the nearest before the others."""
    kind, fields = KindId.MATCHING_DAYS, ("title", "held_on", "status")
    ids = list(search.find(store, kind, Filter(), None, today))
    rows = search.rows(store, kind, ids, fields, today)
    found = [
        Day(id_, str(title or ""), on if isinstance(on, date) else None, str(status))
        for id_, (title, on, status) in rows.items()
    ]
    last = date.max
    return tuple(sorted(found, key=lambda d: (abs(((d.held_on or last) - today).days), -d.id)))


def meant(
    store: Store, today: date, understood: Understood, workbook: Workbook, chosen: int | None
) -> Meant:
    """Which day a sheet is of: as chosen, as its own column says, as its title says, or the only
    one to come. Raises UserError for a chosen one that there is not."""
    known = days(store, today)
    if chosen:
        day = next((each for each in known if each.id == chosen), None)
        if day is None:
            raise UserError(
                f"번호 {chosen} 행사가 없습니다. 아무것도 가져오지 않았습니다. "
                "행사 번호를 확인하세요."
            )
        return Meant(day.id, day.title, True)
    if SAID_BY[DAY] & understood.columns.fields:
        return Meant()
    table = understood.tables[0]
    lines = [*table.titles, table.sheet, workbook.name]
    known = tuple(each for each in known if not _is_of_another([*table.titles, table.sheet], each))
    named = [each for each in known if any(_names(line, each) for line in lines)]
    if len(named) == 1:
        return _inferred(named[0], "제목에 적힌 대로")
    coming = [
        each
        for each in known
        if each.held_on and each.held_on >= today and each.status != DayStatus.CANCELLED
    ]
    if not named and len(coming) == 1:
        return _inferred(coming[0], "다가오는 행사가 하나라")
    return Meant()


def _inferred(day: Day, why: str) -> Meant:
    on = f"({day.held_on.isoformat()})" if day.held_on else ""
    return Meant(day.id, day.title, False, f"{why} ‘{day.title}’{on}의 명단으로 보았습니다.")


def _names(line: str, day: Day) -> bool:
    title = text.search_key(day.title)
    if title and title in text.search_key(line):
        return True
    return _on(line, day)


def _on(line: str, day: Day) -> bool:
    """Whether a line names the date of a day."""
    on = day.held_on
    return on is not None and (on.year, on.month, on.day) in {
        (int(year), int(month), int(dom)) for year, month, dom in _DATE.findall(line)
    }


def _is_of_another(lines: Sequence[str], day: Day) -> bool:
    """Whether what stands above a list names another number or another date than the day's."""
    own = _TURN.search(day.title)
    turns = {found for line in lines for found in _TURN.findall(line)}
    if own is not None and turns and own[1] not in turns:
        return True
    dated = [line for line in lines if _DATE.search(line)]
    return bool(dated) and not any(_on(line, day) for line in dated)


class DayRows:
    """Reads what rows of a day say beside their records, against what is stored."""

    def __init__(self, store: Store, kind: KindId, today: date) -> None:
        self._kind, self._today = kind, today
        self._on = {each.id: each.held_on for each in days(store, today)}
        self._firms: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._names: dict[int, str] = {}
        self._stored: dict[int, tuple[object, ...]] = {}
        self._results: dict[int, tuple[str, ...]] = {}
        if kind is KindId.DAY_ATTENDEES:
            self._load_wishes(store)
        elif kind is KindId.DAY_EMPLOYERS:
            self._load_jobs(store)

    def _load_wishes(self, store: Store) -> None:
        for id_, day_id, name in day_links.firms(store):
            self._firms[day_id][company_key(name)].append(id_)
            self._names[id_] = name
        self._stored = {id_: tuple(found) for id_, found in day_links.wishes(store).items()}
        self._results = {id_: tuple(found) for id_, found in day_links.results(store).items()}

    def _load_jobs(self, store: Store) -> None:
        for id_, found in day_links.jobs(store).items():
            keyed = [(text.search_key(job), heads) for job, heads in found]
            self._stored[id_] = (*keyed, *((key, None) for key, _ in keyed))

    def complete(self, row: RowValues, day_id: int | None) -> None:
        """Put what the row says beside its record under BESIDE; what names nobody into the
        note. ``day_id`` is None while the day is still to be asked."""
        if self._kind is KindId.DAY_ATTENDEES:
            self._attendee(row, day_id)
        elif self._kind is KindId.DAY_EMPLOYERS:
            self._employer(row)

    def _attendee(self, row: RowValues, day_id: int | None) -> None:
        values = row.values
        said = values.get("wishes")
        ids: list[int] = []
        unknown: list[str] = []
        for words in said if isinstance(said, tuple) else ():
            for part, id_ in self._wished(str(words), day_id):
                if id_ is None:
                    unknown.append(part)
                elif id_ not in ids:
                    ids.append(id_)
                    if company_key(part) != company_key(self._names[id_]):
                        row.remarks.append(
                            f"희망업체 {part}: 이름이 그렇게 시작하는 참여업체가 하나라 "
                            f"{with_particle(f'‘{self._names[id_]}’', '으로/로')} 봅니다."
                        )
        if unknown:
            _note(values, "희망업체", ", ".join(unknown))
            row.remarks.append(
                f"희망업체 {', '.join(unknown)}: 이 행사의 참여업체에 없어 비고에 적습니다."
            )
        held_on = self._on.get(day_id or 0)
        if (
            values.get("status") == AttendeeStatus.CAME
            and held_on is not None
            and held_on > self._today
        ):
            values.pop("status")
            row.remarks.append("아직 열리지 않은 행사라 ‘참석’은 참석하겠다는 접수로 봅니다.")
        result = str(values.get("results") or "")
        if result and held_on is not None and held_on > self._today:
            _note(values, "면접 결과", result)
            row.remarks.append("아직 열리지 않은 행사라 면접 결과는 비고에 적습니다.")
            result = ""
        if result and (len(ids) != 1 or values.get("status") in AWAY):
            _note(values, "면접 결과", result)
            row.remarks.append("어느 업체의 결과인지 알 수 없어 면접 결과는 비고에 적습니다.")
            result = ""
        if ids or result:
            shown = ", ".join(self._names[id_] for id_ in ids)
            values[BESIDE] = DayBeside(
                "wishes", tuple(ids), result, shown, self._stored, self._results
            )

    def _wished(self, words: str, day_id: int | None) -> list[tuple[str, int | None]]:
        """The firms that a cell names, each with its id on the day: whole, else by its parts."""
        whole = words.strip()
        if not whole:
            return []
        for said in (whole, _NUMBERED.sub("", whole).strip()):
            known = self._firm(said, day_id)
            if known is not None:
                return [(said, known)]
        parts = [_NUMBERED.sub("", part).strip() for part in _APART.split(whole)]
        found = [(part, self._firm(part, day_id)) for part in parts if part]
        return found if any(id_ for _, id_ in found) else [(whole, None)]

    def _firm(self, name: str, day_id: int | None) -> int | None:
        """The firm of that name; of a shortened name the only one that begins with it."""
        firms, key = self._firms[day_id or 0], company_key(name)
        found = firms.get(key)
        if found is None and len(key) >= _ENOUGH:
            found = [id_ for full, ids in firms.items() if full.startswith(key) for id_ in ids]
        return found[0] if found and len(found) == 1 else None

    def _employer(self, row: RowValues) -> None:
        values = row.values
        heads = values.get("opening_count")
        total = heads if isinstance(heads, int) else 0
        jobs: list[tuple[str, int | None]] = []
        for part in _JOBS.split(str(values.get("jobs") or "")):
            match = _HEADS.fullmatch(part)
            if match and match[1]:
                jobs.append((match[1], int(match[2])))
            elif part:
                jobs.append((part, None))
        if len(jobs) == 1 and jobs[0][1] is None and total:
            jobs = [(jobs[0][0], total)]
        elif total and all(each is None for _, each in jobs):
            _note(values, "구인인원", f"{total}명")
            row.remarks.append("어느 직종의 인원인지 알 수 없어 구인인원은 비고에 적습니다.")
        if jobs:
            shown = ", ".join(f"{job} {each}명" if each else job for job, each in jobs)
            values[BESIDE] = DayBeside("jobs", tuple(jobs), "", shown, self._stored)
            values["jobs"] = shown


def _note(values: dict[str, object], label: str, said: str) -> None:
    line, old = f"{label}: {said}", str(values.get("note") or "")
    if line not in old:
        values["note"] = f"{old}\n{line}".strip()
