"""Sections that are hard to print: many columns, groups over pages, lines longer than a page,
pictures and charts of many parts."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

from PIL import Image, ImageDraw

from jobdesk.domain import report_cells as cells
from jobdesk.domain.report_document import (
    Align,
    Chart,
    ChartKind,
    Column,
    Difference,
    Figure,
    Head,
    Line,
    Merge,
    MoneyUnit,
    Photo,
    Photos,
    Rate,
    Role,
    Section,
    Series,
    Style,
    Sum,
    Table,
    Words,
)
from jobdesk.domain.rounding import Rounding

CUT = Style(rounding=Rounding.TRUNCATE, rate_decimals=1, money=MoneyUnit.MILLION)
_WON = 1_000_000


def months() -> Table:
    """Twelve months, a half-year each, and the year, upright."""
    rows = [
        ("구인신청 인원", "명", [140 + 3 * at for at in range(12)]),
        ("농가 채용연계(연인원)", "명", [0, 0, 12, 480, 1203, 998, 402, 310, 702, 1_104, 12, 0]),
        ("상담", "건", [23_456 + at for at in range(12)]),
    ]
    lines = []
    for at, (name, unit, values) in enumerate(rows):
        halves = [sum(values[:6]), sum(values[6:])]
        lines.append(
            Line(
                (
                    cells.words(name, Align.LEFT),
                    cells.words(unit),
                    *(cells.number(value) for value in values),
                    *(
                        cells.number(
                            half, formula=Sum(tuple((at, 2 + 6 * n + m) for m in range(6)))
                        )
                        for n, half in enumerate(halves)
                    ),
                    cells.number(sum(values), formula=Sum(((at, 14), (at, 15)))),
                )
            )
        )
    right = Column(10, Align.RIGHT)
    return Table(
        "months",
        "월별 실적",
        (Column(24, Align.LEFT), Column(8), *(right,) * 12, *(right,) * 3),
        (
            Head("지표", 0, 0, rows=2),
            Head("단위", 0, 1, rows=2),
            Head("2022년", 0, 2, columns=12),
            *(Head(f"{month}월", 1, 1 + month) for month in range(1, 13)),
            Head("상반기", 0, 14, rows=2),
            Head("하반기", 0, 15, rows=2),
            Head("누계", 0, 16, rows=2),
        ),
        tuple(lines),
        unit="(단위: 명, 건)",
    )


def budget() -> Table:
    """Two years by source in 백만원: cut off, decreases with △, a rate of change, subtotals."""
    rows = (
        ("기업&일자리 지원센터 운영", Role.LINE, (5_837_400_000, 3_200_000_000)),
        ("취업취약계층 일자리 창출 지원", Role.LINE, (5_072_900_000, 3_300_000_000)),
        ("소계", Role.SUBTOTAL, (10_910_300_000, 6_500_000_000)),
        ("합계", Role.TOTAL, (10_910_300_000, 6_500_000_000)),
    )
    lines = []
    for at, (name, role, (now, before)) in enumerate(rows):
        parts = {2: ((0, 1), (1, 1)), 3: ((2, 1),)}.get(at)
        past = {2: ((0, 2), (1, 2)), 3: ((2, 2),)}.get(at)
        a, b = now // _WON, before // _WON
        if at >= 2:
            a, b = 5_837 + 5_072, 3_200 + 3_300
        rate = Rate((at, 1), (at, 2), 1, Rounding.TRUNCATE, less_one=True)
        lines.append(
            Line(
                (
                    cells.words(name, Align.LEFT),
                    cells.number(a, formula=None if parts is None else Sum(parts)),
                    cells.number(b, formula=None if past is None else Sum(past)),
                    cells.change(b - a, formula=Difference((at, 2), (at, 1))),
                    cells.change_rate(a, b, CUT, formula=rate),
                    cells.change(Decimal("2.5"), suffix="%p", decimals=1),
                    cells.percent(None, 0, CUT),
                ),
                role,
            )
        )
    titles = ("사업", "2023년(A)", "2022년(B)", "증감(B-A)", "증감률", "비중 증감", "전년비(B/A)")
    return Table(
        "budget",
        "예산",
        (Column(40, Align.LEFT), *(Column(18, Align.RIGHT),) * 6),
        tuple(Head(title, 0, at) for at, title in enumerate(titles)),
        tuple(lines),
        unit="(단위: 백만원, %)",
        notes=("백만원 미만은 버립니다.", "※ '-'는 해당 없음입니다."),
    )


def groups(lines: int = 90) -> Table:
    """Groups of 30 lines with a subtotal and words that fill a line or two."""
    made = []
    merges: list[Merge] = []
    for at in range(lines):
        last = at % 30 == 29
        if at % 30 == 0:
            merges.append(Merge(at, 0, rows=min(30, lines - at)))
        if last:
            merges.append(Merge(at, 1, columns=2))
        label = f"{at // 30 + 1}. 맞춤형일자리지원및발굴분야" if at % 30 == 0 else ""
        what = "농가일자리 현장방문 상담과 동행면접, 업체 발굴" if at % 3 else "상담"
        made.append(
            Line(
                (
                    cells.words(label),
                    cells.words("소계" if last else f"세부사업 {at + 1}", Align.CENTER),
                    cells.words("" if last else what),
                    cells.number(1_234 + at),
                ),
                Role.SUBTOTAL if last else Role.LINE,
            )
        )
    return Table(
        "groups",
        "분야별 세부사업",
        (Column(14), Column(20), Column(50, Align.LEFT), Column(14, Align.RIGHT)),
        tuple(Head(title, 0, at) for at, title in enumerate(("분야", "사업", "내용", "인원"))),
        tuple(made),
        merges=tuple(merges),
    )


def long_words() -> Table:
    """A cell taller than a page, beside short ones."""
    prose = " ".join(
        f"{n}번째 업체를 찾아가 인력 사정을 듣고 구인을 받았습니다." for n in range(1, 260)
    )
    rows = (("추진실적", prose, "계속"), ("향후계획", "분기마다 점검합니다.", "신규"))
    return Table(
        "prose",
        "추진 내용",
        (Column(18), Column(90, Align.LEFT), Column(12)),
        (Head("구분", 0, 0), Head("내용", 0, 1), Head("비고", 0, 2)),
        tuple(Line(tuple(cells.words(text) for text in row)) for row in rows),
    )


def _series(name: str, unit: str, values: list[int | None]) -> Series:
    return Series(
        name,
        tuple(Figure(None if v is None else Decimal(v), unit, name) for v in values),
    )


def charts() -> tuple[Chart, ...]:
    """The ten indicators of Muju, twelve months of six parts, shares and a funnel."""
    names = (
        "구인신청 인원",
        "구직신청",
        "알선",
        "채용",
        "농가 구인처 발굴",
        "농가 구직자 발굴",
        "농가 채용연계(연인원)",
        "동행면접",
        "간담회",
        "홍보",
    )
    wanted: list[int | None] = [300, 400, 300, 300, 80, 300, 5_000, 30, None, 40]
    done: list[int | None] = [1_652, 1_101, 975, 598, 234, 724, 5_124, 35, 7, 12]
    words = ("551%", "275%", "325%", "199%", "293%", "241%", "102%", "117%", "", "30%")
    captions = tuple(f"달성률 {each}" if each else "목표 없음" for each in words)
    months_ = tuple(f"{month}월" for month in range(1, 13))
    places = ("무주읍", "무풍면", "설천면", "적상면", "안성면", "부남면")
    return (
        Chart(
            "targets",
            ChartKind.TARGETS,
            "목표 대비 실적",
            names,
            (_series("목표", "명", wanted), _series("실적", "명", done)),
            captions,
        ),
        Chart(
            "stacked",
            ChartKind.STACKED,
            "월별·읍면별 취업자",
            months_,
            tuple(
                _series(place, "명", [(at * 7 + month * 5) % 40 for month in range(12)])
                for at, place in enumerate(places)
            ),
            unit="명",
        ),
        Chart(
            "shares",
            ChartKind.SHARES,
            "연령대별 취업자",
            ("20대 이하", "30대", "40대", "50대", "60대", "70대 이상"),
            (_series("취업자", "명", [12, 40, 98, 160, 240, 48]),),
            ("2.0%", "6.7%", "16.4%", "26.8%", "40.1%", "8.0%"),
        ),
        Chart(
            "funnel",
            ChartKind.FUNNEL,
            "구직에서 채용까지",
            ("구직신청", "알선", "면접", "채용", "6개월 고용유지"),
            (_series("인원", "명", [1_101, 975, 640, 598, 31]),),
            ("", "구직신청 대비 88.6%", "알선 대비 65.6%", "면접 대비 93.4%", "채용 대비 5.2%"),
        ),
    )


def picture(wide: int = 1600, high: int = 1200, colour: str = "#7a9") -> bytes:
    """A JPEG with a cross, so that a picture turned or squeezed is seen."""
    made = Image.new("RGB", (wide, high), colour)
    pen = ImageDraw.Draw(made)
    pen.line((0, 0, wide, high), fill="white", width=20)
    pen.ellipse((wide / 2 - 200, high / 2 - 200, wide / 2 + 200, high / 2 + 200), fill="white")
    out = io.BytesIO()
    made.save(out, "JPEG")
    return out.getvalue()


PICTURES = {1: picture(), 2: picture(1200, 1600, "#a97"), 3: picture(2000, 900, "#79a"), 4: b""}


def photo_bytes(photo: Photo) -> bytes:
    """The picture of an attachment; the fourth was destroyed."""
    return PICTURES[photo.attachment]


def photos() -> Photos:
    """Lying, standing, very wide and gone."""
    return Photos(
        "photos",
        tuple(
            Photo(at, "", caption, date(2022, 11, 20 + at))
            for at, caption in enumerate(
                ("동행면접", "농가 일손돕기 발대식과 안전교육을 함께 한 날의 모습", "", "간담회"),
                start=1,
            )
        ),
        "활동 사진",
    )


def sections() -> tuple[Section, ...]:
    """All of it, standing and lying."""
    told = Words(
        "told",
        (
            "농번기에 일손이 모자라 작업반을 늘렸습니다. " * 6,
            "❍ 지역주도형 청년일자리사업 추진 ▷ 3,775백만원",
            "- 정규직 일자리 창출 및 기업 인건비 지원",
            "※ 고용노동부 사회적기업과-3084(2023. 9. 13.)",
        ),
        "문제점 및 대책",
    )
    return (
        Section("months", "월별 실적", (months(),)),
        Section("budget", "예산 집행", (budget(), told)),
        Section("charts", "그림으로 보기", charts()),
        Section("groups", "분야별 세부사업", (groups(),)),
        Section("across", "가로로 놓은 월별 실적", (months(), groups(40)), landscape=True),
        Section("prose", "추진 내용", (long_words(),)),
        Section("photos", "활동 사진", (photos(),)),
        Section("none", "해당 없는 항목", (Table("x", "빈 표", (), (), (), empty="없습니다."),)),
        Section("bare", "빈 항목", ()),
    )
