"""Dates and times as people say them."""

from datetime import date, datetime, timedelta
from math import ceil

from anora_quiz.quiz.counting import count_of

_SOON = timedelta(hours=1)
_DAY_NAMES = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def moment_words(moment: datetime, now: datetime) -> str:
    """Return when ``moment`` is, seen from ``now``: "today at 22:00", "yesterday", "Mar 22, 2025".

    Both have a time zone; the day is counted in that of ``now``. A day that is neither yesterday,
    today nor tomorrow has no time.
    """
    local = moment.astimezone(now.tzinfo)
    days = (local.date() - now.date()).days
    if days in _DAY_NAMES:
        return f"{_DAY_NAMES[days]} at {local:%H:%M}"
    return day_words(local, now)


def day_words(moment: datetime, now: datetime) -> str:
    """Return the day of ``moment``, seen from ``now``: "today", "Mar 22", "Mar 22, 2025"."""
    local = moment.astimezone(now.tzinfo)
    days = (local.date() - now.date()).days
    if days in _DAY_NAMES:
        return _DAY_NAMES[days]
    year = "" if local.year == now.year else f", {local.year}"
    return f"{local:%b} {local.day}{year}"


def coming_words(moment: datetime, now: datetime) -> str:
    """Return when ``moment``, which is to come, will be: "in 5 minutes", "today at 22:00".

    Of later days, only the day is said, as by `day_words`.
    """
    left = moment - now
    if left >= _SOON:
        is_today = moment.astimezone(now.tzinfo).date() == now.date()
        return moment_words(moment, now) if is_today else day_words(moment, now)
    return f"in {count_of(max(ceil(left / timedelta(minutes=1)), 1), 'minute')}"


def date_words(moment: datetime, now: datetime | None) -> str:
    """Return the day of ``moment`` as `day_words`, or without ``now`` in full: 2026-03-22."""
    return f"{moment:%Y-%m-%d}" if now is None else day_words(moment, now)


def calendar_words(day: str) -> str:
    """Return the stored ``day`` of a daily round, 2026-03-22, without its year: "Mar 22".

    A text that is no date stays as it is.
    """
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found:%b} {found.day}"
