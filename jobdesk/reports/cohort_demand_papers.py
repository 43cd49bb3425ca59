"""What employers of a cohort fill in and sign: 구인 수요조사서 and 채용약정서, a page for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from jobdesk.reports.day_pages import Event, Pages
from jobdesk.reports.document import Heading, gap, sentence
from jobdesk.reports.grid import Column, Grid, Row, Style
from jobdesk.reports.masthead import Masthead
from jobdesk.reports.selection_papers import BLANK, BLANK_DAY, SIGN, paged

SURVEY = "구인 수요조사서"
COMMITMENT = "채용약정서"
_PAIRS = (Column(30), Column(55), Column(30), Column(55))
_LONG = (Column(30), Column(140))
_HALVES = (Column(20), Column(65), Column(20), Column(65))
_HIGH = 10.0


@dataclass(frozen=True, slots=True)
class Taught:
    """The cohort as an employer is told of it; ``subjects`` is what is taught, in words."""

    course: str
    cohort: str
    span: str
    subjects: str
    people: str


@dataclass(frozen=True, slots=True)
class Firm:
    """Who is asked or binds itself; empty words leave room to write."""

    name: str = ""
    industry: str = ""
    representative: str = ""
    business_number: str = ""
    contact: str = ""
    phone: str = ""
    address: str = ""
    headcount: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What one employer wants or promised; empty words leave room to write. ``day`` is that of the
    survey or of the 채용약정."""

    firm: Firm = Firm()
    job: str = ""
    heads: str = ""
    skills: str = ""
    wage: str = ""
    day: str = ""


def surveys_pdf(wishes: Sequence[Wish], taught: Taught, event: Event) -> bytes:
    """A page for each employer, to be filled in and sent back. Raises ValueError without one."""
    pages = Pages(SURVEY, event)
    for one in wishes:
        story: list[Flowable] = [
            Masthead(SURVEY, event.centre),
            gap(3),
            sentence(
                "아래 교육과정을 준비하면서, 마친 분을 채용하실 업체의 필요를 여쭙습니다. "
                "빈칸을 적어 돌려주세요. 적힌 내용이 다르면 고쳐 주세요.",
                size=10.5,
            ),
            gap(3),
            *_taught(taught),
            gap(2),
            *_firm(one.firm),
            gap(2),
            Heading("필요한 인력"),
            _pairs(
                ("직종", one.job, "필요 인원", _heads(one.heads)),
                ("임금", one.wage, "근무 시간", ""),
                ("고용 형태", "□ 정규직  □ 계약직  □ 시간제", "채용 시기", _month()),
            ),
            _long(
                ("필요 기술·자격", one.skills),
                ("교육에 바라는 점", ""),
                (
                    "채용약정",
                    f"□ 약정하겠습니다 ({BLANK * 8}명)   □ 의논한 뒤 정하겠습니다   □ 어렵습니다",
                ),
                high=12.5,
            ),
            gap(7),
            sentence(one.day or BLANK_DAY, size=12, centred=True),
            gap(4),
            sentence(f"작성자{BLANK * 22}{SIGN}", size=12, centred=True),
            gap(4),
            sentence(_back(event), size=13),
        ]
        paged(pages, story)
    return pages.done()


def commitments_pdf(
    wishes: Sequence[Wish], taught: Taught, clauses: Sequence[str], event: Event
) -> bytes:
    """A page for each employer, signed by both sides. Raises ValueError without one."""
    pages = Pages(COMMITMENT, event)
    for one in wishes:
        firm = one.firm
        story: list[Flowable] = [
            Masthead(COMMITMENT, event.centre),
            gap(3),
            *_taught(taught),
            gap(2),
            Heading("약정 내용"),
            _pairs(
                ("업체명", firm.name, "직종", one.job),
                ("약정 인원", _heads(one.heads), "임금", one.wage),
            ),
            _long(("필요 기술·자격", one.skills)),
            gap(5),
            sentence(
                "업체와 센터는 위 교육과정을 마친 분의 채용을 다음과 같이 약정합니다.", size=11.5
            ),
            gap(3),
        ]
        for number, clause in enumerate(clauses, 1):
            story += [
                sentence(f"{number}. {clause}", size=10.5, leading=1.55, indent=2, hang=5),
                gap(1),
            ]
        story += [
            gap(6),
            sentence(one.day or BLANK_DAY, size=12.5, centred=True),
            gap(6),
            Grid(
                _HALVES,
                (),
                [
                    Row(("업체", firm.name, "센터", event.centre)),
                    Row(("소재지", firm.address, "연락처", event.phone)),
                    Row(("대표자", f"{firm.representative}{SIGN}", "대표자", f"{SIGN}")),
                ],
                Style(size=10.5, row_height=14.0, labels=frozenset({0, 2})),
            ),
        ]
        paged(pages, story)
    return pages.done()


def _taught(taught: Taught) -> list[Flowable]:
    return [
        Heading("교육과정"),
        _pairs(
            ("과정", taught.course, "기수", taught.cohort),
            ("기간", taught.span, "교육 인원", taught.people),
        ),
        _long(("교육 내용", taught.subjects)),
    ]


def _firm(firm: Firm) -> list[Flowable]:
    return [
        Heading("업체"),
        _pairs(
            ("업체명", firm.name, "업종", firm.industry),
            ("대표자", firm.representative, "사업자번호", firm.business_number),
            ("담당자", firm.contact, "연락처", firm.phone),
            ("소재지", firm.address, "상시근로자", _heads(firm.headcount)),
        ),
    ]


def _pairs(*rows: tuple[str, str, str, str]) -> Grid:
    style = Style(size=10.5, row_height=_HIGH, labels=frozenset({0, 2}))
    return Grid(_PAIRS, (), [Row(cells) for cells in rows], style)


def _long(*rows: tuple[str, str], high: float = _HIGH) -> Grid:
    style = Style(size=10.5, row_height=high, labels=frozenset({0}))
    return Grid(_LONG, (), [Row(cells) for cells in rows], style)


def _heads(words: str) -> str:
    return words or f"{BLANK * 16}명"


def _month() -> str:
    return f"{BLANK * 12}년{BLANK * 8}월"


def _back(event: Event) -> str:
    return f"{event.centre} 귀하" + (f"{BLANK * 4}(문의 {event.phone})" if event.phone else "")
