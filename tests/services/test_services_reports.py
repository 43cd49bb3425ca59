"""The month from a real store to paper, sheet and plain data, all saying the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from jobdesk.data import records
from jobdesk.domain.casework import Placement, Referral, ReferralStatus
from jobdesk.domain.counselling import Registration, RegistrationStatus
from jobdesk.domain.employers import Employer, Vacancy, VacancyStatus
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Gender, Seeker
from jobdesk.domain.report_json import digest
from jobdesk.domain.report_masking import named
from jobdesk.domain.spans import read_span
from jobdesk.errors import UserError
from jobdesk.services import (
    access,
    lists,
    registrations,
    report_files,
    report_making,
    reports,
    settings,
    targets,
)
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from tests import reported

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


IDS = ("openings", "registrations", "referrals", "placements")
OCTOBER = read_span("2026-10")


def summary(desk: Desk, month: int, **options: date) -> dict[str, tuple[int, int]]:
    made = reported.monthly(desk, 2026, month, **options)
    rows = {id_: made.row(id_) for id_ in IDS}
    return {k: (int(r.month.value or 0), int(r.cumulative.value or 0)) for k, r in rows.items()}


def printed(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


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
    made = reported.monthly(busy, 2026, 10)
    for section in ("places", "ages"):
        everybody = made.table(section).lines[-1].cells
        assert "3" in [cell.text for cell in everybody]
        assert "7" in [cell.text for cell in everybody]
    newest = registrations.of(busy, 1)[0]
    registrations.cancel(busy, newest.id)
    assert summary(busy, 10)["registrations"] == (2, 6)
    number = reported.monthly(busy, 2026, 10).row("registrations").month
    assert (number.kind, len(number.ids)) == (KindId.REGISTRATIONS, 2)
    found = lists.rows(busy, KindId.REGISTRATIONS, number.ids, ("status", "registered_on"))
    assert {row[0] for row in found.values()} == {RegistrationStatus.VALID.value}
    registrations.trash(busy, number.ids[:1])
    assert summary(busy, 10)["registrations"] == (1, 5)


def test_the_running_month_stops_today(busy: Desk) -> None:
    made = reported.monthly(busy, 2026, 11)
    assert made.report.as_of == date(2026, 11, 20)
    assert made.row("placements").month.value == 0  # 입사일 11. 25. has not come
    assert summary(busy, 11, as_of=date(2026, 11, 30))["placements"] == (1, 4)
    assert summary(busy, 10, as_of=date(2026, 10, 15))["openings"] == (2, 10)


def test_every_number_opens_its_records(busy: Desk) -> None:
    made = reported.monthly(busy, 2026, 10)
    for id_ in IDS:
        number = made.row(id_).cumulative
        assert number.kind is not None
        found = lists.find(busy, number.kind, Filter(ids=number.ids))
        assert sorted(found) == sorted(number.ids)
    heads = lists.rows(busy, KindId.VACANCIES, made.row("openings").cumulative.ids, ("openings",))
    assert sum(int(str(cells[0])) for cells in heads.values()) == 14


def test_the_months_sum_to_the_cumulative(busy: Desk) -> None:
    made = reported.monthly(busy, 2026, 10)
    for id_ in IDS:
        row = made.row(id_)
        assert sum(int(month.value or 0) for month in row.months) == row.cumulative.value
        assert [i for month in row.months for i in month.ids] == list(row.cumulative.ids)


def test_the_list_names_person_place_and_employer(busy: Desk) -> None:
    made = reported.monthly(busy, 2026, 10)
    first, second = ([c.text for c in line.cells] for line in made.table("hires").lines)
    assert (first[1], first[4], first[5]) == ("이도현", "솔내면", "한빛식품 <b>&")
    assert (second[1], second[4], second[5]) == ("박영희", "", "솔내농장")


def test_names_are_hidden_only_where_asked_and_always_logged(busy: Desk, tmp_path: Path) -> None:
    report = reported.monthly(busy, 2026, 10).report
    assert "이도현" in "".join(printed(report_files.to_pdf(busy, report)))
    hidden = "".join(printed(report_files.to_pdf(busy, report, mask=True)))
    assert "이도현" not in hidden
    assert "이○현" in hidden
    report_files.save(busy, report, tmp_path / "보고.json", mask=True, purpose="군 제출")
    newest = access.listing(busy)[0]
    assert (newest.action, newest.count, newest.purpose) == ("내보내기", 2, "군 제출")
    assert "이도현" not in (tmp_path / "보고.json").read_text(encoding="utf-8")


def test_settings_decide_rounding_and_decimals(busy: Desk) -> None:
    own = settings.get(busy)
    settings.save(busy, replace(own, rate_decimals=1))
    assert reported.monthly(busy, 2026, 10).row("openings").rate_text == "70.0%"
    targets.set_target(busy, "openings", 2026, "15", on=date(2026, 1, 3))
    settings.save(busy, replace(own, rounding="truncate"))
    assert reported.monthly(busy, 2026, 10).row("openings").rate_text == "93%"
    settings.save(busy, replace(own, rounding="half_up", rate_decimals=2))
    assert reported.monthly(busy, 2026, 10).row("openings").rate_text == "93.33%"


def test_a_target_in_words_is_printed_and_has_no_rate(busy: Desk) -> None:
    row = reported.monthly(busy, 2026, 10).row("placements")
    assert (row.target_text, row.rate_text) == ("산업체 요구시", "-")


def test_a_reprint_has_the_same_check_code(busy: Desk) -> None:
    first = digest(reported.monthly(busy, 2026, 10).report)
    assert digest(reported.monthly(busy, 2026, 10).report) == first
    seeker = records.get(busy.store, KindId.SEEKERS, 2)
    with busy.store.operation("고침"):
        records.update(busy.store, replace(seeker, eup_myeon="구름면"))
    assert digest(reported.monthly(busy, 2026, 10).report) != first


def test_an_as_of_date_before_the_month_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError) as caught:
        report_making.make(desk, "monthly", OCTOBER, as_of=date(2026, 9, 30))
    assert caught.value.field == "as_of"


def test_an_empty_centre_prints_a_page(desk: Desk) -> None:
    report = reported.monthly(desk, 2026, 11).report
    pages = reports.pages_as_png(report_files.to_pdf(desk, report), 0.5)
    assert len(pages) >= 2
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_handing_out_is_logged_with_the_people(busy: Desk) -> None:
    report = reported.monthly(busy, 2026, 10).report
    report_files.handed_out(busy, report, Action.PRINT)
    newest = access.listing(busy)[0]
    assert (newest.action, newest.count, newest.purpose) == ("출력", 2, report.title)
    assert newest.ids == named(report)[KindId.PLACEMENTS]


def test_a_practice_centre_marks_every_page(practice_desk: Desk) -> None:
    report = reported.monthly(practice_desk, 2026, 11).report
    for page in printed(report_files.to_pdf(practice_desk, report)):
        assert "연습" in page


def test_the_approval_boxes_can_be_left_off(desk: Desk) -> None:
    def words() -> list[str]:
        report = reported.monthly(desk, 2026, 11).report
        return printed(report_files.to_pdf(desk, report))[0].split()

    assert {"담당", "팀장", "과장"} <= set(words())
    settings.save(desk, replace(settings.get(desk), approval_titles=()))
    assert not {"담당", "팀장", "과장"} & set(words())


def test_a_past_month_is_printed_against_the_target_agreed_since(busy: Desk) -> None:
    targets.set_target(busy, "openings", 2026, "28", on=date(2026, 11, 2))
    row = reported.monthly(busy, 2026, 10).row("openings")
    assert (row.target_text, row.rate_text, row.note) == (
        "28",
        "50%",
        "목표 변경 20→28 (2026. 11. 2.)",
    )
    then = reported.monthly(busy, 2026, 10, as_of=date(2026, 10, 31)).row("openings")
    assert (then.target_text, then.rate_text, then.note) == ("20", "70%", "")
