"""Places where a live store would be corrupted are refused with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobdesk.data import places
from jobdesk.errors import StoreError, StoreFault
from jobdesk.services import centres

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/home /home/share nfs4 rw 0 0
//server/office /mnt/office cifs rw 0 0
user@host: /mnt/ssh fuse.sshfs rw 0 0
/dev/sdb1 /media/counsellor/MY\\040USB vfat rw 0 0
/dev/sdc1 /media/counsellor/disk ext4 rw 0 0
overlay /var/lib overlay rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        ("/home/share/centre", "네트워크"),
        ("/mnt/office/잡데스크", "네트워크"),
        ("/mnt/ssh", "네트워크"),
        ("/media/counsellor/MY USB/centre", "이동식"),
        ("/home/counsellor/centre", ""),
        ("/media/counsellor/disk/centre", ""),
        ("/var/lib/centre", ""),
        ("/home/shared/centre", ""),
    ],
)
def test_the_mount_decides(folder: str, reason: str) -> None:
    said = places.by_mounts(Path(folder), MOUNTS)
    assert (reason in said) if reason else said == ""


CLOUD = (
    "OneDrive,OneDrive - 한빛군청,Dropbox,Google Drive,GoogleDrive,내 드라이브,My Drive,"
    "MYBOX,네이버 MYBOX,NAVER MYBOX,iCloud Drive,iCloudDrive"
)


@pytest.mark.parametrize("part", CLOUD.split(","))
def test_cloud_folders_are_known_by_name(part: str) -> None:
    assert places.is_cloud_name(part)


@pytest.mark.parametrize(
    "part", ["한빛군", "문서", "mybox2", "dropboxes", "drive", "센터 onedrive 아님"]
)
def test_other_folders_are_not(part: str) -> None:
    assert not places.is_cloud_name(part)


def test_a_centre_is_neither_made_nor_opened_in_a_cloud_folder(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - 군청" / "centre"
    with pytest.raises(StoreError) as caught:
        centres.create(folder, name="솔내", password="비밀번호")
    assert caught.value.fault is StoreFault.BAD_PLACE
    assert "‘OneDrive - 군청’ 폴더는" in caught.value.message
    assert not folder.exists()
    with pytest.raises(StoreError) as caught:
        centres.open_centre(folder, "비밀번호")
    assert caught.value.fault is StoreFault.BAD_PLACE
