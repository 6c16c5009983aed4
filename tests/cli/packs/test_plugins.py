"""Other packages add formats by an entry point."""

import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from anora_quiz.completion.answers import ANSWERS
from anora_quiz.packs.formats import EXPORTERS
from tests.cli.packs.sample import PACK, QA, run, write
from tests.docs import GUIDE

Install = Callable[..., None]
_GROUP = "anora_quiz.formats"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Give a function that installs a package of one module, for this test alone."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(site)
    known = set(sys.modules)

    def install_package(name: str, entry_points: str, code: str) -> None:
        module = name.replace("-", "_")
        (site / f"{module}.py").write_text(code, encoding="utf-8")
        folder = site / f"{module}-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (folder / "entry_points.txt").write_text(entry_points)

    yield install_package
    for module in set(sys.modules) - known:
        if Path(getattr(sys.modules[module], "__file__", None) or "").parent == site:
            del sys.modules[module]


@pytest.fixture
def cards(install: Install) -> None:
    """Install the package that the guide for authors shows."""
    guide = GUIDE.read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    (toml,) = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    project = tomllib.loads(toml)["project"]
    [(name, target)] = project["entry-points"][_GROUP].items()
    install(project["name"], f"[{_GROUP}]\n{name} = {target}\n", code)


@pytest.mark.usefixtures("cards")
def test_the_package_in_the_guide_reads_and_writes() -> None:
    assert run("list").exit_code == 0
    assert "anora_quiz_cards" not in sys.modules, "it is loaded only when formats are needed"
    text = "Who?; Ani\r\nnothing\r\nWhen?; 2024\r\n"
    made = run("import", write("film.cards", text), "--out", "film.yaml")
    assert made.exit_code == 0, made.stderr
    assert made.stdout.startswith("Imported 2 of 3 questions to film.yaml (cards).\n")
    assert made.stderr == "film.cards:2: skipped question: it has no semicolon\n"
    shown = run("export", "film.yaml", "--to", "cards")
    assert shown.stdout == "Who?; Ani\nWhen?; 2024\n"
    assert "question ids" in shown.stderr


@pytest.mark.usefixtures("cards")
def test_formats_of_packages_are_completed() -> None:
    for typed in (["packs", "import", "--from", ""], ["packs", "export", "x", "--to", ""]):
        _, *words = ANSWERS["fish"](typed)
        assert any(word.startswith("cards\t") for word in words)
        assert len({*words}) == len(words)


@pytest.mark.usefixtures("cards")
def test_what_a_format_of_a_package_cannot_hold_is_noted() -> None:
    shown = run("export", write("sample.yaml", PACK), "--to", "cards")
    assert shown.stdout == "Who is the heroine?; Ani\n"
    assert "one: skipped question: cards have no questions of the kind choice\n" in shown.stderr
    assert "two: left out (not supported by this format): explanation, tags" in shown.stderr


@pytest.mark.usefixtures("cards")
def test_a_refusal_by_a_package_is_shown_as_it_is() -> None:
    refused = run("import", write("empty.cards", ""))
    assert refused.exit_code == 1
    assert refused.stderr == 'error: "empty.cards": this has no cards\n'


@pytest.mark.usefixtures("cards")
def test_the_formats_of_packages_are_named_beside_the_others() -> None:
    refused = run("export", write("sample.yaml", PACK), "--to", "no-such")
    assert refused.exit_code == 2
    assert f"{EXPORTERS[-1].name}, or cards" in refused.stderr


_WORKING = """
class Format:
    name = {name!r}
    about = "a format"
    suffix = ".x"

    def looks_like(self, text, filename):
        return {looks_like}

    def read(self, text, header):
        return {read}

    def write(self, pack):
        return {write}
"""


def _code(
    name: str = "odd", looks_like: str = "True", read: str = "1 / 0", write: str = "None"
) -> str:
    return _WORKING.format(name=name, looks_like=looks_like, read=read, write=write)


@pytest.mark.parametrize(
    ("code", "reason"),
    {
        "import no_such_module_at_all\n": "ModuleNotFoundError: No module named",
        "raise ValueError('one\\ntwo')\n": "can't be loaded: ValueError: one two",
        "raise SystemExit('bye')\n": "can't be loaded: SystemExit: bye",
        "def broken(:\n": "can't be loaded: SyntaxError: ",
        "": "can't be loaded: AttributeError: ",
        "class Format:\n    pass\n": "can't be loaded: AttributeError: ",
        "class Format:\n    name = about = 'odd'\n": "neither looks_like and read nor write",
        _code(name="Odd Format"): "can't be used: its name isn't lowercase words with hyphens",
        _code(name="gift"): "isn't used: there already is a format named gift",
    }.items(),
)  # fmt: skip
def test_a_package_that_cannot_be_used_gives_one_warning_that_names_it(
    code: str, reason: str, install: Install
) -> None:
    install("odd-format", f"[{_GROUP}]\nodd = odd_format:Format\n", code)
    made = run("import", write("list", QA), "--out", "made.yaml")
    assert made.exit_code == 0
    assert "(opentriviaqa)" in made.stdout
    warning = made.stderr.splitlines()[0]
    assert warning.startswith("warning: the format odd of odd-format 1.0 ")
    assert reason in warning
    shown = run("export", "made.yaml", "--to", "gift")
    assert (shown.exit_code, shown.stdout[:7]) == (0, "// titl")
    assert shown.stderr.count("warning: ") == 1
    assert run("list").stderr == ""


def test_the_second_of_two_packages_with_a_format_of_one_name_is_not_used(install: Install) -> None:
    for name in ("odd-one", "odd-two"):
        module = name.replace("-", "_")
        install(name, f"[{_GROUP}]\n{name} = {module}:Format\n", _code())
    refused = run("export", write("sample.yaml", PACK), "--to", "no-such")
    assert "the format odd-two of odd-two 1.0 isn't used" in refused.stderr
    assert refused.stderr.count("warning: ") == 1
    assert f"{EXPORTERS[-1].name}, or odd" in refused.stderr


def test_errors_in_the_code_of_a_package_are_reported_with_its_name(install: Install) -> None:
    install("odd-format", f"[{_GROUP}]\nodd = odd_format:Format\n", _code())
    read = run("import", write("list.odd", "?"), "--from", "odd")
    assert read.exit_code == 1
    label = "the format odd of odd-format 1.0 failed"
    assert read.stderr == f'error: "list.odd": {label}: ZeroDivisionError: division by zero\n'
    written = run("export", write("sample.yaml", PACK), "--to", "odd")
    assert written.exit_code == 1
    message = f"error: {label}: TypeError: it returned no Exported, but NoneType\n"
    assert written.stderr == message


def test_broken_metadata_of_a_package_does_not_stop_the_formats_that_are_built_in(
    install: Install,
) -> None:
    install("odd-format", f"[{_GROUP}]\nodd\n", "")
    made = run("import", write("list", QA), "--out", "made.yaml")
    assert made.exit_code == 0
    assert made.stderr.startswith("warning: ")
