"""Formulas that a report prints in its headers: 달성률(C/B*100), 증감(B-A), (C=A*B).

Letters keep their case: in 절감액 (A=a-b) there are three of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from jobdesk.domain.printed_table_grid import Line

_LETTER = r"[A-WYZa-wyz①-⑳㉠-㉭ⓐ-ⓩ]"  # x is the sign of multiplication
_SYMBOL = re.compile(rf"[(\[（]\s*({_LETTER})\s*[)\]）]|^({_LETTER})$|({_LETTER})\s*=")
_TOKENS = re.compile(rf"{_LETTER}|\d+|[-−+*/×÷xX()%]|\s+")
_SIGNS = str.maketrans({"×": "*", "x": "*", "X": "*", "÷": "/", "−": "-"})


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as printed, the letters in it, and whether it says × 100 itself."""

    text: str
    letters: tuple[str, ...]
    hundredfold: bool
    value: Callable[[Mapping[str, Fraction]], Fraction | None]


def symbol(line: Line) -> str:
    """The letter that a header gives to its figures, ``""`` where it gives none."""
    for level in reversed(line.path):
        found = _SYMBOL.search(level)
        if found:
            return str(next(filter(None, found.groups())))
    return ""


def formula(line: Line) -> Formula | None:
    """The formula in a header, None where there is none that can be read to its end."""
    for level in reversed(line.path):
        for inner in _parentheses(level):
            text = inner.rpartition("=")[2].strip()
            tokens = _tokens(text)
            if tokens is None:
                continue
            letters = tuple(token for token in tokens if re.fullmatch(_LETTER, token))
            if len(set(letters)) < 2:
                continue
            tree = _Parser(tokens).whole()
            if tree is not None:
                return Formula(text, letters, "100" in tokens, tree)
    return None


def _parentheses(text: str) -> list[str]:
    """What stands in the outermost parentheses of a header."""
    out, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        if sign in "(（[":
            depth += 1
            if depth == 1:
                start = at + 1
        elif sign in ")）]" and depth:
            depth -= 1
            if not depth:
                out.append(text[start:at])
    return out


def _tokens(text: str) -> list[str] | None:
    tokens, at = [], 0
    while at < len(text):
        found = _TOKENS.match(text, at)
        if found is None:
            return None
        at = found.end()
        if found[0].strip() and found[0] != "%":
            tokens.append(found[0].translate(_SIGNS))
    return tokens


_Tree = Callable[[Mapping[str, Fraction]], Fraction | None]


class _Parser:
    """Four rules of arithmetic and parentheses."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens, self._at = tokens, 0

    def whole(self) -> _Tree | None:
        """The tree of all tokens, None where they make no formula."""
        tree = self._sum()
        return tree if self._at == len(self._tokens) else None

    def _next(self, *wanted: str) -> str:
        token = self._tokens[self._at] if self._at < len(self._tokens) else ""
        if token and (not wanted or token in wanted):
            self._at += 1
            return token
        return ""

    def _sum(self) -> _Tree | None:
        left = self._product()
        while left is not None and (sign := self._next("+", "-")):
            left = _joined(left, sign, self._product())
        return left

    def _product(self) -> _Tree | None:
        left = self._one()
        while left is not None and (sign := self._next("*", "/")):
            left = _joined(left, sign, self._one())
        return left

    def _one(self) -> _Tree | None:
        if self._next("("):
            inner = self._sum()
            return inner if self._next(")") else None
        token = self._next()
        if token.isdecimal():
            fixed = Fraction(int(token))
            return lambda _values: fixed
        if re.fullmatch(_LETTER, token):
            return lambda values: values.get(token)
        return None


def _joined(left: _Tree, sign: str, right: _Tree | None) -> _Tree | None:
    if right is None:
        return None

    def value(values: Mapping[str, Fraction]) -> Fraction | None:
        one, other = left(values), right(values)
        if one is None or other is None or (sign == "/" and not other):
            return None
        if sign == "+":
            return one + other
        if sign == "-":
            return one - other
        return one * other if sign == "*" else one / other

    return value
