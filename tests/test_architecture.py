"""The house rules that a reader would otherwise have to check by eye."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from jobdesk.commands import arguments
from jobdesk.domain.kinds import LISTED, WITH_PAPERS
from jobdesk.services import imports

ROOT = Path(__file__).resolve().parent.parent
LONG_FILES: dict[str, str] = {}
"""Files that may pass 400 lines, each with its reason."""

_SQL = re.compile(
    r"^\s*(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX"
    r"|TRIGGER|VIEW)|DROP\s+(TABLE|TRIGGER)|ALTER\s+TABLE|PRAGMA\s)",
    re.IGNORECASE | re.DOTALL,
)


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every string of a module with its line, the fixed parts of an f-string joined."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr):
            parts = [p.value if isinstance(p, ast.Constant) else "x" for p in node.values]
            yield node.lineno, "".join(map(str, parts))


def test_import_contracts_hold() -> None:
    # A process of its own, since import-linter sets up logging for the whole of it.
    code = (
        "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_every_module_says_why_it_is_there() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in modules("jobdesk", "tools", "benchmarks")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_sql_is_spoken_in_data_alone() -> None:
    spoken = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in modules("jobdesk")
        if path.relative_to(ROOT).parts[1] != "data"
        for line, text in texts(ast.parse(path.read_text(encoding="utf-8")))
        if _SQL.match(text)
    ]
    assert spoken == []


def test_the_search_for_sql_finds_sql() -> None:
    source = 'db.execute(f"SELECT id FROM {table}")\ndb.execute("UPDATE %s SET a" % t)'
    assert {line for line, text in texts(ast.parse(source)) if _SQL.match(text)} == {1, 2}


def test_values_never_reach_sql_as_text() -> None:
    """``%`` and ``.format`` build no SQL anywhere; f-strings only name tables and columns."""
    built = []
    for path in modules("jobdesk/data"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            operand: ast.expr | None = None
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
                operand = node.left
            elif (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "format"
            ):
                operand = node.func.value
            if (
                isinstance(operand, ast.Constant)
                and isinstance(operand.value, str)
                and _SQL.match(operand.value)
            ):
                built.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert built == []


def test_files_stay_short() -> None:
    long = {
        str(path.relative_to(ROOT))
        for path in modules("jobdesk", "tools", "benchmarks")
        if len(path.read_text(encoding="utf-8").splitlines()) > 400
    }
    assert long == set(LONG_FILES)


def test_script_words_are_the_kinds() -> None:
    assert tuple(kind.value for kind in LISTED) == arguments.LISTED
    assert tuple(sorted(kind.value for kind in WITH_PAPERS)) == arguments.WITH_PAPERS
    assert set(arguments.IMPORTED) == {kind.value for kind in imports.kinds()}
