"""A question of each kind on its way: written, checked, compiled, asked, kept, and marked."""

import re
from pathlib import Path

from anora_quiz.packs.pack import Header
from anora_quiz.packs.writing.template import template
from anora_quiz.quiz.question import Question
from tests.cli.playing import scores, shown
from tests.examples import example
from tests.quiz.builders import every_kind


def _right_line(question: Question, shown: str) -> str:
    """Return the line that answers ``question``, whose options are ``shown`` if it has some."""
    labels = {
        text.casefold(): label
        for label, text in re.findall(r"^  (\w+)\. (.+)$", shown, re.MULTILINE)
    }
    solution = question.solution()
    if not labels:
        return "; ".join(solution)
    return " ".join(labels[key.casefold()] for key in solution)


@every_kind
def test_round_with_any_kind_is_left_and_resumed_and_its_right_answer_counts(
    kind: type[Question], tmp_path: Path
) -> None:
    pack = tmp_path / f"{kind.kind}.yaml"
    pack.write_text(template(Header(id=kind.kind, title="Kinds"), [kind], pack.name), "utf-8")
    assert shown("packs", "check", str(pack)) == "Checked 1 pack (1 question): no problems.\n"
    left = shown("play", str(pack))  # the input ends, which saves the round
    resumed = shown("resume", lines=f"{_right_line(example(kind), left)}\n")
    assert "\nCorrect: " in resumed
    assert scores("--pack", kind.kind)[0]["correct"] == 1
