"""The documentation is correct."""

import json
import random
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from anora_quiz.cli import app
from anora_quiz.packs.checking.check import load
from anora_quiz.packs.formats import EXPORTERS, IMPORTERS
from anora_quiz.packs.pack import Header
from anora_quiz.paths import bundled_packs
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.kinds.date import Date
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.lifelines import LIFELINES
from anora_quiz.quiz.marking.dates import parse_date
from anora_quiz.quiz.modes import MODES
from anora_quiz.quiz.question import FULL, Question, Source
from tests import docs
from tests.cases import for_each
from tests.command_line import run

_CHECKOUT = Path(__file__).parent.parent
_README = (_CHECKOUT / "README.md").read_text(encoding="utf-8")
_PARTS = ("cards", "turns", "results", "flags")
_TOP = {
    "pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
    "anora_quiz", "questions", "tests",
}  # fmt: skip


def _blocks(language: str, text: str = _README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    _, command = _blocks("sh")
    assert "pytest" in command
    assert command.strip() in (_CHECKOUT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_dependency_has_a_lowest_version_and_ci_runs_the_tests_with_it() -> None:
    project = tomllib.loads((_CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    dependencies = [*project["dependencies"], *chain.from_iterable(extras.values())]
    unversioned = {each for each in dependencies if ">=" not in each}
    assert unversioned == {f"anora-quiz[{name}]" for name in extras} - {"anora-quiz[dev]"}
    script = (_CHECKOUT / ".ci" / "lowest").read_text(encoding="utf-8")
    assert "--resolution lowest-direct -e '.[dev]'" in script
    assert "-m pytest" in script
    workflow = (_CHECKOUT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert "- run: .ci/lowest" in workflow
    assert ".ci/lowest" in (_CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    commands = get_command(app).list_commands(None)  # type: ignore[attr-defined]
    assert len(commands) >= 7
    for name in commands:
        assert f"anora-quiz {name}" in _README


def test_the_export_in_the_readme_is_one() -> None:
    """Its shape is a promise: keys are only ever added."""
    (example,) = (each for each in _blocks("json") if '"header"' in each)
    result = run("data", "import", "-", lines=example)
    assert (result.exit_code, result.stdout) == (0, "Added 1 round.\n")
    assert run("data", "export").stdout.splitlines()[1:] == example.splitlines()[1:]
    values = [json.loads(line) for line in example.splitlines()]
    section = _README.partition("### On another machine")[2].partition("\n## ")[0]
    parts = [*values, values[2]["setup"], *(values[2][key][0] for key in _PARTS)]
    for part in parts:
        assert all(f"`{key}`" in section for key in part if key not in ("kind", "question"))


def test_every_command_about_packs_is_in_the_readme_and_the_guide() -> None:
    group = get_command(app).get_command(None, "packs")  # type: ignore[attr-defined]
    guide = docs.GUIDE.read_text(encoding="utf-8")
    assert len(group.commands) >= 11
    for name in group.commands:
        assert f"`{name}`" in _README
        assert f"anora-quiz packs {name}" in guide


@for_each("owner", [Header, Question, Source])
def test_every_field_is_in_the_guide(owner: type) -> None:
    guide = docs.GUIDE.read_text(encoding="utf-8")
    assert [name for name in fields_of(owner) if f"`{name}`" not in guide] == []


def test_every_format_is_in_the_guide() -> None:
    guide = docs.GUIDE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| (yes)? *\| (yes)? *\|", guide, re.MULTILINE)
    assert {name for name, is_read, _ in rows if is_read} == {each.name for each in IMPORTERS}
    assert {name for name, _, is_written in rows if is_written} == {each.name for each in EXPORTERS}


def test_the_mistakes_in_the_guide_are_reported_as_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (dialogue,) = _blocks("console", docs.GUIDE.read_text(encoding="utf-8"))
    command, shown = dialogue.split("\n", 1)
    fields = [
        re.sub(r"^ +\d+ \| ", "", line) for line in shown.splitlines() if re.match(r" +\d", line)
    ]
    head = "format: 1\ntitle: Mine\nquestions:\n  - id: editor\n    kind: choice\n"
    (tmp_path / "my-pack.yaml").write_text(
        f"{head}    question: Who edited Anora?\n{chr(10).join(fields)}\n"
        "    explanation: He cuts his own films.\n    source: {title: An interview}\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    result = run(*command.split()[2:])
    assert result.stdout == shown
    assert result.exit_code == 1


def test_the_hook_for_repositories_of_packs_runs_a_command_that_there_is(tmp_path: Path) -> None:
    text = (_CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (hook,) = yaml.safe_load(text)
    assert not re.search(hook["exclude"], "packs/oscars.yaml")
    assert re.search(hook["exclude"], ".github/workflows/ci.yml")
    program, *arguments = hook["entry"].split()
    assert program == "anora-quiz"
    pack = tmp_path / "oscars.yaml"
    pack.write_text(_blocks("yaml")[0], encoding="utf-8")
    assert run(*arguments, str(pack)).exit_code == 0


def test_the_dialogue_in_the_readme_is_what_the_game_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is played with the pack that the README shows."""
    (pack,) = _blocks("yaml")
    (tmp_path / "my-pack.yaml").write_text(pack, encoding="utf-8")
    (dialogue,) = _blocks("console")
    command, shown = dialogue.split("\n", 1)
    found = re.fullmatch(r"\$ printf '(.*)' \| anora-quiz (.*)", command)
    assert found
    monkeypatch.chdir(tmp_path)
    result = run(*found[2].split(), lines=found[1].replace("\\n", "\n"))
    beginning, score, _ = shown.split("…\n")
    assert result.stdout.startswith(beginning)
    assert f"\n{score}" in result.stdout.removeprefix(beginning)


def test_the_readme_has_every_mode() -> None:
    (paragraphs,) = re.findall(r"\*\*Modes\.\*\*(.*?)\*\*Lifelines\.\*\*", _README, flags=re.DOTALL)
    assert all(f"*{mode.name.capitalize()}*" in paragraphs for mode in MODES)


def test_the_readme_has_the_key_of_every_lifeline() -> None:
    (paragraph,) = re.findall(r"\*\*Lifelines\.\*\*(.*?)\n\n", _README, flags=re.DOTALL)
    assert all(f"`{lifeline.key}`" in paragraph for lifeline in LIFELINES)


def test_the_points_in_the_readme_are_those_of_the_game() -> None:
    numbers = re.findall(r"\d+\b(?!%)", MODES[0].scoring)  # a lifeline may cost 30%
    (paragraph,) = re.findall(r"\*\*Points\.\*\*(.*?)\n\n", _README, flags=re.DOTALL)
    assert re.findall(r"\d+", paragraph) == numbers


def test_the_readme_names_the_bundled_packs_and_counts_their_questions() -> None:
    bundled = [load(path) for path in bundled_packs().glob("*.yaml")]
    assert all(f"`{pack.id}`" in _README for pack in bundled)
    count = sum(len(pack.questions) for pack in bundled)
    assert f"({count} questions)" in " ".join(_README.split())


def test_the_guide_for_authors_shows_the_kinds_as_they_are() -> None:
    """To update it: python -m tests.docs."""
    assert docs.GUIDE.read_text(encoding="utf-8") == docs.guide()


def test_the_examples_in_the_guide_are_good_packs(tmp_path: Path) -> None:
    whole, snippet, *kinds, _ = _blocks("yaml", docs.GUIDE.read_text(encoding="utf-8"))
    path = tmp_path / "pack.yaml"
    path.write_text(whole, encoding="utf-8")
    assert load(path).header.title == "My first pack"
    path.write_text(
        f"format: 1\ntitle: Kinds\nquestions:\n{snippet}{''.join(kinds)}", encoding="utf-8"
    )
    assert len(load(path).questions) - 1 == len(kinds) == len(KINDS)


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_pictures_in_the_readme_are_up_to_date() -> None:
    """To update them: python -m tests.pictures."""
    from tests import pictures

    for path, picture in pictures.PICTURES.items():
        assert f"]({path.relative_to(_CHECKOUT).as_posix()})" in _README
        committed = path.read_text(encoding="utf-8")
        assert len(committed) < 40_000
        assert _letters(committed) == _letters(pictures.draw(picture))


def _letters(picture: str) -> str:
    """Return the text in ``picture``, without spaces, however it is drawn."""
    _, body = picture.split("</style>")
    return re.sub(r"<[^>]*>|\s|&#160;", "", body)


@pytest.mark.skipif(
    not (_CHECKOUT / ".git").exists() or shutil.which("git") is None,
    reason="needs git and the repository",
)
def test_nothing_else_is_at_the_top() -> None:
    run = subprocess.run(
        ["git", "ls-files"],  # noqa: S607 - whichever git there is
        cwd=_CHECKOUT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    top = {line.split("/")[0] for line in run.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= _TOP


# The numbers in the guide's examples: as they are shown, the answer, and its unit.
_NUMBERS = {
    "37 days": ("37", "days"),
    "1,234.5 km": ("1234.5", "km"),
    "$6 million": ("6", "million dollars"),
    "1.5 hours": ("1.5", "hours"),
    "139 minutes": ("139", "minutes"),
    "5 km": ("5", "km"),
}


def _marking_examples() -> Iterator[tuple[list[Question], list[str], list[str], list[str]]]:
    """Yield the answers in each row of the guide's page, what is right, wrong, and asked again."""
    _, _, page = docs.GUIDE.read_text(encoding="utf-8").partition("## What counts as right\n")
    page, _, _ = page.partition("\n## ")
    section = ""
    for line in page.split("\n"):
        section = line.removeprefix("### ") if line.startswith("### ") else section
        if line.startswith("| ") and not line.startswith("| What |"):
            cells = [re.findall("`([^`]+)`", cell) for cell in line.strip("|").split("|")]
            _, answers, right, wrong, *again = cells
            questions = [_question(section, answer) for answer in answers]
            yield questions, right, wrong, again[0] if again else []


def _question(section: str, answer: str) -> Question:
    if section == "Texts":
        return Text(id="x", question="?", answer=answer)
    if section == "Numbers":
        number, unit = _NUMBERS[answer]
        return Number(id="x", question="?", answer=Decimal(number), unit=unit)
    date = parse_date(answer)
    assert date
    return Date(id="x", question="?", answer="-".join(f"{part:02}" for part in date))


def _decided(question: Question, typed: str) -> str:
    if question.form(random.Random(0)).problem((typed,)):
        return "asked again"
    return "right" if question.mark((typed,)).credit == FULL else "wrong"


def test_examples_of_what_counts_as_right_are_marked_so() -> None:
    examples = list(_marking_examples())
    assert len(examples) > 25
    for questions, right, wrong, again in examples:
        for question in questions:
            (shown,) = question.solution()
            assert f"`{shown}`" in docs.GUIDE.read_text(encoding="utf-8")
            assert not right or "right" in [_decided(question, typed) for typed in right], shown
            assert {_decided(question, typed) for typed in wrong} <= {"wrong"}, shown
            assert [_decided(question, each) for each in again] == ["asked again"] * len(again), (
                shown
            )
        for typed in right:
            assert "right" in [_decided(question, typed) for question in questions], typed
