"""From the words of a header to the ways its figures may have been reckoned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobdesk.domain import printed_table_words as words
from jobdesk.domain.printed_table_grid import Line
from jobdesk.domain.printed_table_ways import Figures, Op, Operands, Way

_BASES = {
    "수료": "참여|교육인원|훈련|참가|선발|모집|입교|신청|교육",
    "이수": "참여|교육인원|훈련|참가|선발|모집|입교|신청|교육",
    "취업": "수료|이수|구직|참여|교육|훈련|모집",
    "창업": "수료|이수|참여|교육|훈련|모집",
    "채용": "면접|참여|알선",
    "집행": "예산|계획|배정",
    "투입": "예산|계획|소요",
    "가입": "목표|대상",
}
"""What a rate is of, in the order in which reports take it."""


class Header:
    """One column that is reckoned from others of its row."""

    def __init__(self, figures: Figures, column: int, additive: Sequence[int]) -> None:
        self._figures, self._table, self._column = figures, figures.table, column
        self._line: Line = self._table.columns[column]
        self._text = words.tight(self._line.own)
        self._additive = [at for at in additive if at != column]
        self._plain = [at for at in self._additive if not words.derived(self._table.columns[at])]

    def achieved(self) -> list[Way]:
        """달성률: done / aimed at."""
        lines = self._table.columns
        targets = [at for at in self._plain if words.target(lines[at])]
        actuals = [at for at in self._plain if words.actual(lines[at])]
        if not actuals:
            actuals = [at for at in self._plain if re.search(r"누계|누적|완료", lines[at].words)]
        pairs = [(a, t) for a in actuals for t in targets]
        group = self._line.path[:-1]
        if len(self._line.path) > 1:
            inside = [
                (a, t) for a, t in pairs
                if lines[a].path[: len(group)] == group and lines[t].path[: len(group)] == group
            ]  # fmt: skip
            beside = [
                (a, t)
                for a, t in pairs
                if lines[a].path[: len(group)] == group and len(lines[t].path) == 1
            ]
            pairs = inside or beside or [pair for pair in pairs if not self._grouped(pair)]
        else:
            pairs = self._beside(pairs)
        pairs = self._of_one_year(pairs)
        return [
            self._way(f"{self._short()} = {_name(lines[a])} ÷ {_name(lines[t])} × 100",
                      Op.RATIO, a, t)
            for a, t in pairs
        ]  # fmt: skip

    def _grouped(self, pair: tuple[int, int]) -> bool:
        return any(len(self._table.columns[at].path) > 1 for at in pair)

    def _beside(self, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Pairs of the same thing (실적 beside 예산), the nearest on the left before others."""
        left = [pair for pair in pairs if max(pair) < self._column] or pairs
        lines = self._table.columns
        alike = [(a, t) for a, t in left if _thing(lines[a]) == _thing(lines[t])]
        left = alike or left
        money = [
            p for p in left if "예산" not in lines[p[0]].words and "액" not in lines[p[0]].words
        ]
        if money and "예산" not in self._line.words:
            left = money
        earlier = [
            at for at in range(self._column)
            if re.search(r"달성[률율도]", words.tight(self._table.columns[at].own))
        ]  # fmt: skip
        after = [pair for pair in left if not earlier or min(pair) > earlier[-1]]
        return after or left

    def _of_one_year(self, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        lines = self._table.columns
        same = [
            (a, t) for a, t in pairs
            if words.years(lines[a]) and words.years(lines[a])[:1] == words.years(lines[t])[:1]
        ]  # fmt: skip
        if same:
            return same
        latest = max((y for a, _t in pairs for y in words.years(lines[a])[:1]), default=0)
        late = [(a, t) for a, t in pairs if latest in words.years(lines[a])[:1]]
        return late or pairs

    def stem(self) -> list[Way]:
        """수료율, 취업률, 가입율: what the word names, of what it is taken from."""
        found = re.search(r"([가-힣·]+?)[률율]", self._text)
        if found is None:
            return []
        name = found[1][-2:]
        lines = self._table.columns
        over = [at for at in self._plain if name in lines[at].words and at != self._column]
        over = [at for at in over if _thing_of_group(lines[at], self._line)] or over
        over = [at for at in over if not words.target(lines[at])] or over
        out: list[Way] = []
        known = re.compile(_BASES[name]) if name in _BASES else None
        for above in over:
            aimed = words.target(lines[above])
            bases = [at for at in self._plain if at != above]
            if known is None or not re.search("목표|계획", known.pattern):
                bases = [at for at in bases if words.target(lines[at]) == aimed] or bases
            sure = [at for at in bases if known and known.search(lines[at].words)]
            first = None
            if known:
                for option in _BASES[name].split("|"):
                    first = next((at for at in sure if option in lines[at].words), None)
                    if first is not None:
                        break
            out += [
                self._way(
                    f"{self._short()} = {_name(lines[above])} ÷ {_name(lines[base])} × 100",
                    Op.RATIO, above, base,
                    sure=base == first and len(over) == 1,
                )
                for base in bases
            ]  # fmt: skip
        return out

    def share(self) -> list[Way]:
        """비중, 구성비: of the total of a column; or one column of another."""
        base = self._sibling()
        if base is None:
            return []
        lines = self._table.columns
        name = _name(lines[base])
        ways = []
        ranks = [max((words.total_rank(level) for level in row.path), default=0)
                 for row in self._table.rows]  # fmt: skip
        tops = [at for at, rank in enumerate(ranks) if rank and rank == max(ranks)]
        tops += [
            at for at, row in enumerate(self._table.rows) if words.weak_total(row.own) and not tops
        ]
        total_word = "합계"
        if len(tops) == 1:
            total_word = self._table.rows[tops[0]].own
            top = tops[0]
            ways.append(
                Way(
                    f"{self._short()} = {name} ÷ {name}의 {total_word} × 100", Op.RATIO,
                    lambda row: _both(self._figures.operand(row, base),
                                      self._figures.operand(top, base)),
                )
            )  # fmt: skip
        leaves = [
            at for at, rank in enumerate(ranks)
            if not rank and not words.derived(self._table.rows[at])
            and not words.weak_total(self._table.rows[at].own)
        ]  # fmt: skip
        whole = self._figures.total(leaves, base)
        if whole is not None:
            ways.append(
                Way(
                    f"{self._short()} = {name} ÷ {name}의 합 × 100", Op.RATIO,
                    lambda row: _both(self._figures.operand(row, base), whole),
                    sure=False, likely=True,
                )
            )  # fmt: skip
        return ways + self.any_ratio()

    def any_ratio(self) -> list[Way]:
        """Any column of any other: believed only where the figures bear it out."""
        near = sorted(self._plain, key=lambda at: abs(at - self._column))[:6]
        lines = self._table.columns
        return [
            self._way(
                f"{self._short()} = {_name(lines[x])} ÷ {_name(lines[y])} × 100",
                Op.RATIO, x, y, sure=False,
            )
            for x in near for y in near if x != y
        ]  # fmt: skip

    def _sibling(self) -> int | None:
        """The column whose figures this one is about: of the same group, else the next left."""
        lines, group = self._table.columns, self._line.path[:-1]
        left = [at for at in self._plain if at < self._column]
        inside = [
            at for at in left
            if group and (lines[at].path[: len(group)] == group or lines[at].path == group)
        ]  # fmt: skip
        near = inside or left
        return near[-1] if near else None

    def changed(self, ops: Sequence[Op]) -> list[Way]:
        """증감, 증감률, 전년비: a later figure against an earlier one."""
        lines = self._table.columns
        pairs = self._of_years() or self._named_years()
        sure = len(pairs) == 1
        if not pairs and not re.search(r"전년|년대비", self._text):
            targets = [at for at in self._plain if words.target(lines[at])]
            actuals = [at for at in self._plain if words.actual(lines[at])]
            if len(targets) == len(actuals) == 1:
                pairs, sure = [(actuals[0], targets[0])], False
        out = [
            self._way(self._change_rule(op, _name(lines[cur]), _name(lines[old])), op, cur, old,
                      sure=sure)
            for cur, old in pairs for op in ops
        ]  # fmt: skip
        if not pairs:
            out += self._down(ops)
        left = [at for at in self._plain if at < self._column][-2:]
        if not out and len(left) == 2:
            for cur, old in (left[::-1], left):
                out += [
                    self._way(
                        self._change_rule(op, _name(lines[cur]), _name(lines[old])),
                        op, cur, old, sure=False,
                    )
                    for op in ops
                ]  # fmt: skip
        return out

    def _change_rule(self, op: Op, cur: str, old: str) -> str:
        if op is Op.DIFFERENCE:
            return f"{self._short()} = {cur} - {old}"
        if op is Op.RATIO:
            return f"{self._short()} = {cur} ÷ {old} × 100"
        return f"{self._short()} = ({cur} - {old}) ÷ {old} × 100"

    def _of_years(self) -> list[tuple[int, int]]:
        lines = self._table.columns
        dated = [(at, words.years(lines[at])[0]) for at in self._plain if words.years(lines[at])]
        if len({year for _at, year in dated}) < 2:
            return []
        named = words.years(Line((self._line.own,)))
        latest = max(year for _at, year in dated)
        base = named[0] if named and named[0] < latest else latest - 1
        pairs = []
        for at, year in dated:
            if year != latest:
                continue
            for old, earlier in dated:
                alike = words.without_year(lines[at]) == words.without_year(lines[old])
                if earlier == base and alike:
                    pairs.append((at, old))
        group = self._line.path[:-1]
        inside = [
            pair for pair in pairs if group and all(lines[at].path[:-1] == group for at in pair)
        ]
        pairs = inside or pairs
        done = [pair for pair in pairs if not words.target(lines[pair[0]])]
        return done or pairs

    def _named_years(self) -> list[tuple[int, int]]:
        lines = self._table.columns
        old = [at for at in self._plain if re.search(r"전년|작년|당초|종전", lines[at].words)]
        new = [
            at for at in self._plain
            if re.search(r"금년|올해|당해|금회|변경|현재", lines[at].words)
        ]  # fmt: skip
        return [(new[0], old[0])] if len(old) == len(new) == 1 else []

    def _down(self, ops: Sequence[Op]) -> list[Way]:
        """Against the row of the year before, in the column that this one is about."""
        base = self._sibling()
        rows = self._table.rows
        dated = {
            (words.years(row)[0], words.without_year(row)): at
            for at, row in enumerate(rows) if words.years(row)
        }  # fmt: skip
        if base is None or len(dated) < 2:
            return []

        def of(row: int) -> Operands | None:
            here = words.years(rows[row])
            before = dated.get((here[0] - 1, words.without_year(rows[row]))) if here else None
            if before is None:
                return None
            return _both(self._figures.operand(row, base), self._figures.operand(before, base))

        name = _name(self._table.columns[base])
        return [
            Way(self._change_rule(op, f"{name}", f"전년 {name}"), op, of, sure=False) for op in ops
        ]

    def _way(self, rule: str, op: Op, x: int, y: int, *, sure: bool = True) -> Way:
        return Way(rule, op, self._figures.pair(x, y), sure)

    def _short(self) -> str:
        return re.sub(r"\s*\(.*\)\s*$", "", self._line.own).strip() or self._line.own


def _both(x: object, y: object) -> Operands | None:
    return None if x is None or y is None else (x, y)  # type: ignore[return-value]


def _name(line: Line) -> str:
    """A column in a rule: its own label, with the group where the label alone says little."""
    own = re.sub(r"\s*[(\[（].*$", "", line.own).strip() or line.own
    if len(line.path) > 1 and len(words.tight(own)) <= 2 and not re.search(r"목표|실적|계획", own):
        return f"{line.path[-2]} {own}"
    return own


def _thing(line: Line) -> tuple[str, ...]:
    """What a column counts once 목표 and 실적 are taken out."""
    return tuple(
        filter(None, (re.sub(r"목표|실적|성과|계획|추진|사업|\(.*?\)|\W", "", text)
                      for text in words.without_year(line)))
    )  # fmt: skip


def _thing_of_group(line: Line, other: Line) -> bool:
    return line.path[:-1] == other.path[:-1]
