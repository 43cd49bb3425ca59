"""The month from a real store to paper, sheet and plain data, all saying the same."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from jobdesk.data import records
from jobdesk.domain.casework import Placement, Referral, ReferralStatus
from jobdesk.domain.counselling import Registration, RegistrationStatus
from jobdesk.domain.employers import Employer, Vacancy, VacancyStatus
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Gender, Seeker
from jobdesk.errors import UserError
from jobdesk.services import access, lists, registrations, reports, settings, targets
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk

NAMES = ("김민지", "이도현", "박영희", "최순자", "정재석", "강하늘")


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """Three months of casework: 6 seekers, 4 vacancies, 5 referrals and 4 placements count."""
    store = desk.store
    with store.operation("시험 자료"):
        seekers = [
            records.insert(
                store,
                Seeker(
                    name=name,
                    gender=(Gender.FEMALE, Gender.MALE)[n % 2],
                    birth_date=date(1960 + 7 * n, 3, 15),
                    birth_year=1960 + 7 * n,
                    eup_myeon=("가람읍", "솔내면", "")[n % 3],
                    registered_on=date(2026, 8 + n % 3, 5 + n),
                ),
            )
            for n, name in enumerate(NAMES)
        ]
        for n, id_ in enumerate(seekers):
            day = date(2026, 8 + n % 3, 5 + n)
            records.insert(store, Registration(seeker_id=id_, registered_on=day))
        employer = records.insert(store, Employer(name="한빛식품 <b>&", registered_on=None))
        vacancy = Vacancy(employer_id=employer, job="생산직", openings=3)
        opened = [
            records.insert(store, replace(vacancy, received_on=day, openings=heads, status=status))
            for day, heads, status in (
                (date(2026, 8, 3), 3, VacancyStatus.FILLED),
                (date(2026, 9, 30), 5, VacancyStatus.CLOSED),
                (date(2026, 10, 1), 2, VacancyStatus.OPEN),
                (date(2026, 10, 31), 4, VacancyStatus.OPEN),
                (date(2026, 10, 15), 100, VacancyStatus.CANCELLED),
                (None, 50, VacancyStatus.OPEN),
            )
        ]
        for n, status in enumerate(
            (
                ReferralStatus.PROPOSED,
                ReferralStatus.DECLINED,
                ReferralStatus.NO_SHOW,
                ReferralStatus.HIRED,
                ReferralStatus.GAVE_UP,
            )
        ):
            records.insert(
                store,
                Referral(
                    seeker_id=seekers[n],
                    vacancy_id=opened[0],
                    referred_on=date(2026, 9 + n % 2, 20),
                    status=status,
                ),
            )
        for n, day in enumerate(
            (date(2026, 9, 1), date(2026, 10, 2), date(2026, 10, 30), date(2026, 11, 25))
        ):
            records.insert(
                store,
                Placement(
                    seeker_id=seekers[n],
                    employer_id=employer if n < 2 else None,
                    employer_name="" if n < 2 else "솔내농장",
                    hire_date=day,
                    job="포장",
                ),
            )
        gone = records.insert(store, Placement(seeker_id=seekers[5], hire_date=date(2026, 10, 7)))
        records.trash(store, KindId.PLACEMENTS, [gone])
    targets.set_target(desk, "openings", 2026, "20", on=date(2026, 1, 2))
    targets.set_target(desk, "placements", 2026, "산업체 요구시")
    return desk


def summary(desk: Desk, month: int, **options: date) -> dict[str, tuple[int, int]]:
    made = reports.monthly(desk, 2026, month, **options)
    return {row.indicator.id: (row.month.value, row.cumulative.value) for row in made.rows}


def test_records_are_counted_by_their_rules(busy: Desk) -> None:
    assert summary(busy, 10) == {
        "openings": (6, 14),  # heads; the cancelled and the undated are out
        "registrations": (2, 6),
        "referrals": (2, 5),  # every stage from 제안 on
        "placements": (2, 3),  # the trashed is out
    }
    assert summary(busy, 9)["openings"] == (5, 8)


def test_who_applies_again_counts_again_and_a_cancelled_one_not(busy: Desk) -> None:
    registrations.renew(busy, 1, on=date(2026, 10, 20))
    assert summary(busy, 10)["registrations"] == (3, 7)
    made = reports.monthly(busy, 2026, 10)
    for each in ("seekers_by_place", "seekers_by_age"):
        everybody = made.breakdown(each).total.cells
        assert (everybody[2].value, everybody[5].value) == (3, 7)
    newest = registrations.of(busy, 1)[0]
    registrations.cancel(busy, newest.id)
    assert summary(busy, 10)["registrations"] == (2, 6)
    number = reports.monthly(busy, 2026, 10).row("registrations").month
    assert (number.kind, len(number.ids)) == (KindId.REGISTRATIONS, 2)
    found = lists.rows(busy, KindId.REGISTRATIONS, number.ids, ("status", "registered_on"))
    assert {row[0] for row in found.values()} == {RegistrationStatus.VALID.value}
    registrations.trash(busy, number.ids[:1])
    assert summary(busy, 10)["registrations"] == (1, 5)


def test_the_running_month_stops_today(busy: Desk) -> None:
    made = reports.monthly(busy, 2026, 11)
    assert made.as_of == date(2026, 11, 20)
    assert made.row("placements").month.value == 0  # 입사일 11. 25. has not come
    assert summary(busy, 11, as_of=date(2026, 11, 30))["placements"] == (1, 4)
    assert summary(busy, 10, as_of=date(2026, 10, 15))["openings"] == (2, 10)


def test_every_number_opens_its_records(busy: Desk) -> None:
    made = reports.monthly(busy, 2026, 10)
    for row in made.rows:
        number = row.cumulative
        found = lists.find(busy, number.kind, Filter(ids=number.ids))
        assert sorted(found) == sorted(number.ids)
    heads = lists.rows(busy, KindId.VACANCIES, made.row("openings").cumulative.ids, ("openings",))
    assert sum(int(str(cells[0])) for cells in heads.values()) == 14


def test_the_list_names_person_place_and_employer(busy: Desk) -> None:
    first, second = reports.monthly(busy, 2026, 10).placed
    assert (first.name, first.eup_myeon, first.employer) == ("이도현", "솔내면", "한빛식품 <b>&")
    assert (second.name, second.eup_myeon, second.employer) == ("박영희", "", "솔내농장")
    assert first.age == 59


def test_settings_decide_rounding_and_decimals(busy: Desk) -> None:
    own = settings.get(busy)
    settings.save(busy, replace(own, rate_decimals=1))
    assert reports.monthly(busy, 2026, 10).row("openings").rate_text == "70.0%"
    targets.set_target(busy, "openings", 2026, "15", on=date(2026, 1, 3))
    settings.save(busy, replace(own, rounding="truncate"))
    assert reports.monthly(busy, 2026, 10).row("openings").rate_text == "93%"
    settings.save(busy, replace(own, rounding="half_up", rate_decimals=2))
    assert reports.monthly(busy, 2026, 10).row("openings").rate_text == "93.33%"


def test_paper_sheet_and_plain_data_say_the_same(busy: Desk, tmp_path: Path) -> None:
    made = reports.monthly(busy, 2026, 10)
    document = pypdfium2.PdfDocument(reports.to_pdf(busy, made))
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    path = tmp_path / "보고서.xlsx"
    reports.to_xlsx(busy, made, path)
    book = load_workbook(path, data_only=True)
    sheet = {row[0].value: [cell.value for cell in row] for row in book["총괄"]["A5:G10"]}
    plain = json.loads(json.dumps(reports.to_json(made)))
    lines = [line.split() for line in text.splitlines()]
    for row, told in zip(made.rows, plain["indicators"], strict=True):
        label = row.indicator.label
        assert told["month"]["value"] == row.month.value == sheet[label][2]
        assert told["cumulative"]["value"] == row.cumulative.value == sheet[label][3]
        assert told["rate"] == (None if sheet[label][4] == "-" else sheet[label][4])
        printed = [*label.split(), *row.target_text.split()]
        printed += [str(row.month.value), str(row.cumulative.value), row.rate_text]
        assert [*printed, row.change_text] in lines
    for person in made.placed:
        assert person.name in text
        assert person.name in {cell.value for cell in book["취업자 명단"]["C"]}
    assert [each["name"] for each in plain["placements"]] == [p.name for p in made.placed]
    assert len(plain["digest"]) == 64


def test_a_reprint_has_the_same_check_code(busy: Desk) -> None:
    first = reports.to_json(reports.monthly(busy, 2026, 10))["digest"]
    assert reports.to_json(reports.monthly(busy, 2026, 10))["digest"] == first
    seeker = records.get(busy.store, KindId.SEEKERS, 2)
    with busy.store.operation("고침"):
        records.update(busy.store, replace(seeker, eup_myeon="구름면"))
    assert reports.to_json(reports.monthly(busy, 2026, 10))["digest"] != first


@pytest.mark.parametrize(("year", "month"), [(2026, 13), (2026, 0), (1826, 5)])
def test_an_impossible_month_is_refused(desk: Desk, year: int, month: int) -> None:
    with pytest.raises(UserError, match="보고할 달"):
        reports.monthly(desk, year, month)


def test_an_as_of_date_before_the_month_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError) as caught:
        reports.monthly(desk, 2026, 10, as_of=date(2026, 9, 30))
    assert caught.value.field == "as_of"


def test_an_empty_centre_prints_a_page(desk: Desk, tmp_path: Path) -> None:
    made = reports.monthly(desk, 2026, 11)
    pdf = reports.to_pdf(desk, made)
    reports.to_xlsx(desk, made, tmp_path / "빈.xlsx")
    pages = reports.pages_as_png(pdf, 0.5)
    assert len(pages) == 2
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_handing_out_is_logged_with_the_people(busy: Desk) -> None:
    made = reports.monthly(busy, 2026, 10)
    reports.handed_out(busy, made, Action.PRINT)
    newest = access.listing(busy)[0]
    assert (newest.action, newest.count, newest.purpose) == ("출력", 2, made.title)


def test_a_practice_centre_marks_every_page(practice_desk: Desk) -> None:
    document = pypdfium2.PdfDocument(
        reports.to_pdf(practice_desk, reports.monthly(practice_desk, 2026, 11))
    )
    for page in document:
        assert "연습" in page.get_textpage().get_text_range()
    document.close()


def test_the_approval_boxes_can_be_left_off(desk: Desk) -> None:
    made = reports.monthly(desk, 2026, 11)

    def words() -> list[str]:
        document = pypdfium2.PdfDocument(reports.to_pdf(desk, made))
        text = str(document[0].get_textpage().get_text_range())
        document.close()
        return text.split()

    assert {"담당", "팀장", "과장"} <= set(words())
    settings.save(desk, replace(settings.get(desk), approval_titles=()))
    assert not {"담당", "팀장", "과장"} & set(words())


def test_a_past_month_is_printed_against_the_target_agreed_since(busy: Desk) -> None:
    targets.set_target(busy, "openings", 2026, "28", on=date(2026, 11, 2))
    row = reports.monthly(busy, 2026, 10).row("openings")
    assert (row.target_text, row.rate_text, row.note) == ("28", "50%", "목표 변경 20→28")
    then = reports.monthly(busy, 2026, 10, as_of=date(2026, 10, 31)).row("openings")
    assert (then.target_text, then.rate_text, then.note) == ("20", "70%", "")
