"""Tables made at random: a right one has no fault, one altered cell is found."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from printed_cases import Case

from jobdesk.domain.printed_table import Verdict, judged
from jobdesk.domain.printed_table_grid import Grid
from jobdesk.domain.rounding import Rounding, rate

NAMES = ("직접일자리", "직업훈련", "고용서비스", "고용장려금", "창업지원", "기업유치", "기타")
Rows = list[list[str]]
counts = st.integers(1, 40_000)


@st.composite
def achieved(draw: st.DrawFn) -> tuple[Rows, Rounding]:
    """구분 | 목표 | 실적 | 달성률, its total first or last, rounded one way throughout."""
    parts = draw(st.lists(st.tuples(counts, counts), min_size=2, max_size=7))
    decimals = draw(st.integers(0, 2))
    rounding = draw(st.sampled_from(list(Rounding)))
    unit = draw(st.sampled_from(["", "명"]))
    mark = draw(st.sampled_from(["", "%"]))

    def row(name: str, target: int, actual: int) -> list[str]:
        share = rate(actual, target, decimals=decimals, rounding=rounding)
        assert share is not None
        return [name, f"{target:,}{unit}", f"{actual:,}{unit}", f"{share:,}{mark}"]

    body = [row(name, *pair) for name, pair in zip(NAMES, parts, strict=False)]
    total = row(draw(st.sampled_from(["합계", "계", "총 계"])),
                sum(t for t, _a in parts), sum(a for _t, a in parts))  # fmt: skip
    rows = [total, *body] if draw(st.booleans()) else [*body, total]
    title = [["2022년 일자리 목표"], ["", "", "(단위: 명, %)"]] if draw(st.booleans()) else []
    return [*title, ["구분", "목표", "실적", "달성률"], *rows], rounding


@st.composite
def matrix(draw: st.DrawFn) -> Rows:
    """Kinds by ways with totals both ways."""
    across, down = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    inside = [[draw(st.integers(0, 9_000)) for _ in range(across)] for _ in range(down)]
    head = ["구분", "합계", *(f"{name}" for name in NAMES[:across])]
    columns = [sum(row[at] for row in inside) for at in range(across)]
    rows = [["계", sum(columns), *columns]]
    rows += [[f"{'방유이출온서'[at]}문", sum(row), *row] for at, row in enumerate(inside)]
    return [head, *([str(row[0]), *(f"{cell:,}" for cell in row[1:])] for row in rows)]


def verdict(rows: Rows) -> Verdict:
    """What comes of one sheet."""
    return judged([Grid("표", tuple(map(tuple, rows)))])


@settings(max_examples=150, deadline=None)
@given(achieved())
def test_a_right_table_of_rates_has_no_fault(made: tuple[Rows, Rounding]) -> None:
    rows, rounding = made
    done = verdict(rows)
    assert done.findings == ()
    assert done.checked >= (len(rows) - 3) + 2
    ups = verdict(rows).rounding
    assert ups in ("반올림", "버림")
    if ups == "버림":
        assert rounding is Rounding.TRUNCATE


@settings(max_examples=150, deadline=None)
@given(achieved(), st.data())
def test_an_altered_rate_is_found(made: tuple[Rows, Rounding], data: st.DataObject) -> None:
    rows, _rounding = made
    first = next(at for at, row in enumerate(rows) if row[0] == "구분") + 1
    at = data.draw(st.integers(first, len(rows) - 1))
    printed = rows[at][3]
    mark = "%" if printed.endswith("%") else ""
    number = Decimal(printed.removesuffix("%").replace(",", ""))
    step = Decimal(1).scaleb(int(number.as_tuple().exponent))
    rows[at][3] = f"{number + step * data.draw(st.integers(2, 40)):,}{mark}"
    done = verdict(rows)
    assert [(f.cell, f.row, f.column) for f in done.findings] == [
        (f"D{at + 1}", rows[at][0], "달성률")
    ]
    assert done.findings[0].printed == rows[at][3]
    close = Decimal(done.findings[0].computed.removesuffix("%").replace(",", ""))
    assert abs(close - number) <= step


@settings(max_examples=150, deadline=None)
@given(matrix())
def test_a_right_matrix_has_no_fault(rows: Rows) -> None:
    assert verdict(rows).findings == ()


@settings(max_examples=150, deadline=None)
@given(matrix(), st.data())
def test_one_altered_cell_of_a_matrix_is_named_with_its_right_value(
    rows: Rows, data: st.DataObject
) -> None:
    down = data.draw(st.integers(2, len(rows) - 1))
    across = data.draw(st.integers(1, len(rows[0]) - 1))
    right = rows[down][across]
    rows[down][across] = f"{int(right.replace(',', '')) + data.draw(st.integers(1, 900)):,}"
    found = verdict(rows).findings
    assert [(f.place, f.printed, f.computed) for f in found] == [
        ((down, across), rows[down][across], right)
    ]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.text("가나계합목표실적율률%()△▲-–12,.34:년월일|/ *<>ABC=①", max_size=9),
                         max_size=6), max_size=8))  # fmt: skip
def test_no_sheet_whatever_breaks_it(rows: Rows) -> None:
    done = verdict(rows)
    for found in done.findings:
        assert found.printed != found.computed
    assert Case("", "").rows == (("",),)
