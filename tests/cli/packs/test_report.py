"""`packs report`."""

from pathlib import Path

import pytest

from tests.cli.packs.sample import BROKEN, PACK, data_of, play, run, write


def test_a_pack_that_nobody_played_has_no_report() -> None:
    result = run("report", write("x.yaml"))
    assert result.exit_code == 0
    assert result.stdout == "No results for x yet. Play it with: anora-quiz play x.yaml\n"


@pytest.mark.usefixtures("own")
def test_a_report_counts_what_was_asked_and_how_it_went() -> None:
    for line in ("Alex", "Drew", "Alex", "Sean", ":skip"):
        play("mine", "--kind", "choice", lines=f"{line}\n")
    (row, *_) = data_of("report", "mine", "--json")
    assert row.pop("seconds") >= 0
    assert row == {
        "id": "one",
        "question": "Who edited it?",
        "asked": 5,
        "right": 1,
        "partly": 0,
        "skipped": 1,
        "wrong_answer": "Alex",
        "wrong_count": 2,
        "flags": [],
        "remark": "",
    }


@pytest.mark.usefixtures("own")
def test_a_report_is_lines_in_a_pipe() -> None:
    for line in ("Alex", "Alex", ":flag Two people edited it\nSean"):
        play("mine", "--kind", "choice", lines=f"{line}\n")
    assert run("report", "mine").stdout.splitlines() == [
        "one: asked 3 times, 1 correct, median time 0 seconds, flagged.",
        "  Most common wrong answer: Alex (2 times)",
        "  Flagged: Two people edited it",
        "two: not asked yet.",
        "three: not asked yet.",
    ]


@pytest.mark.usefixtures("own")
def test_a_flag_is_in_the_report_without_an_answer_and_without_a_reason() -> None:
    play("mine", "--kind", "number", lines=":flag\n")
    (row,) = [row for row in data_of("report", "mine", "--json") if row["id"] == "three"]
    assert (row["asked"], row["flags"], row["remark"]) == (0, [""], "flagged")
    assert "three: asked 0 times, 0 correct, flagged.\n  Flagged: no reason given" in (
        run("report", "mine").stdout
    )


@pytest.mark.usefixtures("own")
def test_a_question_that_all_or_none_get_right_is_pointed_out() -> None:
    for _ in range(5):
        play("mine", "--kind", "number", lines="37\n")
        play("mine", "--kind", "choice", lines="Drew\n")
    remarks = {row["id"]: row["remark"] for row in data_of("report", "mine", "--json")}
    assert remarks == {
        "one": "never answered correctly",
        "two": "",
        "three": "always answered correctly",
    }


def test_a_report_takes_a_path() -> None:
    play(write("x.yaml"), "--kind", "number", lines="37\n")
    assert "three: asked 1 time, 1 correct" in run("report", "x.yaml").stdout


def test_a_report_keeps_packs_apart(own: Path) -> None:
    (own / "other.yaml").write_text(PACK)
    play("other", "--kind", "number", lines="37\n")
    assert "No results for mine" in run("report", "mine").stdout


@pytest.mark.usefixtures("own")
def test_a_report_of_a_pack_that_is_gone_has_what_was_asked() -> None:
    play("mine", "--kind", "number", lines="36\n")
    run("remove", "mine")
    result = run("report", "mine")
    assert result.exit_code == 0
    assert result.stdout.startswith("three: asked 1 time, 0 correct, ")
    assert "two" not in result.stdout


def test_a_report_of_a_pack_that_broke_has_what_was_asked(own: Path) -> None:
    play("mine", "--kind", "number", lines="36\n")
    (own / "mine.yaml").write_text(BROKEN)
    assert run("report", "mine").stdout.startswith("three: asked 1 time")


@pytest.mark.usefixtures("own")
def test_a_flag_on_a_question_that_is_gone_stays_in_the_report() -> None:
    play("mine", "--kind", "number", lines=":flag It was 38\n")
    run("remove", "mine")
    assert "It was 38" in run("report", "mine").stdout


def test_a_report_on_a_folder_of_packs_is_refused_without_a_traceback() -> None:
    write("all/x.yaml")
    write("all/y.yaml")
    result = run("report", "all")
    assert result.exit_code in (0, 1, 2)
