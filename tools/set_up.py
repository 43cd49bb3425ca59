"""Makes `.venv` ready to run: for `make`, so that one command is enough on a fresh machine.

Runs on the system's Python with its standard library alone, and speaks Korean and English,
since it may be the first thing of the program that anybody sees. What may be installed is
installed (as root or by sudo without a password); otherwise the one command to type is said.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
NEWER_NAMES = ("python3.13", "python3.12", "python3.11")

# Debian's package for each library that Qt's wheel expects from the system.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libbrotlidec.so.1": "libbrotli1",
    "libzstd.so.1": "libzstd1",
}

# The parts of Qt that the program loads; paths inside the PySide6 package.
QT_PARTS = (
    "Qt/lib/libQt6Widgets.so.6",
    "Qt/lib/libQt6PrintSupport.so.6",
    "Qt/lib/libQt6Svg.so.6",
    "Qt/lib/libQt6Test.so.6",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqwayland.so",
    "Qt/plugins/printsupport/libcupsprintersupport.so",
)


def main() -> int:
    """Make the environment; 0 when everything that was asked for is there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--extra", action="append", default=[], help="dev, package")
    options = parser.parse_args()
    python = find_python()
    if python is None:
        return refuse(
            "Python 3.11 이상이 필요합니다.", "Python 3.11 or newer is needed.", ["python3"]
        )
    if not make_venv(python):
        return 1
    say("필요한 꾸러미를 설치합니다. 처음에는 몇 분 걸립니다.", "Installing what is needed.")
    target = "." + (f"[{','.join(options.extra)}]" if options.extra else "")
    pip = [str(venv_python()), "-m", "pip", "install", "--quiet", "--editable", target]
    if subprocess.run(pip, cwd=ROOT, check=False).returncode != 0:
        say(
            "설치하지 못했습니다. 인터넷 연결을 확인하고 다시 실행하세요.",
            "Installing failed; check the connection and run the same command again.",
        )
        return 1
    return 0 if sys.platform != "linux" else check_libraries()


def say(korean: str, english: str) -> None:
    """One line in each language, on standard error, so that output can be piped."""
    print(f"{korean}\n{english}", file=sys.stderr, flush=True)


def refuse(korean: str, english: str, packages: list[str]) -> int:
    """Say what is missing and the one command that brings it; the exit code."""
    command = "sudo apt-get install -y " + " ".join(packages)
    say(
        f"{korean}\n다음 명령을 입력한 뒤 다시 실행하세요:\n\n    {command}\n",
        f"{english}\nType the command above, then run the same command again.",
    )
    return 1


def find_python() -> str | None:
    """This Python, or a newer one beside it where this one is too old."""
    if sys.version_info >= OLDEST:
        return sys.executable
    return next((path for path in map(shutil.which, NEWER_NAMES) if path), None)


def venv_python() -> Path:
    """The environment's own Python."""
    windows = sys.platform == "win32"
    return VENV / ("Scripts/python.exe" if windows else "bin/python")


def make_venv(python: str) -> bool:
    """A working `.venv` with pip; a broken one is made anew."""
    if runs(str(venv_python()), "import pip, sys; sys.exit(sys.version_info < (3, 11))"):
        return True
    if not runs(python, "import venv, ensurepip"):
        version = subprocess.run(
            [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        packages = [f"python{version}-venv"]
        if not (apt_install(packages) and runs(python, "import venv, ensurepip")):
            refuse(
                "Python의 venv 꾸러미가 없습니다.",
                "Python's venv package is missing.",
                packages,
            )
            return False
    made = subprocess.run([python, "-m", "venv", "--clear", str(VENV)], check=False)
    return made.returncode == 0


def runs(python: str, code: str) -> bool:
    """Whether a Python exists and runs ``code`` without an error."""
    try:
        done = subprocess.run([python, "-c", code], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def check_libraries() -> int:
    """Find the system libraries Qt lacks and bring them, or say how."""
    missing = missing_libraries()
    if not missing:
        return 0
    packages = sorted({PACKAGES[name] for name in missing if name in PACKAGES})
    if packages and apt_install(packages):
        missing = missing_libraries()
        if not missing:
            return 0
    unknown = sorted(name for name in missing if name not in PACKAGES)
    if unknown:
        say(
            f"운영체제에 없는 라이브러리: {', '.join(unknown)}",
            "These libraries are missing from the system.",
        )
    if not packages:
        return 1
    return refuse(
        "창을 여는 데 필요한 시스템 라이브러리가 없습니다.",
        "System libraries that Qt needs are missing.",
        packages,
    )


def missing_libraries() -> set[str]:
    """Names such as ``libEGL.so.1`` that the loader cannot find for the parts we use."""
    if not shutil.which("ldd"):
        return set()
    where = subprocess.run(
        [str(venv_python()), "-c", "import PySide6; print(PySide6.__path__[0])"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    missing: set[str] = set()
    for part in QT_PARTS:
        path = Path(where) / part
        if not path.exists():
            continue
        lines = subprocess.run(
            ["ldd", str(path)], capture_output=True, text=True, check=False
        ).stdout.splitlines()
        missing.update(line.split()[0] for line in lines if "not found" in line)
    return missing


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages where this user may; False where not, or where it failed."""
    if not shutil.which("apt-get"):
        return False
    if os.geteuid() == 0:
        prefix = []
    elif runs_quietly(["sudo", "-n", "true"]):
        prefix = ["sudo", "-n"]
    else:
        return False
    say(
        f"시스템 꾸러미를 설치합니다: {' '.join(packages)}",
        "Installing these system packages.",
    )
    install = [*prefix, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if runs_quietly(install):
        return True
    # A fresh machine has no package lists yet.
    runs_quietly([*prefix, "apt-get", "update", "-qq"])
    return runs_quietly(install)


def runs_quietly(command: list[str]) -> bool:
    """Whether a command succeeds; its output is dropped, apt's questions are not asked."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=False
        )
    except OSError:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
