"""What is measured, and what it may come to."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.bench.probes import Figures

_MILLISECONDS = 1000

Figure = tuple[str, str]
"""The name of a probe, and of one of its figures."""


@dataclass(frozen=True, slots=True)
class Measure:
    """``figure`` divided by what stands ``beside`` it, or in milliseconds where nothing does.

    ``most`` is the bar; None where the measure is for information.
    """

    name: str
    what: str
    most: float | None
    figure: Figure
    beside: Figure | None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it needs."""
        return (self.figure,) if self.beside is None else (self.figure, self.beside)

    @property
    def probes(self) -> set[str]:
        """The names of the probes that it needs."""
        return {probe for probe, _ in self.figures}

    def samples(self, rounds: Iterable[dict[str, Figures]]) -> list[float]:
        """Return what it came to in each round: figures of one round are compared."""
        found = [[each[probe][name] for probe, name in self.figures] for each in rounds]
        if self.beside is None:
            return [figure * _MILLISECONDS for (figure,) in found]
        return [figure / beside for figure, beside in found]


def measures(large: int, huge: int, rounds: int) -> tuple[Measure, ...]:
    """Return all measures, for packs and databases of these sizes."""
    imports, bundled = ("imports", "question"), ("bundled", "question")
    first = f"first question of {huge:,}"
    scores, few = ("scores", "whole"), ("few scores", "whole")
    check, load = ("check", "whole"), ("load", "whole")
    player, pack = ("scores of a player", "whole"), ("scores of a pack", "whole")
    in_process, paused = ("works", "load"), ("works", "load paused")
    inspect, compiling, memory = ("works", "inspect"), ("works", "compile"), ("huge", "memory")
    many = f"scores, {rounds:,} rounds"
    return tuple(
        Measure(*row)
        for row in (
            ("question", "first question ÷ imports", 0.9, bundled, imports),
            ("prompt", "prompt takes keys ÷ imports", 1.4, ("bundled", "prompt"), imports),
            ("rival", "first question ÷ mkdocs-quiz", 0.5, bundled, ("rival", "question")),
            ("large", f"first of {large:,} ÷ bundled", 1.1, ("large", "question"), bundled),
            ("huge", f"{first} ÷ bundled", 1.25, ("huge", "question"), bundled),
            ("filtered", f"{first}, filtered", 1.5, ("filtered", "question"), bundled),
            ("memory", f"memory, {huge:,} ÷ bundled", 1.15, memory, ("bundled", "memory")),
            ("key", "key press to verdict, ms", 50, ("bundled", "key"), None),
            ("check", f"check {large:,} ÷ CSafeLoader", 1.0, inspect, in_process),
            ("check-paused", "the same, the loader without gc", None, inspect, paused),
            ("check-command", "packs check ÷ loading process", 1.0, check, load),
            ("compile", f"compile {large:,} ÷ CSafeLoader", 1.3, compiling, in_process),
            ("compile-paused", "the same, the loader without gc", None, compiling, paused),
            ("scores", f"{many} ÷ 10", 1.2, scores, few),
            ("scores-alike", f"{many} ÷ 10 a board", None, scores, ("ten a board", "whole")),
            ("scores-player", "--player ÷ scores of 10", None, player, few),
            ("scores-pack", "--pack ÷ scores of 10", None, pack, few),
            ("version", "--version ÷ a Typer app", 1.2, ("version", "whole"), ("typer", "whole")),
        )
    )
