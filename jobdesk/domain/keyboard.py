"""What was meant by keys struck while the keyboard stood on English: ``rlaalswl`` is 김민지.

The 두벌식 keyboard, the one every office PC in Korea has.
"""

from __future__ import annotations

_FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MIDDLE = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_LAST = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_KEYS = dict(
    zip(
        "rRseEfaqQtTdwWczxvgkoiOjpuPhynbml",
        "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ",
        strict=True,
    )
)
_VOWELS = {
    "ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ",
    "ㅡㅣ": "ㅢ",
}  # fmt: skip
_FINALS = {
    "ㄱㅅ": "ㄳ", "ㄴㅈ": "ㄵ", "ㄴㅎ": "ㄶ", "ㄹㄱ": "ㄺ", "ㄹㅁ": "ㄻ", "ㄹㅂ": "ㄼ",
    "ㄹㅅ": "ㄽ", "ㄹㅌ": "ㄾ", "ㄹㅍ": "ㄿ", "ㄹㅎ": "ㅀ", "ㅂㅅ": "ㅄ",
}  # fmt: skip
_SPLIT = {joined: pair for pair, joined in _FINALS.items()}


def hangul(typed: str) -> str:
    """The Hangul that the same keys write; signs that are no letters stay as they are."""
    made: list[str] = []
    first = middle = last = ""

    def flush() -> None:
        nonlocal first, middle, last
        if first and middle:
            at = (_FIRST.index(first) * len(_MIDDLE) + _MIDDLE.index(middle)) * len(_LAST)
            made.append(chr(0xAC00 + at + (_LAST.index(last) if last else 0)))
        else:
            made.append(first + middle)
        first = middle = last = ""

    for key in typed.lower() if typed.isupper() else typed:  # Caps Lock is no shift
        sign = _KEYS.get(key) or _KEYS.get(key.lower(), "")
        if not sign:
            flush()
            made.append(key)
        elif sign in _MIDDLE:
            if last:  # what closed the syllable opens the next one
                pair = _SPLIT.get(last, last)
                last, opens = pair[:-1], pair[-1]
                flush()
                first, middle = opens, sign
            elif middle and middle + sign in _VOWELS:
                middle = _VOWELS[middle + sign]
            else:
                if middle:
                    flush()
                middle = sign
        elif middle and first and last + sign in _FINALS:
            last = _FINALS[last + sign]
        elif middle and first and not last and sign in _LAST:
            last = sign
        else:
            flush()
            first = sign
    flush()
    return "".join(made)


_SHIFTED = {"ㅒ": "ㅐ", "ㅖ": "ㅔ", "ㄲ": "ㄱ", "ㄸ": "ㄷ", "ㅃ": "ㅂ", "ㅆ": "ㅅ", "ㅉ": "ㅈ"}


def is_key(typed: str, letter: str) -> bool:
    """Whether that key was struck, whichever way the keyboard stands: ``x``, ``X``, ``ㅌ``."""
    plain = _SHIFTED.get(typed, typed.lower())
    return plain in (letter.lower(), hangul(letter.lower()))
