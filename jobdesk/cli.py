"""The `jobdesk` command: reads the words, runs one command, turns outcomes into exit codes.

Without a word it opens the window. Every module behind a command is imported when that
command runs, so that `jobdesk list` starts without Qt, openpyxl or reportlab.
"""

from __future__ import annotations

import argparse
import importlib
import io
import logging
import multiprocessing
import os
import sys
from collections.abc import Sequence

from jobdesk.commands.arguments import build_parser
from jobdesk.commands.console import Console
from jobdesk.errors import Cancelled, UserError

DONE, REFUSED, WRONG_USAGE, BUG, STOPPED = 0, 1, 2, 70, 130
"""Exit codes: done; the user's world (file, password, record); usage; our bug; Ctrl+C."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; ``argv`` without the program's name."""
    multiprocessing.freeze_support()
    if argv is None and sys.argv[1:] == ["--read-sheet"]:
        # The frozen program is its own Python: this is how it starts the reading process.
        from jobdesk.exchange import child

        child.serve()
        return DONE
    _speak_utf8()
    parser = build_parser()
    try:
        options = parser.parse_args(argv)
    except SystemExit as stop:  # argparse has said what is wrong, or printed the help
        return stop.code if isinstance(stop.code, int) else WRONG_USAGE
    console = Console(as_json=options.json)
    try:
        return _run(options, console)
    except UserError as error:
        console.warn(error.message)
        return REFUSED
    except (Cancelled, KeyboardInterrupt):
        console.warn("중단했습니다. 하던 작업은 남기지 않았고 자료는 그대로입니다.")
        return STOPPED
    except BrokenPipeError:  # `jobdesk list … | head`: the reader has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        return _explain(error, console)


def _run(options: argparse.Namespace, console: Console) -> int:
    """Import and call the command's function; what it printed has then left this process."""
    module, function = options.run.split(":")
    command = getattr(importlib.import_module(f"jobdesk.commands.{module}"), function)
    code = int(command(options, console))
    if sys.stdout is not None:  # a program without a console has none
        sys.stdout.flush()
    return code


def _speak_utf8() -> None:
    """Korean whatever the locale says: on Windows a pipe would get CP949 or fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _explain(error: Exception, console: Console) -> int:
    """A sentence for a fault of disk, lock or engine; anything else is our bug."""
    from jobdesk.services.desk import explained

    known = explained(error)
    if isinstance(known, UserError):
        console.warn(known.message)
        return REFUSED
    return _report_bug(console)


def _report_bug(console: Console) -> int:
    """Keep the traceback in the log and say where it lies."""
    from jobdesk import paths

    log = paths.log_file()
    handler = logging.FileHandler(log, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("jobdesk.cli")
    logger.addHandler(handler)
    try:
        logger.exception("command failed")
    finally:
        logger.removeHandler(handler)
        handler.close()
    console.warn(
        "프로그램 오류로 작업을 끝내지 못했습니다. 저장이 끝난 자료는 안전합니다. "
        f"이 기록을 담당자에게 보내 주세요: {log}"
    )
    return BUG
