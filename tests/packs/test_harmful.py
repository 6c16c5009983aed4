"""Test that any file is refused or played quickly, in little memory, without a traceback.

``pytest -m thorough`` tries larger files and how time grows with them; ``pytest -m endurance``
tries files of full size, each command in a process of its own.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from anora_quiz.packs.checking.check import inspect
from anora_quiz.packs.checking.readability import Readability
from anora_quiz.packs.checking.reports import Reports
from anora_quiz.packs.syntax.tree import FixedPosition, Scalar
from anora_quiz.quiz import values
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.limits import Limits
from anora_quiz.quiz.marking.folding import fold
from anora_quiz.terminal.excerpt import excerpt
from anora_quiz.terminal.round_commands import is_command
from tests.cases import for_each
from tests.command_line import Result, run
from tests.growth import MOST, ends_soon, growth
from tests.harmful import run_measured
from tests.packs.harmful_packs import HARMFUL

_HEAD = "format: 1\ntitle: G\nquestions:\n"
_GOOD = "- {id: a, kind: text, question: q, answer: b}\n"
_COMMANDS = {
    "check": ("packs", "check", "FILE"),
    "fix": ("packs", "check", "--fix", "FILE"),
    "list": ("packs", "list"),
    "add": ("packs", "add", "FILE"),
    "play": ("play", "FILE"),
    "show": ("packs", "show", "FILE"),
    "report": ("packs", "report", "FILE"),
    "export": ("packs", "export", "FILE", "--to", "markdown"),
}
_LONGEST_MESSAGE = 500  # characters
_MOST_LINES = 200
_FEW = 10  # times less than the short size


@pytest.fixture
def file(home: Path) -> Path:
    """Return the path of a file that is also among the player's packs."""
    packs = home / "packs"
    packs.mkdir(parents=True)
    return packs / "harm.yaml"


def _run(*arguments: str, lines: str = "") -> Result:
    with ends_soon():
        return run(*arguments, lines=lines)


def _with(file: Path, command: str) -> list[str]:
    return [str(file) if each == "FILE" else each for each in _COMMANDS[command]]


@for_each("kind", HARMFUL)
def test_a_harmful_file_has_short_problems_soon(kind: str, file: Path) -> None:
    harmful = HARMFUL[kind]
    file.write_bytes(harmful.content(max(harmful.short // _FEW, 1)))
    with ends_soon():
        problems = inspect(file).problems
    for problem in problems:
        assert len(problem.message) < _LONGEST_MESSAGE
        assert len(problem.hint) < _LONGEST_MESSAGE


@pytest.mark.thorough
@pytest.mark.parametrize("command", ["check", "play"])
@for_each("kind", HARMFUL)
def test_a_harmful_file_comes_to_a_clear_end_soon(kind: str, command: str, file: Path) -> None:
    harmful = HARMFUL[kind]
    file.write_bytes(harmful.content(harmful.short))
    result = _run(*_with(file, command))
    assert result.exit_code in (0, 1)
    assert result.output.strip()
    assert result.output.count("\n") <= _MOST_LINES


@pytest.mark.parametrize("command", ["list", "add", "show", "report", "export"])
def test_no_command_takes_what_check_refuses(command: str, file: Path, tmp_path: Path) -> None:
    for kind in ("pairs", "many accepted", "long text repeated", "zeros"):
        path = file if command == "list" else tmp_path / "harm.yaml"
        path.write_bytes(HARMFUL[kind].content(HARMFUL[kind].short))
        result = _run(*_with(path, command))
        assert result.exit_code == (0 if command == "list" else 1), kind
        assert ("1 error" if command == "list" else "harm.yaml:") in result.output


@pytest.mark.endurance
@pytest.mark.parametrize("command", _COMMANDS)
@for_each("kind", HARMFUL)
def test_a_large_harmful_file_is_within_all_bars(kind: str, command: str, tmp_path: Path) -> None:
    harmful, home = HARMFUL[kind], tmp_path / "home"
    content = harmful.content(harmful.full)
    path = (home / "packs" if command == "list" else tmp_path) / "harm.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    measured = run_measured(_with(path, command), home)
    # To show a good pack is to show all of it.
    is_all = command in ("show", "export") and measured.exit_code == 0
    assert measured.faults(len(content), prints_all=is_all) == []


# Time


def _pack_of(tmp_path: Path, text: str) -> Callable[[], object]:
    path = tmp_path / f"{len(text)}.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return lambda: inspect(path)


def _look_up(tmp_path: Path, count: int) -> Callable[[], object]:  # noqa: ARG001
    question = Text(id="a", question="q w " * (5 * count), answer="b", accept=("x y z",) * count)
    return lambda: question.gives_away(question.question)


def _many_excerpts(tmp_path: Path, count: int) -> Callable[[], object]:  # noqa: ARG001
    line = "x" * (100 * count)
    return lambda: [excerpt(line, 1, 100 * index, 1, 80) for index in range(count)]


def _commands(tmp_path: Path, count: int) -> Callable[[], object]:  # noqa: ARG001
    line = f":flag x{' ' * count}y"
    return lambda: [is_command(line) for _ in range(100)]


def _invisible(tmp_path: Path, count: int) -> Callable[[], object]:  # noqa: ARG001
    """Look for characters written as escapes, which aren't found in the long line as they are."""
    readability = Readability("中" * (100 * count), Reports("", "", is_thorough=True))
    texts = [
        Scalar(FixedPosition(0, 100 * i), FixedPosition(0, 100 * i + 9), "\u200b")
        for i in range(count)
    ]

    def check_all() -> None:
        for text in texts:
            readability.check(text, text.text, Limits())

    return check_all


def _harmful(name: str) -> Callable[[Path, int], Callable[[], object]]:
    return lambda path, count: _pack_of(path, HARMFUL[name].content(count).decode())


_WORK: dict[str, tuple[Callable[[Path, int], Callable[[], object]], int]] = {
    "blanks behind a name": (_harmful("blanks behind a name"), 100_000),
    "blanks behind a title": (_harmful("blanks behind a title"), 200_000),
    "unknown anchors": (_harmful("unknown anchors beside lost ones"), 150),
    "unseen letters": (_invisible, 4_000),
    "same question": (_harmful("same question as a long one"), 150),
    "points in an address": (lambda _, n: lambda: _refused(f"http://{'a.' * n} "), 450),
    "blanks in a flag": (_commands, 5_000),
    "marks on a letter": (lambda _, n: lambda: fold("a" + "\u0316\u0301" * n), 10_000),
    "accepted in a question": (_look_up, 500),
    "excerpts of a line": (_many_excerpts, 300),
}


def _refused(address: str) -> None:
    with pytest.raises(values.InvalidValue):
        values.url("url", address)


@pytest.mark.thorough
@for_each("name", _WORK)
def test_twice_as_much_takes_twice_as_long(name: str, tmp_path: Path) -> None:
    make, size = _WORK[name]
    assert growth(lambda work: work(), lambda count: make(tmp_path, count), size) <= MOST


@pytest.mark.endurance
@for_each("kind", HARMFUL)
def test_twice_as_large_a_file_takes_twice_as_long(kind: str, tmp_path: Path) -> None:
    def write(size: int) -> Path:
        path = tmp_path / f"{size}.yaml"
        path.write_bytes(HARMFUL[kind].content(size))
        return path

    assert growth(inspect, write, HARMFUL[kind].short) <= MOST


# What is typed, and how Python is called


_TYPED = {
    "match": "1" + " " * 60_000 + "!",
    "match of digits": "1" * 200_000,
    "order": "1 " * 100_000,
    "choice": "x" * 3_000_000,
    "text": "a" + "\u0316\u0301" * 100_000,
    "number": "+" + " " * 200_000 + "x",
    "multiple": ":flag " + " " * 200_000 + "x",
}


def _packs(folder: Path) -> Iterator[tuple[Path, str]]:
    questions = {
        "match": "kind: match, pairs: {a: b, c: d}",
        "order": "kind: order, items: [a, b]",
        "choice": "kind: choice, answer: a, wrong: [b]",
        "text": "kind: text, answer: b",
        "number": "kind: number, answer: 5",
        "multiple": "kind: multiple, answers: [a], wrong: [b]",
    }
    for name, typed in _TYPED.items():
        path = folder / f"{name.replace(' ', '-')}.yaml"
        kind = name.partition(" ")[0]
        path.write_text(f"{_HEAD}- {{id: a, question: q, {questions[kind]}}}\n")
        yield path, typed


def test_a_line_without_measure_is_asked_again_soon(tmp_path: Path) -> None:
    for path, typed in _packs(tmp_path):
        result = _run("play", str(path), lines=f"{typed}\n{typed}\n")
        assert result.exit_code == 0
        assert "Saved at question 1 of 1" in result.output
        assert "too long" in result.output or "Flagged" in result.output


@pytest.mark.thorough
def test_a_pack_is_written_by_a_python_without_docstrings(tmp_path: Path) -> None:
    home = tmp_path / "home"
    made = run_measured(["packs", "new", "made.yaml"], home, interpreter=["-OO"])
    assert (made.exit_code, made.faults(0)) == (0, [])
    assert run_measured(["packs", "schema"], home, interpreter=["-OO"]).exit_code == 0
    [problem, *_] = [*inspect(tmp_path / "made.yaml").problems, None]
    assert problem is None
