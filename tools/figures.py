"""Print the figures of the house: lines a file and a function, import cycles, Qt connections, tests.

They describe a style and gate nothing; only an import cycle makes the exit code 1.
"""

import ast
import statistics
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "briefer"
TESTS = ROOT / "tests"


def main() -> int:
    """Print one figure a line with its aim and return 1 if there is an import cycle, else 0."""
    files = sorted(CODE.rglob("*.py"))
    sizes = [_lines(path) for path in files]
    code, tests = sum(sizes), sum(_lines(path) for path in TESTS.rglob("*.py"))
    connects = sum(path.read_text(encoding="utf-8").count(".connect(") for path in files)
    gui = sum(_lines(path) for path in files if "gui" in path.parts)
    cycles = list(_cycles())
    rows = [
        ("lines a file, median / p90 / max", _spread(sizes), "110 / 300 / 400"),
        ("lines a function, median / p90 / max", _spread(_function_lines(files)), "6 / 20 / 40"),
        ("import cycles", str(len(cycles)), "0"),
        ("Qt connections per 1000 lines of gui", f"{1000 * connects / max(gui, 1):.1f}", "3"),
        ("main window, lines", str(_lines(CODE / "gui" / "window.py")), "250"),
        ("test lines / code lines", f"{tests / max(code, 1):.2f}", "0.9 - 1.1"),
        ("code lines, files", f"{code}, {len(files)}", ""),
    ]
    for name, value, aim in rows:
        print(f"{name:40} {value:>18}   {f'aim {aim}' if aim else ''}".rstrip())
    for cycle in cycles:
        print("cycle:", " -> ".join(cycle))
    return 1 if cycles else 0


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines()) if path.exists() else 0


def _spread(sizes: Iterable[int]) -> str:
    ordered = sorted(sizes)
    p90 = ordered[int(0.9 * (len(ordered) - 1))]
    return f"{statistics.median_low(ordered)} / {p90} / {ordered[-1]}"


def _function_lines(files: Iterable[Path]) -> Iterator[int]:
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield (node.end_lineno or node.lineno) - node.lineno + 1


def _cycles() -> Iterator[list[str]]:
    """Yield each chain of modules that leads back to where it began, imports in functions counted."""
    graph = grimp.build_graph("briefer")
    for module in sorted(graph.modules):
        for imported in sorted(graph.find_modules_directly_imported_by(module)):
            back = graph.find_shortest_chain(imported, module)
            if back and module == min((module, *back)):
                yield [module, *back]


if __name__ == "__main__":
    sys.exit(main())
