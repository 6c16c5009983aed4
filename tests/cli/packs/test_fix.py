"""`packs check --fix`: shows what can be fixed, asks, writes it, and checks again."""

import re
import stat
import sys
from pathlib import Path

import pytest

from anora_quiz.packs.checking.check import load
from tests.cases import for_each
from tests.cli.packs.sample import PACK, run, write

_FIXABLE = PACK.replace("id: two", "id: one").replace("answer: Ani", "answer: *Ani  # her")
_FIXED = PACK.replace("id: two", "id: who-is-the-heroine").replace("Ani\n", '"*Ani"  # her\n')


def test_changes_are_shown_and_written_with_yes_and_the_pack_is_checked() -> None:
    result = run("check", "--fix", "--yes", write("x.yaml", _FIXABLE))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[:2] == ["--- x.yaml", "+++ x.yaml"]
    assert "-  - id: one" in lines
    assert "+  - id: who-is-the-heroine" in lines
    assert '+    answer: "*Ani"  # her' in lines
    assert "Changed 2 lines in 1 file." in lines
    assert lines[-1] == "Checked 1 pack (3 questions): no problems."
    assert Path("x.yaml").read_text() == _FIXED
    assert load(Path("x.yaml")).questions


def test_several_changes_on_one_line_are_shown_together() -> None:
    text = PACK.replace("- id: three\n    kind: number", "- kind: Numeric")
    result = run("check", "--fix", "--yes", write("x.yaml", text))
    assert result.exit_code == 0
    assert "@@ -18,3 +18,4 @@" in result.stdout
    assert Path("x.yaml").read_text() == PACK.replace("id: three", "id: how-many-days")


def test_blank_last_line_is_removed() -> None:
    result = run("check", "--fix", "--yes", write("x.yaml", f"{PACK}   "))
    assert result.exit_code == 0
    assert Path("x.yaml").read_text() == PACK


def test_nothing_is_written_where_no_one_can_be_asked() -> None:
    result = run("check", "--fix", write("x.yaml", _FIXABLE))
    assert result.exit_code == 2
    assert '+    answer: "*Ani"  # her' in result.stdout
    assert result.stderr == "error: can't ask whether to write these changes\nhint: add --yes\n"
    assert Path("x.yaml").read_text() == _FIXABLE


def test_good_pack_is_not_written() -> None:
    write("x.yaml")
    before = Path("x.yaml").stat().st_mtime_ns
    result = run("check", "--fix", "x.yaml")
    assert result.exit_code == 0
    assert result.stdout.startswith("Nothing can be fixed automatically.\n")
    assert Path("x.yaml").stat().st_mtime_ns == before


def test_what_is_left_is_reported() -> None:
    result = run("check", "--fix", "--yes", write("x.yaml", _FIXABLE.replace("37", "many")))
    assert result.exit_code == 1
    assert "[not-a-number]" in result.stdout
    assert result.stdout.endswith("Checked 1 pack (3 questions): 1 error.\n")


def test_several_files_are_fixed_together() -> None:
    write("a/x.yaml", _FIXABLE)
    write("a/y.yaml", _FIXABLE.replace("?", "!"))
    write("a/z.yaml")
    result = run("check", "--fix", "--yes", "--no-style", "a")
    assert "Changed 4 lines in 2 files.\n" in result.stdout
    assert Path("a/x.yaml").read_text() == _FIXED


def test_fixed_standard_input_is_printed_alone() -> None:
    result = run("check", "--fix", "-", lines=_FIXABLE)
    assert (result.exit_code, result.stdout) == (0, _FIXED)
    assert result.stderr == "Checked 1 pack (3 questions): no problems.\n"


def test_standard_input_with_errors_left_exits_with_one() -> None:
    result = run("check", "--fix", "-", lines=_FIXABLE.replace("37", "many"))
    assert (result.exit_code, result.stdout) == (1, _FIXED.replace("37", "many"))
    assert "[not-a-number]" in result.stderr


@for_each(
    "arguments",
    [
        ("--fix", "--watch", "x.yaml"),
        ("--fix", "--format", "json", "x.yaml"),
        ("--yes", "x.yaml"),
        ("--fix", "-", "x.yaml"),
    ],
)
def test_options_that_make_no_sense_together_are_refused(arguments: tuple[str, ...]) -> None:
    write("x.yaml", _FIXABLE)
    assert run("check", *arguments).exit_code == 2
    assert Path("x.yaml").read_text() == _FIXABLE


def test_files_that_cannot_be_fixed_are_only_reported() -> None:
    Path("x.yaml").write_bytes(_FIXABLE.encode("utf-16"))
    before = Path("x.yaml").read_bytes()
    result = run("check", "--fix", "--yes", "x.yaml", "none.yaml")
    assert result.exit_code == 1
    assert "none.yaml" in result.stdout
    assert Path("x.yaml").read_bytes() == before


def test_many_changes_are_cut_unless_all_are_wanted() -> None:
    items = "".join(
        f"  - kind: text\n    question: Seat {number}?\n    answer: x\n\n\n\n\n"
        for number in range(150)
    )
    write("x.yaml", f"format: 1\ntitle: T\nquestions:\n{items}")
    shown = run("check", "--fix", "x.yaml").stdout
    assert shown.endswith("… and 50 more changes. Show all of them with --all.\n")
    assert (
        len(re.findall(r"(?m)^\+  - id: ", run("check", "--fix", "--all", "x.yaml").stdout)) == 150
    )


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of other systems")
def test_mode_and_link_of_the_file_stay() -> None:
    write("real.yaml", _FIXABLE)
    Path("real.yaml").chmod(0o640)
    Path("x.yaml").symlink_to("real.yaml")
    assert run("check", "--fix", "--yes", "x.yaml").exit_code == 0
    assert Path("x.yaml").is_symlink()
    assert stat.S_IMODE(Path("real.yaml").stat().st_mode) == 0o640
    assert Path("real.yaml").read_text() == _FIXED


def test_no_file_is_written_if_one_is_read_only() -> None:
    write("x.yaml", _FIXABLE)
    write("y.yaml", _FIXABLE)
    Path("y.yaml").chmod(0o444)
    result = run("check", "--fix", "--yes", "x.yaml", "y.yaml")
    assert result.exit_code == 1
    assert 'can\'t write "y.yaml": it is read-only' in result.stderr
    assert [Path(each).read_text() for each in ("x.yaml", "y.yaml")] == [_FIXABLE] * 2


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of other systems")
def test_folder_that_cannot_be_written_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    write("x.yaml", _FIXABLE)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("anora_quiz.saving.saved_beside", refuse)
    result = run("check", "--fix", "--yes", "x.yaml")
    assert result.exit_code == 1
    assert "can't write" in result.stderr
    assert Path("x.yaml").read_text() == _FIXABLE


def test_control_characters_in_changes_are_harmless() -> None:
    result = run("check", "--fix", write("x.yaml", _FIXABLE.replace("# her", "# \x1b[2J")))
    assert "\x1b" not in result.stdout
