"""What `make` does first on a fresh machine: finds what is missing, brings it or says how."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / f"tools/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = load("set_up")
    monkeypatch.setattr(module, "venv_python", lambda: Path(sys.executable))
    return module


@pytest.mark.skipif(not shutil.which("ldd"), reason="no ldd: not a Linux system")
def test_a_machine_that_runs_these_tests_lacks_nothing_essential(set_up: ModuleType) -> None:
    missing = set_up.missing_libraries()
    assert missing <= set(set_up.PACKAGES), "a library without a known package"
    assert not any(name.startswith(("libEGL", "libGL", "libfontconfig")) for name in missing)


def test_missing_libraries_are_read_from_the_loader(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ldd(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        if command[0] == "ldd":
            lines = "\tlibEGL.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n"
            return subprocess.CompletedProcess(command, 0, lines)
        return subprocess.CompletedProcess(command, 0, str(qt))

    import PySide6

    qt = Path(PySide6.__path__[0])
    monkeypatch.setattr(set_up.shutil, "which", lambda name: name)
    monkeypatch.setattr(set_up.subprocess, "run", ldd)
    assert set_up.missing_libraries() == {"libEGL.so.1"}


def test_where_nothing_may_be_installed_the_one_command_is_said(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(set_up, "missing_libraries", lambda: {"libEGL.so.1", "libxcb-util.so.1"})
    monkeypatch.setattr(set_up, "apt_install", lambda _: False)
    assert set_up.check_libraries() == 1
    said = capsys.readouterr().err
    assert "sudo apt-get install -y libegl1 libxcb-util1\n" in said
    assert "다음 명령" in said
    assert "missing" in said


def test_what_may_be_installed_is_installed(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = [{"libEGL.so.1"}, set()]
    asked: list[list[str]] = []
    monkeypatch.setattr(set_up, "missing_libraries", lambda: missing.pop(0))
    monkeypatch.setattr(set_up, "apt_install", lambda packages: asked.append(packages) or True)
    assert set_up.check_libraries() == 0
    assert asked == [["libegl1"]]


def test_package_lists_are_fetched_only_where_the_first_try_fails(
    set_up: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[str] = []

    def run(command: list[str]) -> bool:
        commands.append(" ".join(command[:2]))
        return len(commands) == 3

    monkeypatch.setattr(set_up.shutil, "which", lambda name: name)
    monkeypatch.setattr(set_up.os, "geteuid", lambda: 0)
    monkeypatch.setattr(set_up, "runs_quietly", run)
    assert set_up.apt_install(["libegl1"])
    assert commands == ["apt-get install", "apt-get update", "apt-get install"]


def test_without_sudo_nothing_is_tried(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up.shutil, "which", lambda name: name)
    monkeypatch.setattr(set_up.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(set_up, "runs_quietly", lambda _: False)
    assert not set_up.apt_install(["libegl1"])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a display")
def test_a_display_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    run = load("run")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert not run.has_display()
    monkeypatch.setenv("DISPLAY", ":4711")
    assert not run.has_display()
