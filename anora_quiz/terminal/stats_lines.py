"""A player's statistics as plain lines, and the sentences that the screen shares with them."""

from collections.abc import Sequence
from datetime import datetime

from anora_quiz.quiz.board_names import board_title
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.player_stats import NamedTally, PlayerStats, RecentResult, Tally, percent_of
from anora_quiz.terminal.moments import date_words
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.wording import due_words, ordinal, spoken

TALLIES_SHOWN = 12
"""How many packs and kinds are shown at most; the JSON has them all."""


def stats_title(progress: PlayerStats) -> str:
    """Return whose statistics ``progress`` is, in words."""
    return f"Statistics for {visible(progress.player)}"


def stats_lines(progress: PlayerStats, now: datetime, *, in_full: bool = False) -> list[str]:
    """Return the statistics of a player who has finished a round, as lines.

    ``now`` is the player's time; dates are told from it unless they are wanted ``in_full``.
    """
    lines = [stats_title(progress), *summary_words(progress)]
    if progress.recent:
        percents = ", ".join(str(each.percent) for each in progress.recent)
        lines.append(trend_words(progress.recent))
        lines.append(f"Percent of the maximum score, oldest first: {percents}")
    for title, tallies in titled_tallies(progress):
        lines += ["", f"{title}:"]
        lines += [f"  {visible(each.name)}: {_correct_words(each.tally)}" for each in tallies]
        if more := omitted_words(title, progress):
            lines.append(f"  {more}")
    if progress.best:
        lines += ["", "Best results:"]
    lines += [
        f"  {ordinal(each.rank)} of {each.entries:,}: {each.score:,} of {each.max_score:,} points,"
        f" {date_words(each.finished_at, None if in_full else now)},"
        f" {visible(spoken(board_title(each.board, progress.titles)))}"
        for each in progress.best
    ]
    return [*lines, "", *closing_words(progress, now)]


def summary_words(progress: PlayerStats) -> list[str]:
    """Return how much was played and with what success, in a few phrases."""
    total = progress.total
    modes = ", ".join(f"{count:,} {visible(mode)}" for mode, count in progress.rounds)
    counts = [
        (total.partly, "partly correct"),
        (total.wrong, "wrong"),
        (total.skipped, "no answer"),
    ]
    facts = [f"{total.right:,} correct ({total.percent}%)"]
    facts += [f"{count:,} {words}" for count, words in counts if count]
    lines = [
        f"{count_of(progress.rounds_finished, 'round')} finished: {modes}",
        f"{count_of(total.asked, 'question')}: {', '.join(facts)}",
    ]
    if total.pace is not None:
        seconds = count_of(max(round(total.pace), 1), "second")
        lines.append(f"Average time per answer: about {seconds}")
    return lines


def trend_words(recent: Sequence[RecentResult]) -> str:
    """Return the range and average of the last results, of which there is at least one."""
    percents = [each.percent for each in recent]
    if len(percents) == 1:
        return f"Last round: {percents[0]}% of the maximum score"
    mean = percent_of(sum(percents), 100 * len(percents))
    return (
        f"Last {len(percents)} rounds: {min(percents)}% to {max(percents)}% of the maximum"
        f" score, {mean}% on average, {percents[-1]}% in the latest"
    )


def titled_tallies(progress: PlayerStats) -> list[tuple[str, Sequence[NamedTally]]]:
    """Return the tallies to show: each title with those below it."""
    packs = [
        NamedTally(progress.titles.get(each.name, each.name), each.tally)
        for each in progress.packs[:TALLIES_SHOWN]
    ]
    sections = [
        ("Packs", packs),
        ("Difficulties", progress.difficulties),
        ("Kinds", progress.kinds[:TALLIES_SHOWN]),
    ]
    return [(title, tallies) for title, tallies in sections if tallies]


def omitted_words(title: str, progress: PlayerStats) -> str:
    """Return how many packs are not shown below ``title``; empty for none."""
    more = len(progress.packs) - TALLIES_SHOWN if title == "Packs" else 0
    return (
        f"{count_of(more, 'more pack')}; see all with: anora-quiz stats --json" if more > 0 else ""
    )


def closing_words(progress: PlayerStats, now: datetime) -> list[str]:
    """Return a phrase about daily rounds, if any were played, and one about practice."""
    days, upcoming = progress.days, progress.upcoming
    streaks = f"{days.current:,} in a row, longest streak {days.longest:,}"
    daily = [f"Daily rounds: {days.played:,} played, {streaks}"] if days.played else []
    due = "see what's due with: anora-quiz practice"
    if upcoming:
        due = f"{due_words(upcoming, now)}{' now' if upcoming.due else ''}"
    return [*daily, f"Practice: {due}"]


def _correct_words(tally: Tally) -> str:
    return f"{tally.right:,} of {tally.asked:,} correct ({tally.percent}%)"
