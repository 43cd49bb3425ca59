"""Cells of office sheets read as values: ages, genders, phones, heads, pay, yes and no."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from jobdesk.domain import employers, text
from jobdesk.domain.dates import Birth, read_birth, read_date, shown
from jobdesk.domain.people import Gender
from jobdesk.domain.reading import DASHES, BadValue, Reading, says_nothing
from jobdesk.domain.resident import hide_resident, looks_resident, read_resident

__all__ = [
    "BadValue",
    "Birth",
    "Reading",
    "as_text",
    "hide_resident",
    "looks_resident",
    "read_age",
    "read_birth",
    "read_business_number",
    "read_choice",
    "read_date",
    "read_flag",
    "read_gender",
    "read_heads",
    "read_phones",
    "read_resident",
    "read_wage_text",
    "says_nothing",
    "shown",
]


def as_text(value: object, *, lines: bool = False) -> str:
    """A cell as text to store: tidied, dates as ISO, placeholders such as ``-`` as ``""``.

    A resident number in the text keeps its first six digits only. An error cell (``#N/A``)
    raises BadValue: it says that the sheet, not the person, has no value.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        plain = text.tidy_lines(value) if lines and "\n" in value else text.tidy(value)
        if plain.startswith("#") and plain in _ERRORS:
            raise BadValue(f"엑셀 오류 값입니다: {plain}")
        if plain in DASHES:
            return ""
        return hide_resident(plain)
    if isinstance(value, bool):
        return "예" if value else "아니오"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float):
        return f"{value:.10g}"
    return hide_resident(str(value))


_ERRORS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)

_AGE = re.compile(r"(?:만|약|연)?\s*(\d{1,3})(?:\.0+)?\s*(?:세|살|歲)?(?:\s*[(\[].*[)\]])?")
_DECADE = re.compile(r"\d{1,2}0?\s*대(?:\s*(?:초|중|후)반)?")


def read_age(value: object) -> Reading[int]:
    """``만 61세``, ``61`` → 61. ``60대`` has no age in it and comes back as ``rest``.

    Raises BadValue for anything else or an age outside 10–120.
    """
    line = text.narrow(as_text(value))
    if says_nothing(line):
        return Reading(None)
    if _DECADE.fullmatch(line):
        return Reading(None, rest=line)
    match = _AGE.fullmatch(line)
    if match is None or not 10 <= int(match[1]) <= 120:
        raise BadValue(f"나이로 읽을 수 없습니다: {shown(value)}")
    return Reading(int(match[1]))


_AGE_WORDS = re.compile(r"(?:만|약)?\s*\d{1,3}\s*(?:세|살)")
_AGE_AFTER = re.compile(r"\s*[(\[/,]?\s*만?\s*\d{1,3}\s*(?:세|살)\s*[)\]]?$")


def age_or_birth(value: object) -> tuple[int | None, object]:
    """What stands in the place of a birth: the age of ``만 61세``, or None and the birth as it is
    written, without an age after it (``65.3.2 (61세)``)."""
    if not isinstance(value, str):
        return None, value
    line = text.narrow(value).strip()
    if _AGE_WORDS.fullmatch(line):
        return read_age(line).value, None
    return None, _AGE_AFTER.sub("", line)


_MALE = frozenset({"남", "남자", "남성", "男", "m", "male", "man", "1", "3", "1남", "남1", "01"})
_FEMALE = frozenset(
    {"여", "여자", "여성", "女", "f", "female", "woman", "2", "4", "2여", "여2", "02"}
)


def read_gender(value: object) -> Gender | None:
    """남/여, 남자/여성, M/F, 1/2, ``1.남``; None when empty. Raises BadValue otherwise."""
    line = as_text(value)
    key = text.search_key(line)
    if key in _MALE:
        return Gender.MALE
    if key in _FEMALE:
        return Gender.FEMALE
    if says_nothing(line):
        return None
    raise BadValue(f"성별로 읽을 수 없습니다: {shown(value)}")


_BETWEEN = re.compile(r"[,;|\n]|\s/\s|/(?=\s*0)|\s(?:및|또는)\s")
_BEFORE_PHONE = re.compile(r"\s+(?=0\d{1,2}[-. )]?\s?\d{3,4}[-. ]?\d{4}(?!\d))")
_PAREN = re.compile(r"[(\[][^()\[\]]*[)\]]")
_EXTENSION = re.compile(
    r"\s*(?:[~∼/]\s*\d{1,4}|(?:내선|교환|ext\.?|#)\s*:?\s*\d{1,5}번?)\s*$", re.I
)
_WORDS = re.compile(r"^(?:[가-힣]+\s*[:.)]?\s*)+(?=[+\d(])|\s*[가-힣]+$")
_FIGURES = re.compile(r"[\d\-.\s()·]+")
AREA_CODES = {
    "서울": "02", "경기": "031", "인천": "032", "강원": "033", "충남": "041", "대전": "042",
    "충북": "043", "세종": "044", "부산": "051", "울산": "052", "대구": "053", "경북": "054",
    "경남": "055", "전남": "061", "광주": "062", "전북": "063", "제주": "064",
}  # fmt: skip
_LONG_SIDO = {
    "충청남": "충남", "충청북": "충북", "경상남": "경남", "경상북": "경북",
    "전라남": "전남", "전라북": "전북",
}  # fmt: skip


def area_code(address: str) -> str:
    """The telephone area of the 시·도 an address begins with, or ``""``."""
    return AREA_CODES.get(_LONG_SIDO.get(address[:3], address[:2]), "")


def read_phones(value: object, *, area: str = "") -> Reading[tuple[str, ...]]:
    """Every phone in a cell, as stored, each once and in order.

    Seven or eight digits without an area code take ``area`` (``063``). What is not a
    number (``내선 12``, ``아들``) and numbers behind stars come back as ``rest``. Raises
    BadValue when nothing in the cell is a phone.
    """
    if isinstance(value, str) and text.is_phone(value):
        return Reading((value,))
    if isinstance(value, float):
        value = int(value) if value.is_integer() else str(value)
    line = text.narrow(as_text(value)) if not isinstance(value, str) else _lines(value)
    if says_nothing(line) or not text.digits(line).strip("0"):
        return Reading(None, rest=line if re.search(r"[가-힣]{2}", line) else "")
    if "*" in line:
        return Reading(None, rest=line)
    found: dict[str, None] = {}
    rest: list[str] = []
    for part in _BETWEEN.split(line):
        if not part or not part.strip():
            continue
        pieces = [part.strip(" ~-")]
        if not _one_phone(pieces[0], area)[0]:
            pieces = _BEFORE_PHONE.split(pieces[0])
        for piece in pieces:
            number, words = _one_phone(piece, area)
            if number:
                found[number] = None
            if words:
                rest.append(words)
    if not found:
        raise BadValue(f"전화번호로 읽을 수 없습니다: {shown(value)}")
    return Reading(tuple(found), rest=", ".join(rest))


def _lines(value: str) -> str:
    return "\n".join(text.narrow(as_text(v)) for v in value.splitlines())


def _one_phone(part: str, area: str) -> tuple[str, str]:
    """The phone of one piece of a cell, or ``""``, and the words that are left."""
    number = _as_phone(part, area)
    if number:
        return number, ""
    words: list[str] = []
    bare = part
    for pattern in (_PAREN, _EXTENSION, _WORDS):
        words += [m[0].strip(" ()[]:~/") for m in pattern.finditer(bare) if not _is_area(m)]
        bare = pattern.sub(lambda m: m[0] if _is_area(m) else "", bare).strip()
    number = _as_phone(bare, area)
    return (number, " ".join(w for w in words if w)) if number else ("", part)


def _is_area(match: re.Match[str]) -> bool:
    return re.fullmatch(r"[(\[]0\d{1,2}[)\]]", match[0]) is not None


def _as_phone(part: str, area: str) -> str:
    if not part or not _FIGURES.fullmatch(part.lstrip("+")):
        return ""
    try:
        return text.phone(part)
    except ValueError:
        bare = text.digits(part)
        if area and len(bare) in (7, 8) and bare[0] not in "01":
            return f"{area}-{bare[:-4]}-{bare[-4:]}"
        return ""


_HEADS = re.compile(r"(\d[\d,]*)(?:\.0+)?\s*(?:명|인|人|名|사람|분)?")
_BLANK_HEADS = re.compile(r"(?:약\s*)?([0○〇O◯oㅇ]{1,3})\s*(?:명|인)")


def read_heads(value: object, *, zero: bool = False) -> Reading[int]:
    """``3명``, ``남 1명, 여 2명``, ``3~5명`` (the lower number, the words as ``rest``).

    ``00명`` and ``○명`` say that heads are wanted but not how many: 1 with a doubt. ``zero``
    allows none. Raises BadValue when no heads are named or, unless ``zero``, for 0.
    """
    line = text.narrow(as_text(value))
    if says_nothing(line):
        return Reading(None)
    blank = _BLANK_HEADS.fullmatch(line)
    if blank and blank[1] != "0":
        return Reading(1, f"'{line}'은 몇 명인지 알 수 없습니다. 인원을 확인하세요.", line)
    parts = re.findall(r"(?:남|여)[자성]?\s*:?\s*(\d+)", line)
    numbers = [int(n.replace(",", "")) for n in _HEADS.findall(line)]
    if not numbers:
        raise BadValue(f"인원으로 읽을 수 없습니다: {shown(value)}")
    heads = sum(map(int, parts)) if len(parts) > 1 else numbers[0]
    if heads == 0 and not zero:
        raise BadValue("인원이 0명입니다. 1명 이상이어야 합니다.")
    if heads > 100_000:
        raise BadValue(f"인원으로 읽을 수 없습니다: {shown(value)}")
    plain = _HEADS.fullmatch(line) or len(parts) > 1
    return Reading(heads, rest="" if plain else line)


_BASIS_OF_HEADER = (
    ("시급", "시급"), ("시간급", "시급"), ("일당", "일당"), ("일급", "일급"), ("연봉", "연봉"),
    ("연", "연"), ("월급", "월급"), ("월", "월"),
)  # fmt: skip
_BARE_PAY = re.compile(r"(\d[\d,]*)(?:\.0+)?\s*(만\s*원|천\s*원|원|만)?")
_BASIS_PAY = re.compile(
    r"[(\[]?\s*(시급|시간급|일급|일당|주급|월급|월|연봉|연)\s*[)\]]?\s*:?\s*(\d[\d,]*)\s*(만\s*원|천\s*원|원|만)?"
)
_NO_PAY = re.compile(r"[(\[]?\s*(?:시급|일급|일당|월급|연봉|월)?\s*[)\]]?\s*0?\s*원?")


def read_wage_text(value: object, header: str = "") -> str:
    """Pay in the words used: ``2300000`` → ``2,300,000원``, ``(시급)10030`` → ``시급 10,030원``.

    A header such as ``임금(월)`` or ``월급`` puts its word before a bare amount, and one that
    says 만원 makes 230 mean ``230만원``, as does a bare number that could be no pay in won (270).
    Sentences stay as they are. ``()`` and 0 are empty.
    """
    line = text.narrow(as_text(value)).removeprefix("()").strip()
    if says_nothing(line) or _NO_PAY.fullmatch(line):
        return ""
    hint = text.search_key(header)
    if match := _BASIS_PAY.fullmatch(line):
        if line[0] in "([":
            return f"{match[1]} {_amount(match[2], match[3] or '', hint)}"
        return line
    if match := _BARE_PAY.fullmatch(line):
        words = _amount(match[1], match[2] or "", hint)
        basis = next((word for sign, word in _BASIS_OF_HEADER if sign in hint), "")
        if not basis and re.search(r"[(\[]\s*일\s*[)\]]", header):
            basis = "일당"
        return f"{basis} {words}".strip()
    return as_text(value)


def _amount(figures: str, unit: str, hint: str) -> str:
    number, bare = int(figures.replace(",", "")), not unit
    unit = unit.replace(" ", "").removesuffix("원")
    if not unit and number < 10_000:
        unit = next((big for big in ("만", "천") if f"{big}원" in hint), "")
        if not unit and bare and 100 <= number < 1_000:
            unit = "만"  # nobody is paid 270 won: so people write a month's pay
    return f"{number:,}{unit}원"


_YES = frozenset(
    {"○", "〇", "◯", "●", "◎", "o", "ㅇ", "y", "yes", "예", "네", "유", "가입", "해당", "있음",
     "1", "true", "t", "v", "✓", "✔", "√", "참석", "완료", "적용", "동의", "함",
     "수료", "이수", "취득"}
)  # fmt: skip
_NO = frozenset(
    {"x", "×", "✕", "✗", "n", "no", "아니오", "아니요", "무", "미가입", "해당없음", "비해당",
     "없음", "false", "f", "-", "0", "불참", "미완료", "미적용", "미동의", "안함",
     "미수료", "중도탈락", "미이수", "미취득"}
)  # fmt: skip


def read_flag(value: object) -> bool | None:
    """○, O, Y, 예, 가입 … → True; ×, N, 아니오, 미가입 … → False; empty → None.

    Raises BadValue otherwise.
    """
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float)):
        if value in (0, 1):
            return bool(value)
        raise BadValue(f"예/아니오로 읽을 수 없습니다: {shown(value)}")
    line = text.narrow(str(value)).replace(" ", "").casefold()
    if not line:
        return None
    if line in _YES:
        return True
    if line in _NO:
        return False
    raise BadValue(f"예/아니오로 읽을 수 없습니다: {shown(value)}")


def read_business_number(value: object) -> Reading[str]:
    """사업자등록번호 as stored, ``123-45-67890``; None when empty.

    A check digit that does not fit is told as a ``remark``: the paper in hand may be right
    and a digit mistyped years ago, so the number is kept as it stands. Words without a
    digit (``농가``) come back as ``rest``. Raises BadValue unless there are ten digits.
    """
    line = text.narrow(as_text(value))
    bare = text.digits(line)
    if says_nothing(line) or not bare.strip("0"):
        return Reading(None, rest="" if says_nothing(line) or bare else line)
    if len(bare) != 10:
        raise BadValue(f"사업자등록번호는 열 자리입니다: {shown(value)}")
    number = f"{bare[:3]}-{bare[3:5]}-{bare[5:]}"
    try:
        employers.business_number(number)
    except ValueError:
        return Reading(number, remark=f"사업자등록번호의 검증 숫자가 맞지 않습니다: {number}")
    return Reading(number)


def read_choice(value: object, choices: tuple[str, ...], other: dict[str, str]) -> str:
    """One of ``choices``, written in any spacing or as a word of ``other``; ``""`` when empty.

    Raises BadValue for a word that is neither.
    """
    line = as_text(value)
    if not line:
        return ""
    key = text.search_key(line)
    for choice in choices:
        if text.search_key(choice) == key:
            return choice
    if key in other:
        return other[key]
    raise BadValue(f"{', '.join(choices)} 가운데 하나여야 합니다: {shown(value)}")
