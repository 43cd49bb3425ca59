"""Papers of a matching day: all words on the page, none on another, whoever comes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_boxes import bare, numbers, outside, overlapping, signs, split_by, texts
from reportlab.lib.units import mm

from jobdesk.domain.label_sheets import (
    LABEL_SHEETS,
    LabelSheet,
    centred,
    check_label_sheet,
)
from jobdesk.reports.day_booth_signs import BoothSign, booth_signs_pdf
from jobdesk.reports.day_certificates import (
    AttendanceProof,
    InterviewProof,
    attendance_proofs_pdf,
    interview_proofs_pdf,
)
from jobdesk.reports.day_employer_list import Candidate, EmployerList, employer_lists_pdf
from jobdesk.reports.day_name_tags import NameTag, name_tags_pdf
from jobdesk.reports.day_pages import LOW, Event
from jobdesk.reports.day_reception_list import Guest, reception_list_pdf
from jobdesk.reports.day_slips import PersonSlip, Stop, slips_pdf

EVENT = Event(
    "제4회 한빛군 구인·구직 만남의 날",
    "2026. 11. 25. (수) 13:30~16:30",
    "군민회관 대강당",
    "한빛군 일자리센터",
    "061-000-1004",
    "김상담 · 2026. 11. 20.",
)
NAMES = (
    "이수", "김민지", "남궁하늘별", "제갈한빛누리", "응우옌티프엉타오", "응우옌 티 프엉 타오",
    "미하일라스베틀라나안드레", "Alexandra Smith", "박정숙", "",
)  # fmt: skip
LONG = "농업회사법인 주식회사 한빛농산물종합유통센터"


def whole(pdf: bytes, margin: float = 9) -> None:
    """Nothing of it is cut and nothing lies on anything else."""
    assert outside(pdf, margin) == []
    assert overlapping(pdf) == []


# 명찰


@pytest.mark.parametrize("sheet", LABEL_SHEETS, ids=lambda sheet: sheet.words)
def test_every_name_stays_on_its_label(sheet: LabelSheet) -> None:
    assert check_label_sheet(sheet) == ()
    tags = [NameTag(name, mark=str(at * 37)) for at, name in enumerate(NAMES)]
    tags += [NameTag(name, LONG, "면접관", "부스 A-12") for name in NAMES]
    pdf = name_tags_pdf(tags, EVENT, sheet, first=2)
    whole(pdf)
    places = [sheet.place(at) for at in range(sheet.count)]
    low = (297 - places[-1][1] - sheet.height) * mm  # the page's number stands beneath it
    cut = split_by(pdf, [x * mm for x, _ in places], across=False)
    cut += split_by(pdf, [(297 - y) * mm for _, y in places], across=True)
    assert [sign for sign in cut if sign.bottom > low] == []
    words = bare(pdf)
    for name in NAMES:
        assert name.replace(" ", "") in words


def test_tags_begin_at_the_label_asked_for_and_fill_the_following_pages() -> None:
    sheet = LABEL_SHEETS[0]
    pdf = name_tags_pdf([NameTag("김민지") for _ in range(13)], EVENT, sheet, first=8)
    assert [page.count("김민지") for page in texts(pdf)] == [3, 10]
    assert numbers(pdf) == ["1 / 2", "2 / 2"]
    first = signs(pdf)[0][1]
    large = max(sign.top - sign.bottom for sign in first)
    name = next(sign for sign in first if sign.top - sign.bottom > large * 0.9)
    x, y = sheet.place(7)
    assert x * mm < name.left < (x + sheet.width) * mm
    assert (297 - y - sheet.height) * mm < name.bottom < (297 - y) * mm


def test_a_label_that_the_sheet_has_not_is_refused() -> None:
    for first in (0, 11):
        with pytest.raises(ValueError, match="label"):
            name_tags_pdf([NameTag("김민지")], EVENT, LABEL_SHEETS[0], first=first)
    with pytest.raises(ValueError, match="no tag"):
        name_tags_pdf([], EVENT, LABEL_SHEETS[0])


def test_a_sheet_that_leaves_the_page_is_said_in_words() -> None:
    (wide,) = check_label_sheet(LabelSheet(3, 5, 90, 55, 5, 5))
    assert "65.0mm" in wide.message
    (high,) = check_label_sheet(LabelSheet(2, 6, 90, 55, 5, 5))
    assert "38.0mm" in high.message
    assert check_label_sheet(LabelSheet(0, 6, 90, 55, 5, 5))
    assert check_label_sheet(centred(2, 5, 30, 20))
    assert check_label_sheet(LabelSheet(2, 5, 90, 55, -1, 5))


# 안내표


@pytest.mark.parametrize("per_page", [2, 3, 4])
def test_slips_hold_every_interview_and_are_never_cut_through(per_page: int) -> None:
    slips = [
        PersonSlip(
            str(at + 1),
            name,
            tuple(
                Stop(f"{13 + n // 4}:{n % 4 * 15:02d}", str(n + 1), LONG, "선별·포장·상차 작업원")
                for n in range(at * 2)
            ),
            ("가셔야 하는 시각  15:30", f"시각이 정해지지 않은 면접  {LONG}, {LONG}, {LONG}"),
        )
        for at, name in enumerate(NAMES)
    ]
    programmes = ["이력서 사진", "이력서 컨설팅", "타로상담", "정장대여", "직업체험", "모의면접"]
    pdf = slips_pdf(slips, EVENT, programmes, per_page)  # type: ignore[arg-type]
    whole(pdf)
    down = 2 if per_page == 4 else per_page
    cuts = [297 * mm * row / down for row in range(1, down)]
    assert split_by(pdf, cuts, across=True) == []
    if per_page == 4:
        assert split_by(pdf, [105 * mm], across=False) == []
    words = bare(pdf)
    assert words.count(LONG.replace(" ", "")) == sum(n * 2 for n in range(10)) + 3 * 10 + 3 * sum(
        len(page) > 1 for page in _continued(words)
    )
    for name in NAMES:
        assert f"{name}님".replace(" ", "") in words


def _continued(words: str) -> list[str]:
    """Nothing is repeated but the remarks of who has several slips; counted by the marks."""
    import re

    return ["xx" for _ in re.findall(r"님\((?:[2-9]|1\d)/\d+\)", words)]


def test_who_has_no_interview_is_sent_to_the_desk() -> None:
    words = bare(slips_pdf([PersonSlip("1", "김민지", ())], EVENT, [], 4))
    assert "접수대에서정해드립니다" in words
    assert "061-000-1004" in words
    with pytest.raises(ValueError, match="no page"):
        slips_pdf([], EVENT, [], 4)


def test_three_hundred_slips_lie_four_to_a_page() -> None:
    slips = [
        PersonSlip(str(n), "김민지", (Stop("13:30", "3", LONG, "조리원"),)) for n in range(300)
    ]
    pages = numbers(slips_pdf(slips, EVENT, [], 4))
    assert len(pages) == 75
    assert pages[-1] == "75 / 75"


# 부스 표지


def test_a_sign_is_a_page_with_nothing_but_its_own_number() -> None:
    jobs = tuple(f"산지유통센터 선별·포장·상차 작업원 {n}명" for n in range(1, 13))
    made = [
        BoothSign("3", "한빛실버센터", ("요양보호사 2명",)),
        BoothSign("A-12", LONG, jobs),
        BoothSign("", "가" * 60, ("나" * 200,)),
        BoothSign("특설무대 앞", "솔내정밀", ()),
    ]
    pdf = booth_signs_pdf(made, EVENT)
    whole(pdf, 30)
    pages = texts(pdf)
    assert len(pages) == 4
    assert numbers(pdf) == ["", "", "", ""]
    assert all(job.replace(" ", "") in "".join(pages[1].split()) for job in jobs)
    size = max(sign.top - sign.bottom for sign in signs(pdf)[0][1])
    assert size > 60 * mm, "the number is read from the other end of the hall"


# 업체별 명단


def candidates(count: int, personal: int) -> tuple[Candidate, ...]:
    values = ("1968. 3. 2.", "010-1234-5678", "전라남도 한빛군 가람읍 가람로 100, 101동 1203호")
    return tuple(
        Candidate(
            "13:30",
            str(at + 1),
            NAMES[at % len(NAMES)],
            "산지유통센터 선별원",
            "농산물 선별 " * (at % 12),
            "요양보호사 1급",
            values[:personal] if at % 4 != 1 else ("",) * personal,
            at % 4 != 1,
        )
        for at in range(count)
    )


@pytest.mark.parametrize("personal", [0, 1, 3])
@pytest.mark.parametrize("count", [0, 1, 40])
def test_employers_lists_are_whole_and_numbered_each_by_itself(count: int, personal: int) -> None:
    heads = ("생년월일", "연락처", "주소")[:personal]
    one = EmployerList(
        "3", LONG, (("조리원", "2명", "", "09:00~18:00", ""),), candidates(count, personal), heads
    )
    pdf = employer_lists_pdf([one, replace(one, firm="솔내정밀", candidates=())], EVENT)
    whole(pdf)
    pages = texts(pdf)
    assert "솔내정밀" in pages[-1]
    assert numbers(pdf)[-2:] == [f"{len(pages) - 1} / {len(pages) - 1}", "1 / 1"]
    assert all("(서명)" in page for page in pages)
    assert all(("연락처" in page) is (personal > 1) for page in pages[:-1])


def test_who_has_not_consented_is_listed_without_contact() -> None:
    one = EmployerList("", "솔내정밀", (), candidates(2, 3), ("생년월일", "연락처", "주소"))
    words = texts(employer_lists_pdf([one], EVENT))[0]
    assert words.count("동의 없음") == 3
    assert words.count("010-1234-5678") == 1
    plain = EmployerList("", "솔내정밀", (), candidates(2, 0))
    words = texts(employer_lists_pdf([plain], EVENT))[0]
    assert words.count("동의 없음") == 1
    assert "010" not in words


def test_a_career_longer_than_a_page_says_that_it_was_shortened() -> None:
    for personal, heads in ((0, ()), (3, ("생년월일", "연락처", "주소"))):
        one = candidates(1, personal)[0]
        long = replace(one, career="가" * 5000, licences="나" * 5000)
        pdf = employer_lists_pdf([EmployerList("", "솔내정밀", (), (long,) * 3, heads)], EVENT)
        whole(pdf)
        assert bare(pdf).count("(이하줄임)") == 6


def test_empty_lines_take_no_page_of_their_own() -> None:
    job = (("조리원", "2명", "", "", ""),)
    for count in range(1, 32):
        one = EmployerList("3", "솔내정밀", job, candidates(1, 0) * count)
        bodies = [page.partition("비고")[2] for page in texts(employer_lists_pdf([one], EVENT))]
        assert all("13:30" in body for body in bodies), count
    (page,) = texts(employer_lists_pdf([EmployerList("3", "솔내정밀", job, ())], EVENT))
    assert page.count("□채용") == 3


# 접수 명단


def test_the_longest_date_stands_on_one_line() -> None:
    told = ("생년월일", "연락처", "주소")
    one = Candidate("13:30", "1", "김민지", "조리원", "", "", ("1966. 12. 28.", "", ""))
    (page,) = texts(employer_lists_pdf([EmployerList("1", LONG, (), (one,), told)], EVENT))
    assert "1966. 12. 28." in page


def test_the_reception_list_is_in_the_order_of_the_names() -> None:
    made = [
        Guest(str(at), name, f"{at:04d}", f"1\u00a0{LONG}  2\u00a0솔내정밀", "13:30 · 3")
        for at, name in enumerate([*NAMES, "까치", "꽃님", "나무"])
    ]
    pdf = reception_list_pdf(made, EVENT, blanks=3)
    whole(pdf)
    words = bare(pdf)
    assert "ㄱ3명" not in words
    order = [
        "김민지",
        "까치",
        "꽃님",
        "나무",
        "남궁하늘별",
        "박정숙",
        "이수",
        "제갈한빛누리",
        "Alexandra",
    ]
    found = [words.index(name) for name in order]
    assert found == sorted(found)
    more = [Guest("", f"하{chr(0xAC00 + at * 28)}", "", "") for at in range(40)]
    words = bare(reception_list_pdf([*made, *more], EVENT))
    assert "ㄱ3명" in words
    assert "ㅎ40명" in words
    assert "ㄲ" not in words


@pytest.mark.parametrize("count", [0, 1, 300])
def test_a_reception_list_of_any_length(count: int) -> None:
    made = [
        Guest(str(at), f"김{chr(0xAC00 + at * 28)}지", "1234", "1\u00a0큰들식품")
        for at in range(count)
    ]
    pdf = reception_list_pdf(made, EVENT)
    whole(pdf)
    pages = texts(pdf)
    assert numbers(pdf)[-1] == f"{len(pages)} / {len(pages)}"
    assert all("희망업체" in page for page in pages)
    assert "현장접수" in bare(pdf)
    whole(reception_list_pdf(made, EVENT, blanks=0))


def test_a_list_for_a_day_without_a_pc_has_room_for_what_is_typed_back() -> None:
    made = [Guest(str(60 - at), NAMES[at % 9], "1234", LONG, "13:30 · 3") for at in range(60)]
    pdf = reception_list_pdf(made, EVENT, by_number=True, meetings=True)
    whole(pdf)
    pages = texts(pdf)
    assert pages[0].count("결과") == 4  # three columns and how they are filled
    head = pages[-1].partition("서명")[0]
    assert head.count("부스") == 3, "who comes unasked has the same columns"
    asked = ("현장접수", "성명", "생년월일", "연락처", "읍면", "희망업체", "동의서")
    assert all(title in head for title in asked)
    assert "4 2차면접" in pages[0]
    words = bare(pdf)
    assert "ㄱ" not in words
    places = [words.index(row) for row in ("60이수", "59김민지", "58남궁하늘별")]
    assert places == sorted(places)


def test_the_lines_for_who_comes_unasked_say_so_on_every_page() -> None:
    for meetings in (False, True):
        pdf = reception_list_pdf([], EVENT, blanks=60, meetings=meetings)
        whole(pdf)
        pages = texts(pdf)
        assert len(pages) > 1
        assert all("현장접수" in page for page in pages)
        assert sum(page.count("□") for page in pages) == 60


def test_a_heading_of_the_names_never_ends_a_page() -> None:
    for count in range(21, 34):
        names = [f"김{chr(0xAC00 + at * 28)}" for at in range(count)]
        names += [f"나{chr(0xAC00 + at * 28)}" for at in range(count)]
        made = [Guest(str(at), name, "1234", "") for at, name in enumerate(names)]
        for _, page in signs(reception_list_pdf(made, EVENT)):
            body = [sign for sign in page if sign.bottom > LOW]
            low = min(sign.bottom for sign in body)
            last = "".join(sign.text for sign in body if sign.bottom < low + 8)
            assert not any(word in last for word in ("명", "현장접수")), (count, last)


# 확인서


def test_certificates_are_a_page_each_with_room_for_what_is_not_known() -> None:
    proofs = [
        InterviewProof("3", name, "1968. 3. 2." if name else "", LONG, "조리원", "13:30")
        for name in NAMES
    ]
    pdf = interview_proofs_pdf(proofs, EVENT, "")
    whole(pdf)
    pages = texts(pdf)
    assert len(pages) == len(NAMES)
    assert "2026. 11. 25. (수) 13:30" in pages[1]
    assert "직접 참여하였음을" in pages[1]
    assert set(numbers(pdf)) == {""}
    came = [AttendanceProof(name, "", "13:20 ~ 15:40", (LONG,) * 6) for name in NAMES]
    pdf = attendance_proofs_pdf(came, EVENT, "2026. 11. 25.")
    whole(pdf)
    assert len(texts(pdf)) == len(NAMES)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026. 11. 25. ~ 11. 26. 13:30~16:30", "2026. 11. 25. ~ 11. 26. 14:15"),
        ("2026. 11. 25. (수) 13:30~", "2026. 11. 25. (수) 14:15"),
        ("2026. 11. 25. (수)", "2026. 11. 25. (수) 14:15"),
    ],
)
def test_an_interview_has_its_own_hour_and_not_those_of_the_day(when: str, said: str) -> None:
    proof = InterviewProof("3", "김민지", "", "솔내정밀", "조리원", "14:15", "061-111-2222")
    (page,) = texts(interview_proofs_pdf([proof], replace(EVENT, when=when), ""))
    assert said in page
    assert "13:30" not in page
    assert "061-111-2222" in page


def test_papers_of_a_practice_centre_say_so() -> None:
    practice = replace(EVENT, practice=True)
    for pdf in (
        name_tags_pdf([NameTag("김민지")], practice, LABEL_SHEETS[0]),
        booth_signs_pdf([BoothSign("1", "솔내정밀", ())], practice),
        reception_list_pdf([], practice),
    ):
        assert "연습" in texts(pdf)[0]
        assert b"Helvetica" not in pdf
