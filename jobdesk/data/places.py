"""Where a live store may lie: a local disk only.

Network shares, removable and cloud-synced folders corrupt or split a file that is being
written (the reason most programs of this kind give for lost data), so they are refused with
the reason. Copies of backups may lie there.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from jobdesk.errors import StoreError, StoreFault

_NETWORK = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "fuse.sshfs",
        "sshfs",
        "davfs",
        "fuse.davfs",
        "fuse.davfs2",
        "fuse.rclone",
        "afs",
        "ncpfs",
        "ceph",
        "glusterfs",
        "fuse.glusterfs",
    }
)
_REMOVABLE = frozenset({"vfat", "exfat", "msdos"})
_CLOUD = re.compile(
    r"onedrive|dropbox|google ?drive|내 드라이브|my drive|(네이버 ?|naver ?)?mybox|icloud ?drive"
    r"|com~apple~clouddocs"
)
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4


def refuse_bad_place(folder: Path) -> None:
    """Raise StoreError BAD_PLACE when a live store must not lie in ``folder``."""
    reason = bad_place(folder)
    if reason:
        raise StoreError(
            f"{reason} 이런 곳에서는 자료가 깨질 수 있어 센터를 둘 수 없습니다. 이 PC의 디스크에 "
            "있는 폴더를 고르세요. 백업은 그곳에 두어도 됩니다.",
            StoreFault.BAD_PLACE,
        )


def bad_place(folder: Path) -> str:
    """Why a live store must not lie in ``folder``, as a sentence; empty when it may."""
    resolved = folder.absolute().resolve()
    cloud = next((part for part in resolved.parts if is_cloud_name(part)), "")
    if cloud:
        return f"‘{cloud}’ 폴더는 인터넷에 자동으로 맞춰지는 폴더입니다."
    if sys.platform == "win32":
        return _windows(resolved)
    if sys.platform.startswith("linux"):
        return by_mounts(resolved, Path("/proc/self/mounts").read_text("utf-8", "replace"))
    return ""


def is_cloud_name(part: str) -> bool:
    """Whether a folder's name is that of a cloud-synced folder (``OneDrive - 군청``)."""
    return re.match(rf"({_CLOUD.pattern})(\b|_|$)", part.casefold()) is not None


def by_mounts(folder: Path, mounts: str) -> str:
    """The same from the text of ``/proc/self/mounts``; the longest mount point decides."""
    kind, depth = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(re.sub(r"\\(\d{3})", lambda m: chr(int(m[1], 8)), fields[1]))
        if folder.is_relative_to(point) and len(point.parts) >= depth:
            kind, depth = fields[2], len(point.parts)
    if kind in _NETWORK:
        return "네트워크 폴더(공유 폴더)입니다."
    if kind in _REMOVABLE:
        return "USB 같은 이동식 디스크입니다."
    return ""


def _windows(folder: Path) -> str:
    if str(folder).startswith("\\\\"):
        return "네트워크 폴더(공유 폴더)입니다."
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)
        if kind == _DRIVE_REMOTE:
            return "네트워크 드라이브입니다."
        if kind == _DRIVE_REMOVABLE:
            return "USB 같은 이동식 디스크입니다."
    return ""
