"""Makes a list of people of every 출석부 that has persons by dates, as 별지 제18호서식 does.

Whatever comes after can then count on one line a person, whose marks stand in one cell in words
(``출석 2022-04-13 2022-04-14 / 지각 2022-04-15(6) / 표시 없음 2022-04-18 / 하루 8교시``). Lines
keep the row numbers of the sheet; a form is a sheet of its own that is part of the one it stood in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jobdesk.domain import attendance_signs as signs
from jobdesk.domain import text
from jobdesk.domain.trainees import SLIPS, Mark
from jobdesk.exchange.attendance_dates import MONTH_DAY, date_or_none
from jobdesk.exchange.attendance_form import Form, FormDay, forms
from jobdesk.exchange.leftovers import is_blank
from jobdesk.exchange.workbook import Cell, Sheet, Workbook

HEAD = ("연번", "성명", "출결", "상태", "종료일", "사유 내용", "비고")
"""The columns of the list that is made; of nothing else."""
NOTHING = "표시 없음"
"""What stands before the days on which somebody has no mark."""
_COURSE, _SPAN = "훈련과정명: ", "훈련기간: "
_LEFT = re.compile(r"(?:수강|중도|입교|교육|훈련)?\s*(?:포기|탈락|하차|퇴교|제적|중퇴)")
_EARLY = re.compile(r"조기\s*취업|취업\s*으로|중도\s*취업")
_SIGNED = frozenset({"서명", "인", "印", "sign"})
"""What stands in the place of a signature."""
_UNSAID = {"△": "지각", "▲": "지각", "세모": "지각"}
"""What signs mean where the sheet does not say it."""
_TITLES = 3
"""So many texts above a form are kept as its titles."""


def unfolded(workbook: Workbook) -> Workbook:
    """The workbook with every sheet of such forms made a sheet of people per form."""
    sheets: list[Sheet] = []
    for sheet in workbook.sheets:
        found = forms(sheet, workbook.name)
        several = len(found) > 1
        sheets += [_people(sheet, form, several=several) for form in found] or [sheet]
    made = tuple(sheets)
    return workbook if made == workbook.sheets else replace(workbook, sheets=made)


def is_unfolded(headers: Sequence[str]) -> bool:
    """Whether a table with these headers is a list that was made of a form."""
    return tuple(headers) == HEAD


def course_of(titles: Sequence[str]) -> tuple[str, str]:
    """The course and the span that the form of a list named above its table."""
    lines = [line for title in titles for line in title.split(" | ")]

    def said(label: str) -> str:
        return next((line.removeprefix(label) for line in lines if line.startswith(label)), "")

    return said(_COURSE), said(_SPAN)


def _people(sheet: Sheet, form: Form, *, several: bool) -> Sheet:
    lines = [
        f"{_COURSE}{form.course}" if form.course else "",
        f"{_SPAN}{form.span}" if form.span else "",
    ]
    if not form.course:
        lines += [line for line in form.titles if "|" not in line][:_TITLES]
    titles = " | ".join(filter(None, lines))
    signed = _Signs(sheet, form)
    rows: list[list[Cell]] = []
    if titles and form.header:
        rows.append([f"출석부 | {titles}", *[None] * (len(HEAD) - 1)])
    rows.append([*HEAD])
    rows += [
        _person(index, form, signed) if index in form.people else [None] * len(HEAD)
        for index in range(form.first, form.last + 1)
    ]
    first = sheet.number(form.header) - (len(rows) - (form.last - form.first + 1)) + 1
    where = f"{sheet.name} {sheet.number(form.header)}행" if several else sheet.name
    return Sheet(
        where,
        rows,
        first_row=first,
        warnings=(*sheet.warnings, *signed.warnings()),
        part_of=sheet.part_of or sheet.name,
    )


class _Signs:
    """The cells of a form in the signs of :mod:`jobdesk.domain.attendance_signs`."""

    def __init__(self, sheet: Sheet, form: Form) -> None:
        self._sheet, self._form = sheet, form
        numbers = [
            cell
            for index in form.people
            for day in form.days
            if day.left == day.right
            and isinstance(cell := sheet.rows[index][day.left], int)
            and not isinstance(cell, bool)
        ]
        # Hours, or 1 and 0; a 0 alone is somebody's circle.
        self.most = max((n for n in numbers if 0 < n <= 24), default=0)
        self._guessed: set[str] = set()
        self._unread: Counter[str] = Counter()
        empty = {day.on for day in form.days if day.bare and not self._is_signed(day)}
        # A calendar shows days without lessons too; where nothing is signed yet all may be.
        self.days = [day for day in form.days if day.on not in empty] or list(form.days)

    def _is_signed(self, day: FormDay) -> bool:
        return any(self.own(index, day) for index in self._form.people)

    def cells(self, index: int) -> Sequence[Cell]:
        """The row of a person."""
        return self._sheet.rows[index]

    def own(self, index: int, day: FormDay) -> list[str]:
        """The cells of a person's day, ``[]`` where all are empty."""
        rows = (index, *self._form.people[index])
        cells = [cell for r in rows for cell in self._sheet.rows[r][day.left : day.right + 1]]
        name = text.search_key(str(self._sheet.rows[index][self._form.name]))
        said = ["" if is_blank(cell) else self._sign(cell, name) for cell in cells]
        return said if any(said) else []

    def _sign(self, cell: Cell, name: str) -> str:
        if self.most and isinstance(cell, int) and not isinstance(cell, bool):
            return signs.AWAY if cell == 0 else signs.HERE if cell == self.most else str(cell)
        words = text.tidy(str(cell))
        key = text.search_key(words)
        legend = self._form.legend.get(text.narrow(words).casefold())
        if legend is not None:
            return legend
        if key and (key in _SIGNED or key == name):
            return signs.HERE
        if words in _UNSAID:
            self._guessed.add(words)
            return _UNSAID[words]
        if len(words) == 1 and not signs.is_sign(words):
            self._unread[words] += 1
        return words

    def warnings(self) -> tuple[str, ...]:
        """What was read otherwise than the sheet says, or not at all."""
        told = [
            f"‘{sign}’의 뜻이 시트에 없어 {_UNSAID[sign]}으로 읽었습니다. 다른 뜻이면 시트 위에 "
            f"‘○:출석 {sign}:조퇴’처럼 적어 다시 가져오세요."
            for sign in sorted(self._guessed)
        ]
        unread = [sign for sign in sorted(self._unread) if not sign.isdigit()]
        if unread:
            told.append(
                f"뜻을 알 수 없는 표시({' '.join(unread)})는 출결로 읽지 않고 비고에 적습니다."
            )
        return tuple(told)


def _person(index: int, form: Form, signed: _Signs) -> list[Cell]:
    cells = signed.cells(index)
    remarks: list[str] = []
    by_mark: dict[str, list[str]] = {}
    most = 1 if form.halves else max(day.hours for day in form.days)
    if signed.most > 1 and most == 1:
        most = signed.most
    for day in signed.days:
        own = signed.own(index, day)
        if len(own) == 1 and own[0].isdigit() and signed.most:
            by_mark.setdefault(Mark.PRESENT.value, []).append(f"{day.on}({own[0]})")
            continue
        remarks += [words for words in own if words and not signs.is_sign(words)]
        read = signs.read_day(own)
        if read is None:
            by_mark.setdefault(NOTHING, []).append(day.on)
            continue
        hours = read.marked.hours
        said = day.on + (f"({hours})" if hours is not None else "")
        if form.halves:
            said = day.on + _share(own, read.marked.mark)
        elif read.hours and read.hours != most and not signed.most:
            said += f"[{read.hours}]"
        by_mark.setdefault(read.marked.mark.value, []).append(said)
    if form.remark is not None and not is_blank(cells[form.remark]):
        remarks.append(text.tidy(str(cells[form.remark])))
    marks = " / ".join(f"{mark} {' '.join(days)}" for mark, days in by_mark.items())
    status, left, why = _gone(remarks, form)
    told = {why, f"({left:%m.%d}) {status}" if isinstance(left, date) else why}
    note = " ".join(words for words in dict.fromkeys(remarks) if words not in told)
    number = cells[form.number] if form.number is not None else None
    plain = int(number) if isinstance(number, (int, float)) else None
    hours_said = f" / 하루 {most}교시" if most > 1 else ""
    return [plain, cells[form.name], marks + hours_said, status, left, why or None, note or None]


def _share(own: Sequence[str], mark: Mark) -> str:
    """``(1/2)`` of a day of which one half was attended."""
    told = [read.marked.mark for words in own if (read := signs.read_day([words])) is not None]
    if mark not in SLIPS or any(each in SLIPS for each in told) or len(told) < 2:
        return ""
    return f"({told.count(Mark.PRESENT)}/{len(told)})"


def _gone(remarks: Sequence[str], form: Form) -> tuple[Cell, Cell, str]:
    """``(04.13) 수강 포기``: what a remark says of somebody who left, and when."""
    for words in remarks:
        early = _EARLY.search(words)
        if early is None and _LEFT.search(words) is None:
            continue
        match = MONTH_DAY.search(text.narrow(words))
        if match is None:
            continue
        year = int(form.days[0].on[:4]) if len(form.days[0].on) == 10 else None
        day = (
            date_or_none(int(match[1] or year or 0), int(match[2]), int(match[3])) if year else None
        )
        if day is None and not match[1]:
            continue
        status = "조기취업" if early else "중도탈락"
        plain = day is not None and text.tidy(words) == f"({day:%m.%d}) {status}"
        return status, day, "" if plain else words
    return None, None, ""
