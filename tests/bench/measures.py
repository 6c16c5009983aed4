"""Probes run by turns, and what came of them."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.bench.bars import Measure
from tests.bench.probes import Bench, Figures, Probe
from tests.bench.terminal import Failed

# What runs by turns. Lighter programs are not measured in the wake of heavier ones.
_COMPANIES = (
    ("imports", "bundled", "rival", "large", "huge", "filtered"),
    ("version", "typer"),
    ("few scores", "ten a board", "scores", "scores of a player", "scores of a pack"),
    ("load", "check"),
    ("works",),
)


@dataclass(frozen=True, slots=True)
class Result:
    """What a measure came to in each round; or why it could not be taken.

    ``figures`` are the medians of what it was computed from.
    """

    measure: Measure
    samples: Sequence[float]
    figures: Sequence[float] = ()
    failure: str = ""

    @property
    def median(self) -> float:
        """What it came to."""
        return median(self.samples)

    @property
    def is_good(self) -> bool:
        """Whether it could be taken and is not above its bar."""
        most = self.measure.most
        return not self.failure and (most is None or self.median <= most)


@dataclass(frozen=True, slots=True)
class _Record:
    """What the probes gave in each round, by their names; why some failed."""

    rounds: list[dict[str, Figures]]
    failures: dict[str, str] = field(default_factory=dict)

    def try_out(self, name: str, probe: Probe) -> Figures:
        """Return what ``probe`` gives; nothing where it fails now, or has before."""
        if name not in self.failures:
            try:
                return probe()
            except (Failed, OSError) as error:
                self.failures[name] = str(error)
        return {}


def take(bench: Bench, wanted: Sequence[Measure], runs: int) -> list[Result]:
    """Take the measures that are ``wanted``; each probe runs ``runs`` times, and once before."""
    needed = {probe for measure in wanted for probe in measure.probes}
    record = _Record([{} for _ in range(runs)])
    for company in _COMPANIES:
        probes = _made(bench, (name for name in company if name in needed), record)
        try:
            _take_turns(probes, record)
        finally:
            for probe in probes.values():
                if hasattr(probe, "close"):
                    probe.close()
    return [_result(measure, record) for measure in wanted]


def _made(bench: Bench, names: Iterable[str], record: _Record) -> dict[str, Probe]:
    probes: dict[str, Probe] = {}
    for name in names:
        try:
            probes[name] = bench.probe(name)
        except (Failed, OSError) as error:
            record.failures[name] = str(error)
    return probes


def _take_turns(probes: dict[str, Probe], record: _Record) -> None:
    if not probes:
        return
    names = ", ".join(probes)
    print(f"warming up: {names}", file=sys.stderr, flush=True)
    for name, probe in probes.items():
        record.try_out(name, probe)
    for number, of_round in enumerate(record.rounds, 1):
        print(f"run {number} of {len(record.rounds)}: {names}", file=sys.stderr, flush=True)
        for name, probe in probes.items():
            of_round[name] = record.try_out(name, probe)


def _result(measure: Measure, record: _Record) -> Result:
    failed = [record.failures[name] for name in sorted(measure.probes & record.failures.keys())]
    if failed:
        return Result(measure, (), failure=failed[0])
    figures = [
        median(each[probe][name] for each in record.rounds) for probe, name in measure.figures
    ]
    return Result(measure, measure.samples(record.rounds), figures)
