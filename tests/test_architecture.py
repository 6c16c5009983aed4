"""The rooms of the house, and which may know which: cli → play, terminal, packs, records → quiz."""

import ast
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import anora_quiz
from tests.cases import for_each

HOUSE = Path(anora_quiz.__file__).parent
MODULES = sorted(HOUSE.rglob("*.py"))
GAME = sorted((HOUSE / "quiz").rglob("*.py"))

# Each room, and the others that its files may import. The front hall (`anora_quiz` itself,
# which holds the version) is open to all.
ARROWS: dict[str, set[str]] = {
    "anora_quiz": set(),
    "errors": set(),
    "clock": set(),
    "paths": {"errors"},
    "quiz": {"errors"},
    "private": set(),
    "databases": {"private", "errors"},
    "packs": {"quiz", "databases", "private", "errors"},
    "records": {"quiz", "databases", "private", "errors"},
    "terminal": {"quiz", "errors"},
    "play": {"quiz", "errors"},
    "cli": {"play", "terminal", "packs", "records", "quiz", "errors", "clock", "paths"},
    "__main__": {"cli"},
}
# What the game itself may not reach for: files, the clock, the system, other chance.
OUTSIDE = {"io", "os", "pathlib", "secrets", "shutil", "socket", "subprocess", "tempfile", "time"}

_LIST_WHAT_QUIZ_LOADS = """
import importlib, json, pkgutil, sys
import anora_quiz.quiz
for module in pkgutil.walk_packages(anora_quiz.quiz.__path__, "anora_quiz.quiz."):
    importlib.import_module(module.name)
print(json.dumps(sorted(sys.modules)))
"""


def module_name(path: Path) -> str:
    parts = path.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    """Yield the full names of all that the file at ``path`` imports, early or late."""
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
    is_room = (HOUSE / room).is_dir() or (HOUSE / f"{room}.py").is_file()
    return room if room and is_room else "anora_quiz"


def name_of_test(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of_test)
def test_file_imports_from_rooms_that_its_room_may_know(path: Path) -> None:
    own = room_of(module_name(path))
    assert own in ARROWS, f"draw the arrows of {own}"
    known = {room_of(name) for name in imported(path) if name.split(".")[0] == "anora_quiz"}
    assert known <= ARROWS[own] | {own, "anora_quiz"}


@for_each("path", GAME, ids=name_of_test)
def test_game_itself_reaches_for_nothing_outside(path: Path) -> None:
    assert OUTSIDE.isdisjoint(name.partition(".")[0] for name in imported(path))


@pytest.fixture(scope="module")
def loaded_by_quiz() -> frozenset[str]:
    """Return the names of the modules in a fresh process that imported the game alone."""
    result = subprocess.run(
        [sys.executable, "-c", _LIST_WHAT_QUIZ_LOADS],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
        capture_output=True,
    )
    return frozenset(json.loads(result.stdout))


def test_game_alone_is_loaded_whole(loaded_by_quiz: frozenset[str]) -> None:
    assert {module_name(path) for path in GAME} <= loaded_by_quiz


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
