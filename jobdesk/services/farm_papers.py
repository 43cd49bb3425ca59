"""출력물 of farm work: the table of its papers, and the note in the access log of who is on one.

A paper is one line of ``PAPERS``; its maker and whoever it names stand in the module of the part
that it belongs to, loaded when it is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobdesk.domain.farm_work import LIVE
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_date, official_days
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import access, lists, settings
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.paper_options import Option, OptionType

if TYPE_CHECKING:
    from jobdesk.reports.day_pages import Event

MASK, EVERYBODY, APART, REST, PAID, HOW, BLANK, SIGNED = (
    "mask", "who", "apart", "rest", "paid", "how", "blank", "signed",
)  # fmt: skip
"""Ids of the options."""
NAMES_TOO = "name"
"""The value of MASK that hides names as well."""
MONTH_END = "매월 말일"
"""The value of PAID for wages paid at the end of a month."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper as it is asked for: ``first`` is the day, or a day of the month; with ``last`` the
    days of a span. ``farms`` are employer ids and ``contracts`` contract ids, None for all;
    ``values`` what was typed or chosen by the id of the option."""

    first: date | None = None
    last: date | None = None
    farms: tuple[int, ...] | None = None
    contracts: tuple[int, ...] | None = None
    values: tuple[tuple[str, str], ...] = ()

    def value(self, option: str) -> str:
        """What was typed or chosen for an option, ``""`` where nothing was."""
        return dict(self.values).get(option, "")

    def on(self, flag: str) -> bool:
        """Whether a flag is on."""
        return bool(self.value(flag))


@dataclass(frozen=True, slots=True)
class FarmPaper:
    """A paper of farm work.

    ``group`` is when it is needed, ``about`` a sentence under its name. ``maker`` is
    ``module:function`` in services, called with ``(desk, wanted)``, giving the PDF as bytes or
    raising UserError; ``names`` the same, giving the ids of the seekers who are named on it.
    ``book`` writes it as a workbook, called with ``(desk, wanted, path)``, ``""`` where there is
    none.
    """

    id: str
    label: str
    group: str
    about: str
    maker: str
    names: str
    options: tuple[Option, ...] = ()
    book: str = ""


_DAY = Option("day", "근로일", OptionType.DAY)
_MONTH = Option("month", "대상 월", OptionType.MONTH)
_FARMS = Option("farms", "농가", OptionType.FARMS)
_MASKED = Option(
    MASK,
    "가리기",
    OptionType.CHOICE,
    (("phone", "전화번호를 가림"), (NAMES_TOO, "이름과 전화번호를 가림"), ("", "가리지 않음")),
    "phone",
)

PAPERS: tuple[FarmPaper, ...] = (
    FarmPaper(
        "dispatch",
        "배차표",
        "보내기 전",
        "차마다 타는 분과 가는 농가, 찾아가는 길. 운전하는 분에게 그 차의 쪽을 드립니다.",
        "farm_dispatch_papers:dispatch",
        "farm_day_papers:names",
        (_DAY, Option(APART, "차마다 새 쪽에서 시작", OptionType.FLAG, (), "1")),
    ),
    FarmPaper(
        "phones",
        "근로자 연락망",
        "보내기 전",
        "그날 배치된 분이나 활동하는 근로자 모두의 이름과 연락처입니다.",
        "farm_day_papers:phones",
        "farm_day_papers:phone_names",
        (
            _DAY,
            Option(
                EVERYBODY,
                "누구",
                OptionType.CHOICE,
                (("", "그날 배치된 분"), ("all", "활동하는 근로자 모두")),
            ),
            _MASKED,
        ),
        "farm_day_papers:phones_book",
    ),
    FarmPaper(
        "contract",
        "근로계약서",
        "보내기 전",
        "만들어 둔 계약서를 한 분에 한 장씩 인쇄합니다. 농가와 근로자가 서명합니다.",
        "farm_contract_papers:contracts",
        "farm_contract_papers:names",
        (
            Option("span", "기간", OptionType.SPAN),
            Option(
                SIGNED,
                "어느 계약서",
                OptionType.CHOICE,
                (("no", "서명 전"), ("yes", "서명한 것"), ("", "모두")),
                "no",
            ),
            Option(REST, "휴게 시간", OptionType.TEXT, (), "12:00~13:00"),
            Option(
                PAID,
                "임금 지급일",
                OptionType.CHOICE,
                (
                    ("일한 날마다 그날", "일한 날마다"),
                    ("계약 기간이 끝나는 날", "기간이 끝나는 날"),
                    (MONTH_END, "매월 말일"),
                    ("", "빈칸으로"),
                ),
                "일한 날마다 그날",
            ),
            Option(
                HOW,
                "지급 방법",
                OptionType.CHOICE,
                (
                    ("", "빈칸으로"),
                    ("근로자 명의 예금통장에 입금", "통장에 입금"),
                    ("근로자에게 직접 지급", "직접 지급"),
                ),
            ),
            Option(BLANK, "이름 없는 빈 서식 한 장", OptionType.FLAG),
        ),
    ),
    FarmPaper(
        "insured",
        "보험 가입 명단",
        "보내기 전",
        "그날 보험에 올릴 분을 보험사에 내는 명단입니다. 취소할 분도 따로 실립니다.",
        "farm_day_papers:insured",
        "farm_day_papers:insured_names",
        (_DAY,),
        "farm_day_papers:insured_book",
    ),
    FarmPaper(
        "sites",
        "현장 점검표",
        "일하는 날",
        "농가마다 인원, 계약서, 보험, 안전과 식사를 현장에서 적습니다.",
        "farm_day_papers:sites",
        "",
        (_DAY, _FARMS),
    ),
    FarmPaper(
        "confirmation",
        "근로확인서",
        "일하는 날",
        "농가마다 한 장. 일한 분과 농가가 서명합니다. 적힌 시간과 일당이 실립니다.",
        "farm_day_papers:confirmations",
        "farm_day_papers:names",
        (_DAY, _FARMS),
    ),
    FarmPaper(
        "worker_month",
        "근로자별 월 대장",
        "달마다",
        "근로확인된 날만 셉니다. 근로자마다 날짜별 근로와 일수, 임금을 한 줄에 적습니다.",
        "farm_month_ledgers:workers",
        "farm_month_ledgers:names",
        (_MONTH,),
        "farm_month_ledgers:workers_book",
    ),
    FarmPaper(
        "farm_month",
        "농가별 월 대장",
        "달마다",
        "근로확인된 날만 셉니다. 농가마다 날짜별 인원과 연인원, 실인원, 임금을 적습니다.",
        "farm_month_ledgers:farms",
        "farm_month_ledgers:names",
        (_MONTH,),
        "farm_month_ledgers:farms_book",
    ),
)
"""Every paper of farm work in the order in which it is offered."""


def paper(paper_id: str) -> FarmPaper:
    """The paper of that id. Raises KeyError."""
    return {each.id: each for each in PAPERS}[paper_id]


def defaults(one: FarmPaper, day: date) -> Wanted:
    """What a paper is made with for a day where nobody chose anything."""
    return Wanted(
        first=day, values=tuple((each.id, each.default) for each in one.options if each.default)
    )


def next_day(desk: Desk) -> date:
    """The day whose papers are wanted first: the next one after today on which anybody has a
    place, tomorrow where there is none."""
    tomorrow = desk.today() + timedelta(days=1)
    ahead = Filter(
        conditions=(
            Condition("work_date", Op.AT_LEAST, tomorrow),
            Condition("status", Op.IN, tuple(sorted(each.value for each in LIVE))),
        )
    )
    with desk.store.reading():
        ids = lists.find(desk, KindId.FARM_DAYS, ahead, Order("work_date"))
        if not ids:
            return tomorrow
        (found,) = lists.rows(desk, KindId.FARM_DAYS, ids[:1], ("work_date",))[ids[0]]
    return found if isinstance(found, date) else tomorrow


def pdf(desk: Desk, paper_id: str, wanted: Wanted) -> bytes:
    """A paper as PDF. Nothing is logged, since a preview is no print; see :func:`handed_out`.

    Raises UserError when there is nothing to print.
    """
    with desk.store.reading():
        made: bytes = _called(paper(paper_id).maker)(desk, wanted)
    return made


def save_book(desk: Desk, paper_id: str, wanted: Wanted, path: Path) -> None:
    """Write a paper that has a workbook to ``path`` (.xlsx), noted in the access log.

    Raises UserError where there is nothing to write or the place cannot be written to.
    """
    _called(paper(paper_id).book)(desk, wanted, path)
    handed_out(desk, paper_id, wanted, Action.EXPORT)


def handed_out(desk: Desk, paper_id: str, wanted: Wanted, action: Action) -> None:
    """Note in the access log that a paper was printed or saved, and who is named on it."""
    one = paper(paper_id)
    purpose = " ".join(filter(None, (one.label, f"({_when(one, wanted)})")))
    named: Sequence[int] = ()
    if one.names:
        with desk.store.reading():
            named = _called(one.names)(desk, wanted)
    seekers = sorted({*named} - {0})
    kind = KindId.SEEKERS if seekers else KindId.FARM_DAYS
    access.log(desk, action, kind, seekers, count=len(seekers), purpose=purpose)


def event(desk: Desk, title: str) -> Event:
    """The centre as its papers name it."""
    from jobdesk.reports.day_pages import Event

    own = settings.get(desk)
    return Event(
        title=title,
        when="",
        place="",
        centre=own.name or desk.name,
        phone=own.phone,
        foot=foot(desk),
        practice=desk.practice,
    )


def foot(desk: Desk) -> str:
    """Who printed it on which day."""
    return f"{desk.user} · {official_date(desk.today())}"


def day_of(desk: Desk, wanted: Wanted) -> date:
    """The day that a paper is for."""
    return wanted.first or next_day(desk)


def nothing(what: str, first: str) -> UserError:
    """What a maker raises when there is nothing to print: ``what`` is missing, and ``first`` says
    what to do before."""
    return UserError(
        f"{with_particle(what, '이/가')} 없어 인쇄하지 않았습니다. 저장된 자료는 그대로입니다. "
        f"{first}"
    )


def _when(one: FarmPaper, wanted: Wanted) -> str:
    types = {option.type for option in one.options}
    if wanted.first is None:
        return "고른 것"
    if OptionType.MONTH in types:
        return f"{wanted.first.year}년 {wanted.first.month}월"
    return official_days(wanted.first, wanted.last)


def _called(path: str) -> Callable[..., Any]:
    module, _, name = path.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"jobdesk.services.{module}"), name)
    return found
