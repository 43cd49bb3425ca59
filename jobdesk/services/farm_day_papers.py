"""The lists of one day of farm work: 연락망, 보험 명단, 현장 점검표, 근로확인서.

Made here, offered by farm_papers.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jobdesk.domain.farm_people import WorkerStatus
from jobdesk.domain.farm_terms import hours_words, minutes_of
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_date
from jobdesk.domain.rosters import Column, ColumnType
from jobdesk.domain.text import mask_name, mask_phone
from jobdesk.services import (
    farm_day_facts,
    farm_insurance,
    farm_papers,
    farm_records,
    lists,
    settings,
)
from jobdesk.services.desk import Desk
from jobdesk.services.farm_day_facts import DayLine, by_farm, joined
from jobdesk.services.farm_insurance import Cover, InsuredLine
from jobdesk.services.farm_papers import EVERYBODY, MASK, NAMES_TOO, Wanted

if TYPE_CHECKING:
    from jobdesk.reports.farm_lists import InsuredPerson, Leaf, PhoneLine

PLACE_FIRST = "배치판에서 사람을 먼저 배치하세요."
"""What to do where nobody has a place on the day."""
_PHONES = ("연번", "성명", "연락처", "읍면", "타는 곳", "작업반", "가는 농가 · 하는 일")
_INSURED = (
    "연번", "구분", "성명", "생년월일", "성별", "연락처", "농가", "소재지", "작업", "시간",
)  # fmt: skip
_SAID = {Cover.OPEN: "새로 가입", Cover.HANDED: "이미 신고", Cover.FALLEN: "취소"}
"""What the insurer is to do with a line."""
_TYPES = {
    "연번": ColumnType.NUMBER,
    "생년월일": ColumnType.DATE,
    "구분": ColumnType.CENTRED,
    "성별": ColumnType.CENTRED,
}


def names(desk: Desk, wanted: Wanted) -> list[int]:
    """Who has a place on the day, at the farms that are wanted."""
    return [one.worker.id for one in lines_of(desk, wanted)]


def phones(desk: Desk, wanted: Wanted) -> bytes:
    """The 연락망 as PDF. Raises UserError where nobody stands on it."""
    from jobdesk.reports.farm_lists import phones_pdf

    people = _phone_lines(desk, wanted)
    on = farm_papers.day_of(desk, wanted)
    whole = wanted.on(EVERYBODY)
    about = "활동하는 근로자" if whole else f"{official_date(on)} 배치된 분"
    hidden = "이름과 연락처의 일부를 가렸습니다." if wanted.on(MASK) else ""
    warning = "개인정보가 적혀 있습니다. 다 쓰면 센터에 돌려주거나 파기해 주세요."
    return phones_pdf(
        _leaf(desk, about, " ".join(filter(None, (hidden, warning)))),
        people,
    )


def phones_book(desk: Desk, wanted: Wanted, path: Path) -> None:
    """The 연락망 as a workbook. Raises UserError."""
    from jobdesk.exchange.writer import Roster, write_roster

    people = _phone_lines(desk, wanted)
    write_roster(
        path,
        Roster(
            title="농가일자리 근로자 연락망",
            as_of=_as_of(desk),
            columns=tuple(Column(label, _TYPES.get(label, ColumnType.TEXT)) for label in _PHONES),
            rows=[
                (number, one.name, one.phone, one.place, one.pickup, one.crew, one.goes)
                for number, one in enumerate(people, 1)
            ],
            unit="명",
            author=desk.user,
            sheet="연락망",
        ),
    )


def phone_names(desk: Desk, wanted: Wanted) -> list[int]:
    """Who stands on the 연락망."""
    if wanted.on(EVERYBODY):
        return _active(desk)
    return names(desk, wanted)


def _phone_lines(desk: Desk, wanted: Wanted) -> list[PhoneLine]:
    from jobdesk.reports.farm_lists import PhoneLine

    lines = [] if wanted.on(EVERYBODY) else lines_of(desk, wanted)
    people = farm_day_facts.workers(desk, phone_names(desk, wanted))
    if not people:
        raise farm_papers.nothing(
            "연락망에 오를 분", "다른 날을 고르거나 활동하는 근로자 모두를 고르세요."
        )
    goes: dict[int, str] = {}
    for one in lines:
        goes[one.worker.id] = joined(", ", (goes.get(one.worker.id, ""), one.farm.name))
    mask = wanted.value(MASK)
    return [
        PhoneLine(
            mask_name(one.name) if mask == NAMES_TOO else one.name,
            mask_phone(one.phone) if mask else one.phone,
            one.eup_myeon,
            one.pickup,
            one.crew,
            goes.get(one.id, "") or ", ".join(one.skills),
        )
        for one in sorted(people.values(), key=lambda each: (each.name, each.id))
    ]


def _active(desk: Desk) -> list[int]:
    return [
        one.seeker_id
        for one in farm_records.workers(desk)
        if one.status is WorkerStatus.ACTIVE and one.seeker_id
    ]


def insured(desk: Desk, wanted: Wanted) -> bytes:
    """The 보험 가입 명단 of the day. Raises UserError where nobody is to be insured."""
    from jobdesk.reports.farm_lists import insured_pdf

    on = farm_papers.day_of(desk, wanted)
    found, own = _insured(desk, wanted)
    taken = [one for one in found if one.cover is not Cover.FALLEN]
    without = f" 본인 보험으로 일하는 분 {own:,}명은 싣지 않았습니다." if own else ""
    return insured_pdf(
        _leaf(
            desk,
            f"보험 기간: {official_date(on)} 하루 · 가입 {len(taken):,}명",
            "주민등록번호는 싣지 않습니다. 보험사가 요구하면 본인에게 받아 따로 내세요." + without,
        ),
        [_person(one) for one in taken],
        [_person(one) for one in found if one.cover is Cover.FALLEN],
    )


def insured_book(desk: Desk, wanted: Wanted, path: Path) -> None:
    """The 보험 가입 명단 as a workbook, each line saying how it stands. Raises UserError."""
    from jobdesk.exchange.writer import Roster, write_roster

    found, _ = _insured(desk, wanted)
    shown = [(_person(one), _SAID[one.cover]) for one in found]
    write_roster(
        path,
        Roster(
            title=f"농작업 보험 가입 명단 ({official_date(farm_papers.day_of(desk, wanted))})",
            as_of=_as_of(desk),
            columns=tuple(Column(label, _TYPES.get(label, ColumnType.TEXT)) for label in _INSURED),
            rows=[
                (
                    number, cover, one.name, one.birth, one.gender, one.phone, one.farm, one.place,
                    one.work, one.clock,
                )
                for number, (one, cover) in enumerate(shown, 1)
            ],
            unit="명",
            author=desk.user,
            sheet="보험 명단",
        ),
    )  # fmt: skip


def insured_names(desk: Desk, wanted: Wanted) -> list[int]:
    """Who stands on the 보험 가입 명단."""
    return [one.line.worker.id for one in _insured(desk, wanted)[0]]


def _insured(desk: Desk, wanted: Wanted) -> tuple[list[InsuredLine], int]:
    """Whom the insurer is told of, and how many it need not know: their own insurance covers them.

    Raises UserError where there is nobody to tell of.
    """
    on = farm_papers.day_of(desk, wanted)
    every = farm_insurance.of_days(desk, on, on)
    found = [one for one in every if one.cover is not Cover.OWN]
    own = len(every) - len(found)
    if not found:
        why = f"그날 일하는 {own:,}명은 모두 본인 보험이 있습니다." if own else PLACE_FIRST
        raise farm_papers.nothing("그날 보험에 올릴 분", why)
    return found, own


def _person(one: InsuredLine) -> InsuredPerson:
    from jobdesk.reports.farm_lists import InsuredPerson

    line, person = one.line, one.line.worker
    remark = ""
    if one.cover is Cover.HANDED and line.day.insured_on:
        remark = f"{line.day.insured_on.month}. {line.day.insured_on.day}. 신고"
    elif one.cover is Cover.FALLEN:
        remark = one.stage
    return InsuredPerson(
        person.name,
        person.birth_date,
        person.gender,
        person.phone,
        line.farm.name,
        line.goes_to,
        line.terms.task,
        line.clock,
        remark,
    )


def sites(desk: Desk, wanted: Wanted) -> bytes:
    """The 현장 점검표 of the day. Raises UserError where nobody works."""
    from jobdesk.reports.farm_lists import Site, sites_pdf

    lines = lines_of(desk, wanted)
    if not lines:
        raise farm_papers.nothing("그날 일하는 농가", PLACE_FIRST)
    shown = []
    for mine in by_farm(lines):
        signed = sum(one.contract_on is not None for one in mine)
        bare = sum(farm_insurance.cover_of(one) is Cover.OPEN for one in mine)
        shown.append(
            Site(
                mine[0].farm.name,
                mine[0].contact,
                mine[0].goes_to,
                joined(", ", (one.terms.task for one in mine)),
                joined(", ", (one.clock for one in mine)),
                len(mine),
                f"{signed:,}/{len(mine):,}명",
                f"{len(mine) - bare:,}/{len(mine):,}명",
            )
        )
    on = farm_papers.day_of(desk, wanted)
    told = f"근로일: {official_date(on)} ({'월화수목금토일'[on.weekday()]})"
    return sites_pdf(
        _leaf(desk, f"{told} · 농가 {len(shown):,}곳, {len(lines):,}명", approval=True), shown
    )


def confirmations(desk: Desk, wanted: Wanted) -> bytes:
    """A 근로확인서 for each farm of the day. Raises UserError where nobody works."""
    from jobdesk.reports.farm_signed_papers import Confirmation, Side, Worked, confirmations_pdf

    lines = lines_of(desk, wanted)
    if not lines:
        raise farm_papers.nothing("그날 일하는 분", PLACE_FIRST)
    on = farm_papers.day_of(desk, wanted)
    day = f"{official_date(on)} ({'월화수목금토일'[on.weekday()]})"
    made = []
    for mine in by_farm(lines):
        farm = mine[0].farm
        head = farm.head or farm.contact
        known = [one.terms.daily_wage for one in mine]
        total = sum(won or 0 for won in known)
        made.append(
            Confirmation(
                Side(farm.name, head, "", mine[0].contact.removeprefix(f"{head}\n"), farm.place),
                day,
                joined(", ", (one.goes_to for one in mine)),
                [
                    Worked(
                        one.worker.name,
                        official_date(one.worker.birth_date) if one.worker.birth_date else "",
                        " ".join(filter(None, (one.crop, one.terms.task))),
                        one.terms.starts_at,
                        one.terms.ends_at,
                        _hours(one),
                        f"{one.terms.daily_wage:,}" if one.terms.daily_wage is not None else "",
                    )
                    for one in mine
                ],
                f"{total:,}" if None not in known else "",
            )
        )
    return confirmations_pdf(made, farm_papers.event(desk, f"근로확인서 {official_date(on)}"))


def _hours(line: DayLine) -> str:
    if line.day.hours is not None:
        return f"{line.day.hours:,}시간"
    minutes = minutes_of(line.terms.starts_at, line.terms.ends_at)
    return hours_words(minutes) if minutes else ""


def lines_of(desk: Desk, wanted: Wanted) -> list[DayLine]:
    """Who has a place on the day that is wanted, at the farms that are."""
    on = farm_papers.day_of(desk, wanted)
    return farm_day_facts.lines(desk, on, on, farms=wanted.farms)


def _leaf(desk: Desk, *about: str, approval: bool = False) -> Leaf:
    from jobdesk.reports.farm_lists import Leaf

    own = settings.get(desk)
    return Leaf(
        own.name or desk.name,
        about,
        farm_papers.foot(desk),
        desk.practice,
        own.approval_titles if approval else (),
    )


def _as_of(desk: Desk) -> str:
    own = settings.get(desk)
    return f"{own.name or desk.name} · {official_date(desk.today())} 현재"


def offered_farms(desk: Desk, on: date) -> list[tuple[int, str, str]]:
    """Farms on which anybody has a place that day: id, name, how many."""
    found: dict[int, int] = {}
    for one in farm_day_facts.lines(desk, on, on):
        found[one.farm.id] = found.get(one.farm.id, 0) + 1
    called = lists.called(desk, KindId.EMPLOYERS, list(found))
    return [(id_, called.get(id_, ""), f"{count:,}명") for id_, count in found.items()]
