"""Writes the kinds of questions into the guide for authors: ``python -m tests.docs``."""

import sys
from pathlib import Path

from anora_quiz.packs.writing.template import as_item
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.question import Question

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
    print(f"written: {GUIDE}", file=sys.stderr)
