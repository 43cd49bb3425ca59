"""The journal explains every field of every kind: from nothing to what stands now, unbroken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from jobdesk.data import records
from jobdesk.domain.circumstances import (
    Attachment,
    Availability,
    DistinctPair,
    Relation,
    SavedView,
)
from jobdesk.domain.cohorts import (
    Cohort,
    CohortBudget,
    CohortDemand,
    CohortSession,
    CohortTarget,
    Course,
    CourseSubject,
)
from jobdesk.domain.farm_people import FarmCar, FarmCrew, FarmWorker
from jobdesk.domain.farm_support import SupportBatch, SupportBudget, SupportItem, SupportPayment
from jobdesk.domain.farm_work import FarmBlock, FarmContract, FarmDay, FarmRequest
from jobdesk.domain.farms import Farm, FarmPlot, FarmSeason, FarmWish
from jobdesk.domain.interviews import Allowance
from jobdesk.domain.kinds import KINDS, Field, FieldType, KindId
from jobdesk.domain.matching_days import (
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayProgramme,
    DayVacancy,
    DayWish,
    MatchingDay,
)
from jobdesk.domain.own_indicators import DatedConstant, IndicatorValue, OwnIndicator
from jobdesk.domain.plans import PlanItem, PlanMoney, PlanStep, Pledge
from jobdesk.domain.report_records import (
    ReportClosing,
    ReportPhoto,
    ReportRecord,
    ReportStatus,
    ReportTemplate,
    ReportText,
)
from jobdesk.domain.sheets import ImportProfile, RosterLayout
from jobdesk.domain.trainees import (
    Attendance,
    CertificateIssue,
    Qualification,
    SelectionStage,
    StageResult,
    Trainee,
    TraineeAllowance,
)
from jobdesk.services import (
    allowances,
    closings,
    demo,
    entries,
    history,
    month_end,
    report_book,
    seekers,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

EACH = 12
"""So many records of each kind are looked at."""


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A practice centre with records of every kind; every test leaves it as it was."""
    folder = tmp_path_factory.mktemp("explained") / "centre"
    desk = demo.build(folder, seekers=60, today=lambda: TODAY)
    let_reports_be_written(desk)
    one, other = ids_of(desk, KindId.SEEKERS)[:2]
    entries.add(desk, Availability(seeker_id=one, starts_on=TODAY, hours="오전"))
    entries.add(desk, Relation(seeker_id=one, other_id=other, relation="부모·자녀"))
    entries.add(desk, DistinctPair(of_kind="seekers", one_id=one, other_id=other))
    entries.add(desk, SavedView(list_kind="seekers", name="요양 쪽", counsellor=desk.user))
    profile = ImportProfile(name="군청 양식", signature="성명", sheet_kind="seekers")
    entries.add(desk, profile)
    entries.add(desk, RosterLayout(list_kind="seekers", name="제출용"))
    with desk.store.operation("파일"):
        for digest, content in (("ab" * 32, b"jpeg"), ("cd" * 32, b"png")):
            desk.store.db["files"].insert({"digest": digest, "bytes": content})
    day = entries.add(desk, MatchingDay(title="만남의 날", held_on=TODAY)).id
    firm = entries.add(
        desk, DayEmployer(matching_day_id=day, employer_id=ids_of(desk, KindId.EMPLOYERS)[0])
    ).id
    guest = entries.add(desk, DayAttendee(matching_day_id=day, seeker_id=one)).id
    work = ids_of(desk, KindId.VACANCIES)[0]
    for record in (
        DayProgramme(matching_day_id=day, title="이력서 사진"),
        DayVacancy(day_employer_id=firm, vacancy_id=work),
        DayWish(attendee_id=guest, day_employer_id=firm),
        DayInterview(matching_day_id=day, attendee_id=guest, day_employer_id=firm),
    ):
        entries.add(desk, record)
    add_a_cohort(desk, one)
    add_farm_work(desk, one)
    paper = Attachment(of_kind="seekers", of_id=one, name="상장", file_id=1)
    add_a_report(desk, entries.add(desk, paper).id)
    yield desk
    desk.store.close()


def let_reports_be_written(desk: Desk) -> None:
    """What is handed in or closed is kept from any change; here every record is changed."""
    for month in reversed(closings.closed_months(desk)):
        month_end.reopen(desk, month, "시험")
    for id_ in ids_of(desk, KindId.REPORTS):
        if records.get(desk.store, KindId.REPORTS, id_).status is ReportStatus.HANDED_IN:
            report_book.withdraw(desk, id_, "시험")


def add_a_cohort(desk: Desk, seeker: int) -> None:
    """A record of each kind of a training cohort."""
    course = entries.add(desk, Course(title="요양보호사 양성")).id
    cohort = entries.add(desk, Cohort(course_id=course, title="1기", starts_on=TODAY)).id
    person = entries.add(desk, Trainee(cohort_id=cohort, seeker_id=seeker)).id
    stage = entries.add(desk, SelectionStage(cohort_id=cohort, title="면접")).id
    firm = ids_of(desk, KindId.EMPLOYERS)[0]
    for record in (
        CourseSubject(course_id=course, title="실기"),
        CohortBudget(cohort_id=cohort, source="군비"),
        CohortTarget(cohort_id=cohort, value="20"),
        CohortSession(cohort_id=cohort, held_on=TODAY),
        CohortDemand(cohort_id=cohort, employer_id=firm),
        StageResult(stage_id=stage, trainee_id=person, scores=("87.5",)),
        Attendance(cohort_id=cohort, trainee_id=person, held_on=TODAY),
        Qualification(cohort_id=cohort, trainee_id=person, title="요양보호사"),
        TraineeAllowance(cohort_id=cohort, trainee_id=person, month=TODAY.replace(day=1)),
        CertificateIssue(cohort_id=cohort, trainee_id=person, number="1", issued_on=TODAY),
    ):
        entries.add(desk, record)


def add_a_report(desk: Desk, paper: int) -> None:
    """A record of each kind of plans and reports."""
    item = entries.add(desk, PlanItem(title="취업 지원")).id
    report = entries.add(
        desk, ReportRecord(template="monthly", starts_on=TODAY.replace(day=1), ends_on=TODAY)
    ).id
    for record in (
        OwnIndicator(name="고용률", unit="%", hand="최근값"),
        IndicatorValue(
            indicator="own:1", starts_on=TODAY, ends_on=TODAY, value="66.4", source="KOSIS"
        ),
        DatedConstant(name="타지 이동 비용", value="16800", applies_on=TODAY),
        PlanMoney(item_id=item, year=2026, source="국비", planned=1_000),
        PlanStep(item_id=item, year=2026, title="공고", first_month=1, last_month=2),
        Pledge(title="청년 일자리", item_id=item),
        ReportTemplate(title="군청 제출용"),
        ReportText(report_id=report, section="problems", content="일손 부족"),
        ReportPhoto(report_id=report, attachment_id=paper, caption="동행면접"),
        ReportClosing(month=TODAY.replace(day=1), closed_at="2026-11-20T09:00:00"),
    ):
        entries.add(desk, record)


def add_farm_work(desk: Desk, seeker: int) -> None:
    """A record of each kind of farm work."""
    farm = ids_of(desk, KindId.EMPLOYERS)[0]
    car = entries.add(desk, FarmCar(title="스타렉스", seats=11)).id
    crew = entries.add(desk, FarmCrew(title="설천반", car_id=car)).id
    request = entries.add(
        desk, FarmRequest(employer_id=farm, task="적과", starts_on=TODAY, heads=3)
    ).id
    block = entries.add(
        desk, FarmBlock(request_id=request, employer_id=farm, work_date=TODAY, heads=3)
    ).id
    day = entries.add(
        desk, FarmDay(block_id=block, employer_id=farm, seeker_id=seeker, work_date=TODAY)
    ).id
    batch = entries.add(desk, SupportBatch(title="11월 교통비", drafted_on=TODAY)).id
    for record in (
        Farm(employer_id=farm, found_on=TODAY, crops=("사과",)),
        FarmPlot(employer_id=farm, title="윗밭"),
        FarmSeason(employer_id=farm, task="적과", starts="05-20", ends="06-20"),
        FarmWish(employer_id=farm, seeker_id=seeker),
        FarmWorker(seeker_id=seeker, crew_id=crew, skills=("사다리 작업",)),
        FarmContract(employer_id=farm, seeker_id=seeker, starts_on=TODAY, ends_on=TODAY),
        SupportItem(title="교통비", applies_on=TODAY, amount=10_000),
        SupportBudget(year=2026, source="군비", amount=10_000_000),
        SupportPayment(batch_id=batch, farm_day_id=day, item="교통비", amount=10_000),
    ):
        entries.add(desk, record)


def ids_of(desk: Desk, kind: KindId) -> list[int]:
    """The first and the last records of a kind."""
    table = desk.store.db[str(kind)]
    found = [row["id"] for row in table.rows_where(order_by="id", select="id")]
    return found if len(found) <= EACH else found[: EACH // 2] + found[-EACH // 2 :]


def column(field: Field) -> str:
    """Where a field is stored."""
    return f"{field.id}_id" if field.type is FieldType.LINK else field.id


def told(desk: Desk, kind: KindId, id_: int) -> dict[str, str]:
    """What the history says stands in each field now, after proving that no step is missing."""
    now: dict[str, str] = {}
    for entry in reversed(history.record(desk, kind, id_)):
        assert entry.user
        assert entry.label
        for change in entry.fields:
            assert change.label
            assert change.before == now.get(change.field_id, ""), (kind, id_, change)
            now[change.field_id] = change.after
    return now


def is_set(value: object) -> bool:
    """Whether a field of a record holds anything."""
    return value is not None and value != "" and value != ()


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_stands_is_what_the_history_told(lived: Desk, kind: KindId) -> None:
    for id_ in ids_of(lived, kind):
        record = records.get(lived.store, kind, id_)
        now = told(lived, kind, id_)
        for field in KINDS[kind].stored:
            value = getattr(record, column(field))
            assert bool(now.get(column(field))) == is_set(value), (kind, id_, field.id)


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_change_of_any_field_is_told_and_taken_back(lived: Desk, kind: KindId) -> None:
    known = ids_of(lived, kind)
    assert known
    before = records.get(lived.store, kind, known[0])
    for field in KINDS[kind].stored:
        record: Any = records.get(lived.store, kind, known[0])
        other = another(lived, field, getattr(record, column(field)))
        if other is None:
            continue
        with lived.store.operation(f"{field.label} 바꾸기") as running:
            records.update(lived.store, replace(record, **{column(field): other}))
        newest = history.record(lived, kind, known[0])[0]
        assert newest.label == f"{field.label} 바꾸기"
        changed = {change.field_id: change for change in newest.fields}
        assert changed[column(field)].label == field.label
        assert changed[column(field)].before != changed[column(field)].after
        assert told(lived, kind, known[0])[column(field)] == changed[column(field)].after
        history.undo(lived, running.id)
    after = records.get(lived.store, kind, known[0])
    assert replace(after, revision=before.revision) == before


def another(desk: Desk, field: Field, value: Any) -> Any:
    """A value of the field's type that is not the present one; None when there is none."""
    match field.type:
        case FieldType.DATE:
            return (value or date(2026, 1, 2)) + timedelta(days=3)
        case FieldType.NUMBER | FieldType.YEAR:
            return (value or 0) + 1
        case FieldType.FLAG:
            return not value
        case FieldType.CHOICE:
            return next((c for c in field.choices if c != value), None)
        case FieldType.MULTI:
            return next(((c,) for c in field.choices if (c,) != value), ("다른 것",))
        case FieldType.LINK:
            others = [i for i in ids_of(desk, KindId(field.link)) if i != value]
            return others[0] if others else None
        case _:
            return f"{value or ''} 바뀜".strip()


def test_what_is_sensitive_is_told_without_its_words(desk: Desk) -> None:
    person = casework.seeker(desk, "김민지", sensitive_consent_on=TODAY, health="허리 통증")
    seekers.save(desk, replace(records.get(desk.store, KindId.SEEKERS, person), health=""))
    firm = casework.employer(desk)
    asked = Allowance(seeker_id=person, employer_id=firm, interview_on=TODAY)
    made = allowances.add(desk, replace(asked, account="302-1234-5678-01")).id
    newest, first = history.record(desk, KindId.SEEKERS, person)
    (health,) = [change.hidden for change in newest.fields if change.field_id == "health"]
    assert (health.before, health.after) == ("(가림)", "")
    assert "허리" not in "".join(change.hidden.after for change in first.fields)
    (entry,) = history.record(desk, KindId.ALLOWANCES, made)
    (account,) = [change.hidden for change in entry.fields if change.field_id == "account"]
    assert (account.before, account.after) == ("", "302-****-****-01")
    assert all(change.hidden == change for change in entry.fields if change.label != "계좌번호")
