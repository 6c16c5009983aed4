"""What terminals send by themselves is dropped before it is taken for keys."""

from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

from anora_quiz.terminal.stage.known_keys import KnownKeysParser
from tests.cases import for_each


def _keys(*pieces: str) -> list[str]:
    presses: list[KeyPress] = []
    parser = KnownKeysParser(Vt100Parser(presses.append))
    for piece in pieces:
        parser.feed(piece)
    parser.flush()
    return [str(press.key.value if isinstance(press.key, Keys) else press.key) for press in presses]


@for_each(
    ("typed", "keys"),
    [
        ("ab", ["a", "b"]),
        ("\x1b[A", ["up"]),
        ("\x1b[27;5;13~", ["c-m"]),
        ("\x1b[Z", ["s-tab"]),
        ("\x1b", ["escape"]),
        ("\x1bb", ["escape", "b"]),
        ("\x1b[I", []),
        ("a\x1b[Ob", ["a", "b"]),
        ("\x1b[99;5u", []),
        ("\x1b[?62;4c", []),
        ("\x1b[<64;1;2M", []),
        ("\x1b[12;40R", ["<cursor-position-response>"]),
        ("\x1b[200~a\x1b[Ib\x1b[201~", ["<bracketed-paste>"]),
        ("\x1b[[A", ["f1"]),
        ("\x1bOP", ["f1"]),
        ("\x1b[1;5A", ["c-up"]),
    ],
)
def test_known_keys_pass_however_they_arrive(typed: str, keys: list[str]) -> None:
    assert _keys(typed) == keys
    assert _keys(*typed) == keys
