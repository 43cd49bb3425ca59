"""The words and options of the `jobdesk` command, with Korean help and Korean refusals."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from jobdesk import __version__
from jobdesk.commands import of_wholes
from jobdesk.commands.typed import day, month, span, suffixed, whole, year

MERGED = ("seekers", "employers")
LISTED = (
    "seekers",
    "employers",
    "vacancies",
    "matching_days",
    "courses",
    "course_subjects",
    "cohorts",
    "referrals",
    "placements",
    "outreach",
    "registrations",
    "notes",
    "visits",
    "agreements",
    "hiring_proxies",
    "meetings",
    "publicity",
    "trips",
    "trip_people",
    "allowances",
    "process_days",
    "follow_ups",
    "surveys",
    "survey_answers",
    "day_employers",
    "day_attendees",
    "day_interviews",
    "cohort_sessions",
    "cohort_demands",
    "trainees",
    "attendance",
    "qualifications",
    "trainee_allowances",
    "certificate_issues",
    "farms",
    "farm_workers",
    "farm_requests",
    "farm_days",
    "farm_contracts",
    "support_batches",
    "support_payments",
    "tasks",
)
"""Script words of the kinds; a test holds them to :mod:`jobdesk.domain.kinds`."""

IMPORTED = (*LISTED, "targets")
"""Script words of the kinds that sheets are taken in as; a test holds them too."""

TEMPLATES = (*LISTED, "targets")
"""Script words of the kinds that have an empty sheet to fill; a test holds them too."""

WITH_PAPERS = (
    "agreements",
    "allowances",
    "attendance",
    "cohorts",
    "employers",
    "farm_contracts",
    "farm_days",
    "farm_requests",
    "farms",
    "matching_days",
    "meetings",
    "outreach",
    "plan_items",
    "pledges",
    "process_days",
    "publicity",
    "reports",
    "seekers",
    "support_batches",
    "support_payments",
    "trainees",
    "trips",
    "vacancies",
    "visits",
)
"""Script words of the kinds that take files; the same test holds them."""

_DESCRIPTION = """잡데스크: 농어촌 일자리지원센터 업무 프로그램

명령 없이 실행하면 창이 열립니다. 센터 폴더는 --centre 또는 환경변수 JOBDESK_CENTRE로,
비밀번호는 환경변수 JOBDESK_PASSWORD로 알려 줍니다."""

_REFUSALS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"빠진 값이 있습니다: \1"),
    (
        r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)",
        r"\1에 쓸 수 없는 값입니다: \2 (쓸 수 있는 값: \3)",
    ),
    (r"argument (.+?): expected one argument", r"\1 뒤에 값을 쓰세요."),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1에는 값을 쓰지 않습니다: \2"),
    (r"unrecognized arguments: (.+)", r"알 수 없는 인자입니다: \1"),
    (r"ambiguous option: (.+?) could match (.+)", r"옵션을 끝까지 쓰세요: \1 (\2)"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


class _KoreanHelp(argparse.RawDescriptionHelpFormatter):
    """Help with Korean headings."""

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, "사용법: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that explains itself in Korean and exits with 2 for wrong usage."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("formatter_class", _KoreanHelp)
        super().__init__(add_help=False, allow_abbrev=False, **kwargs)  # type: ignore[arg-type]
        self._positionals.title = "인자"
        self._optionals.title = "옵션"
        self.add_argument("-h", "--help", action="help", help="이 도움말을 보여 줍니다")

    def error(self, message: str) -> NoReturn:
        for pattern, korean in _REFUSALS:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, korean, message)
                break
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}\n")


def build_parser() -> argparse.ArgumentParser:
    """The whole command. Each command sets ``run`` to ``module:function`` of this package."""
    parser = _Parser(prog="jobdesk", description=_DESCRIPTION)
    parser.add_argument("--centre", type=Path, metavar="폴더", help="센터 폴더")
    parser.add_argument(
        "--version",
        action="version",
        version=f"jobdesk {__version__}",
        help="판 번호를 보여 줍니다",
    )
    parser.set_defaults(run="window:open_window", json=False)

    words = parser.add_subparsers(title="명령", metavar="명령", parser_class=_Parser)

    def word(name: str, run: str, help_: str) -> argparse.ArgumentParser:
        command = words.add_parser(name, help=help_, description=help_)
        command.set_defaults(run=run)
        # Its own default would overwrite a --centre that stood before the word.
        command.add_argument(
            "--centre", type=Path, metavar="폴더", default=argparse.SUPPRESS, help="센터 폴더"
        )
        command.add_argument("--json", action="store_true", help="결과를 JSON 하나로 출력합니다")
        return command

    _centre_words(word)
    _import_words(word)
    _export_words(word)
    _record_words(word)
    _figure_words(word)
    _matching_words(word)
    of_wholes.day_words(word)
    of_wholes.cohort_words(word)
    of_wholes.farm_words(word)
    _duplicate_words(word)
    _history_words(word)
    word("selftest", "window:selftest", "창을 화면 없이 열어 모든 페이지를 둘러봅니다")
    return parser


_Word = Callable[[str, str, str], argparse.ArgumentParser]


def _centre_words(word: _Word) -> None:
    init = word("init", "centre:init", "새 센터를 만들고 복구 열쇠를 한 번 보여 줍니다")
    init.add_argument("folder", type=Path, metavar="폴더", help="만들 폴더")
    init.add_argument("--name", required=True, metavar="이름", help="센터 이름")
    init.add_argument("--practice", action="store_true", help="연습용 센터(비밀번호 없음)")

    demo = word("demo", "centre:demo", "지어낸 사람들로 채운 연습 센터를 만듭니다")
    demo.add_argument("folder", type=Path, metavar="폴더", help="만들 폴더")
    demo.add_argument("--seed", type=whole, default=1, metavar="수", help="난수 씨앗 (기본 1)")
    demo.add_argument("--seekers", type=whole, metavar="명", help="구직자 수 (기본 240)")
    demo.add_argument("--until", type=month, metavar="YYYY-MM", help="자료의 마지막 달")
    demo.add_argument(
        "--like",
        choices=("muju-2022",),
        metavar="muju-2022",
        help="발표된 사례의 한 해와 같은 자료",
    )
    demo.add_argument("--years", type=whole, metavar="년", help="--like의 해 수 (기본 1)")

    word("check", "centre:check", "저장소와 백업이 온전한지 점검합니다")

    backup = word("backup", "centre:backup", "지금 백업합니다")
    backup.add_argument("folder", type=Path, nargs="?", metavar="폴더", help="백업할 폴더")

    restore = word("restore", "centre:restore", "백업 파일로 되돌립니다. 지금 파일은 보관합니다")
    restore.add_argument("file", type=Path, metavar="파일", help="백업 파일")


def _import_words(word: _Word) -> None:
    bring = word("import", "bringing:bring_in", "엑셀·CSV 명단을 가져옵니다")
    bring.add_argument("file", type=Path, metavar="파일", help="가져올 파일")
    bring.add_argument(
        "--kind",
        type=_sheet_word,
        choices=IMPORTED,
        help="명단의 종류 (쓰지 않으면 알아봅니다. matching_day_attendees는 day_attendees)",
    )
    bring.add_argument("--sheet", metavar="이름", help="시트 이름")
    bring.add_argument("--password", metavar="암호", help="파일의 열기 암호")
    bring.add_argument(
        "--year",
        type=year,
        metavar="연도",
        help="연도 없이 적힌 날짜의 연도 (쓰지 않으면 제목에서)",
    )
    bring.add_argument(
        "--day", type=whole, metavar="번호", help="만남의 날 명단이면 그 행사의 번호"
    )
    bring.add_argument(
        "--cohort", type=whole, metavar="번호", help="교육생·출결 등 기수의 명단이면 그 기수의 번호"
    )
    bring.add_argument(
        "--no-profile", action="store_true", help="지난번 양식을 적용하지 않고 읽습니다"
    )
    bring.add_argument("--dry-run", action="store_true", help="저장하지 않고 결과만 봅니다")

    imports = word("imports", "receipts:receipts", "가져온 파일과 그 결과를 보여 줍니다")
    imports.add_argument("id", type=whole, nargs="?", metavar="번호", help="확인서 번호")
    imports.add_argument(
        "--pdf", type=suffixed(".pdf"), metavar="파일.pdf", help="그 확인서를 A4로 만듭니다"
    )
    imports.add_argument("--limit", type=whole, default=50, metavar="건", help="건수 (기본 50)")


def _export_words(word: _Word) -> None:
    template = word("template", "templates:template", "협력 기관에 보낼 빈 양식을 만듭니다")
    template.add_argument("kind", type=_sheet_word, choices=TEMPLATES, help="양식의 종류")
    template.add_argument("out", type=suffixed(".xlsx"), metavar="파일.xlsx", help="만들 파일")

    export = word("export", "sheets:export", "명부를 엑셀이나 PDF로 내보냅니다")
    export.add_argument("kind", type=_sheet_word, choices=LISTED, help="내보낼 명부")
    export.add_argument(
        "out",
        type=suffixed(".xlsx", ".pdf"),
        metavar="파일.xlsx|pdf",
        help="만들 파일. 확장자가 형식을 정합니다",
    )
    export.add_argument("--layout", default="", metavar="양식", help="저장해 둔 명부 양식의 이름")
    export.add_argument(
        "--template", type=Path, metavar="파일.xlsx", help="직접 만든 서식 파일을 채웁니다"
    )
    export.add_argument("--password", default="", metavar="암호", help="엑셀 파일에 걸 열기 암호")
    export.add_argument("--mask", action="store_true", help="전화번호와 생년월일을 가립니다")
    export.add_argument(
        "--day", type=whole, metavar="번호", help="만남의 날 명부이면 그 행사의 것만"
    )
    export.add_argument(
        "--cohort", type=whole, metavar="번호", help="교육 기수의 명부이면 그 기수의 것만"
    )
    export.add_argument("--purpose", default="", metavar="목적", help="내보내는 목적")


def _record_words(word: _Word) -> None:
    attach = word("attach", "attaching:attach", "사진이나 서류 파일을 기록에 붙입니다")
    attach.add_argument("kind", choices=WITH_PAPERS, help="기록의 종류")
    attach.add_argument("id", type=whole, metavar="번호", help="기록 번호")
    attach.add_argument("file", type=Path, metavar="파일", help="붙일 파일")
    attach.add_argument("--caption", default="", metavar="설명", help="무엇인지 한마디")

    listing = word("list", "sheets:listing", "목록을 보여 줍니다")
    listing.add_argument("kind", type=_sheet_word, choices=LISTED, help="볼 목록")
    listing.add_argument("--search", default="", metavar="말", help="이름·초성·전화번호 등")
    listing.add_argument("--limit", type=whole, metavar="건", help="보여 줄 건수 (기본 전부)")


def _figure_words(word: _Word) -> None:
    target = word("target", "figures:target", "한 해의 목표를 정하거나 고칩니다")
    target.add_argument("indicator", metavar="지표", help="지표 (예: placements 또는 채용)")
    target.add_argument("year", type=year, metavar="연도", help="네 자리 연도")
    target.add_argument("number", metavar="목표", help="목표 수")
    target.add_argument("--reason", default="", metavar="사유", help="정하거나 고치는 사유")

    indicator = word("indicator", "indicators:indicator", "지표를 보여 주고 기간의 값을 셉니다")
    indicator.add_argument(
        "act", choices=("list", "show"), help="list 지표 목록, show 한 지표의 값"
    )
    indicator.add_argument("id", nargs="?", metavar="지표", help="지표 (예: placements 또는 채용)")
    indicator.add_argument(
        "span", type=span, nargs="?", metavar="기간", help="report와 같이 적습니다 (예: 2022-Q4)"
    )
    indicator.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help="집계 기준일")

    report = word("report", "reporting:report", "한 기간의 실적 보고서를 만듭니다")
    report.add_argument(
        "report",
        metavar="양식",
        help="보고서 양식 (예: monthly). list라고 적으면 쓸 수 있는 양식을 보여 줍니다",
    )
    report.add_argument(
        "span",
        type=span,
        nargs="?",
        metavar="기간",
        help="2022-12, 2022-Q4, 2022-H2, 2022 또는 2022-03-01~2022-04-10",
    )
    report.add_argument(
        "out",
        type=suffixed(".pdf", ".xlsx", ".hwpx", ".json"),
        nargs="?",
        metavar="파일.pdf|xlsx|hwpx|json",
        help="만들 파일. 확장자가 형식을 정합니다",
    )
    report.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help="집계 기준일")
    report.add_argument("--mask", action="store_true", help="명단의 이름을 가립니다")

    close = word("close", "closing:close", "한 달의 실적을 마감합니다")
    close.add_argument("month", type=month, metavar="YYYY-MM", help="마감할 달")
    close.add_argument("--reopen", metavar="사유", help="마감을 풉니다. 사유가 기록에 남습니다")

    verify = word("verify-table", "verify:table", "다른 보고서의 표를 다시 셈해 틀린 칸을 찾습니다")
    verify.add_argument("file", type=Path, metavar="파일", help="엑셀·CSV·글·웹 문서의 표")
    verify.add_argument("--password", metavar="암호", help="파일의 열기 암호")


def _matching_words(word: _Word) -> None:
    match = word("match", "matching:match", "맞는 구직자나 맞는 구인을 순서와 이유로 보여 줍니다")
    match.add_argument("side", choices=("vacancy", "seeker"), help="번호가 구인인지 구직자인지")
    match.add_argument("id", type=whole, metavar="번호", help="기록 번호")
    match.add_argument("--limit", type=whole, default=20, metavar="건", help="건수 (기본 20)")

    notice = word("notice", "notices:notice", "구인 안내(게시용 A4)를 만듭니다")
    notice.add_argument("ids", type=whole, nargs="+", metavar="번호", help="구인 기록 번호")
    notice.add_argument(
        "--out", type=suffixed(".pdf"), required=True, metavar="파일.pdf", help="만들 파일"
    )


def _duplicate_words(word: _Word) -> None:
    found = word("duplicates", "duplicates:listing", "두 번 등록된 것으로 보이는 기록을 찾습니다")
    found.add_argument(
        "kind", nargs="?", choices=MERGED, default="seekers", help="기록의 종류 (기본 seekers)"
    )

    merge = word("merge", "duplicates:merge", "두 기록을 하나로 합칩니다. undo로 되돌립니다")
    merge.add_argument("kind", choices=MERGED, help="기록의 종류")
    merge.add_argument("keep", type=whole, metavar="남길번호", help="남길 기록 번호")
    merge.add_argument("gone", type=whole, metavar="합칠번호", help="휴지통으로 갈 기록 번호")


def _history_words(word: _Word) -> None:
    word("undo", "past:undo", "마지막 작업을 되돌립니다")
    history = word("history", "past:history", "한 기록의 변경이력을 보여 줍니다")
    history.add_argument("kind", choices=LISTED, help="기록의 종류")
    history.add_argument("id", type=whole, metavar="번호", help="기록 번호")


def _sheet_word(value: str) -> str:
    """The script word of a kind of sheet; 만남의 날 접수대장 has a longer one too."""
    return "day_attendees" if value == "matching_day_attendees" else value
