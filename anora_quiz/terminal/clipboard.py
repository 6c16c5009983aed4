"""The clipboard of the terminal."""

import base64
import os
import sys


def copy(text: str) -> bool:
    """Ask the terminal to put ``text`` on the clipboard; tell whether there is one to ask.

    The request is OSC 52 of xterm's control sequences. Terminals do not say whether they
    obeyed, and some are set up not to.
    """
    if not sys.stdout.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return False
    coded = base64.b64encode(text.encode()).decode("ascii")
    sys.stdout.write(f"\x1b]52;c;{coded}\a")
    sys.stdout.flush()
    return True
