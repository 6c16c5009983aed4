"""A player's progress as plain lines, and the sentences that its screen shares with them."""

from collections.abc import Sequence

from anora_quiz.quiz.player_stats import NamedTally, PlayerStats, RecentResult, Tally
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.wording import count_of, upcoming_words

PARTS_SHOWN = 12
"""How many packs are shown; the others are in the JSON."""


def stats_lines(found: PlayerStats) -> list[str]:
    """Return the progress of a player who has finished a round, as lines."""
    lines = [f"Progress of {visible(found.player)}", *summary_words(found)]
    if found.recent:
        percents = ", ".join(str(each.percent) for each in found.recent)
        lines.append(course_words(found.recent))
        lines.append(f"In percent of the best score, the oldest first: {percents}.")
    for title, parts in stats_parts(found):
        lines += ["", f"{title}:"]
        lines += [f"  {visible(part.name)}: {_right_words(part.tally)}" for part in parts]
        if more := more_words(title, found):
            lines.append(f"  {more}")
    if found.best:
        lines += ["", "Best results:"]
    lines += [
        f"  Place {each.rank} of {each.entries}: {each.score} of {each.max_score} points,"
        f" {each.finished_at:%Y-%m-%d}, {visible(each.board)}"
        for each in found.best
    ]
    return [*lines, "", *closing_words(found)]


def summary_words(found: PlayerStats) -> list[str]:
    """Return how much was played and how it went, in a few sentences."""
    total = found.total
    modes = ", ".join(f"{visible(mode)} {count:,}" for mode, count in found.rounds)
    counts = [
        (total.partly, "partly right"),
        (total.wrong, "wrong"),
        (total.skipped, "without an answer"),
    ]
    facts = [f"{total.right:,} right ({total.percent} %)"]
    facts += [f"{count:,} {words}" for count, words in counts if count]
    lines = [
        f"{_counted(found.rounds_finished, 'round')} finished: {modes}.",
        f"{_counted(total.asked, 'question')}: {', '.join(facts)}.",
    ]
    if total.pace is not None:
        lines.append(f"An answer takes {total.pace:.1f} seconds on average.")
    return lines


def course_words(recent: Sequence[RecentResult]) -> str:
    """Return how the last results went, in a sentence; there is one at least."""
    percents = [each.percent for each in recent]
    if len(percents) == 1:
        return f"The last round: {percents[0]} % of the best score."
    mean = sum(percents) // len(percents)
    return (
        f"The last {len(percents)} rounds: {min(percents)} to {max(percents)} % of the best"
        f" score, {mean} % on average, {percents[-1]} % in the last one."
    )


def stats_parts(found: PlayerStats) -> list[tuple[str, Sequence[NamedTally]]]:
    """Return the parts that are shown, below their titles."""
    parts = [
        ("Packs", found.packs[:PARTS_SHOWN]),
        ("Difficulties", found.difficulties),
        ("Kinds", found.kinds[:PARTS_SHOWN]),
    ]
    return [(title, shown) for title, shown in parts if shown]


def more_words(title: str, found: PlayerStats) -> str:
    """Return how many packs are not shown below ``title``; empty for none."""
    more = len(found.packs) - PARTS_SHOWN if title == "Packs" else 0
    return f"and {count_of(more, 'more pack')}: anora-quiz stats --json" if more > 0 else ""


def closing_words(found: PlayerStats) -> list[str]:
    """Return what there is to say about daily rounds and practice."""
    lines: list[str] = []
    days = found.days
    if days.played:
        lines.append(
            f"Daily rounds: {_counted(days.played, 'day')}, {days.current:,} in a row now,"
            f" {days.longest:,} at most."
        )
    if found.upcoming is None:
        lines.append("Practice: much was played since the last time; see anora-quiz practice.")
    else:
        lines.append(f"Practice: {upcoming_words(found.upcoming)}")
    return lines


def _right_words(tally: Tally) -> str:
    return f"{tally.right:,} of {tally.asked:,} right ({tally.percent} %)"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
