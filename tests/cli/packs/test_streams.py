"""Standard input and output where a file is named: `-`."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from anora_quiz.packs import files
from anora_quiz.packs.checking.check import load
from tests.cases import for_each
from tests.cli.packs.sample import BROKEN, PACK, data_of, run, with_id, write
from tests.command_line import run as run_command

_CSV = "question,answer\nWho?,Ani\nWhere?,Brooklyn\n"


posix = pytest.mark.skipif(sys.platform == "win32", reason="has no such pipes and devices")


def _piped(*commands: str) -> tuple[list[int], str]:
    """Run ``commands``, each with what the one before prints; return codes and the last output."""
    processes: list[subprocess.Popen[bytes]] = []
    for command in commands:
        processes.append(
            subprocess.Popen(
                [sys.executable, "-m", "anora_quiz", "packs", *command.split()],
                env=dict(os.environ),
                stdin=processes[-1].stdout if processes else subprocess.DEVNULL,
                stdout=subprocess.PIPE,
            )
        )
        if processes[1:]:  # only the process that reads it keeps the pipe open
            stream = processes[-2].stdout
            assert stream is not None
            stream.close()
    shown = processes[-1].communicate(timeout=60)[0]
    return [process.wait(60) for process in processes], shown.decode()


def test_an_export_is_piped_into_an_import() -> None:
    write("x.yaml")
    codes, shown = _piped(
        "export x.yaml --to csv --out -", "import - --from csv --out -", "export - --to json"
    )
    assert codes == [0, 0, 0]
    before = load(Path("x.yaml"))
    assert [each["id"] for each in json.loads(shown)["questions"]] == ["one", "two", "three"]
    Path("y.json").write_text(shown, encoding="utf-8")
    after = load(Path("y.json"))
    assert [each.solution() for each in after.questions] == [
        each.solution() for each in before.questions
    ]
    assert not Path("-").exists()


def test_an_import_is_piped_into_a_check() -> None:
    codes, shown = _piped("export consultant --to gift", "import -", "check - --no-style")
    assert codes == [0, 0, 0]
    assert re.search(r"^Checked 1 pack \(\d\d questions\)", shown, re.MULTILINE)


def test_what_is_imported_from_standard_input_goes_to_standard_output(folder: Path) -> None:
    result = run("import", "-", lines=_CSV)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "\nid: imported-pack\ntitle: Imported pack\n" in result.stdout
    assert result.stdout == run("import", "-", "--out", "-", lines=_CSV).stdout
    assert list(folder.iterdir()) == []


def test_what_is_imported_from_standard_input_goes_to_a_file() -> None:
    result = run("import", "-", "--out", "my-quiz.yaml", lines=_CSV)
    assert result.stdout.startswith("Imported 2 of 2 questions to my-quiz.yaml (csv).\n")
    pack = load(Path("my-quiz.yaml"))
    assert (pack.id, pack.header.title, len(pack.questions)) == ("my-quiz", "My quiz", 2)


def test_an_imported_file_goes_to_standard_output_with_its_name(folder: Path) -> None:
    result = run("import", write("old-list.csv", _CSV), "--out", "-")
    assert "\nid: old-list\ntitle: Old list\n" in result.stdout
    assert [path.name for path in folder.iterdir()] == ["old-list.csv"]


def test_notes_about_standard_input_are_on_standard_error() -> None:
    result = run("import", "-", "--from", "csv", lines="question,answer,tolerance\nWho?,5,five\n")
    assert result.stderr.startswith("standard input:2: ")
    assert "Who?" in result.stdout


@for_each(
    ("lines", "options", "error"),
    [
        ("Dear diary\n", [], "standard input: the format wasn't recognized"),
        ("a\x00b" * 99, [], "standard input: this is a binary file"),
        ("question,answer\n", ["--from", "csv"], "none of the 0 questions in standard input"),
    ],
)
def test_what_cannot_be_imported_is_refused(lines: str, options: list[str], error: str) -> None:
    result = run("import", "-", *options, lines=lines)
    assert result.exit_code == 1
    assert error in result.stderr
    assert result.stdout == ""


def test_a_pack_in_standard_input_is_checked() -> None:
    good = run("check", "-", lines=PACK)
    assert (good.exit_code, good.stdout) == (0, "Checked 1 pack (3 questions): no problems.\n")
    broken = run("check", "-", lines=BROKEN)
    assert broken.exit_code == 1
    assert broken.stdout.startswith("standard input:15:5: error: ")
    assert "awnser: Ani" in broken.stdout


def test_a_pack_in_standard_input_is_checked_with_files() -> None:
    result = run("check", "-", write("x.yaml"), "--format", "json", lines=BROKEN)
    assert result.exit_code == 1
    paths = [problem["path"] for problem in json.loads(result.stdout)]
    assert paths[:2] == ["standard input"] * 2


def test_standard_input_is_not_watched() -> None:
    result = run("check", "-", "--watch", lines=PACK)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "standard input can't be watched" in result.stderr


@for_each("arguments", [["check"], ["show"], ["import"], ["add"]])
def test_more_than_a_pack_may_be_is_refused(arguments: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "LARGEST_FILE", len(PACK) - 1)
        result = run(*arguments, "-", lines=PACK)
    assert result.exit_code == 1
    assert "the file is larger than" in result.output


def test_a_pack_in_standard_input_is_shown_exported_and_reported() -> None:
    text = with_id("consultant")  # as that of a bundled pack: nothing is mixed up with it
    assert run("show", "-", lines=text).stdout == run("show", write("x.yaml", PACK)).stdout.replace(
        "Id: x\n", "Id: consultant\n"
    )
    exported = json.loads(run("export", "-", "--to", "json", lines=text).stdout)
    assert (exported["id"], len(exported["questions"])) == ("consultant", 3)
    assert "No results for consultant yet" in run("report", "-", lines=text).stdout


def test_a_pack_in_standard_input_is_added(home: Path) -> None:
    result = run("add", "-", lines=with_id("matinee"))
    assert result.exit_code == 0
    assert (home / "packs" / "matinee.yaml").read_text() == with_id("matinee")
    broken = run("add", "-", lines=BROKEN)
    assert broken.exit_code == 1
    assert broken.stderr.startswith("error: standard input:15:5: ")


def test_a_new_pack_goes_to_standard_output(folder: Path) -> None:
    made = run("new", "-", "--title", "Mine")
    assert made.exit_code == 0
    assert run("check", "-", lines=made.stdout).exit_code == 0
    assert "\nid: my-pack\ntitle: Mine\n" in made.stdout
    assert list(folder.iterdir()) == []


def test_a_round_is_not_played_from_a_pack_in_standard_input() -> None:
    result = run_command("play", "-", lines=PACK)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "error: a pack to play can't come from standard input or a pipe\n"
        "hint: save the pack to a file, and use that\n"
    )


def test_a_file_called_like_a_stream_is_named_by_its_path() -> None:
    write("-", PACK)
    assert run("check", "./-").stdout == "Checked 1 pack (3 questions): no problems.\n"


@pytest.mark.usefixtures("own")
def test_an_export_to_standard_output_is_the_same_with_and_without_its_name() -> None:
    assert (
        run("export", "mine", "--to", "json", "--out", "-").stdout
        == run("export", "mine", "--to", "json").stdout
    )
    assert len(data_of("list", "--json")) > 1
    assert not Path("-").exists()


# Pipes and devices that have names


@contextmanager
def _substituted(text: str) -> Iterator[str]:
    """Yield the name of a pipe with ``text``, as a shell has for ``<(…)``."""
    reader, writer = os.pipe()
    os.write(writer, text.encode())
    os.close(writer)
    yield f"/dev/fd/{reader}"
    os.close(reader)


@posix
@for_each(
    ("command", "said"),
    [
        ("check {}", "Checked 1 pack (3 questions): no problems."),
        ("show {}", "Who edited it?"),
        ("export {} --to csv", "Who edited it?"),
        ("report {}", "No results for"),
        ("add {}", "Installed “Sample” (3 questions)"),
    ],
)
def test_a_pack_comes_from_a_process_of_the_shell(command: str, said: str) -> None:
    text = with_id("sample") if command.startswith("add") else PACK
    with _substituted(text) as name:
        assert said in run(*command.format(name).split()).stdout


@posix
def test_what_is_imported_from_a_process_goes_to_standard_output(folder: Path) -> None:
    with _substituted(_CSV) as name:
        result = run("import", name)
    assert result.stdout == run("import", "-", lines=_CSV).stdout
    assert list(folder.iterdir()) == []


@posix
@for_each("command", [["play", "{}"], ["daily", "{}"], ["packs", "check", "{}", "--watch"]])
def test_what_is_read_more_than_once_comes_from_no_pipe(command: list[str]) -> None:
    with _substituted(PACK) as name:
        result = run_command(*(word.format(name) for word in command))
    assert (result.exit_code, result.stdout) == (2, "")


@posix
@for_each("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_the_name_of_standard_output_is_standard_output(name: str) -> None:
    file = write("x.yaml")
    export = ("export", file, "--to", "json")
    assert run(*export, "--out", name).stdout == run(*export).stdout
    assert run("new", name).stdout == run("new", "-").stdout
    assert run("import", write("x.csv", _CSV), "--out", name).stdout.count("Brooklyn") == 1


@posix
def test_a_device_is_written_to_and_never_replaced(folder: Path) -> None:
    play_one = ("play", write("x.yaml"), "--questions", "1", "--kind", "choice")
    assert run_command(*play_one, lines="1\n").exit_code == 0
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    for options in ([], ["--force"]):
        assert run_command("data", "export", str(pipe), *options).exit_code == 0
        assert json.loads(os.read(reader, 10_000).splitlines()[0])["kind"] == "header"
        backup = run_command("data", "backup", str(pipe), *options)
        assert backup.stderr.startswith(f'error: a backup can\'t be written to "{pipe}"\nhint: ')
    assert run("export", "x.yaml", "--to", "csv", "--out", str(pipe)).exit_code == 0
    assert os.read(reader, 10_000).startswith(b"id,kind,")
    os.close(reader)
    assert pipe.is_fifo()
