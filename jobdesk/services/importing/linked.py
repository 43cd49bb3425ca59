"""Records that belong to a person, a firm, a vacancy: planned by their declaration alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_type_hints

from jobdesk.data.key_index import KeyIndex
from jobdesk.data.record_types import TYPES
from jobdesk.domain.casework import check_placement, check_referral
from jobdesk.domain.centre import eup_myeon_of
from jobdesk.domain.checks import Problem
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.domain.targets import check_target
from jobdesk.domain.text import with_particle
from jobdesk.services.desk import Desk
from jobdesk.services.entries import CHECKS
from jobdesk.services.importing import asking, special
from jobdesk.services.importing.asking import ASKED, Asked, Found
from jobdesk.services.importing.beside import Beside
from jobdesk.services.importing.cohort_rows import CohortRows
from jobdesk.services.importing.day_rows import DayRows
from jobdesk.services.importing.differences import differences
from jobdesk.services.importing.farm_rows import OF_FARMS, FarmRows
from jobdesk.services.importing.intake import Implied, Intake, Link
from jobdesk.services.importing.links import rest_field
from jobdesk.services.importing.openings import Firms, Vacancies
from jobdesk.services.importing.owner import COHORT, LINK, OF_A_COHORT, OF_A_DAY, SAID_BY, WHICH
from jobdesk.services.importing.persons import Persons
from jobdesk.services.importing.planner import SHOWN, Match, Planner
from jobdesk.services.importing.reading import Context, RowValues
from jobdesk.services.importing.shapes import Candidate, DuplicateRule
from jobdesk.services.importing.titles import Titles


class LinkedPlanner(Planner):
    """Plans the records of one kind by its :class:`~.intake.Intake`."""

    def __init__(
        self,
        desk: Desk,
        intake: Intake,
        context: Context,
        mapped: frozenset[str],
        places: Sequence[str],
        *,
        whole: bool = True,
    ) -> None:
        self.kind = intake.kind
        self.record_type = TYPES[intake.kind]
        super().__init__(context, mapped, places, whole=whole)
        self._intake = intake
        self._index = -1
        store, today = desk.store, context.today
        needed = {
            link.id
            for link in intake.links
            if link.id in mapped or any(name.startswith(f"{link.id}.") for name in mapped)
        }
        self._persons = Persons(store) if "seeker" in needed else None
        self._firms = Firms(store) if "employer" in needed else None
        self._vacancies = Vacancies(store) if _names_vacancies(intake, needed) else None
        self._titles = {
            link.id: Titles(store, link.kind, today)
            for link in intake.links
            if link.id in needed and link.id not in ("seeker", "employer", "vacancy")
        }
        owner = LINK.get(self.kind, "")
        sole = bool(context.owner) and owner not in mapped
        within = {f"{owner}_id": context.owner} if sole else {}
        self._stored = KeyIndex.load(store, self.kind, intake.keys, intake.beside, within)
        self._rows = KeyIndex()
        self._implied = {
            one: KeyIndex.load(store, one.kind, one.columns, [c for c, _ in one.beside])
            for one in intake.implied
        }
        self._claimed: dict[int, int] = {}
        self._whole: dict[tuple[object, ...], int] = {}
        self._enums = _enums(self.record_type)
        self._owner = owner
        self._days = DayRows(store, self.kind, today) if self.kind in OF_A_DAY else None
        of_cohort = self.kind in OF_A_COHORT
        self._cohorts = CohortRows(desk, self.kind, mapped) if of_cohort else None
        self._farms = FarmRows(desk, self.kind, mapped) if self.kind in OF_FARMS else None

    def foresee(self, rows: Sequence[Mapping[str, object]]) -> None:
        if self._persons is not None:
            self._persons.foresee(rows)
        if self._firms is not None:
            self._firms.foresee(rows)

    def complete(self, row: RowValues, number: str) -> None:  # noqa: ARG002
        self._index += 1
        values = row.values
        for name, enum in self._enums.items():
            if isinstance(values.get(name), str) and values[name]:
                values[name] = enum(values[name])
        address = values.get("seeker.address")
        if address and "seeker.eup_myeon" not in values:
            place = eup_myeon_of(str(address), self.places)
            if place:
                values["seeker.eup_myeon"] = place
        if self._farms is not None:
            self._farms.begin(row)
        for field in KINDS[self.kind].stored:
            if field.required and field.type is not FieldType.LINK and not values.get(field.id):
                special.missing(self.kind, field.id, row, self.context)
                if not values.get(field.id):
                    self.insist(row, field.id, field.label)
        special.undated(self.kind, self.mapped, row)
        special.complete(self.kind, row, self.context)
        asked: dict[str, Found] = {}
        vacancies: dict[int, Found] = {}
        for link in self._intake.links:
            if link.id != self._owner or not self._of_the_owner(row):
                self._resolve(row, link, asked, vacancies)
            if link.id == COHORT and self._cohorts is not None:
                values["course_id"] = self._cohorts.course_of(values.get("cohort_id"))
        if row.bad:
            return
        if self._days is not None:
            day = values.get("matching_day_id")
            is_sure = isinstance(day, int) and "matching_day" not in asked
            self._days.complete(row, day if is_sure and isinstance(day, int) else None)
        if self._cohorts is not None:
            self._cohorts.complete(row, frozenset(asked))
            if row.bad:
                return
        if self._farms is not None:
            self._farms.complete(row, asked)
            if row.bad:
                return
        for implied, index in self._implied.items():
            self._imply(values, implied, index)
        if asked:
            known = self._known(values, Asked(asked, vacancies))
            values[ASKED] = Asked(asked, vacancies, known)

    def _of_the_owner(self, row: RowValues) -> bool:
        """Let a row hang on the day or cohort that the user said, or that its sheet is of where
        it names none itself; whether it is now known to hang on no other, or on none."""
        values, context, link = row.values, self.context, self._owner
        says = any(values.get(name) for name in SAID_BY[link])
        if context.owner and (context.owner_is_said or not says):
            values[f"{link}_id"], values[link] = context.owner, context.owner_title
            return True
        if not says and not SAID_BY[link] & self.mapped:
            row.bad.append((link, WHICH[link]))
            return True
        return False

    def insist(self, row: RowValues, field: str, label: str) -> None:
        """Say why a row without a value that it needs cannot be taken."""
        if field in self.mapped:
            row.bad.append((field, f"{with_particle(label, '이/가')} 비어 있습니다."))
        else:
            row.bad.append((field, f"{label} 열이 없습니다. 어느 열인지 고르세요."))

    def _resolve(
        self,
        row: RowValues,
        link: Link,
        asked: dict[str, Found],
        vacancies: dict[int, Found],
    ) -> None:
        """Say whom a link means: an id, one to be made, or a question."""
        values = row.values
        said = values.get(link.id)
        if link.id == "vacancy" and self._vacancies is not None and (said or link.required):
            found = self._vacancy(row, link, asked, vacancies)
        elif not said:
            by_day = link.id in self._titles and values.get(f"{link.id}.held_on")
            found = self._titled(row, link) if by_day else Found()
            if link.required and not by_day:
                self.insist(row, link.id, _label(self.kind, link.id))
        elif link.id == "seeker" and self._persons is not None:
            known = self._cohorts.person(values) if self._cohorts is not None else None
            found = Found(known) if known else self._persons.find(values, self._index)
        elif link.id == "employer" and self._firms is not None:
            found = special.firm(self.kind, values, self._firms.find(values, self._index))
        elif link.id in self._titles:
            found = self._titled(row, link)
        else:
            found = Found()
        if found.is_open:
            asked[link.id] = found
        elif found.why and found.id is None:
            row.doubts.append(found.why)
        if not link.anew:
            found = found._replace(new=None)
        settled = found.settled
        values[f"{link.id}_id"] = (
            found.candidates[0].id if settled is None and found.candidates else settled
        )
        if link.anew and settled is not None and settled < 0 and not found.is_open:
            self._tell_new(row, link)

    def _tell_new(self, row: RowValues, link: Link) -> None:
        if link.id == "vacancy":
            return
        name = row.values.get(link.id)
        label = "농가" if self._farms is not None else "업체"
        said = f"새 {KINDS[link.kind].label}: {name}"
        row.remarks.append(said.replace("새 구인업체", f"새 {label}"))

    def _vacancy(
        self,
        row: RowValues,
        link: Link,
        asked: Mapping[str, Found],
        vacancies: dict[int, Found],
    ) -> Found:
        assert self._vacancies is not None
        values = row.values
        day = values.get(special.DAYS.get(self.kind, ""))
        on = day if isinstance(day, date) else None

        def of(employer: int) -> Found:
            assert self._vacancies is not None
            return self._vacancies.find(employer, values, on, self._index, anew=link.anew)

        if "employer" in asked:
            for id_ in asked["employer"].choices:
                vacancies[id_] = of(id_)
            # Stands in for the one that will be known once the firm is.
            return Found(next((i for one in vacancies.values() for i in one.choices), None))
        employer = values.get("employer_id")
        if not isinstance(employer, int):
            return Found()
        found = of(employer)
        if found.settled is None and not found.candidates and values.get("vacancy"):
            self._keep(row, link, str(values["vacancy"]))
        return found

    def _titled(self, row: RowValues, link: Link) -> Found:
        titles, values = self._titles[link.id], row.values
        day = values.get(f"{link.id}.held_on")
        near = values.get(special.DAYS.get(self.kind, ""))
        within = values.get(f"{titles.within}_id") if titles.within else None
        said = str(values.get(link.id) or (day.isoformat() if isinstance(day, date) else ""))
        found = titles.find(
            said,
            day=day if isinstance(day, date) else None,
            near=near if isinstance(near, date) else None,
            within=within if isinstance(within, int) else None,
            beside={name: values.get(f"{link.id}.{name}") for name in titles.told_by},
        )
        if found.id is None and not found.candidates:
            label = KINDS[link.kind].label
            if link.required:
                first = with_particle(label, "을/를")
                sentence = f"'{said}' {label} 기록이 없습니다. {first} 먼저 등록하거나 가져오세요."
                row.bad.append((link.id, sentence))
            else:
                self._keep(row, link, said)
        return found

    def _keep(self, row: RowValues, link: Link, said: str) -> None:
        """What a link says of a record that is not known stays with the row as words."""
        rest = rest_field(self.kind)
        line = f"{_label(self.kind, link.id)}: {said}"
        old = str(row.values.get(rest, ""))
        if line not in old:
            row.values[rest] = f"{old}\n{line}".strip()

    def _imply(self, values: dict[str, object], implied: Implied, index: KeyIndex) -> None:
        key = [values.get(name) for name in implied.values]
        if any(value is None or (isinstance(value, int) and value < 0) for value in key):
            return
        ids = index.find(key, [values.get(name) for _, name in implied.beside])
        if len(ids) == 1:
            values[f"{implied.id}_id"] = ids[0]

    def _known(self, values: Mapping[str, object], asked: Asked) -> dict[tuple[int, ...], int]:
        """The records that are there already, by every answer that there may be."""
        out: dict[tuple[int, ...], int] = {}
        for chosen in asking.every_answer(asked):
            ids = self._ids({**values, **chosen})
            if len(ids) == 1:
                out[tuple(chosen[f"{link}_id"] for link in asked.order())] = ids[0]  # type: ignore[misc]
        return out

    def _ids(self, values: Mapping[str, object]) -> tuple[int, ...]:
        return self._stored.find(*self._key(values))

    def _key(self, values: Mapping[str, object]) -> tuple[list[object], list[object]]:
        return (
            [values.get(name) for name in self._intake.keys],
            [values.get(name) for name in self._intake.beside],
        )

    def title(self, values: Mapping[str, object]) -> str:
        return special.title(self.kind, values)

    def problems(self, record: Any) -> tuple[Problem, ...]:
        if self.kind is KindId.REFERRALS:
            return check_referral(record)
        if self.kind is KindId.PLACEMENTS:
            return check_placement(record)
        if self.kind is KindId.TARGETS:
            return check_target(record)
        return CHECKS[self.kind](record, self.context.today)

    def find(self, values: Mapping[str, object]) -> Match:
        asked = values.get(ASKED)
        if self._intake.repeats and asked is None:
            unclaimed = [i for i in self._ids(values) if i not in self._claimed]
            return Match(existing=unclaimed[0]) if unclaimed else Match()
        if not self._intake.repeats and (twin := self._whole.get(_whole(values))) is not None:
            return Match(twin=twin)
        if isinstance(asked, Asked):
            link = next(iter(asked.links))
            found_ = asked.links[link]
            alike = tuple(dict.fromkeys(asked.known.values()))
            return Match(candidates=found_.candidates, why=found_.why, alike=alike, asks=link)
        ids = self._ids(values)
        if not ids:
            rows = self._rows.find(*self._key(values))
            return Match(twin=rows[0]) if rows else Match()
        if len(ids) == 1:
            twin = self._claimed.get(ids[0])
            return Match(ids[0], twin)
        free = tuple(i for i in ids if i not in self._claimed)
        shown = tuple(
            Candidate(i, self.title(values), "", "같은 기록으로 보입니다") for i in ids[:SHOWN]
        )
        why = f"같은 기록으로 보이는 것이 {len(ids)}건 있습니다. 어느 것인지 고르세요."
        return Match(candidates=shown, why=why, alike=free)

    def remember(self, index: int, values: Mapping[str, object], existing: int | None) -> None:
        self._whole.setdefault(_whole(values), index)
        if existing is not None:
            self._claimed.setdefault(existing, index)
        elif ASKED not in values:
            key, beside = self._key(values)
            self._rows.add(index, key, beside)

    def refusal(self, record: Any, values: Mapping[str, object]) -> str:
        return self._farms.refusal(record, values) if self._farms is not None else ""

    def is_same(self, values: Mapping[str, object], record: Any) -> bool:
        """Whether a record says all that a row says, whoever the row may be about."""
        return not differences(self.kind, record, values, DuplicateRule.UPDATE)


def _whole(values: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(sorted((key, _told(value)) for key, value in values.items() if key != ASKED))


def _told(value: object) -> str:
    """A value whole; what stands beside a record is shown shortened."""
    return repr(value) if isinstance(value, Beside) else str(value)


def _names_vacancies(intake: Intake, needed: set[str]) -> bool:
    link = next((one for one in intake.links if one.id == "vacancy"), None)
    return link is not None and ("vacancy" in needed or link.required) and "employer" in needed


def _label(kind: KindId, link: str) -> str:
    return KINDS[kind].field(link).label


def _enums(record_type: type[Any]) -> dict[str, type[Enum]]:
    """The fields of a record that hold a member of an enum."""
    out: dict[str, type[Enum]] = {}
    for name, hint in get_type_hints(record_type).items():
        parts = [part for part in get_args(hint) if part is not NoneType] or [hint]
        if isinstance(parts[0], type) and issubclass(parts[0], Enum):
            out[name] = parts[0]
    return out
