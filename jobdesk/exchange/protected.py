"""Opens password-protected workbooks, whose plain bytes never touch the disk, and makes them."""

from __future__ import annotations

import io
import logging
from types import SimpleNamespace
from unicodedata import normalize

import msoffcrypto
from msoffcrypto import exceptions
from msoffcrypto.format import xls97
from msoffcrypto.format.ooxml import OOXMLFile

from jobdesk.exchange.refusals import damaged, needs_password, wrong_password

_WRITE_PROTECTED = "VelvetSweatshop"
"""Excel encrypts a write-protected workbook with this word and opens it without asking."""

# It puts a decrypted .xls together in a temporary file, in the clear; memory does as well.
xls97.tempfile = SimpleNamespace(TemporaryFile=io.BytesIO)

log = logging.getLogger(__name__)


def decrypt(data: bytes, name: str, password: str | None) -> bytes:
    """The plain workbook (OOXML, or .xls with RC4 or XOR).

    Raises NeedsPassword without a password, WrongPassword with one that does not open it,
    Unreadable when the file is damaged.
    """
    if password is None:
        plain = _try(data, name, _WRITE_PROTECTED)
        if plain is None:
            raise needs_password(name)
        return plain
    plain = _try(data, name, normalize("NFC", password))
    if plain is None:
        raise wrong_password(name)
    return plain


def encrypt(data: bytes, password: str) -> bytes:
    """The workbook as Excel encrypts it: agile encryption, AES-256 (ECMA-376, [MS-OFFCRYPTO])."""
    made = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(normalize("NFC", password), made)
    return made.getvalue()


def _try(data: bytes, name: str, password: str) -> bytes | None:
    plain = io.BytesIO()
    try:
        container = msoffcrypto.OfficeFile(io.BytesIO(data))
        container.load_key(password=password)
        container.decrypt(plain)
    except exceptions.InvalidKeyError:
        return None
    except Exception as error:  # it raises whatever the damage happens to trip
        if isinstance(error, exceptions.DecryptionError) and "password" in str(error).lower():
            return None
        log.info("could not decrypt: %s", type(error).__name__)
        raise damaged(name) from error
    return plain.getvalue()
