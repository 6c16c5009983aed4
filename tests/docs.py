"""Writes the kinds of questions into the authors' guide: ``python -m tests.docs``."""

import inspect
import re
import sys
from pathlib import Path
from textwrap import dedent

from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.question import Question

GUIDE = Path(__file__).parent.parent / "questions" / "README.md"
_START = "<!-- made from the code by `python -m tests.docs` -->\n"
_END = "<!-- end -->\n"


def example(kind: type[Question]) -> str:
    """Return the example in the docstring of ``kind``, as YAML."""
    _, example_part = inspect.cleandoc(kind.__doc__ or "").split("Example::\n\n")
    return dedent(example_part).strip() + "\n"


def guide() -> str:
    """Return the authors' guide as it should be."""
    text = GUIDE.read_text(encoding="utf-8")
    before, rest = text.split(_START)
    _, after = rest.split(_END)
    return f"{before}{_START}\n{''.join(map(_section, KINDS))}{_END}{after}"


def _section(kind: type[Question]) -> str:
    words, _ = inspect.cleandoc(kind.__doc__ or "").split("Example::\n\n")
    prose = re.sub(r"``(.+?)``", r"`\1`", words).strip()
    lines = example(kind).splitlines()
    item = "\n".join(("  - " if not number else "    ") + line for number, line in enumerate(lines))
    return f"### {kind.kind}\n\n{prose}\n\n```yaml\n{item}\n```\n\n"


if __name__ == "__main__":
    GUIDE.write_text(guide(), encoding="utf-8")
    print(f"written: {GUIDE}", file=sys.stderr)
