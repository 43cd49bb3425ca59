"""What the documents say is there: pictures, keys and words of the command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jobdesk.commands.arguments import LISTED, build_parser
from jobdesk.ui.actions import ACTIONS

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_and_picture_leads_somewhere(document: Path) -> None:
    named = _LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in named if not (document.parent / link).exists()] == []


def test_every_picture_is_shown() -> None:
    shown = "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    pictures = sorted((ROOT / "docs/pictures").glob("*.png"))
    assert pictures
    assert [path.name for path in pictures if f"pictures/{path.name})" not in shown] == []


def test_the_guide_tells_every_key() -> None:
    guide = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
    assert [keys for action in ACTIONS for keys in action.keys if f"`{keys}`" not in guide] == []


def test_the_readme_tells_every_word_of_the_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    words = next(
        action.choices
        for action in build_parser()._actions
        if isinstance(action.choices, dict) and action.dest != "help"
    )
    assert words
    assert [word for word in words if f"jobdesk {word}" not in readme] == []
    of_a_day = next(a.choices for a in words["day"]._actions if isinstance(a.choices, dict))
    for word, parser in of_a_day.items():
        told = re.search(rf"jobdesk day {word}.*?(?=\njobdesk|```)", readme, re.DOTALL)
        assert told is not None, word
        options = [key for action in parser._actions for key in action.option_strings[-1:]]
        own = set(options) - {"--help", "--centre", "--json"}
        assert {key for key in own if key not in told[0]} == set()


def test_the_readme_names_every_kind_and_every_option_of_the_sheet_words() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = re.search(r"`KIND` is one of ([a-z_,\s]+);", readme)
    assert told is not None
    assert tuple(re.findall(r"[a-z_]{4,}", told[1])) == LISTED
    for option in (
        "--kind KIND",
        "--layout",
        "--template",
        "--password",
        "OUT.pdf",
        "--no-profile",
    ):
        assert option in readme
