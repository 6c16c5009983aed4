"""Runs a command in a separate process and measures its time, memory and output.

Whatever a file, a setting or a typed line contains, a command must end soon, with little memory,
few lines and no traceback. `run_measured` runs it, and `faults` lists the limits it exceeded.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_MEGABYTE = 2**20
_SECONDS = 2.0  # for a file below a megabyte; above it, one second per megabyte
_MEGABYTES = 60.0  # plus eight times the size of the file
_TIMES_THE_FILE = 8
_MAX_LINES = 200
_ADDRESS_SPACE = 2000  # megabytes


@dataclass(frozen=True, slots=True)
class Measured:
    """The result of a command: ``seconds`` of process time, ``megabytes`` of memory at the peak.

    ``output`` is standard output and error together, ``lines`` the number of its lines. The
    ``exit_code`` is negative if a limit ended the command.
    """

    exit_code: int
    lines: int
    seconds: float
    megabytes: float
    output: str

    def faults(self, size: int, *, prints_all: bool = False) -> list[str]:
        """Return the limits that the command exceeded, given a file of ``size`` bytes.

        ``prints_all`` lifts the limit on the lines of output.
        """
        megabytes = size / _MEGABYTE
        seconds = max(_SECONDS, megabytes)
        memory = _MEGABYTES + _TIMES_THE_FILE * megabytes
        checks = {
            f"exit code {self.exit_code}": self.exit_code not in (0, 1, 2),
            f"{self.seconds:.2f} s of {seconds:.2f} s": self.seconds > seconds,
            f"{self.megabytes:.0f} MB of {memory:.0f} MB": self.megabytes > memory,
            f"{self.lines} lines": self.lines > _MAX_LINES and not prints_all,
            "a traceback": "Traceback (most recent call last)" in self.output,
            "nothing said": not self.output.strip(),
        }
        return [fault for fault, is_true in checks.items() if is_true]


def run_measured(
    arguments: Sequence[str],
    home: Path,
    *,
    typed: str = "",
    most_seconds: int = 60,
    interpreter: Sequence[str] = (),
) -> Measured:
    """Run ``anora-quiz`` with ``arguments`` in a separate process and return its measurements.

    The process has its files in the folder ``home``, works in the folder above it and reads
    ``typed``. It is ended when it takes ``most_seconds`` of process time or asks for two
    gigabytes of address space. ``interpreter`` are options for Python, such as ``-OO``.
    """
    home.parent.mkdir(parents=True, exist_ok=True)
    figures = home.parent / f"{home.name}-figures"
    figures.unlink(missing_ok=True)
    environment = {
        name: value
        for name, value in os.environ.items()
        if name in ("PATH", "SYSTEMROOT", "TMPDIR", "VIRTUAL_ENV", "PYTHONPATH")
    }
    environment |= {
        "ANORA_QUIZ_HOME": str(home),
        "HOME": str(home.parent),
        "USER": "ani",
        "LANG": "C.UTF-8",
    }
    limits = [str(figures), str(most_seconds)]
    done = subprocess.run(
        [sys.executable, *interpreter, "-P", __file__, *limits, *arguments],
        input=typed.encode("utf-8", "surrogateescape"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        cwd=home.parent,
        check=False,
    )
    output = done.stdout.decode("utf-8", "replace")
    seconds, megabytes = float(most_seconds), float(_ADDRESS_SPACE)
    if figures.exists():
        seconds, megabytes = map(float, figures.read_text().split())
    return Measured(done.returncode, output.count("\n"), seconds, megabytes, output)


def _peak_megabytes() -> float:
    """Return the peak memory of this process in megabytes.

    On Linux, ``ru_maxrss`` may include the memory of the parent process.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / _MEGABYTE if sys.platform == "darwin" else peak / 1024


def _main() -> None:
    """Run the command within its limits, and write its time and memory to a file."""
    figures, seconds, *arguments = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    address_space = _ADDRESS_SPACE * _MEGABYTE
    if sys.platform != "darwin":  # macOS does not enforce this limit
        resource.setrlimit(resource.RLIMIT_AS, (address_space, address_space))
    from anora_quiz.cli import main

    sys.argv = ["anora-quiz", *arguments]
    try:
        main()
    finally:
        sys.stdout.flush()
        Path(figures).write_text(f"{time.process_time()} {_peak_megabytes()}")


if __name__ == "__main__":
    _main()
