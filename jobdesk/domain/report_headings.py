"""How the blocks of a section are headed, on paper and in a document of 한글 alike."""

from __future__ import annotations

import re

from jobdesk.domain.report_document import Section

_LEADS = (0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18)  # ㄱ ㄴ ㄷ … ㅎ, none doubled
_VOWELS = (0, 4, 8, 13, 18, 20)  # ㅏ ㅓ ㅗ ㅜ ㅡ ㅣ
_NUMBERED = re.compile(r"(\d+|[가-힣])[.)]\s|[①-⑳□■○❍【\[<]")


def block_titles(section: Section) -> tuple[str, ...]:
    """The printed title of each block, empty where it says what the section's says.

    Several count ``가.``, ``나.`` and after 하 on with 거, 너 … (행정업무운영 편람), unless one of
    them is numbered already.
    """
    own = section.title.strip()
    titles = [block.title.strip() for block in section.blocks]
    titles = ["" if title == own else title for title in titles]
    if sum(1 for title in titles if title) < 2 or any(_NUMBERED.match(title) for title in titles):
        return tuple(titles)
    letters = (chr(0xAC00 + (lead * 21 + vowel) * 28) for vowel in _VOWELS for lead in _LEADS)
    return tuple(f"{next(letters, '○')}. {title}" if title else "" for title in titles)
