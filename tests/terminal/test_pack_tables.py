"""The list of packs on screens of every width, and in plain lines."""

from io import StringIO
from typing import Any

from rich.cells import cell_len

from anora_quiz.terminal.pack_lines import pack_lines
from anora_quiz.terminal.pack_tables import packs
from anora_quiz.terminal.theme import make_console
from tests.cases import for_each

_BUNDLED: dict[str, Any] = {
    "id": "oscars", "title": "Oscar category", "about": "What the film won, and who else was up",
    "questions": 32, "kinds": ["choice", "text", "date", "order"], "from": "bundled",
    "difficulties": {"easy": 12, "hard": 20}, "errors": 0, "warnings": 0,
    "path": "/bundled/oscars.yaml",
}  # fmt: skip
_OWN = _BUNDLED | {
    "id": "mine", "title": "My own", "about": "", "questions": 1, "kinds": ["choice"],
    "difficulties": {"medium": 1}, "from": "yours", "path": "/home/packs/mine.yaml",
}  # fmt: skip
_BROKEN = _OWN | {"id": "broken", "title": "", "errors": 2, "warnings": 1, "path": "/my packs/x"}
_OSCARS = "oscars (Oscar category): 32 questions; 12 easy, 20 hard; choice, text, date, order"
_EVIL = "\x1b[31m[b]x\u202e"
_NO_OWN = "No packs of your own yet. Create one with: anora-quiz packs new my-pack.yaml"


def _text(*rows: dict[str, Any], width: int = 78) -> str:
    console = make_console()
    console.file = StringIO()
    console.print(packs(rows), width=width)
    return console.file.getvalue()


def test_bundled_packs_come_before_the_own_ones() -> None:
    assert _text(_OWN, _BUNDLED) == (
        "Bundled packs\n\n"
        "Oscar category\n"
        "oscars · 32 questions · 12 easy, 20 hard · 4 kinds\n"
        "What the film won, and who else was up\n\n"
        "Your packs\n\n"
        "My own\n"
        "mine · 1 question · 1 medium · choice\n"
        "/home/packs/mine.yaml\n"
    )


def test_problems_are_told_with_the_command_that_shows_them() -> None:
    shown = _text(_BUNDLED, _BROKEN)
    assert "broken\n1 question · 1 medium · choice\n2 errors, 1 warning; see them with:" in shown
    assert "anora-quiz packs check '/my packs/x'" in " ".join(shown.split())
    assert _NO_OWN not in shown


def test_without_own_packs_there_is_a_line_that_says_how_to_write_one() -> None:
    assert _text(_BUNDLED).endswith(f"\n\n{_NO_OWN}\n")
    assert pack_lines([_BUNDLED])[-1] == _NO_OWN
    assert _NO_OWN not in pack_lines([_OWN])


@for_each("width", [20, 38, 78])
def test_nothing_is_cut(width: int) -> None:
    long = _OWN | {"title": "七人の侍" * 9, "id": "x" * 70, "about": "word " * 30}
    shown = _text(_BUNDLED, long, _BROKEN, width=width)
    assert max(map(cell_len, shown.splitlines())) <= width
    together = "".join(shown.split())
    assert "七人の侍" * 9 in together
    assert "x" * 70 in together
    assert together.count("word") == 30


def test_styles_tell_titles_from_what_they_are_about() -> None:
    text = packs([_BUNDLED])
    styled = {text.plain[span.start : span.end]: span.style for span in text.spans}  # type: ignore[union-attr]
    assert styled["Oscar category"] == "label"
    assert styled["What the film won, and who else was up"] == "quiet"


def test_plain_lines_have_a_line_for_each_pack_and_what_it_is_about() -> None:
    assert pack_lines([_BUNDLED, _BROKEN]) == [
        f"{_OSCARS}; bundled; no problems",
        "  What the film won, and who else was up",
        "broken: 1 question; 1 medium; choice; yours; 2 errors, 1 warning",
    ]


def test_packs_do_nothing_to_the_terminal() -> None:
    evil = _OWN | {"title": _EVIL, "id": _EVIL, "about": _EVIL, "path": _EVIL, "errors": 1}
    for shown in (_text(evil), "\n".join(pack_lines([evil]))):
        assert shown.count("\\x1b[31m[b]x\\u202e") >= 3
        assert not {"\x1b", "\u202e"} & set(shown)
