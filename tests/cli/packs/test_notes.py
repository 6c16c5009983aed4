"""Notes on imports and exports: losses come first, and what is alike shares a line."""

from pathlib import Path

from anora_quiz.cli.packs.notes import note_lines
from anora_quiz.packs.formats.base import Note
from anora_quiz.packs.formats.findings import Findings
from anora_quiz.packs.formats.losses import Losses
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.question import Question, Source, Wrong
from tests.cli.packs.sample import run, write

_FILE = Path("list.csv")
_HINT = "Show every note with --all."


def _findings(count: int) -> Findings:
    """Return findings with as many notes on tags, on lines 3, 6, 9 …, and a loss in between."""
    findings = Findings(1000)
    for number in range(1, count + 1):
        findings.note(3 * number, "changed the tag {} to {}", f"Tag {number}", f"tag-{number}")
    return findings


def test_notes_of_the_same_sort_share_a_line_with_their_first_places() -> None:
    assert note_lines(_findings(34).notes, _FILE) == [
        "list.csv: 34 times: changed the tag … to … (lines 3, 6, 9, and 31 more)",
        _HINT,
    ]


def test_every_note_can_be_listed_by_line() -> None:
    lines = note_lines(_findings(34).notes[::-1], _FILE, shows_all=True)
    assert lines == [
        f"list.csv:{3 * each}: changed the tag Tag {each} to tag-{each}" for each in range(1, 35)
    ]


def test_two_notes_of_the_same_sort_are_told_in_full() -> None:
    assert note_lines(_findings(2).notes, _FILE) == [
        "list.csv:3: changed the tag Tag 1 to tag-1",
        "list.csv:6: changed the tag Tag 2 to tag-2",
    ]


def test_questions_that_were_left_out_come_first() -> None:
    findings = _findings(34)
    findings.leave_out(50, "no answer")
    for line in (7, 80, 51):
        findings.leave_out(line, "more than {} answers", line)
    assert note_lines(findings.notes, _FILE) == [
        "list.csv: skipped 3 questions: more than … answers (lines 7, 51, and 80)",
        "list.csv:50: skipped question: no answer",
        "list.csv: 34 times: changed the tag … to … (lines 3, 6, 9, and 31 more)",
        _HINT,
    ]


def test_line_with_several_notes_is_named_once() -> None:
    notes = [Note("left out an empty option", line) for line in (4, 4, 4)]
    assert note_lines(notes, _FILE)[0] == "list.csv: 3 times: left out an empty option (line 4)"
    notes += [Note("left out an empty option", 1200)]
    assert note_lines(notes, _FILE)[0].endswith("(lines 4 and 1,200)")


def test_notes_on_the_whole_file_have_no_place() -> None:
    assert note_lines([Note("cut off")] * 3, _FILE)[0] == "list.csv: 3 times: cut off"
    assert note_lines([Note("cut off")], _FILE) == ["list.csv: cut off"]


def test_message_may_have_braces_of_its_own() -> None:
    findings = Findings(1000)
    for line in (1, 2, 3):
        findings.note(line, "write \\{ and \\}")
    assert note_lines(findings.notes, _FILE)[0].startswith("list.csv: 3 times: write \\{ and \\} (")


def _exported_notes() -> list[Note]:
    wrong, source = (Wrong("Igor", because="No."),), Source(title="Notes")
    questions = [
        Choice(id=f"q{each}", question="Who?", answer="Ani", wrong=wrong, source=source)
        for each in range(34)
    ]
    kept = {
        Header: ("title",),
        Question: ("id", "question"),
        Choice: ("answer", "wrong"),
        Wrong: ("text",),
    }
    losses = Losses(
        Pack(path=_FILE, header=Header(id="seats", title="Seats"), questions=tuple(questions)), kept
    )
    for question in questions[:-2]:
        losses.keep(question, ["too wide"] if question.id == "q7" else [])
    for question in questions[-2:]:
        losses.leave_out(question, "no cards")
    return losses.notes


def test_quoted_texts_are_names() -> None:
    notes = [Note(f"left out the title “{each}” of a film", each) for each in (1, 2, 3)]
    assert note_lines(notes, _FILE)[0] == (
        "list.csv: 3 times: left out the title … of a film (lines 1, 2, and 3)"
    )


def test_fields_that_an_export_leaves_out_are_counted_one_by_one() -> None:
    assert note_lines(_exported_notes()) == [
        "q32: skipped question: no cards",
        "q33: skipped question: no cards",
        "32 questions: left out (not supported by this format): source (q0, q1, q2, and 29 more)",
        "32 questions: left out (not supported by this format): because (q0, q1, q2, and 29 more)",
        "q7: too wide",
        _HINT,
    ]


def test_fields_that_few_questions_lose_share_a_line() -> None:
    notes = _exported_notes()
    assert note_lines([*notes[:2], *notes[-2:]]) == [
        "q32: skipped question: no cards",
        "q33: skipped question: no cards",
        "q0: left out (not supported by this format): source, because",
        "q1: left out (not supported by this format): source, because",
    ]


def test_every_note_on_an_export_can_be_listed_by_question() -> None:
    lines = note_lines(_exported_notes(), shows_all=True)
    assert len(lines) == 35
    assert lines[0] == "q0: left out (not supported by this format): source, because"


def test_only_the_first_hundred_lines_are_shown() -> None:
    notes = [Note(f"note {line}", line) for line in range(1, 301)]
    lines = note_lines(notes, _FILE)
    assert (len(lines), lines[-1]) == (101, "… and 200 more. Show all of them with --all.")
    assert len(note_lines(notes, _FILE, shows_all=True)) == 300


def test_import_and_export_group_their_notes() -> None:
    table = "question,answer,hint,tolerance\n" + "Who?,5,Her,five\n" * 30 + ",,,\nWhat?,,,\n"
    imported = run("import", write("list.csv", table)).stderr.splitlines()
    assert imported[0] == "list.csv:33: skipped question: `answer` is empty"
    assert len(imported) == 3
    exported = run("export", "list.yaml", "--to", "anki-tsv").stderr.splitlines()
    assert any(line.startswith("30 questions: left out") and "hint" in line for line in exported)
    listed = run("export", "list.yaml", "--to", "anki-tsv", "--all").stderr.splitlines()
    assert len(listed) > 30 > len(exported)
