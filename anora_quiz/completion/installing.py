"""The scripts that make shells complete words, and installing them."""

import os
from contextlib import suppress
from pathlib import Path

from anora_quiz.completion import SHELLS
from anora_quiz.errors import AnoraQuizError
from anora_quiz.paths import path_of

_PLACES = {
    "bash": ("~/.bash_completions/anora-quiz.sh", "~/.bashrc"),
    "zsh": ("~/.zfunc/_anora-quiz", "~/.zshrc"),
    "fish": ("~/.config/fish/completions/anora-quiz.fish", ""),
}
_LINES = {
    "bash": "source ~/.bash_completions/anora-quiz.sh",
    "zsh": "fpath+=~/.zfunc; autoload -Uz compinit; compinit",
}
"""The line that a shell's own file needs, so that the shell finds the script."""


def script(shell: str) -> str:
    """Return the script for ``shell``."""
    return Path(__file__).with_name("scripts").joinpath(f"anora-quiz.{shell}").read_text("utf-8")


def install(shell: str) -> Path:
    """Save the script for ``shell`` where the shell looks for it, and return where that is.

    Raises `AnoraQuizError` if that fails.
    """
    file, settings = map(path_of, _PLACES[shell])
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(script(shell), encoding="utf-8")
        if shell in _LINES:
            _add_line(settings, _LINES[shell])
    except OSError as error:
        message = f'can\'t write "{error.filename}": {error.strerror}'
        hint = f"save the output of `anora-quiz --show-completion {shell}` yourself"
        raise AnoraQuizError(message, hint) from None
    return file


def _add_line(settings: Path, line: str) -> None:
    """Add ``line`` to the end of the file of ``settings``, unless it is there."""
    text = settings.read_bytes() if settings.exists() else b""
    if line.encode() not in text.splitlines():
        gap = b"" if not text or text.endswith(b"\n") else b"\n"
        with settings.open("ab") as file:
            file.write(gap + line.encode() + b"\n")


def shell_in_use() -> str:
    """Return the name of the shell that runs this process or, if unknown, of the login shell."""
    with suppress(OSError):  # only Linux tells it in a file
        parent = Path(f"/proc/{os.getppid()}/comm").read_text("utf-8").strip()
        if parent in SHELLS:
            return parent
    return os.path.basename(os.environ.get("SHELL", ""))  # noqa: PTH119 - may be anything
