"""What a call may use, and how long a process that starts may take."""

from dataclasses import dataclass

START = 60.0
"""Seconds that a child may take to start, and to load what a call needs."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a call may use: seconds by the clock and of the processor, bytes of memory and answer, files."""

    seconds: float = 30.0
    cpu_seconds: int = 20
    memory: int = 1 << 30
    answer: int = 256 << 20
    open_files: int = 64
