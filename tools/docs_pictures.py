"""`make docs-pictures`: fresh pictures of the pages for README and guide, small enough to keep.

Takes them from the same views as `make screenshots`, in the light look, and stores each with
a palette of its own colours, which a flat user interface hardly exceeds.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import screenshots
from PIL import Image

from jobdesk.services import centres, demo

FOLDER = screenshots.ROOT / "docs" / "pictures"
PICTURES = ("home", "seekers", "employers", "work", "importing", "reports", "settings")
"""Views shown in the documents; each is drawn as ``NAME-light.png`` by screenshots."""


def main() -> int:
    """Draw, shrink, and say which pictures are new; 1 where a view is missing."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="jobdesk-pictures-") as name:
        centre, drawn = Path(name) / "centre", Path(name) / "drawn"
        centres.close(demo.build(centre, today=lambda: screenshots.TODAY))
        screenshots.take(centre, drawn)
        missing = [name for name in PICTURES if not (drawn / f"{name}-light.png").exists()]
        for name in PICTURES:
            if name not in missing:
                shrink(drawn / f"{name}-light.png", FOLDER / f"{name}.png")
    if missing:
        print(f"no such view: {', '.join(missing)}", file=sys.stderr)
        return 1
    print(f"{len(PICTURES)} pictures in {FOLDER.relative_to(screenshots.ROOT)}/")
    return 0


def shrink(source: Path, target: Path) -> None:
    """Store a picture with 256 colours chosen from its own."""
    with Image.open(source) as picture:
        picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    raise SystemExit(main())
