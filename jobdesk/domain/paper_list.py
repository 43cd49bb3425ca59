"""The paper list typed back in: what each cell may say, and what a whole line says wrong.

Pure: texts in, texts as they are stored or a sentence out, so that a cell is checked while it is
typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from jobdesk.domain import text
from jobdesk.domain.matching_days import AttendeeStatus, InterviewResult
from jobdesk.domain.times import time_of_day

NUMBER, NAME, PHONE, CAME, AT = "number", "name", "phone", "came", "at"
HERE, AWAY, LATER = "O", "X", "늦음"

STATUSES: dict[str, AttendeeStatus] = {
    HERE: AttendeeStatus.CAME,
    AWAY: AttendeeStatus.ABSENT,
    LATER: AttendeeStatus.LATE,
    "": AttendeeStatus.REGISTERED,
}
"""What stands in 참석 for each state of a person."""

_HERE = frozenset({"o", "0", "ㅇ", "ㅐ", "y", "○", "◯", "●", "v", "√", "참석", "1"})
_AWAY = frozenset({"x", "ㅌ", "×", "불참", "n", "2"})
_LATER = frozenset({"l", "ㅣ", "늦음", "지각", "3", "△"})

_RESULTS: dict[str, InterviewResult] = {
    "1": InterviewResult.HIRED,
    "2": InterviewResult.PENDING,
    "3": InterviewResult.REJECTED,
    "4": InterviewResult.SECOND,
    "합격": InterviewResult.HIRED,
    "불합격": InterviewResult.REJECTED,
    "미채용": InterviewResult.REJECTED,
    "탈락": InterviewResult.REJECTED,
    "2차": InterviewResult.SECOND,
}
"""Keys and words by which a result is typed, besides its own word and the beginning of it."""


def booth_column(at: int) -> str:
    """The column of the ``at``-th employer somebody met, 0 the first."""
    return f"booth{at}"


def result_column(at: int) -> str:
    """The column of what the ``at``-th employer said."""
    return f"result{at}"


@dataclass(frozen=True, slots=True)
class Met:
    """An employer somebody met, and what it said."""

    day_employer_id: int
    result: InterviewResult = InterviewResult.NONE


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """A line as it is stored. ``attendee_id`` is None for who was written at the foot of the
    paper; ``name`` and ``phone`` count for these alone. ``seen`` is what the line said when it
    was filled in, None for what is stored: of that alone anything is taken back or told anew,
    not of what a booth did meanwhile."""

    attendee_id: int | None
    status: AttendeeStatus
    at: str = ""
    met: tuple[Met, ...] = ()
    name: str = ""
    phone: str = ""
    seen: tuple[Met, ...] | None = None


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line as the paper has it: texts of its cells by column; ``key`` names it in drafts."""

    key: str
    attendee_id: int | None
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """All lines of a day; ``booths`` are the employers' ids by the sign of the booth, ``firms``
    their names by id; ``meetings`` how many employers a line has room for."""

    day_id: int
    title: str
    lines: tuple[PaperLine, ...]
    booths: Mapping[str, int]
    firms: Mapping[int, str]
    meetings: int

    @property
    def columns(self) -> tuple[str, ...]:
        """Ids of the columns in order."""
        pairs = ((booth_column(at), result_column(at)) for at in range(self.meetings))
        return (NUMBER, NAME, PHONE, CAME, AT, *(one for pair in pairs for one in pair))

    def sign_of(self, day_employer_id: int) -> str:
        """What stands in a cell for an employer: the sign of its booth, its name without one."""
        signs = (sign for sign, id_ in self.booths.items() if id_ == day_employer_id)
        return next(signs, self.firms.get(day_employer_id, ""))


def came_of(typed: str) -> str:
    """``O``, ``X``, ``늦음`` or empty. Raises ValueError when the cell says nothing of these."""
    key = text.narrow(typed).casefold()
    if not key:
        return ""
    # narrow() makes the jamo of a keyboard in Hangul mode another sign of the same look
    plain = typed.strip().casefold()
    for known, word in ((_HERE, HERE), (_AWAY, AWAY), (_LATER, LATER)):
        if key in known or plain in known:
            return word
    raise ValueError(typed)


def result_of(typed: str) -> InterviewResult:
    """A result by its key (1–4), its word or the beginning of it. Raises ValueError."""
    key = text.narrow(typed).replace(" ", "")
    if not key:
        return InterviewResult.NONE
    if key in _RESULTS:
        return _RESULTS[key]
    begun = [each for each in InterviewResult if each and each.value.startswith(key)]
    if len(begun) == 1:
        return begun[0]
    raise ValueError(typed)


def booth_of(typed: str, sheet: PaperSheet) -> int | None:
    """The employer meant by a booth's sign (``3``, ``부스 3``) or its name; None for nothing.

    Raises ValueError when it is none of the day, or not clear.
    """
    key = text.narrow(typed)
    if not key:
        return None
    bare = re.sub(r"^(?:부스)\s*|\s*(?:번|호|번 부스)$", "", key)
    for sign in (key, bare):
        found = [id_ for known, id_ in sheet.booths.items() if known.casefold() == sign.casefold()]
        if len(found) == 1:
            return found[0]
    name = text.search_key(key)
    exact = [id_ for id_, firm in sheet.firms.items() if text.search_key(firm) == name]
    partly = [id_ for id_, firm in sheet.firms.items() if name and name in text.search_key(firm)]
    for found in (exact, partly):
        if len(found) == 1:
            return found[0]
    raise ValueError(typed)


def tidied(column: str, typed: str, sheet: PaperSheet) -> str:
    """A cell as it is shown once it was typed; what cannot be read stays as typed, and
    ``problems`` says why."""
    try:
        return _rewritten(column, typed, sheet)
    except ValueError:
        return text.tidy(typed)


def _rewritten(column: str, typed: str, sheet: PaperSheet) -> str:
    """What a cell says in the words of its column. Raises ValueError when it says none of them."""
    if column == CAME:
        return came_of(typed)
    if column == AT:
        return time_of_day(typed)
    if column == PHONE:
        return text.phone(typed)
    if column.startswith("result"):
        return result_of(typed).value
    if column.startswith("booth"):
        found = booth_of(typed, sheet)
        return sheet.sign_of(found) if found is not None else ""
    return text.tidy(typed)


_UNREADABLE = {
    CAME: "O(참석), X(불참), 늦음 가운데 하나로 입력하세요.",
    AT: "시각으로 읽을 수 없습니다. 13:25나 1325처럼 입력하세요.",
    PHONE: "전화번호로 읽을 수 없습니다.",
}


def problems(
    cells: Mapping[str, str], sheet: PaperSheet, *, on_site: bool = False
) -> dict[str, str]:
    """What is wrong with a line, a sentence by column; ``on_site`` for one without a number."""
    found: dict[str, str] = {}
    for column, read in ((CAME, came_of), (AT, time_of_day), (PHONE, text.phone)):
        if column == PHONE and not on_site:
            continue
        try:
            read(cells.get(column, ""))
        except ValueError:
            found[column] = _UNREADABLE[column]
    _met_problems(cells, sheet, found)
    if CAME not in found:
        came = came_of(cells.get(CAME, ""))
        met = any(cells.get(booth_column(at), "") for at in range(sheet.meetings))
        if came in (AWAY, LATER) and (met or cells.get(AT, "")):
            found[CAME] = "도착 시각이나 면접이 있으면 O(참석)이어야 합니다."
    if on_site and not cells.get(NAME, "") and any(cells.values()):
        found[NAME] = "이름을 입력하세요."
    elif on_site and not cells.get(PHONE, "") and (known := _listed(cells, sheet)):
        found[NAME] = (
            f"명단 {known}번과 이름이 같습니다. 같은 분이면 그 줄에 적고, 다른 분이면 전화번호도 "
            "입력하세요."
        )
    return found


def _listed(cells: Mapping[str, str], sheet: PaperSheet) -> str:
    """The number of who is on the list under the name of a line at the foot; empty for nobody."""
    name = text.search_key(cells.get(NAME, ""))
    same = (
        line.cells.get(NUMBER, "") or "?"
        for line in sheet.lines
        if name
        and line.attendee_id is not None
        and text.search_key(line.cells.get(NAME, "")) == name
    )
    return next(same, "")


def _met_problems(cells: Mapping[str, str], sheet: PaperSheet, found: dict[str, str]) -> None:
    seen: set[int] = set()
    for at in range(sheet.meetings):
        booth, result = booth_column(at), result_column(at)
        try:
            firm = booth_of(cells.get(booth, ""), sheet)
        except ValueError:
            found[booth] = "이 행사의 부스 번호나 업체 이름이 아닙니다."
            continue
        if firm is not None and firm in seen:
            found[booth] = "같은 업체를 두 번 적었습니다."
        if firm is not None:
            seen.add(firm)
        try:
            said = result_of(cells.get(result, ""))
        except ValueError:
            found[result] = "1 채용, 2 보류, 3 불채용, 4 2차면접 가운데 하나로 입력하세요."
            continue
        if said and firm is None:
            found[booth] = "어느 부스에서 면접을 보았는지 입력하세요."


def entry(line: PaperLine, cells: Mapping[str, str], sheet: PaperSheet) -> PaperEntry:
    """A line without problems as it is stored."""
    met = _met(cells, sheet)
    at_ = time_of_day(cells.get(AT, ""))
    came = came_of(cells.get(CAME, ""))
    if not came and (met or at_ or line.attendee_id is None):
        came = HERE
    return PaperEntry(
        line.attendee_id,
        STATUSES[came],
        at_,
        met,
        cells.get(NAME, ""),
        cells.get(PHONE, ""),
        _met(line.cells, sheet),
    )


def _met(cells: Mapping[str, str], sheet: PaperSheet) -> tuple[Met, ...]:
    found = []
    for at in range(sheet.meetings):
        firm = booth_of(cells.get(booth_column(at), ""), sheet)
        if firm is not None:
            found.append(Met(firm, result_of(cells.get(result_column(at), ""))))
    return tuple(found)


def with_seen(line: PaperLine, before: PaperLine) -> PaperLine:
    """A line as it is stored now, its meetings as they were when somebody began to fill it in:
    one that a booth held since would push what is typed below another."""
    met = {name: text_ for name, text_ in line.cells.items() if not _of_meeting(name)}
    met |= {name: text_ for name, text_ in before.cells.items() if _of_meeting(name)}
    return replace(line, cells=met)


def _of_meeting(column: str) -> bool:
    return column.startswith(("booth", "result"))


def from_clipboard(copied: str) -> list[list[str]]:
    """Rows of cells as Excel copies them; empty lines at the end dropped."""
    lines: Sequence[str] = copied.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = [line.split("\t") for line in lines]
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows
