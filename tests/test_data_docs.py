"""The README's page of data for scripts: every shape is as it says, and so is the class's story."""

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from anora_quiz.cli import app
from tests.cli.playing import RIGHT, WRONG, shown, write_quiz
from tests.command_line import run

_README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
_PAGE = _README.partition("\n## Data for scripts\n")[2].partition("\n## ")[0]
_EXAMPLE = re.compile(r"^`anora-quiz ([^`\n]+)`\n\n```json\n(.*?)^```", re.MULTILINE | re.DOTALL)
_ANSWERS = ":flag Typo in the question\nmaddison\n1\n"
_PUPILS = (
    "Ana", "Ben", "Chloé", "Дарья", "Éva", "Farid", "Gül", "Hana", "Ian", "Jürgen",
    "=Kim", "李雷", "O'Neill",
)  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that commands run in, with the README's pack in it."""
    pack = re.findall(r"^```yaml\n(.*?)^```", _README, re.MULTILINE | re.DOTALL)[0]
    (tmp_path / "my-pack.yaml").write_text(pack, encoding="utf-8")
    broken = pack.replace("answer: Sean Baker", "awnser: Sean Baker")
    (tmp_path / "bad.yaml").write_text(broken, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _differences(shown: Any, found: Any, where: str = "") -> Iterator[str]:
    """Yield where ``found`` has another shape than ``shown``; what can be null fits both ways."""
    if isinstance(shown, dict) and isinstance(found, dict):
        if shown.keys() != found.keys():
            yield f"{where}: {sorted(shown.keys() ^ found.keys())}"
        for key in shown.keys() & found.keys():
            yield from _differences(shown[key], found[key], f"{where}.{key}")
    elif isinstance(shown, list) and isinstance(found, list):
        for index, each in enumerate(found):
            if shown:
                yield from _differences(shown[min(index, len(shown) - 1)], each, f"{where}[]")
    elif None not in (shown, found) and type(shown) is not type(found):
        yield f"{where}: {shown!r}, {found!r}"


def test_every_document_has_the_shape_of_its_example() -> None:
    """Keys are only ever added: a script that reads them goes on working."""
    shown("packs", "add", "my-pack.yaml")
    examples = _EXAMPLE.findall(_PAGE)
    assert len(examples) >= 9
    for command, example in examples:
        found = json.loads(run(*command.split(), lines=_ANSWERS).stdout)
        assert found, command
        assert list(_differences(json.loads(example), found)) == [], command


def test_the_round_in_the_example_is_the_one_that_is_played() -> None:
    command, example = _EXAMPLE.findall(_PAGE)[0]
    shown("packs", "add", "my-pack.yaml")
    found = json.loads(shown(*command.split(), lines=_ANSWERS))
    assert json.loads(shown("review", "--json")) == found
    assert json.loads(shown("review", "--list", "--json")) == [found]
    expected = json.loads(example)
    for turn in (*found["turns"], *expected["turns"]):
        del turn["seconds"]
    varying = ("started_at", "finished_at")
    assert found == expected | {key: found[key] for key in varying}


def test_a_table_of_scores_has_the_columns_of_the_json() -> None:
    shown("play", "my-pack.yaml", lines="1\n" * 2)
    (row,) = csv.DictReader(StringIO(shown("scores", "--csv")))
    assert list(row) == list(json.loads(shown("scores", "--json"))[0])


def _with_json(command: Any, path: str = "") -> Iterator[str]:
    if any("--json" in each.opts for each in command.params):
        yield path
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from _with_json(command.get_command(None, name), f"{path} {name}".strip())


def test_every_command_that_prints_json_is_on_the_page() -> None:
    commands = list(_with_json(get_command(app)))
    assert len(commands) >= 12
    for each in commands:
        assert re.search(rf"`(anora-quiz )?{each}[ `]", _PAGE), each


def test_every_command_prints_one_document_in_a_new_home_too() -> None:
    for each in _with_json(get_command(app)):
        pack = ["my-pack.yaml"] if each in ("packs show", "packs check", "packs report") else []
        printed = run(*each.split(), *pack, "--json").stdout
        assert printed.isascii(), each
        json.loads(printed)


def test_a_class_plays_the_same_code_and_all_results_and_answers_are_in_two_files(
    folder: Path,
) -> None:
    """The commands are those of the README; 13 pupils are more than a board shows."""
    write_quiz(folder / "my-pack.yaml")
    (story,) = re.findall(r"^```shell\n(.*?)^```", _PAGE, re.MULTILINE | re.DOTALL)
    deal, join, table, document = (line.split()[1:] for line in story.splitlines())
    taught = shown(*deal, lines=RIGHT * 4)
    (code,) = re.findall(r"--code (\S+)", taught)
    for number, name in enumerate(_PUPILS):
        words = {"CODE": code, "NAME": name}
        lines = RIGHT * (number % 5) + WRONG * (4 - number % 5)
        shown(*(words.get(word, word) for word in join), lines=lines)
    right = {"Teacher": 4} | {name: number % 5 for number, name in enumerate(_PUPILS)}

    rows = list(csv.DictReader(StringIO(shown(*table[: table.index(">")]))))
    assert {row["player"].removeprefix("'"): int(row["correct"]) for row in rows} == right
    assert {(row["code"], row["board"]) for row in rows} == {(code, rows[0]["board"])}

    rounds = json.loads(shown(*document[: document.index(">")]))
    assert {each["code"] for each in rounds} == {code}
    assert {str(each["round"]) for each in rounds} == {row["round"] for row in rows}
    assert len({tuple(turn["id"] for turn in each["turns"]) for each in rounds}) == 1
    answers = {
        each["results"][0]["player"]: [turn["answer"] for turn in each["turns"]] for each in rounds
    }
    assert {name: given.count(["Yes"]) for name, given in answers.items()} == right
    assert {len(given) for given in answers.values()} == {4}
