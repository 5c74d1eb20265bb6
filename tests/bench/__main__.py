"""Run the benchmarks named, or all: `python -m tests.bench [NAME]...`; NAMES has their names.

Each module NAME_bench has a function `figures()` that yields figures as they are measured.
"""

import gc
import importlib
import sys

NAMES = ("window", "reader", "list", "search", "copies", "suggest", "note", "preview", "footnote",
         "extract", "load")  # fmt: skip


def main(names: list[str]) -> int:
    """Print each figure on a line and return 0: ratios are read by people, not judged here."""
    for name in names or NAMES:
        gc.collect()
        gc.freeze()  # what one benchmark leaves is not gone through in the next
        for figure in importlib.import_module(f"tests.bench.{name}_bench").figures():
            print(figure, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
