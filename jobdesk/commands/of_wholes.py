"""The words of the command for what has parts of its own: matching days, training cohorts and
farm work."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from jobdesk.commands.typed import clock, day, period, suffixed, whole, year

Word = Callable[[str, str, str], argparse.ArgumentParser]


def day_words(word: Word) -> None:
    """The words of `day`."""
    of_day = _under(word("day", "day:listing", "만남의 날의 목록, 면접 시간표, 행사 실적"))

    of_day("list", "day:listing", "만남의 날을 최근 것부터 보여 줍니다")

    plan = of_day("plan", "day:plan", "면접 시간표를 만들고 얼마나 좋은지 보여 줍니다")
    plan.add_argument("id", type=whole, metavar="번호", help="만남의 날 번호")
    plan.add_argument("--save", action="store_true", help="만든 시간표를 저장합니다")
    plan.add_argument(
        "--replan", action="store_true", help="저장된 시간표에서 되도록 적은 사람만 옮깁니다"
    )
    plan.add_argument(
        "--now", type=clock, metavar="HH:MM", help="이 시각부터 다시 짭니다 (--replan 포함)"
    )
    plan.add_argument(
        "--seconds", type=whole, default=5, metavar="초", help="찾는 시간의 한도 (기본 5)"
    )

    report = of_day("report", "day_report:report", "한 행사나 한 기간의 행사 실적을 보여 줍니다")
    report.add_argument("id", type=whole, nargs="?", metavar="번호", help="만남의 날 번호")
    report.add_argument("--from", dest="first", type=day, metavar="YYYY-MM-DD", help="첫날")
    report.add_argument("--to", dest="last", type=day, metavar="YYYY-MM-DD", help="마지막 날")
    report.add_argument("--pdf", type=suffixed(".pdf"), metavar="파일.pdf", help="A4로 만들 파일")
    report.add_argument(
        "--xlsx", type=suffixed(".xlsx"), metavar="파일.xlsx", help="엑셀로 만들 파일"
    )


def cohort_words(word: Word) -> None:
    """The words of `cohort`."""
    of_cohort = _under(word("cohort", "cohort:listing", "교육 기수의 목록, 교육 결과"))

    listed = of_cohort("list", "cohort:listing", "교육 기수를 최근 것부터 보여 줍니다")
    listed.add_argument("--course", type=whole, metavar="번호", help="이 과정의 기수만")
    listed.add_argument("--year", type=year, metavar="연도", help="이 해에 개강한 기수만")

    report = of_cohort("report", "cohort_report:report", "기수나 한 해의 교육 결과를 보여 줍니다")
    report.add_argument("ids", type=whole, nargs="*", metavar="번호", help="기수 번호 (여럿 가능)")
    report.add_argument("--year", type=year, metavar="연도", help="이 해에 개강한 모든 기수")
    report.add_argument("--pdf", type=suffixed(".pdf"), metavar="파일.pdf", help="A4로 만들 파일")
    report.add_argument(
        "--xlsx", type=suffixed(".xlsx"), metavar="파일.xlsx", help="엑셀로 만들 파일"
    )
    _attendance_words(of_cohort)


def farm_words(word: Word) -> None:
    """The words of `farm`."""
    of_farm = _under(word("farm", "farm:listing", "농가의 목록, 하루의 배치, 농가일자리 실적"))

    of_farm("list", "farm:listing", "농가를 보여 줍니다")

    sent = of_farm("dispatch", "farm:dispatch", "어느 날 누가 어느 농가로 가는지 보여 줍니다")
    sent.add_argument("day", type=day, metavar="YYYY-MM-DD", help="볼 날")

    report = of_farm("report", "farm_report:report", "한 달, 한 해나 기간의 농가일자리 실적")
    report.add_argument(
        "period", type=period, nargs="?", metavar="YYYY-MM|YYYY", help="달이나 연도 (기본 올해)"
    )
    report.add_argument("--from", dest="first", type=day, metavar="YYYY-MM-DD", help="첫날")
    report.add_argument("--to", dest="last", type=day, metavar="YYYY-MM-DD", help="마지막 날")
    report.add_argument("--pdf", type=suffixed(".pdf"), metavar="파일.pdf", help="A4로 만들 파일")
    report.add_argument(
        "--xlsx", type=suffixed(".xlsx"), metavar="파일.xlsx", help="엑셀로 만들 파일"
    )


def _attendance_words(of_cohort: Word) -> None:
    sheet = of_cohort(
        "attendance", "cohort_attendance:attendance", "출석부(별지 제18호서식)를 만듭니다"
    )
    sheet.add_argument("id", type=whole, metavar="번호", help="기수 번호")
    sheet.add_argument(
        "out", type=suffixed(".pdf", ".xlsx"), metavar="파일", help="만들 .xlsx나 .pdf 파일"
    )
    sheet.add_argument("--from", dest="first", type=day, metavar="YYYY-MM-DD", help="첫날")
    sheet.add_argument("--to", dest="last", type=day, metavar="YYYY-MM-DD", help="마지막 날")
    sheet.add_argument("--blank", action="store_true", help="손으로 적게 출결 칸을 비웁니다")


def _under(command: argparse.ArgumentParser) -> Word:
    """Makes the words that stand behind another one."""
    words = command.add_subparsers(
        title="명령", metavar="명령", required=True, parser_class=type(command)
    )

    def of(name: str, run: str, help_: str) -> argparse.ArgumentParser:
        command = words.add_parser(name, help=help_, description=help_)
        command.set_defaults(run=run)
        for option, more in (("--centre", {"type": Path}), ("--json", {"action": "store_true"})):
            # As for every word: a default here would overwrite what stood before it.
            command.add_argument(option, default=argparse.SUPPRESS, help=argparse.SUPPRESS, **more)
        return command

    return of
