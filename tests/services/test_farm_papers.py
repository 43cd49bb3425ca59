"""The papers of farm work: what stands on each, who is named, what is refused in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from jobdesk.domain.employers import Employer, EmployerType
from jobdesk.domain.farm_work import DayStatus, FarmDay
from jobdesk.errors import UserError
from jobdesk.services import (
    access,
    employers,
    entries,
    farm_contract_papers,
    farm_contracts,
    farm_papers,
    farm_records,
    seekers,
    stored,
)
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.farm_papers import PAPERS, FarmPaper, Wanted
from tests.farm_paper_kit import MONDAY, TUESDAY, FarmMade, made, person, sent

SUNDAY = date(2026, 11, 29)
OCTOBER = date(2026, 10, 5)


def text(pdf: bytes) -> str:
    """Everything on the pages."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def pages(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def wanted(paper: str, day: date = MONDAY, **values: str) -> Wanted:
    start = farm_papers.defaults(farm_papers.paper(paper), day)
    return replace(start, values=tuple((dict(start.values) | values).items()))


@pytest.fixture
def monday(desk: Desk) -> FarmMade:
    """Three go in a car, one alone."""
    known = made(desk)
    for name in ("김민지", "이순자", "박영호"):
        sent(desk, known, name, known.apple, car_id=known.car)
    sent(desk, known, "최정숙", known.grape)
    return known


def worked(desk: Desk, known: FarmMade) -> None:
    """October: three days on the apple farm, one on the other, one not confirmed."""
    for name, farm, day, status in (
        ("김민지", known.apple, 5, DayStatus.WORKED),
        ("김민지", known.apple, 6, DayStatus.SETTLED),
        ("이순자", known.apple, 5, DayStatus.WORKED),
        ("이순자", known.grape, 7, DayStatus.WORKED),
        ("최정숙", known.grape, 8, DayStatus.CONFIRMED),
        ("최정숙", known.grape, 9, DayStatus.ABSENT),
    ):
        on = date(2026, 10, day)
        entries.add(
            desk,
            FarmDay(
                employer_id=farm,
                seeker_id=known.people[name],
                work_date=on,
                status=status,
                task="수확",
                daily_wage=130_000,
                wage_paid_on=on if status is DayStatus.SETTLED else None,
            ),
        )


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.id)
def test_every_farm_paper_has_its_maker_and_words(paper: FarmPaper) -> None:
    for path in filter(None, (paper.maker, paper.names, paper.book)):
        module, _, name = path.partition(":")
        assert callable(getattr(import_module(f"jobdesk.services.{module}"), name))
    assert paper.label
    assert paper.group
    assert paper.about.endswith(".")
    assert len({each.id for each in paper.options}) == len(paper.options)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.id)
def test_nothing_to_print_is_said_in_words(desk: Desk, paper: FarmPaper) -> None:
    with pytest.raises(UserError, match="인쇄하지 않았습니다"):
        farm_papers.pdf(desk, paper.id, wanted(paper.id))


def test_the_dispatch_sheet_says_who_gets_on_where_and_how_to_get_there(
    desk: Desk, monday: FarmMade
) -> None:
    made_ = farm_papers.pdf(desk, "dispatch", wanted("dispatch"))
    words = text(made_)
    assert pages(made_) == 3  # the car, who goes alone, the farms
    for said in (
        "센터 1호차 (12가3456)", "운전 박영호 010-1111-0003", "출발 06:30", "가람읍 터미널",
        "저수지를 지나", "따로 가는 분", "3/3명", "1/2명", "근로자 4명 · 농가 2곳 · 차량 1대",
    ):  # fmt: skip
        assert said in words, said
    assert "좌석은" not in words
    assert words.count("파기해 주세요") == 3  # each page goes to somebody else
    assert "1 솔내면사무소 박영호 010-1111-0003 햇살농원 수확 07:00~16:00 운전" in words
    together = farm_papers.pdf(desk, "dispatch", wanted("dispatch", apart=""))
    assert pages(together) == 1


def test_a_farm_that_gets_nobody_yet_is_told_with_its_work(desk: Desk) -> None:
    known = made(desk)
    sent(desk, known, "김민지", known.apple)
    words = text(farm_papers.pdf(desk, "dispatch", wanted("dispatch")))
    assert "0/2명 포도 전지 07:00~16:00" in words


def test_a_car_that_is_too_full_is_told(desk: Desk, monday: FarmMade) -> None:
    for name in ("최정숙", "김민지", "이순자"):
        sent(desk, monday, name, monday.apple, TUESDAY, car_id=monday.car)
    full = text(farm_papers.pdf(desk, "dispatch", wanted("dispatch", TUESDAY)))
    assert "좌석은 4석입니다" not in full  # three and the driver
    monday.people["강하늘"] = person(desk, "강하늘", "010-1111-0009")
    sent(desk, monday, "강하늘", monday.apple, TUESDAY, car_id=monday.car)
    full = text(farm_papers.pdf(desk, "dispatch", wanted("dispatch", TUESDAY)))
    assert "운전자를 넣어 5명이 타는데 좌석은 4석입니다. 1명을 다른 차로 옮기세요." in full


def test_phones_are_masked_or_not(desk: Desk, monday: FarmMade) -> None:
    masked = text(farm_papers.pdf(desk, "phones", wanted("phones")))
    assert "김민지" in masked
    assert "010-1111-0001" not in masked
    whole = text(farm_papers.pdf(desk, "phones", wanted("phones", mask="")))
    assert "010-1111-0001" in whole
    hidden = text(farm_papers.pdf(desk, "phones", wanted("phones", mask="name")))
    assert "김민지" not in hidden
    everybody = text(farm_papers.pdf(desk, "phones", wanted("phones", TUESDAY, who="all")))
    assert "활동하는 근로자" in everybody
    assert "최정숙" in everybody


def test_a_contract_is_a_page_with_all_that_the_law_asks(desk: Desk, monday: FarmMade) -> None:
    sent(desk, monday, "김민지", monday.apple, TUESDAY)
    farm_contracts.make(desk, farm_contracts.missing(desk, MONDAY, SUNDAY))
    week = replace(wanted("contract"), last=SUNDAY)
    pdf = farm_papers.pdf(desk, "contract", week)
    assert pages(pdf) == 4
    (one,) = [
        each
        for each in farm_contracts.between(desk, MONDAY, SUNDAY)
        if each.seeker_id == monday.people["김민지"]
    ]
    chosen = Wanted(contracts=(one.id,), values=week.values)
    words = text(farm_papers.pdf(desk, "contract", chosen))
    assert one.number in words
    for said in (
        "2026. 11. 23.부터 2026. 11. 24.까지", "한빛군 솔내면 산 45", "사과 수확",
        "07:00부터 16:00까지", "휴게 12:00~13:00", "하루 8시간",
        "11. 23.(월), 11. 24.(화) (계 2일)",
        "휴일", "일당 130,000원", "260,000원", "구성", "지급일", "방법", "연차유급휴가", "산재보험",
        "계약서 한 부를 근로자에게", "중식", "서명",
    ):  # fmt: skip
        assert said in words, said
    assert "휴일이면" not in words  # nobody is paid on the day before the work
    assert "받은 근로자" in words
    late = replace(chosen, values=wanted("contract", paid=farm_papers.MONTH_END).values)
    assert "매월 말일 (휴일이면 그 전날)" in text(farm_papers.pdf(desk, "contract", late))
    blank = text(farm_papers.pdf(desk, "contract", wanted("contract", blank="1")))
    assert "김민지" not in blank
    farm_contracts.sign(desk, [one.id])
    unsigned = farm_papers.pdf(desk, "contract", replace(wanted("contract"), last=SUNDAY))
    assert pages(unsigned) == 3
    every = replace(wanted("contract", signed=""), last=SUNDAY)
    assert pages(farm_papers.pdf(desk, "contract", every)) == 4


def test_the_fullest_contract_is_still_one_page(desk: Desk) -> None:
    known = made(desk)
    request = farm_records.request(desk, known.requests[0])
    long = "식비는 농가가 따로 내고, 사다리 작업을 하는 날에는 하루 1만 원을 더 준다. " * 2
    entries.save(desk, replace(request, wage_note=long, meals="중식·간식", transport="작업반 차량"))
    young = person(desk, "황보아름누리", "010-1111-0010")
    seeker = stored.seeker(desk, young)
    home = "한빛군 솔내면 사과길 12, 햇살마을 3동 405호"
    seekers.save(desk, replace(seeker, birth_date=date(2009, 5, 5), address=home))
    known.people["황보아름누리"] = young
    for number in range(12):
        day = MONDAY + timedelta(days=number)
        known.blocks[known.apple, day] = known.blocks[known.apple, MONDAY]
        sent(desk, known, "황보아름누리", known.apple, day)
    farm_contracts.make(desk, farm_contracts.missing(desk, MONDAY, date(2026, 12, 10)))
    pdf = farm_papers.pdf(desk, "contract", replace(wanted("contract"), last=SUNDAY))
    assert pages(pdf) == 1
    words = text(pdf)
    assert "계 12일" in words
    assert "친권자 동의서" in words


def test_a_farm_with_sixty_people_is_confirmed_on_several_pages(desk: Desk) -> None:
    known = made(desk)
    for number in range(60):
        name = f"근로자{number:02d}"
        known.people[name] = person(desk, name, f"010-1112-{number:04d}")
        sent(desk, known, name, known.apple, car_id=known.car)
    pdf = farm_papers.pdf(desk, "confirmation", wanted("confirmation"))
    assert pages(pdf) > 1
    assert "근로자59" in text(pdf)
    loose = "농작업 근로확인서 · 햇살농원 · 2026. 11. 23. (월)"
    assert text(pdf).count(loose) == pages(pdf)  # a sheet that came loose is known
    sheet = text(farm_papers.pdf(desk, "dispatch", wanted("dispatch")))
    assert "57명을 다른 차로 옮기세요" in sheet


def test_too_many_contracts_for_one_file_are_refused(
    desk: Desk, monday: FarmMade, monkeypatch: pytest.MonkeyPatch
) -> None:
    farm_contracts.make(desk, farm_contracts.missing(desk, MONDAY, SUNDAY))
    monkeypatch.setattr(farm_contract_papers, "MOST", 3)
    with pytest.raises(UserError, match="계약서가 4장입니다"):
        farm_papers.pdf(desk, "contract", replace(wanted("contract"), last=SUNDAY))


def test_the_insurance_list_tells_apart_who_is_covered(
    desk: Desk, monday: FarmMade, tmp_path: Path
) -> None:
    words = text(farm_papers.pdf(desk, "insured", wanted("insured")))
    assert "가입 3명" in words
    assert "본인 보험으로 일하는 분 1명은 싣지 않았습니다." in words
    assert "박영호" not in words  # the insurer need not know of who is covered elsewhere
    assert "취소할 분" not in words
    path = tmp_path / "명단.xlsx"
    farm_papers.save_book(desk, "insured", wanted("insured"), path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert cells.count("새로 가입") == 3
    assert "박영호" not in cells
    row = access.listing(desk)[0]
    assert (row.action, row.count, row.purpose) == (
        "내보내기",
        3,
        "보험 가입 명단 (2026. 11. 23.)",
    )


def test_sites_and_confirmations_are_made_for_some_farms(desk: Desk, monday: FarmMade) -> None:
    both = farm_papers.pdf(desk, "confirmation", wanted("confirmation"))
    assert pages(both) == 2
    assert "1 /" not in text(both)  # a paper of one page needs no number
    one = replace(wanted("confirmation"), farms=(monday.apple,))
    words = text(farm_papers.pdf(desk, "confirmation", one))
    assert "햇살농원" in words
    assert "390,000" in words
    assert "달빛포도원" not in words
    sites = text(farm_papers.pdf(desk, "sites", wanted("sites")))
    assert "농가 2곳, 4명" in sites
    assert "1/3명" in sites  # one of the apple farm has an insurance of their own
    farm_papers.handed_out(desk, "confirmation", one, Action.PRINT)
    assert access.listing(desk)[0].count == 3


def test_ledgers_count_confirmed_days_alone(desk: Desk, tmp_path: Path) -> None:
    known = made(desk)
    worked(desk, known)
    workers = text(farm_papers.pdf(desk, "worker_month", wanted("worker_month", OCTOBER)))
    assert "2026년 10월" in workers
    assert "연인원 4명 · 실인원 2명 · 농가 2곳" in workers
    assert "근로확인이 되지 않은 날이 1건" in workers
    assert "520,000" in workers
    assert "최정숙" not in workers
    farms = text(farm_papers.pdf(desk, "farm_month", wanted("farm_month", OCTOBER)))
    assert "390,000" in farms
    for paper in ("worker_month", "farm_month"):
        path = tmp_path / f"{paper}.xlsx"
        farm_papers.save_book(desk, paper, wanted(paper, OCTOBER), path)
        sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
        cells = [cell.value for row in sheet.iter_rows() for cell in row]
        assert cells.count(130_000) >= 4
        assert 520_000 in cells


def test_a_ledger_of_half_a_page_begins_beneath_its_title(desk: Desk) -> None:
    known = made(desk)
    for number in range(15):
        name = f"농원{number}"
        firm = employers.register(desk, Employer(name=name, employer_type=EmployerType.FARM)).id
        entries.add(
            desk,
            FarmDay(
                employer_id=firm,
                seeker_id=known.people["김민지"],
                work_date=date(2026, 10, 1 + number),
                status=DayStatus.WORKED,
            ),
        )
    pdf = farm_papers.pdf(desk, "farm_month", wanted("farm_month", OCTOBER))
    with pypdfium2.PdfDocument(pdf) as document:
        assert "농원0" in document[0].get_textpage().get_text_bounded()


def test_the_next_day_with_people_is_offered_first(desk: Desk) -> None:
    known = made(desk)
    assert farm_papers.next_day(desk) == date(2026, 11, 21)
    sent(desk, known, "김민지", known.apple, TUESDAY)
    sent(desk, known, "이순자", known.apple, MONDAY, DayStatus.CANCELLED)
    assert farm_papers.next_day(desk) == TUESDAY
