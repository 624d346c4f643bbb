"""The house: one folder a wing, each opening only on wings below it, as CONTRIBUTING.md draws it."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter

import pytest
from places import ROOT

PACKAGE = ROOT / "src" / "licreport"
DRAWN = re.search(r"```text\n(cli .*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)
WINGS = [line.split()[0] for line in DRAWN[1].splitlines()] if DRAWN else []
"""From the top floor down."""

MODULES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}

MOST = 12
"""Modules of one wing, beside its `__init__.py` and the packages in it."""

each_wing = pytest.mark.parametrize("wing", WINGS)


TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def imports(name: str) -> Iterator[str]:
    """Yield the dotted names of what a module imports of this package, wherever in it the import stands."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("licreport."):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "licreport":
            yield from (f"licreport.{alias.name}" for alias in node.names if alias.name != "__version__")
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("licreport."))


def module_of(dotted: str) -> str:
    """Return the module that a dotted name is, or is in, as a path."""
    steps = dotted.split(".")[1:]
    for length in range(len(steps), 0, -1):
        for name in ("/".join(steps[:length]) + ".py", "/".join([*steps[:length], "__init__.py"])):
            if name in MODULES:
                return name
    raise LookupError(dotted)


GRAPH = {name: {module_of(dotted) for dotted in imports(name)} - {name} for name in MODULES}
"""Each module, and the modules that it imports."""


def wing_of(name: str) -> str:
    return name.partition("/")[0]


def opened(wing: str) -> set[str]:
    """Return the other wings that a wing opens on."""
    return {wing_of(used) for name, found in GRAPH.items() if wing_of(name) == wing for used in found} - {wing}


@cache
def libraries(name: str) -> set[str]:
    """Return the top-level names of everything else that a module imports."""
    names: set[str] = set()
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def test_the_folders_are_the_wings_that_are_drawn() -> None:
    assert sorted({wing_of(name) for name in MODULES} - {"__init__.py", "__main__.py"}) == sorted(WINGS)


@each_wing
def test_a_wing_opens_only_on_wings_below_it(wing: str) -> None:
    assert opened(wing) <= set(WINGS[WINGS.index(wing) + 1 :])


@each_wing
def test_a_wing_says_what_it_is_for_and_what_it_opens_on(wing: str) -> None:
    told = ast.get_docstring(TREES[f"{wing}/__init__.py"]) or ""
    said = re.findall(r"Opens on ([^.]*)\.", " ".join(told.split()))
    assert len(said) == 1
    named = re.findall(r"\w+", said[0].replace(" and ", " "))
    assert named == ([name for name in WINGS if name in opened(wing)] or ["nothing"])


@each_wing
def test_within_a_wing_no_import_runs_in_a_circle(wing: str) -> None:
    inside = {name: GRAPH[name] for name in MODULES if wing_of(name) == wing}
    try:
        TopologicalSorter(inside).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("name", MODULES)
def test_no_module_repeats_the_name_of_its_folder(name: str) -> None:
    *folders, module = name.removesuffix(".py").split("/")
    assert not folders or module.rstrip("s") != folders[-1].rstrip("s")


@each_wing
def test_a_wing_can_be_taken_in_at_a_glance(wing: str) -> None:
    assert len([name for name in MODULES if name.rpartition("/")[0] == wing]) <= MOST + 1


@pytest.mark.parametrize(
    ("room", "homes"),
    [
        ("cli/", {"__main__.py"}),
        ("render/terminal.py", {"cli/summary.py", "cli/trend.py"}),
        ("render/csv.py", {"trend/csv.py", "cli/cases/listed.py", "site/data/"}),
        ("render/chart/", {"cli/exporting/", "render/word/", "render/typeset/", "render/web/", "site/pages/"}),
        ("render/word/", {"render/docx.py"}),
        ("render/sheets/", {"render/xlsx.py", "compose/form/"}),
        ("render/typeset/", {"render/pdf.py"}),
        ("render/web/", {"render/html.py", "site/"}),
        *((f"render/{form}.py", set[str]()) for form in ("docx", "html", "json", "markdown", "pdf", "xlsx")),
    ],
)
def test_a_room_is_entered_by_few(room: str, homes: set[str]) -> None:
    entering = [name for name, used in GRAPH.items() if any(one.startswith(room) for one in used)]
    assert [name for name in entering if not name.startswith((room, *homes))] == []
    assert {home for home in homes if any(name.startswith(home) for name in entering)} == homes


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("click", {"cli/"}),
        ("rich", {"render/terminal.py"}),
        ("tomli", {"report/load.py", "cli/settings.py", "report/source.py", "report/syntax/"}),
        (
            "pydantic",
            {
                "report/fields.py",
                "report/load.py",
                "report/mirrors.py",
                "report/problem.py",
                "report/tables/base.py",
                "report/tables/subject.py",
            },
        ),
        ("pydantic_core", {"report/fields.py"}),
        ("docx", {"render/word/"}),
        ("typst", {"render/typeset/"}),
        ("fontTools", {"render/typeset/"}),
        ("vl_convert", {"render/chart/"}),
        ("xlsxwriter", {"render/sheets/"}),
        ("pypinyin", {"site/searching.py"}),
        ("olefile", {"reading/kinds/compound.py"}),
        ("pypdfium2", {"reading/kinds/printed.py"}),
        ("selectolax", {"reading/kinds/web.py", "reading/kinds/furniture.py"}),
    ],
)
def test_a_library_is_known_to_few(library: str, homes: set[str]) -> None:
    knowing = [name for name in MODULES if library in libraries(name)]
    assert {home for home in homes for name in knowing if name.startswith(home)} == homes
    assert [name for name in knowing if not name.startswith(tuple(homes))] == []
