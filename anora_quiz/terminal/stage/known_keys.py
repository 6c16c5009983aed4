"""Input for prompts: what terminals send by themselves is no key, and early keys are dropped."""

import re
import sys

from prompt_toolkit.application import get_app_session
from prompt_toolkit.input import Input
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.keys import Keys

from anora_quiz.terminal import interruption

_CODE = re.compile(r"\x1b\[\[?[0-?]*[ -/]*[@-Z\\-~]")
_UNFINISHED = re.compile(r"\x1b(\[\[?[0-?]*[ -/]*)?\Z")
# Pastes, answers about the cursor, and mouse reports of the old form, of which more follows.
_NEEDED = re.compile(r"\x1b\[(20[01]~|\d+;\d+R|M)")


class KnownKeysParser(Vt100Parser):
    """A parser that drops codes it doesn't know.

    prompt_toolkit's own takes an unknown code, such as that of a window that gets the focus, for
    Esc and letters.
    """

    def __init__(self, parser: Vt100Parser) -> None:
        """Pass what is known on to ``parser``."""
        self._parser = parser
        self._held = ""  # the start of a code
        super().__init__(parser.feed_key_callback)

    def feed(self, data: str) -> None:
        """Read ``data``; a code may be spread over several calls."""
        text = _CODE.sub(_known, self._held + data)
        unfinished = _UNFINISHED.search(text)
        self._held = unfinished.group() if unfinished else ""
        self._parser.feed(text.removesuffix(self._held))

    def flush(self) -> None:
        """Take a code that was begun for the keys it could be."""
        held, self._held = self._held, ""
        self._parser.feed(held)
        self._parser.flush()


def discard_typed_ahead() -> None:
    """Drop keys pressed before something was shown: they were not meant for it.

    Ctrl-C among them counts all the same: it ends the next prompt.
    """
    source = get_app_session().input
    drop_unknown_codes(source)
    keys = get_typeahead(source)
    if sys.stdin is not None and sys.stdin.isatty() and sys.platform != "win32":
        with source.raw_mode():
            while more := source.read_keys():
                keys += more
            keys += source.flush_keys()
    if any(each.key == Keys.ControlC for each in keys):
        interruption.note()


def drop_unknown_codes(source: Input) -> None:
    """Let ``source`` drop the codes that it doesn't know."""
    parser = getattr(source, "vt100_parser", None)  # Windows has others
    if parser is not None and not isinstance(parser, KnownKeysParser):
        source.vt100_parser = KnownKeysParser(parser)  # type: ignore[attr-defined]


def _known(code: re.Match[str]) -> str:
    text = code.group()
    return text if text in ANSI_SEQUENCES or _NEEDED.fullmatch(text) else ""
