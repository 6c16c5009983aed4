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
    sys.stdout.write(f"\x1b]52;c;{encoded}\a")
    sys.stdout.flush()
    return True
