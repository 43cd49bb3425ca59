"""복구 열쇠 on one sheet: what opens a centre when every password is forgotten."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from jobdesk.domain.official import official_date
from jobdesk.reports import fonts, ink
from jobdesk.reports.document import Heading, Paper, build, gap, sentence
from jobdesk.reports.grid import Column, Grid, Row, Style
from jobdesk.reports.masthead import Masthead

TITLE = "복구 열쇠"
_WHAT = (
    "비밀번호를 모두 잊었거나 관리자가 갑자기 자리를 비웠을 때 센터 자료를 여는 마지막 방법입니다.",
    "이 열쇠를 가진 사람은 모든 기록을 볼 수 있습니다. 비밀번호보다 더 조심해서 다루세요.",
)
_USE = (
    "잡데스크가 비밀번호를 물으면 비밀번호 대신 위의 열쇠를 입력합니다.",
    "대문자와 소문자를 가리지 않으며, 사이의 줄표와 빈칸은 넣지 않아도 됩니다.",
    "연 다음 새 비밀번호를 정합니다. 자료는 그대로 남습니다.",
)
_HOW = (
    "한 부만 인쇄하여 봉투에 넣어 봉하고, 센터장이 잠기는 곳(금고, 잠금 서랍)에 보관합니다.",
    "사진으로 찍거나 PC·메일·메신저에 옮기지 않으며, 자료가 있는 PC 곁에 두지 않습니다.",
    "꺼내 쓰면 쓴 날과 쓴 사람을 봉투에 적고 다시 봉합니다.",
    "잃어버렸거나 남이 본 것 같으면 곧바로 관리자와 개인정보 보호책임자에게 알립니다.",
)


def recovery_key_sheet(centre: str, admin: str, key: str, *, made_on: date) -> bytes:
    """The sheet as PDF, made from the arguments alone; the key is printed in its groups.

    Groups are those divided by a hyphen or a space, or four signs each where there are none.
    """
    fonts.register()
    facts = Grid(
        (Column(24), Column(61), Column(24), Column(61)),
        (),
        [
            Row(("센터", centre, "관리자", admin)),
            Row(("만든 날", official_date(made_on), "인쇄 부수", "1부 (복사 금지)")),
        ],
        Style(size=10, row_height=8.5, labels=frozenset({0, 2})),
    )
    story: list[Flowable] = [
        Masthead(TITLE, centre),
        gap(3),
        facts,
        gap(8),
        _KeyBox(_groups(key)),
        gap(8),
    ]
    for number, (title, lines) in enumerate(
        (("무엇에 쓰는가", _WHAT), ("쓰는 법", _USE), ("보관하는 법", _HOW)), start=1
    ):
        story.append(Heading(f"{number}. {title}"))
        story += [
            sentence(f"{mark}. {line}", size=10.5, indent=2, hang=5)
            for mark, line in zip("가나다라마", lines, strict=False)
        ]
        story.append(gap(4))
    return build(Paper(title=TITLE, centre=centre, foot="개인정보 보호: 봉해서 보관"), story)


def _groups(key: str) -> list[str]:
    parts = [part for part in re.split(r"[\s\-]+", key.strip()) if part]
    if len(parts) > 1:
        return parts
    whole = "".join(parts)
    return [whole[i : i + 4] for i in range(0, len(whole), 4)]


class _KeyBox(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The groups, four to a line, each sign in a cell of its own width so none is misread."""

    _PER_LINE, _SIZE = 4, 22.0
    _LINE: float = 14 * mm
    _PAD: float = 8 * mm

    def __init__(self, groups: list[str]) -> None:
        super().__init__()
        self._lines = [
            groups[i : i + self._PER_LINE] for i in range(0, len(groups), self._PER_LINE)
        ]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Size in points (reportlab asks)."""
        return width, len(self._lines) * self._LINE + 2 * self._PAD

    def draw(self) -> None:
        """Draws the frame and the groups (reportlab asks)."""
        canvas: Any = self.canv
        width, height = self.wrap(ink.ROOM, 0)
        canvas.setFillColor(ink.SHADE)
        canvas.setStrokeColor(ink.FRAME)
        canvas.setLineWidth(ink.HEAVY)
        canvas.rect(0, 0, width, height, fill=1)
        canvas.setFillColor(ink.TEXT)
        signs = max((sum(map(len, line)) for line in self._lines), default=1)
        gaps = max((len(line) - 1 for line in self._lines), default=0)
        cell = min(7.6 * mm, (width - 2 * self._PAD) / (signs + 1.2 * gaps))
        size = min(self._SIZE, cell * 1.05)
        canvas.setFont(fonts.SEMIBOLD, size)
        y = height - self._PAD - self._LINE / 2 - size * 0.36
        for line in self._lines:
            taken = (sum(map(len, line)) + 1.2 * (len(line) - 1)) * cell
            x = (width - taken) / 2
            for group in line:
                for sign in group:
                    canvas.drawCentredString(x + cell / 2, y, sign)
                    x += cell
                x += 1.2 * cell
            y -= self._LINE
