"""Open the program on its sample; without a display, do the same job headless and say where things lie.

usage: python tools/run.py FOLDER

The sample is written to FOLDER once and kept from then on, with whatever was changed in it.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(folder: Path) -> int:
    """Return the exit code of the program: 0 when all went well."""
    session = folder / "sample.briefer"
    if not session.exists() and (code := _python("-m", "briefer", "demo", str(folder))):
        return code
    if has_display():
        return _python("-m", "briefer", str(session))
    picture = folder / "window.png"
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if code := _python("tools/pictures.py", "window", str(session), str(picture)):
        return code
    print("There is no display here, so the sample was made without a window:")
    for name, path in (
        ("session", session),
        ("note", folder / "sample.docx"),
        ("picture of the window", picture),
    ):
        print(f"  {name}: {path}")
    return 0


def has_display() -> bool:
    """Return whether a window can be shown: always but on a Unix without X11 and Wayland."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _python(*arguments: str) -> int:
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
