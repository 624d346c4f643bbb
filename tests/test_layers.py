"""Imports go one way: each module imports only from those above it in the list that CONTRIBUTING.md keeps."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "licreport"
LISTED = re.search(r"```text\n(language .*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)
LAYERS = [line.split()[0] for line in LISTED[1].splitlines()] if LISTED else []
MODULES = sorted(PACKAGE.rglob("*.py"))


def layer(module: Path) -> str:
    """Return the layer a module belongs to: itself, or the package that it is in."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    """Yield the layers that a module imports from, wherever in it the import stands."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("licreport."):
            yield node.module.split(".")[1]
        elif isinstance(node, ast.ImportFrom) and node.module == "licreport":
            yield from (alias.name for alias in node.names if alias.name != "__version__")


def libraries(module: Path) -> set[str]:
    """Return the top-level names of everything else that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def test_every_module_is_listed_and_nothing_else() -> None:
    assert {layer(module) for module in MODULES} - {"__init__"} == set(LAYERS)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_a_module_imports_only_from_above(module: Path) -> None:
    own = layer(module)
    above = LAYERS[: LAYERS.index(own)] if own in LAYERS else []
    assert set(imported(module)) - {own} <= set(above)


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("click", {"cli/"}),
        ("rich", {"render/terminal.py"}),
        ("tomli", {"load.py", "settings.py", "source.py", "syntax.py"}),
        ("pydantic", {"fields.py", "load.py", "model.py", "problem.py"}),
        ("pydantic_core", {"fields.py"}),
        ("docx", {"word/"}),
        ("typst", {"typeset/"}),
        ("fontTools", {"typeset/"}),
        ("vl_convert", {"chart/"}),
        ("xlsxwriter", {"sheets/"}),
    ],
)
def test_a_library_is_known_to_few(library: str, homes: set[str]) -> None:
    knowing = {module.relative_to(PACKAGE).as_posix() for module in MODULES if library in libraries(module)}
    assert {home for home in homes for name in knowing if name.startswith(home)} == homes
    assert [name for name in knowing if not name.startswith(tuple(homes))] == []
