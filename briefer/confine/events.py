"""What Python itself refuses a reading process, on every system, by its audit events.

It holds for code in Python and the modules that tell Python what they do (PEP 578), not for a library in C
that asks the system: that is what the limits of the kernel are for.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

# See the table of audit events in Python's library reference. No reader has a need to raise these.
_REFUSED = frozenset({
    "socket.__new__", "socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyaddr",
    "socket.gethostbyname", "socket.getnameinfo", "socket.sendto", "socket.sendmsg",
    "subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn",
    "os.startfile", "os.startfile/2", "os.kill", "os.killpg", "pty.spawn", "webbrowser.open",
    "os.chmod", "os.chown", "os.chflags", "os.link", "os.mkdir", "os.remove", "os.removexattr", "os.rename",
    "os.rmdir", "os.setxattr", "os.symlink", "os.truncate", "os.utime", "os.lockf",
    "shutil.chown", "shutil.copyfile", "shutil.copytree", "shutil.make_archive", "shutil.move",
    "shutil.rmtree", "shutil.unpack_archive", "tempfile.mkdtemp", "tempfile.mkstemp",
    "sqlite3.connect", "sqlite3.enable_load_extension", "syslog.openlog", "syslog.syslog",
    "winreg.ConnectRegistry", "winreg.CreateKey", "winreg.DeleteKey", "winreg.DeleteValue", "winreg.LoadKey",
    "winreg.SaveKey", "winreg.SetValue", "_winapi.CreateNamedPipe", "_winapi.CreateProcess",
    "_winapi.OpenProcess", "_winapi.TerminateProcess",
})  # fmt: skip
_LISTING = frozenset({"os.listdir", "os.scandir", "os.walk", "os.fwalk", "glob.glob", "pathlib.Path.glob"})
_UNPICKLING = "pickle.find_class"


class Guard:
    """An audit hook that lets only these places be read, and nothing be written, reached or started."""

    def __init__(self, readable: Iterable[str]) -> None:
        self._nothing = os.path.normcase(os.devnull)
        self._places = {os.path.normcase(place) for place in readable} | {self._nothing}
        self._below = tuple(place.rstrip(os.sep) + os.sep for place in self._places)
        self._unpickles = False

    def watch(self) -> None:
        """Begin, for as long as the process lives."""
        sys.addaudithook(self._hook)

    @contextmanager
    def unpickling(self) -> Iterator[None]:
        """Let a pickle name classes meanwhile, as what the process that started this one sends."""
        self._unpickles = True
        try:
            yield
        finally:
            self._unpickles = False

    def _hook(self, event: str, args: tuple[object, ...]) -> None:
        if event == "open":
            self._check_open(args)
        elif event in _REFUSED or (event == _UNPICKLING and not self._unpickles):
            _refuse(f"use {event}")
        elif event in _LISTING and args and not self._is_readable(args[0]):
            _refuse(f"list {args[0]!r:.200}")

    def _check_open(self, args: tuple[object, ...]) -> None:
        path, mode, flags = args
        if isinstance(path, int):  # opened already
            return
        if _writes(mode, flags) and self._named(path) != self._nothing:
            _refuse("write")
        if not self._is_readable(path):
            _refuse(f"open {path!r:.200}")

    def _is_readable(self, path: object) -> bool:
        if isinstance(path, int):
            return True
        named = self._named(path)
        return named in self._places or named.startswith(self._below)

    def _named(self, path: object) -> str:
        words = os.fsdecode(path if isinstance(path, str | bytes) else str(path or "."))
        return os.path.normcase(os.path.abspath(words))  # noqa: PTH100 - no Path is made for each file opened


def _refuse(what: str) -> None:
    message = f"a reading process may not {what}"
    raise PermissionError(message)


def _writes(mode: object, flags: object) -> bool:
    """Return whether a file opened with this mode or these flags can be written to."""
    if isinstance(mode, str):
        return bool(set(mode) & set("wax+"))
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
