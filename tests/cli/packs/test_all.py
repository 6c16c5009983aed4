"""What is true of all commands about packs, also with odd names and texts."""

import json
from pathlib import Path

import pytest

from tests.cli.packs.sample import (
    BROKEN,
    COMMANDS,
    EVIL,
    PACK,
    QA,
    is_harmless,
    odd_names,
    play,
    run,
    write,
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


def test_packs_alone_names_its_commands() -> None:
    shown = run().output
    assert all(command in shown for command in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "PATH is missing"),
        (["check", "x.yaml", "--format", "xml"], "github"),
        (["check", "x.yaml", "--watch", "--format", "json"], "can't be used together"),
        (["show", "consultent"], 'did you mean "consultant"?'),
        (["path", "consultent"], "consultant"),
        (["remove", "consultent"], 'you have no pack named "consultent"'),
        (["export", "consultent", "--to", "json"], 'did you mean "consultant"?'),
        (["export", "consultant", "--to", "xml"], "markdown, or sheet"),
        (["report", "consultent"], 'did you mean "consultant"?'),
        (["new", "x.yaml", "--kind", "chioce"], "choice"),
        (["lsit"], "list"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_is_wrong(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "x.yaml"],
        ["add", "x.yaml"],
        ["export", "x.yaml", "--to", "json"],
        ["report", "x.yaml"],
        ["import", "x.yaml"],
    ],
)
def test_a_missing_file_ends_with_1(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert result.stderr.startswith('error: "x.yaml": ')
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments", [["show"], ["add"], ["export", "--to", "json"], ["report"]], ids=lambda a: a[0]
)
def test_a_broken_pack_is_refused_with_an_error_for_each_mistake(arguments: list[str]) -> None:
    result = run(*arguments, write("x.yaml", BROKEN))
    assert result.exit_code == 1
    assert [line.split(" ")[:2] for line in result.stderr.splitlines()[::2]] == [
        ["error:", "x.yaml:15:5:"],
        ["error:", "x.yaml:22:13:"],
    ]
    assert [line.split(" ")[0] for line in result.stderr.splitlines()[1::2]] == ["hint:"] * 2
    assert result.stdout == ""


@odd_names
@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--no-style"],
        ["show"],
        ["add"],
        ["export", "--to", "json"],
        ["report"],
        ["import", "--from", "red"],
    ],
    ids=" ".join,
)
def test_what_a_broken_file_and_its_name_hold_comes_out_harmless(arguments: list[str]) -> None:
    name = write(f"{EVIL}.yaml", BROKEN.replace("title: Sample", f"title: '{EVIL}'"))
    result = run(*arguments, name)
    assert is_harmless(result.output)
    assert "\\x1b[2J" in result.output
    assert "[b]" in result.output


@odd_names
@pytest.mark.parametrize("command", ["list", "show", "report", "add"])
def test_what_a_good_pack_and_its_name_hold_comes_out_harmless(command: str, home: Path) -> None:
    text = PACK.replace("title: Sample", "title: '[/b] [red]x'").replace("He cuts", "He [/b] cuts")
    packs = home / "packs"
    packs.mkdir(parents=True)
    (packs / f"{EVIL}.yaml").write_text(text)
    arguments = {"list": [], "add": [write(f"{EVIL}2.yaml", text)]}.get(command, [EVIL])
    result = run(command, *arguments)
    assert result.exit_code == 0
    assert is_harmless(result.output)
    assert "[/b]" in result.output or command == "report"


@pytest.mark.parametrize("output", ["text", "github"])
def test_what_messages_quote_comes_out_harmless(output: str) -> None:
    text = PACK.replace("answer: Ani", '"a\u202e\x85::error::b": Ani')
    result = run("check", write("x.yaml", text), "--format", output)
    assert "\\u202e" in result.stdout
    assert is_harmless(result.stdout)


@odd_names
def test_a_new_pack_of_an_odd_name_is_reported_harmlessly() -> None:
    assert is_harmless(run("new", f"{EVIL}.yaml").output)
    assert is_harmless(run("new", f"{EVIL}.yaml").output)
    assert is_harmless(run("new", f"{EVIL}/x.yaml").output)


@odd_names
def test_a_removed_pack_of_an_odd_name_is_reported_harmlessly(own: Path) -> None:
    (own / f"{EVIL}.yaml").write_text(PACK)
    result = run("remove", EVIL)
    assert result.exit_code == 0
    assert is_harmless(result.output)


@odd_names
def test_github_gets_no_control_characters() -> None:
    shown = run("check", write(f"{EVIL}.yaml", BROKEN), "--format", "github").stdout
    assert shown.startswith("::error file=")
    assert is_harmless(shown)


@odd_names
@pytest.mark.parametrize(
    "arguments", [["check", ".", "--format", "json"], ["list", "--json"]], ids=" ".join
)
def test_json_has_no_control_characters(arguments: list[str], own: Path) -> None:
    (own / f"{EVIL}.yaml").write_text(PACK)
    shown = run(*arguments, *([] if "list" in arguments else [write(f"{EVIL}.yaml", BROKEN)]))
    assert json.loads(shown.stdout)
    assert is_harmless(shown.stdout)


@pytest.mark.usefixtures("own")
def test_a_report_as_json_has_no_control_characters() -> None:
    play("mine", "--kind", "number", lines=":flag \x9b31m\x1b[2J\u202e\n")
    shown = run("report", "mine", "--json").stdout
    assert json.loads(shown)[2]["flags"] == ["\x9b31m\x1b[2J\u202e"]
    assert is_harmless(shown)


@pytest.mark.usefixtures("own")
def test_flags_and_answers_of_players_come_out_harmless() -> None:
    play("mine", "--kind", "text", "--spoilers", lines=":flag [/b] \x1b[2J\n[red]\x1b[2J\x07\n")
    shown = run("report", "mine").stdout
    assert is_harmless(shown)
    assert "Flagged: [/b] \\x1b[2J" in shown
    assert "Most common wrong answer: [red]\\x1b[2J\\x07 (1 time)" in shown


def test_what_an_imported_file_holds_comes_out_harmless() -> None:
    result = run(
        "import", write("list.txt", "'W\x1b[2J?': [A\x07]\n'[/b]': {a: b}\n"), "--from", "red"
    )
    assert is_harmless(result.output)
    assert result.exit_code in (0, 1)


def test_what_an_import_left_out_comes_out_harmless() -> None:
    result = run("import", write("list", f"Dear {EVIL}\n{QA}"))
    assert "\nlist:1: " in result.stderr
    assert "[b]e" in result.stderr
    assert is_harmless(result.output)


@pytest.mark.parametrize("command", ["show", "path", "remove", "report", "check"])
def test_an_odd_id_comes_out_harmless(command: str) -> None:
    result = run(command, EVIL)
    assert result.exit_code in (1, 2)
    assert is_harmless(result.output)
    assert "\\x1b[2J" in result.output
