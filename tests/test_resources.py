"""Every bundled file that the code names is there, in a checkout and in an installed wheel."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobdesk import paths

ROOT = Path(__file__).resolve().parent.parent
ICON_CALLS = {"icon", "pixmap", "set_icon"}


def trees() -> Iterator[ast.Module]:
    for path in sorted((ROOT / "jobdesk").rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def test_every_resource_named_exists() -> None:
    named = {
        call.args[0].value
        for tree in trees()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and name_of(call.func) == "resource"
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }
    assert "tables/regions.csv" in named
    for name in named:
        assert paths.resource(name).exists(), name


def test_every_icon_named_exists() -> None:
    named: set[str] = set()
    for tree in trees():
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call):
                continue
            values = [keyword.value for keyword in call.keywords if keyword.arg == "icon"]
            if name_of(call.func) in ICON_CALLS:
                values += call.args[:1]
            named |= {
                value.value
                for value in values
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value
            }
    assert named, "the search finds no icon at all"
    assert sorted(n for n in named if not (ROOT / f"resources/icons/{n}.svg").exists()) == []


def test_fonts_and_icons_lie_beside_their_licences() -> None:
    assert "SIL OPEN FONT LICENSE" in paths.resource("fonts/OFL.txt").read_text(encoding="utf-8")
    assert "ISC" in paths.resource("icons/LICENSE").read_text(encoding="utf-8")


def test_a_missing_resource_is_a_packaging_bug() -> None:
    with pytest.raises(FileNotFoundError, match="no/such"):
        paths.resource("no/such.file")


def test_an_installed_wheel_finds_its_resources(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="the build backend is not installed")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("jobdesk-*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    expected = {
        path.relative_to(ROOT / "resources").as_posix()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    # A process of its own, from another folder, sees the installed package and no checkout.
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from jobdesk import paths\n"
        "for name in sys.argv[2:]: print(paths.resource(name))"
    )
    found = subprocess.run(
        [sys.executable, "-I", "-c", code, str(site), *sorted(expected)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert len(found) == len(expected) > 10
    assert all(Path(path).is_relative_to(site / "jobdesk" / "resources") for path in found)
