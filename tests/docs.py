"""Writes what is made from the code: ``python -m tests.docs``.

That is the kinds of questions in the guide for authors, and the table for completion.
"""

import sys
from pathlib import Path

from anora_quiz.completion.answers import TABLE
from anora_quiz.packs.writing.template import as_item
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.question import Question
from tests.completion_table import table

GUIDE = Path(__file__).parent.parent / "questions" / "README.md"
_START = "<!-- made from the code by `python -m tests.docs` -->\n"
_END = "<!-- end -->\n"


def guide() -> str:
    """Return the guide for authors as it should be."""
    text = GUIDE.read_text(encoding="utf-8")
    before, rest = text.split(_START)
    _, after = rest.split(_END)
    return f"{before}{_START}\n{''.join(map(_section, KINDS))}{_END}{after}"


def _section(kind: type[Question]) -> str:
    return f"### {kind.kind}\n\n{kind.about}\n\n```yaml\n{as_item(kind.example)}```\n\n"


if __name__ == "__main__":
    GUIDE.write_text(guide(), encoding="utf-8")
    TABLE.write_text(table(), encoding="utf-8")
    print(f"written: {GUIDE}, {TABLE}", file=sys.stderr)
