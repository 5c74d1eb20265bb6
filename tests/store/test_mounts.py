"""Where a session is better edited in a local copy."""

from pathlib import Path

import pytest

from briefer.store import mounts
from briefer.store.mounts import mount_type, synced_by, why_apart

MOUNTS = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
31 27 0:40 / /mnt/office rw,relatime shared:5 master:1 - cifs //server/office rw,vers=3.1.1
32 27 0:41 / /mnt/my\\040drive rw - fuse.sshfs me@host:/ rw
33 31 0:42 / /mnt/office/scratch rw - tmpfs tmpfs rw
34 27 0:43 / /media/nas rw - autofs systemd-1 rw
35 34 0:44 / /media/nas rw - nfs4 nas:/a rw
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/me/a.briefer", "ext4"),
        ("/mnt/office/a.briefer", "cifs"),
        ("/mnt/officer/a.briefer", "ext4"),
        ("/mnt/my drive/deep/a.briefer", "fuse.sshfs"),
        ("/mnt/office/scratch/a.briefer", "tmpfs"),
        ("/media/nas/a.briefer", "nfs4"),
    ],
)
def test_the_innermost_mount_counts(path: str, kind: str) -> None:
    assert mount_type(MOUNTS, Path(path)) == kind
    assert mount_type("", Path(path)) == ""


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "fuse.rclone", "davfs"])
def test_network_file_systems_are_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str) -> None:
    monkeypatch.setattr(mounts, "mount_type", lambda *_: kind)
    assert why_apart(tmp_path / "a.briefer") == "on a network drive"


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "tmpfs", "overlay", "fuseblk", "nfsd", ""])
def test_disks_of_this_computer_are_ordinary(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    monkeypatch.setattr(mounts, "mount_type", lambda *_: kind)
    assert why_apart(tmp_path / "a.briefer") == ""


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Ministry)", "Dropbox"),
        ("OneDrive - Ministry of Trade", "OneDrive"),
        ("OneDrive", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-me@example.org", "Google Drive"),
        ("iCloud Drive", "iCloud"),
        ("Mobile Documents", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("Syncthing", "Syncthing"),
    ],
)
def test_folders_that_are_synced_are_known_by_name(tmp_path: Path, folder: str, program: str) -> None:
    path = tmp_path / folder / "deep" / "a.briefer"
    assert synced_by(path) == program
    assert why_apart(path) == f"in a folder that {program} keeps in step"


@pytest.mark.parametrize("folder", ["Dropboxes", "My OneDrive notes", "drive", "clouds"])
def test_other_names_are_ordinary(tmp_path: Path, folder: str) -> None:
    assert synced_by(tmp_path / folder / "a.briefer") == ""


@pytest.mark.parametrize(
    ("mark", "program"),
    [(".stfolder", "Syncthing"), (".sync_0a1b.db", "Nextcloud"), (".dropbox.cache", "Dropbox")],
)
def test_folders_that_are_synced_are_known_by_what_lies_in_them(
    tmp_path: Path, mark: str, program: str
) -> None:
    (tmp_path / "kept" / "deep").mkdir(parents=True)
    (tmp_path / "kept" / mark).mkdir()
    assert synced_by(tmp_path / "kept" / "deep" / "a.briefer") == program


def test_a_computer_without_a_list_of_mounts_has_ordinary_disks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise PermissionError

    monkeypatch.setattr(Path, "read_text", fail)
    assert why_apart(tmp_path / "a.briefer") == ""
