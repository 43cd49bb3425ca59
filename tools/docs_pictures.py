"""`make docs-pictures`: fresh pictures of the pages for README and guide, small enough to keep.

Takes them from the same views as `make screenshots`, in the light look, and stores each with
a palette of its own colours, which a flat user interface hardly exceeds.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import screenshots
from PIL import Image

from jobdesk.services import centres, demo

FOLDER = screenshots.ROOT / "docs" / "pictures"
PICTURES = {
    "home": "home",
    "seekers": "seekers",
    "employers": "employers",
    "vacancies": "work-vacancies",
    "matching-day": "matching_days-timetable",
    "matching-day-door": "matching_days-door",
    "matching-day-results": "matching_days-owed",
    "training-attendance": "training-of-attendance",
    "farm-board": "farm_work-board",
    "importing": "importing-reading",
    "importing-check": "importing",
    "reports": "reports",
    "settings": "settings-backup",
}
"""Pictures of the documents by the view they show, drawn as ``VIEW-light.png``."""


def main() -> int:
    """Draw, shrink, and say where. Raises FileNotFoundError where a view is gone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="jobdesk-pictures-") as name:
        centre, drawn = Path(name) / "centre", Path(name) / "drawn"
        centres.close(demo.build(centre, today=lambda: screenshots.TODAY))
        screenshots.take(centre, drawn)
        for name, view in PICTURES.items():
            shrink(drawn / f"{view}-light.png", FOLDER / f"{name}.png")
    print(f"{len(PICTURES)} pictures in {FOLDER.relative_to(screenshots.ROOT)}/")
    return 0


def shrink(source: Path, target: Path) -> None:
    """Store a picture with 256 colours chosen from its own."""
    with Image.open(source) as picture:
        picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    raise SystemExit(main())
