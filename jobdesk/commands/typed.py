"""What may be typed behind the words of the command: numbers, days, times and file names."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from jobdesk.domain.spans import Span, read_span
from jobdesk.domain.targets import FIRST_YEAR, LAST_YEAR


def whole(value: str) -> int:
    """A whole number, 0 or more."""
    if not (value.isascii() and value.isdigit()):
        raise argparse.ArgumentTypeError(f"0 이상의 정수를 쓰세요: {value}")
    return int(value)


def year(value: str) -> int:
    """Four digits."""
    if not re.fullmatch(r"[12]\d{3}", value):
        raise argparse.ArgumentTypeError(f"네 자리 연도를 쓰세요: {value}")
    return int(value)


def month(value: str) -> str:
    """``YYYY-MM`` as it stands, checked."""
    if not re.fullmatch(r"[12]\d{3}-(0[1-9]|1[0-2])", value):
        raise argparse.ArgumentTypeError(f"YYYY-MM 꼴로 쓰세요: {value}")
    return value


def period(value: str) -> tuple[int, int]:
    """``YYYY-MM`` as year and month; ``YYYY`` as year and 0."""
    found = re.fullmatch(r"([12]\d{3})(?:-(0[1-9]|1[0-2]))?", value)
    if not found:
        raise argparse.ArgumentTypeError(f"YYYY-MM 또는 YYYY 꼴로 쓰세요: {value}")
    return int(found[1]), int(found[2] or 0)


def day(value: str) -> date:
    """``YYYY-MM-DD``."""
    try:
        if len(value) != 10:
            raise ValueError(value)  # noqa: TRY301 - fromisoformat takes other forms too
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"YYYY-MM-DD 꼴의 날짜를 쓰세요: {value}") from None


def clock(value: str) -> int:
    """``HH:MM`` as minutes since midnight."""
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        raise argparse.ArgumentTypeError(f"HH:MM 꼴의 시각을 쓰세요: {value}")
    return int(value[:2]) * 60 + int(value[3:])


def suffixed(*suffixes: str) -> Callable[[str], Path]:
    """A path that ends in one of ``suffixes``; the ending decides the form of the file."""

    def path(value: str) -> Path:
        if Path(value).suffix.lower() not in suffixes:
            allowed = ", ".join(suffixes)
            raise argparse.ArgumentTypeError(f"파일 이름은 {allowed}로 끝나야 합니다: {value}")
        return Path(value)

    return path


def span(value: str) -> Span:
    """``2022-12``, ``2022-Q4``, ``2022-H2``, ``2022`` or two days with ``~`` between."""
    try:
        found = read_span(value)
    except ValueError:
        raise argparse.ArgumentTypeError(
            "YYYY-MM, YYYY-Q1, YYYY-H1, YYYY 또는 YYYY-MM-DD~YYYY-MM-DD 꼴로 쓰세요: " + value
        ) from None
    if not (FIRST_YEAR <= found.first.year <= found.last.year <= LAST_YEAR):
        raise argparse.ArgumentTypeError(
            f"{FIRST_YEAR}년에서 {LAST_YEAR}년 사이의 기간을 쓰세요: {value}"
        )
    return found
