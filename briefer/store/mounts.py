"""Where a session lies: on a disk of this computer, on a network drive, or in a folder that is synced.

SQLite's write-ahead log needs memory that is shared between processes, which network drives do not have; and
a program that syncs a folder copies a file and its log at different moments.
"""

import ctypes
import re
import sys
from pathlib import Path

from briefer.paths import real_path

# File systems as Linux names them in /proc/self/mountinfo.
_NETWORK = re.compile(
    r"9p|afs|beegfs|ceph|cifs|coda|davfs|glusterfs|gfs2|lustre|ncpfs|nfs4?|ocfs2|orangefs|prl_fs|smb[23]|smbfs"
    r"|vboxsf|virtiofs|fuse\.(cifs|curlftpfs|davfs2?|glusterfs|google-drive-ocamlfuse|gvfsd-fuse|nfs|onedriver"
    r"|rclone|s3fs|sshfs|vmhgfs-fuse)"
)
# Folders as the programs that sync them name them; what may follow is an organisation's or account's name.
_SYNCED = (
    (re.compile(r"Dropbox( \(.*\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"(OneDrive|SharePoint)( - .*|-.*)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"(Google ?Drive|My Drive|GoogleDrive-.*)( \(.*\))?", re.IGNORECASE), "Google Drive"),
    (re.compile(r"iCloud ?Drive|Mobile Documents|com~apple~CloudDocs", re.IGNORECASE), "iCloud"),
    (re.compile(r"Nextcloud\d*|ownCloud\d*", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"Syncthing", re.IGNORECASE), "Syncthing"),
    (re.compile(r"CloudStorage|Box Sync|pCloud ?Drive|MEGAsync|Proton ?Drive", re.IGNORECASE), "a cloud"),
)
# Files by which such a program knows its folder, whatever that is called.
_MARKS = ((".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox"), (".sync_*.db", "Nextcloud"))
_REMOTE = 4  # Windows: DRIVE_REMOTE
_LOCAL, _FLAGS_AT, _STATFS_SIZE = 0x1000, 64, 4096  # macOS: MNT_LOCAL in struct statfs
_OCTAL = re.compile(r"\\(\d{3})")


def why_apart(path: Path) -> str:
    """Return why a session at this path is better edited in a local copy, or nothing on an ordinary disk.

    What it returns completes “it lies …”.
    """
    resolved = real_path(path)
    if program := synced_by(resolved):
        return f"in a folder that {program} keeps in step"
    return "on a network drive" if _is_on_network(resolved) else ""


def synced_by(path: Path) -> str:
    """Return the name of the program that syncs one of the folders above this path, or nothing."""
    for folder in path.parents:
        for pattern, program in _SYNCED:
            if pattern.fullmatch(folder.name):
                return program
        for mark, program in _MARKS:
            if _has(folder, mark):
                return program
    return ""


def mount_type(mountinfo: str, path: Path) -> str:
    """Return the type of the file system at an absolute path, given the text of /proc/self/mountinfo.

    The innermost mount counts, and of several in one place the last. Nothing where none is found.
    """
    longest, found = -1, ""
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) > 4 and after:  # noqa: PLR2004 - the mount point is the fifth field, see proc(5)
            point = Path(_OCTAL.sub(lambda code: chr(int(code[1], 8)), fields[4]))
            if path.is_relative_to(point) and len(point.parts) >= longest:
                longest, found = len(point.parts), after.split(" ")[0]
    return found


def _has(folder: Path, mark: str) -> bool:
    try:
        return next(folder.glob(mark), None) is not None
    except OSError:  # a folder that may not be read
        return False


def _is_on_network(path: Path) -> bool:
    if sys.platform == "win32":
        drive = f"{path.drive}\\"
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive) == _REMOTE
    if sys.platform == "darwin":
        return _is_remote_on_macos(path)
    try:
        mountinfo = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return bool(_NETWORK.fullmatch(mount_type(mountinfo, path)))


def _is_remote_on_macos(path: Path) -> bool:
    """Return whether statfs(2) does not call the file system local."""
    library = ctypes.CDLL(None)
    statfs = getattr(library, "statfs$INODE64", None) or library.statfs
    told = ctypes.create_string_buffer(_STATFS_SIZE)
    if statfs(str(path.parent).encode(), told) != 0:
        return False
    return not int.from_bytes(told.raw[_FLAGS_AT : _FLAGS_AT + 4], sys.byteorder) & _LOCAL
