"""A player's progress as plain lines, and the sentences that the screen shares with them."""

from collections.abc import Sequence

from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.player_stats import NamedTally, PlayerStats, RecentResult, Tally
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.wording import upcoming_words

TALLIES_SHOWN = 12
"""How many packs and kinds are shown at most; the JSON has them all."""


def stats_lines(progress: PlayerStats) -> list[str]:
    """Return the progress of a player who has finished a round, as lines."""
    lines = [f"Progress of {visible(progress.player)}", *summary_words(progress)]
    if progress.recent:
        percents = ", ".join(str(each.percent) for each in progress.recent)
        lines.append(trend_words(progress.recent))
        lines.append(f"In percent of the best score, the oldest first: {percents}.")
    for title, tallies in titled_tallies(progress):
        lines += ["", f"{title}:"]
        lines += [f"  {visible(each.name)}: {_right_words(each.tally)}" for each in tallies]
        if more := omitted_words(title, progress):
            lines.append(f"  {more}")
    if progress.best:
        lines += ["", "Best results:"]
    lines += [
        f"  Place {each.rank:,} of {each.entries:,}: {each.score:,} of"
        f" {count_of(each.max_score, 'point')},"
        f" {each.finished_at:%Y-%m-%d}, {visible(each.board)}"
        for each in progress.best
    ]
    return [*lines, "", *closing_words(progress)]


def summary_words(progress: PlayerStats) -> list[str]:
    """Return how much was played and with what success, in a few sentences."""
    total = progress.total
    modes = ", ".join(f"{visible(mode)} {count:,}" for mode, count in progress.rounds)
    counts = [
        (total.partly, "partly right"),
        (total.wrong, "wrong"),
        (total.skipped, "without an answer"),
    ]
    facts = [f"{total.right:,} right ({total.percent} %)"]
    facts += [f"{count:,} {words}" for count, words in counts if count]
    lines = [
        f"{count_of(progress.rounds_finished, 'round')} finished: {modes}.",
        f"{count_of(total.asked, 'question')}: {', '.join(facts)}.",
    ]
    if total.pace is not None:
        lines.append(f"An answer takes {total.pace:.1f} seconds on average.")
    return lines


def trend_words(recent: Sequence[RecentResult]) -> str:
    """Return the range and average of the last results, of which there is at least one."""
    percents = [each.percent for each in recent]
    if len(percents) == 1:
        return f"The last round: {percents[0]} % of the best score."
    mean = sum(percents) // len(percents)
    return (
        f"The last {count_of(len(percents), 'round')}: {min(percents)} to {max(percents)} % of"
        f" the best score, {mean} % on average, {percents[-1]} % in the last one."
    )


def titled_tallies(progress: PlayerStats) -> list[tuple[str, Sequence[NamedTally]]]:
    """Return the tallies to show: each title with those below it."""
    sections = [
        ("Packs", progress.packs[:TALLIES_SHOWN]),
        ("Difficulties", progress.difficulties),
        ("Kinds", progress.kinds[:TALLIES_SHOWN]),
    ]
    return [(title, tallies) for title, tallies in sections if tallies]


def omitted_words(title: str, progress: PlayerStats) -> str:
    """Return how many packs are not shown below ``title``; empty for none."""
    more = len(progress.packs) - TALLIES_SHOWN if title == "Packs" else 0
    return f"and {count_of(more, 'more pack')}: anora-quiz stats --json" if more > 0 else ""


def closing_words(progress: PlayerStats) -> list[str]:
    """Return a sentence about daily rounds, if any were played, and one about practice."""
    lines: list[str] = []
    days = progress.days
    if days.played:
        lines.append(
            f"Daily rounds: {count_of(days.played, 'day')}, {days.current:,} in a row now,"
            f" {days.longest:,} at most."
        )
    if progress.upcoming is None:
        lines.append("Practice: much was played since the last time; see anora-quiz practice.")
    else:
        lines.append(f"Practice: {upcoming_words(progress.upcoming)}")
    return lines


def _right_words(tally: Tally) -> str:
    return f"{tally.right:,} of {tally.asked:,} right ({tally.percent} %)"
