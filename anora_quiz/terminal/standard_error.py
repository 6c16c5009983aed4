"""What commands say on standard error."""

import sys
from contextlib import suppress

from anora_quiz.terminal.sanitize import visible_lines


def tell(message: str) -> None:
    """Print ``message`` on standard error, where that takes it, made harmless."""
    # Messages quote packs and paths, which are as untrusted here as on the screen.
    with suppress(OSError):  # a full disk, a window that is gone: nobody else could be told
        print(visible_lines(message), file=sys.stderr, flush=True)
