"""The rooms of the package, and which of them may import which.

The arrows: cli → game → terminal, packs, records → quiz → errors; no circular imports anywhere.
`completion`, beside `game`, completes words of the command line.
"""

import ast
import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import anora_quiz
from tests.cases import for_each

PACKAGE = Path(anora_quiz.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
QUIZ_MODULES = sorted((PACKAGE / "quiz").rglob("*.py"))

# Each room, and the others that its files may import. All may import `anora_quiz` itself, which
# holds the version.
ARROWS: dict[str, set[str]] = {
    "anora_quiz": set(),
    "errors": set(),
    "clock": set(),
    "paths": {"errors"},
    "quiz": {"errors"},
    "private": set(),
    "saving": {"private"},
    "databases": {"private", "errors"},
    "packs": {"quiz", "databases", "private", "saving", "errors"},
    "records": {"quiz", "databases", "private", "saving", "errors"},
    "terminal": {"quiz", "errors"},
    "game": {"terminal", "packs", "records", "quiz", "errors", "clock", "paths"},
    "completion": {"terminal", "packs", "records", "quiz", "errors", "clock", "paths"},
    "cli": {
        "completion",
        "game",
        "terminal",
        "packs",
        "records",
        "quiz",
        "errors",
        "clock",
        "paths",
        "saving",
    },
    "__main__": {"completion", "cli"},
}
LONGEST_FILE = 300  # lines
# What `quiz` may not import: files, the clock, the system, other sources of randomness.
FORBIDDEN = {"io", "os", "pathlib", "secrets", "shutil", "socket", "subprocess", "tempfile", "time"}

_LIST_WHAT_QUIZ_LOADS = """
import importlib, json, pkgutil, sys
import anora_quiz.quiz
for module in pkgutil.walk_packages(anora_quiz.quiz.__path__, "anora_quiz.quiz."):
    importlib.import_module(module.name)
print(json.dumps(sorted(sys.modules)))
"""


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imported(path: Path) -> frozenset[str]:
    """Return the full names of everything that the file at ``path`` imports, early or late."""
    return frozenset(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    package = module_name(path) if path.stem == "__init__" else module_name(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = "." * node.level + (node.module or "")
            source = importlib.util.resolve_name(source, package) if node.level else source
            yield from (f"{source}.{alias.name}" for alias in node.names)


def room_of(name: str) -> str:
    """Return the room that ``name``, which starts with ``anora_quiz``, belongs to."""
    _, _, inside = name.partition(".")
    room = inside.partition(".")[0]
    is_room = (PACKAGE / room).is_dir() or (PACKAGE / f"{room}.py").is_file()
    return room if room and is_room else "anora_quiz"


def import_graph() -> dict[str, set[str]]:
    """Return, for each module of the package, the modules of the package that it imports."""
    names = {module_name(path) for path in MODULES}
    return {
        module_name(path): {_module_of(name, names) for name in imported(path)}
        & names - {module_name(path)}
        for path in MODULES
    }


def _module_of(name: str, modules: set[str]) -> str:
    """Return the module that ``name`` is, or is defined in."""
    return name if name in modules else name.rpartition(".")[0]


def case_id(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@for_each("path", MODULES, ids=case_id)
def test_file_imports_from_rooms_that_its_room_may_know(path: Path) -> None:
    own = room_of(module_name(path))
    assert own in ARROWS, f"draw the arrows of {own}"
    known = {room_of(name) for name in imported(path) if name.split(".")[0] == "anora_quiz"}
    assert known <= ARROWS[own] | {own, "anora_quiz"}


@for_each("path", MODULES, ids=case_id)
def test_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_no_modules_import_one_another_in_a_circle() -> None:
    """Imports for types alone count too: a file cannot be understood without them."""
    try:
        TopologicalSorter(import_graph()).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@for_each("path", QUIZ_MODULES, ids=case_id)
def test_game_itself_reaches_for_nothing_outside(path: Path) -> None:
    assert FORBIDDEN.isdisjoint(name.partition(".")[0] for name in imported(path))


@pytest.fixture(scope="module")
def loaded_by_quiz() -> frozenset[str]:
    """Return the names of the modules in a new process that imported only `quiz`."""
    result = subprocess.run(
        [sys.executable, "-c", _LIST_WHAT_QUIZ_LOADS],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
        capture_output=True,
    )
    return frozenset(json.loads(result.stdout))


def test_game_alone_is_loaded_whole(loaded_by_quiz: frozenset[str]) -> None:
    assert {module_name(path) for path in QUIZ_MODULES} <= loaded_by_quiz


@pytest.mark.parametrize(
    "library",
    ["rich", "questionary", "prompt_toolkit", "typer", "sqlite3", "yaml", "platformdirs"],
)
def test_game_alone_loads_no_library_of_another_room(
    library: str, loaded_by_quiz: frozenset[str]
) -> None:
    assert library not in loaded_by_quiz


def test_game_alone_loads_no_other_room(loaded_by_quiz: frozenset[str]) -> None:
    own = {name for name in loaded_by_quiz if name.split(".")[0] == "anora_quiz"}
    assert {room_of(name) for name in own} <= {"anora_quiz", "quiz", "errors"}


def test_every_library_that_is_imported_is_declared() -> None:
    """One that merely comes with another may go away, or have a version that nobody tested."""
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    extra = project["project"]["optional-dependencies"]["sheets"]
    declared = {
        re.match(r"[\w.-]+", each)[0].lower().replace("_", "-")  # type: ignore[index]
        for each in [*project["project"]["dependencies"], *extra]
    }
    imports = {name.partition(".")[0] for path in MODULES for name in imported(path)}
    packages = packages_distributions()
    for name in imports - sys.stdlib_module_names - {"anora_quiz"}:
        assert {each.lower().replace("_", "-") for each in packages[name]} & declared, name


def _map() -> str:
    """Return the map in CONTRIBUTING.md."""
    text = (PACKAGE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return text.partition("```\nanora_quiz/\n")[2].partition("\nquestions/")[0]


def _on_the_map() -> dict[str, str]:
    """Return the paths on the map, folders with a slash at the end, and what it says of each."""
    found: dict[str, str] = {}
    folders = [""]
    for line in _map().splitlines():
        if entry := re.match(r"((?: {4})+)([\w.]+/?)  +(.*)", line):
            depth = len(entry[1]) // 4
            path = folders[depth - 1] + entry[2]
            found[path] = entry[3]
            folders[depth:] = [path]
    return found


def test_every_file_on_the_map_is_there() -> None:
    assert len(_on_the_map()) > 200
    assert [path for path in _on_the_map() if not (PACKAGE / path).exists()] == []


def test_every_file_of_a_room_that_the_map_lists_is_on_it() -> None:
    """Folders of one file for each kind, mode, command, or format list what else is in them."""
    found = _on_the_map()
    listed = {path.rpartition("/")[0] for path in found if path.endswith(".py")}
    listed -= {path.rstrip("/") for path, about in found.items() if "one file" in about}
    names = {"__init__.py", "__main__.py", *re.findall(r"\w+\.py", _map())}
    paths = (path.relative_to(PACKAGE) for path in MODULES)
    missing = [path for path in paths if path.parent.as_posix().strip(".") in listed]
    assert [path.as_posix() for path in missing if path.name not in names] == []
