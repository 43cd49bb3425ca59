"""The written forms of Korean offices: NFC, search keys, 초성, phones, masking.

Every string that is stored or compared passes through here, so that a name typed on a Mac
(NFD), pasted with a no-break space or written full-width is the same name.
"""

from __future__ import annotations

import re
import unicodedata

CHOSEONG = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_HANGUL_FIRST, _HANGUL_LAST = 0xAC00, 0xD7A3
_RIEUL = 8
"""The number of ㄹ among the final consonants of a syllable."""
_SPACES = re.compile(r"[\s\u00a0\u3000\u200b\ufeff]+")
_NOT_KEY = re.compile(r"[\s\u00a0\u3000\u200b\ufeff.,·ㆍ・\-_()\[\]{}<>'\"“”‘’/\\|~!@#$%^&*+=:;?]+")


_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")
"""What no person typed and no file can hold: control signs, halves of a sign."""


def tidy(value: str) -> str:
    """One line of text as it is stored: NFC, runs of any space made one, ends trimmed, signs
    that are no text left out."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _written(value))).strip()


def _written(value: str) -> str:
    return value if value.isprintable() else _NO_TEXT.sub("", value)


def tidy_lines(value: str) -> str:
    """Text of several lines as it is stored: each line tidied, blank ends dropped."""
    text = unicodedata.normalize("NFC", _written(value)).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(_SPACES.sub(" ", line).rstrip() for line in text.split("\n")).strip("\n ")


def narrow(value: str) -> str:
    """Full-width digits, letters and signs made ordinary (NFKC), then tidied."""
    return tidy(unicodedata.normalize("NFKC", value))


def search_key(value: str) -> str:
    """The form in which names and words are compared: NFKC, lower case, no spaces or signs."""
    return _NOT_KEY.sub("", unicodedata.normalize("NFKC", value)).casefold()


def choseong(value: str) -> str:
    """Initial consonants of each syllable (``김민지`` → ``ㄱㅁㅈ``); other signs stay as keyed."""
    out: list[str] = []
    for char in search_key(value):
        code = ord(char)
        if _HANGUL_FIRST <= code <= _HANGUL_LAST:
            out.append(CHOSEONG[(code - _HANGUL_FIRST) // 588])
        else:
            out.append(char)
    return "".join(out)


def is_choseong(value: str) -> bool:
    """Whether a typed word is made of initial consonants only (``ㄱㅁㅈ``)."""
    return bool(value) and all(char in CHOSEONG for char in value)


def holds(words: str, *said: str) -> bool:
    """Whether every typed word stands in what is said, by its letters, 초성 or digits."""
    keys = [search_key(each) for each in said]
    initials = [choseong(each) for each in keys]
    for word in tidy(words).split():
        if is_choseong(word):  # before its consonants are made ordinary letters
            found = any(word in each for each in initials)
        else:
            found = any(search_key(word) in each for each in keys)
        if not found:
            return False
    return True


def digits(value: str) -> str:
    """Only the ASCII digits of a text, full-width ones included."""
    return "".join(c for c in unicodedata.normalize("NFKC", value) if "0" <= c <= "9")


_AREA = re.compile(r"^(02|03[1-3]|04[1-4]|05[1-5]|06[1-4]|070|080|050\d|01[016789])(\d+)$")
_LOST_ZERO = re.compile(r"(?:1[016789]|2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|80|50\d)\d{7,8}|70\d{8}")


_STORED_PHONE = re.compile(
    r"(?:02|03[1-3]|04[1-4]|05[1-5]|06[1-4]|070|080|01[016789])-[0-9]{3,4}-[0-9]{4}"
)


def is_phone(value: str) -> bool:
    """Whether a text is a phone number just as it is stored, as most in a sheet are."""
    return _STORED_PHONE.fullmatch(value) is not None


def phone(value: str) -> str:
    """A phone number as it is stored, ``010-1234-5678``; ``""`` for an empty text.

    Mends what sheets do to numbers: a lost leading zero, ``+82``, full-width digits, dots
    and spaces. Raises ValueError when the text is no Korean phone number (letters such as
    ``01O`` are refused before digits are gathered, since they would make a wrong number).
    """
    if is_phone(value):
        return value
    text = narrow(value)
    if not text:
        return ""
    bare = re.sub(r"[\s\-.()·]", "", text)
    if bare.startswith("+82"):
        bare = "0" + bare[3:].removeprefix("0")
    if re.fullmatch(r"\d+\.0", text):
        bare = text[:-2]
    if not bare.isascii() or not bare.isdigit():
        raise ValueError(value)
    if re.fullmatch(r"1[568]\d{6}", bare):
        return f"{bare[:4]}-{bare[4:]}"
    if _LOST_ZERO.fullmatch(bare):
        bare = "0" + bare
    match = _AREA.match(bare)
    if not match or not 7 <= len(match[2]) <= 8:
        raise ValueError(value)
    area, rest = match[1], match[2]
    return f"{area}-{rest[:-4]}-{rest[-4:]}"


def mask_phone(value: str) -> str:
    """``010-1234-5678`` → ``010-****-5678``; other shapes keep only the last four signs."""
    parts = value.split("-")
    if len(parts) == 3:
        return f"{parts[0]}-{'*' * len(parts[1])}-{parts[2]}"
    return "*" * max(0, len(value) - 4) + value[-4:]


def mask_account(value: str) -> str:
    """``302-1234-5678-01`` → ``302-****-****-01``: three digits and the last two stay."""
    count = sum(sign.isdigit() for sign in value)
    seen, made = 0, []
    for sign in value:
        seen += sign.isdigit()
        kept = not sign.isdigit() or seen <= min(3, count - 4) or seen > count - 2
        made.append(sign if kept else "*")
    return "".join(made)


def mask_name(value: str) -> str:
    """``김민지`` → ``김○지``, ``김민`` → ``김○``: the way printed rosters mask a name."""
    if len(value) < 2:
        return value
    if len(value) == 2:
        return value[0] + "○"
    return value[0] + "○" * (len(value) - 2) + value[-1]


def has_final_consonant(word: str) -> bool:
    """Whether the last syllable ends in a consonant; decides 을/를, 이/가, 은/는."""
    for char in reversed(word):
        code = ord(char)
        if _HANGUL_FIRST <= code <= _HANGUL_LAST:
            return (code - _HANGUL_FIRST) % 28 != 0
        if char.isdigit():
            return char in "013678"
    return False


def with_particle(word: str, pair: str) -> str:
    """``with_particle("업체", "을/를")`` → ``업체를``; 으로/로 takes 로 after ㄹ (서울로)."""
    after_consonant, after_vowel = pair.split("/")
    consonant = has_final_consonant(word) and not (after_vowel == "로" and _ends_in_rieul(word))
    return word + (after_consonant if consonant else after_vowel)


def _ends_in_rieul(word: str) -> bool:
    for char in reversed(word):
        code = ord(char)
        if _HANGUL_FIRST <= code <= _HANGUL_LAST:
            return (code - _HANGUL_FIRST) % 28 == _RIEUL
        if char.isdigit():
            return char in "178"
    return False
