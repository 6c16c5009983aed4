"""Copying text to the clipboard through the terminal."""

import base64
import os
import sys


def copy(text: str) -> bool:
    """Ask the terminal to put ``text`` on the clipboard; return whether there was one to ask.

    The request is xterm's control sequence OSC 52. Terminals do not report whether they
    obeyed, and some are configured not to.
    """
    if not sys.stdout.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return False
    encoded = base64.b64encode(text.encode()).decode("ascii")
    request = f"\x1b]52;c;{encoded}\a"
    sys.stdout.write(request + _wrapped(request))
    sys.stdout.flush()
    return True


def _wrapped(request: str) -> str:
    """Return ``request`` as tmux hands it on to its terminal; empty outside tmux.

    Depending on its settings, tmux obeys the request itself, or hands on only what is wrapped.
    """
    if "TMUX" not in os.environ:
        return ""
    doubled = request.replace("\x1b", "\x1b\x1b")
    return f"\x1bPtmux;{doubled}\x1b\\"
