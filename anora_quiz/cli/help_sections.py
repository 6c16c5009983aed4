"""What the help of each command ends with: examples, and what else is good to know."""

import textwrap
from collections.abc import Sequence
from typing import Any

_Rows = Sequence[tuple[str, str]]

_EXAMPLES = "Examples"
_EXAMPLES_OF = {
    "": ["anora-quiz play --questions 5", "anora-quiz help packs check"],
    "play": [
        "anora-quiz play oscar-category --questions 5",
        "anora-quiz play --mode blitz --player Ani --player Igor",
    ],
    "daily": ["anora-quiz daily", "anora-quiz daily --copy"],
    "practice": ["anora-quiz practice", "anora-quiz practice --ahead 3 --player Ani"],
    "resume": ["anora-quiz resume", "anora-quiz resume --discard 12"],
    "scores": ["anora-quiz scores --mode blitz", "anora-quiz scores --csv > scores.csv"],
    "stats": ["anora-quiz stats", "anora-quiz stats --player Ani --json"],
    "review": ["anora-quiz review", "anora-quiz review --list"],
    "packs": ["anora-quiz packs list", "anora-quiz packs new my-pack.yaml"],
    "packs list": ["anora-quiz packs list", "anora-quiz packs list --json"],
    "packs show": ["anora-quiz packs show oscar-category"],
    "packs path": ["anora-quiz packs path", "anora-quiz packs path consultant"],
    "packs new": [
        "anora-quiz packs new my-pack.yaml",
        "anora-quiz packs new my-pack.yaml --kind choice",
    ],
    "packs check": [
        "anora-quiz packs check --watch my-pack.yaml",
        "anora-quiz packs check --fix my-pack.yaml",
        "anora-quiz packs check packs/ --format github",
    ],
    "packs add": [
        "anora-quiz packs add my-pack.yaml",
        "anora-quiz packs add https://example.org/my-pack.yaml",
    ],
    "packs remove": ["anora-quiz packs remove my-pack"],
    "packs import": [
        "anora-quiz packs import quiz.gift",
        "anora-quiz packs import quiz.xlsx --out my-pack.yaml",
        "anora-quiz packs import cards.txt --from anki-tsv",
        "anora-quiz packs import corrected.gift --update my-pack",
    ],
    "packs export": [
        "anora-quiz packs export consultant --to csv",
        "anora-quiz packs export my-pack.yaml --to gift --out q.txt",
        "anora-quiz packs export consultant --to sheet --out sheet.html",
    ],
    "packs report": ["anora-quiz packs report consultant"],
    "packs guide": ["anora-quiz packs guide | less"],
    "packs schema": ["anora-quiz packs schema > my-schema.json"],
    "config": ["anora-quiz config list", "anora-quiz config set one_key true"],
    "config path": ["anora-quiz config path"],
    "config list": ["anora-quiz config list", "anora-quiz config list --json"],
    "config get": ["anora-quiz config get player"],
    "config set": ["anora-quiz config set player Ani", "anora-quiz config set plain true"],
    "data": ["anora-quiz data path", "anora-quiz data check"],
    "data path": ["anora-quiz data path"],
    "data backup": ["anora-quiz data backup", "anora-quiz data backup scores-copy.db"],
    "data check": ["anora-quiz data check", "anora-quiz data check --fix"],
    "data export": ["anora-quiz data export rounds.jsonl"],
    "data import": [
        "anora-quiz data import rounds.jsonl",
        "ssh laptop anora-quiz data export | anora-quiz data import -",
    ],
    "players": ["anora-quiz players list"],
    "players list": ["anora-quiz players list"],
    "players rename": ["anora-quiz players rename ani Ani"],
    "players merge": ["anora-quiz players merge Anni Ani"],
    "players delete": ["anora-quiz players delete Igor --backups"],
    "help": ["anora-quiz help play", "anora-quiz help packs check"],
}
_ENVIRONMENT = (
    ("ANORA_QUIZ_HOME", "Folder for everything that the game writes."),
    ("NO_COLOR", "Turn colors off, as CLICOLOR=0 does."),
    ("FORCE_COLOR", "Turn colors on, even in pipes."),
    ("ACCESSIBLE", "Use plain lines, as --plain and TERM=dumb do."),
    ("COLUMNS", "Width of the screen, if it isn't detected."),
)
_EXIT_CODES = (
    ("0", "Success, also if a round was saved to resume later."),
    ("1", "Something is wrong with a pack, a file, or your data."),
    ("2", "Something is wrong with the command line."),
    ("130", "Interrupted with Ctrl-C outside a round."),
)


def write_sections(command: str, formatter: Any) -> None:
    """Write what the help of ``command`` ends with; the name of the program itself is empty."""
    with formatter.section(_EXAMPLES):
        for example in _EXAMPLES_OF.get(command, ()):
            formatter.write(f"  {_fitted(example, formatter.width - 2)}\n")
    for title, rows in _other_sections(command).items():
        with formatter.section(title):
            formatter.write_dl(rows)


def print_sections(command: str) -> None:
    """Print the same in boxes."""
    from rich.console import Console
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    content: dict[str, Any] = {_EXAMPLES: Text("\n".join(_EXAMPLES_OF.get(command, ())))}
    for title, rows in _other_sections(command).items():
        content[title] = table = Table.grid(padding=(0, 2))
        for name, text in rows:
            table.add_row(Text(name, "bold cyan"), Text(text))
    for title, each in content.items():
        console.print(Panel(each, title=title, title_align="left", border_style="dim"))


def _other_sections(command: str) -> dict[str, _Rows]:
    if command == "play":
        return {"Modes": _modes()}
    return {} if command else {"Environment variables": _ENVIRONMENT, "Exit codes": _EXIT_CODES}


def _modes() -> _Rows:
    """Return the rules of every open mode and those of points."""
    from anora_quiz.quiz.mode import Mode  # late: other commands need no modes
    from anora_quiz.quiz.modes import OPEN_MODES

    rules = {Mode.name: f"{Mode.usual_count} questions, no clock."}
    for mode in OPEN_MODES[1:]:
        scoring = "" if mode.scoring == Mode.scoring else f" {mode.scoring}"
        rules[mode.name] = f"{mode.way}{scoring}"
    rules["Points"] = Mode.scoring
    return list(rules.items())


def _fitted(example: str, width: int) -> str:
    """Return ``example`` in lines of ``width`` columns that a shell reads as one command."""
    lines = textwrap.wrap(
        example,
        max(width - 2, 1),  # for the backslash
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return example if len(example) <= width else " \\\n  ".join(lines)
