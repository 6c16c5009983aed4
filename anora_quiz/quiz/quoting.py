"""Quotes of texts from packs, players, and files in messages, and in commands for a shell."""

_LONGEST_QUOTE = 60  # characters


def quoted(text: str) -> str:
    """Return ``text`` in quotation marks for a message, cut if longer than 60 characters."""
    return f"“{truncated(text)}”"


def quoted_line(text: str) -> str:
    """Return ``text`` like `quoted`, but on one line."""
    return quoted(" ".join(text.split()))


def printable(text: str) -> str:
    """Return ``text`` like `truncated`, but on one line, escaped if not all of it is printable."""
    cut = truncated(text)
    return cut if cut.isprintable() else ascii(cut)[1:-1]


def arguments(*words: str) -> str:
    """Return ``words`` as they are typed in a shell after the options of a command."""
    import shlex  # late: few messages hold a command with names

    are_like_options = any(word.startswith("-") for word in words)
    return f"-- {shlex.join(words)}" if are_like_options else shlex.join(words)


def truncated(text: str) -> str:
    """Return ``text`` for a message, cut and ending in “…” if longer than 60 characters."""
    return f"{text[:_LONGEST_QUOTE]}…" if len(text) > _LONGEST_QUOTE else text
