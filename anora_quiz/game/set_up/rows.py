"""The rows of the page on which a round is set up."""

import re
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

from anora_quiz.game.session import Session
from anora_quiz.game.set_up.choices import RANDOM, RoundSetup
from anora_quiz.game.set_up.players import choose_players
from anora_quiz.game.set_up.words import (
    count_words,
    difficulties_words,
    list_words,
    packs_words,
    timer_words,
)
from anora_quiz.game.spoilers import SPOILER_WORDS
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import OPEN_MODES
from anora_quiz.quiz.options import position_in
from anora_quiz.quiz.question import Difficulty
from anora_quiz.terminal.setting_rows import Choice, Entry, SettingRow

_COUNTS = (5, 10, 15, 20, 30, 50)
_MOST_QUESTIONS = 1000
_TIMERS = (5, 10, 15, 20, 30, 45, 60)  # seconds for a question
_ROUND_TIMERS = (30, 45, 60, 90, 120, 180)  # seconds for a round
_LONGEST_TIMER = 3600  # seconds
_DIFFICULTIES = tuple(mix for size in range(3) for mix in combinations(Difficulty, size))
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:[,\s]\d{3})+|\d+)\s*(?P<unit>[^\W\d]*)\.?")
_SEPARATORS = re.compile(r"[,\s]")  # between thousands
_OF_CODE = "set by the code"


class SetupRows:
    """The rows that show and change a round that is being set up."""

    def __init__(self, session: Session, setup: RoundSetup) -> None:
        """Show and change ``setup``."""
        self._session = session
        self._setup = setup

    def all(self) -> list[SettingRow]:
        """Return the rows for all settings; a code decides all but the players."""
        rows = [self._mode(), self._packs(), self._questions(), self._difficulty()]
        rows += [self._kinds(), *self._tags(), self._timer(), self._spoilers()]
        if self._setup.of_code is not None:
            rows = [SettingRow(label=row.label, value=row.value, note=_OF_CODE) for row in rows]
        return [*rows, self._players(), self._seed_or_code()]

    def _mode(self) -> SettingRow:
        mode = self._setup.shown.mode

        def choose(new: type[Mode]) -> None:
            options = self._setup.options
            is_alike = new.has_round_clock == options.mode.has_round_clock
            self._setup.change(mode=new(), timer=options.timer if is_alike else None)

        return SettingRow(
            label="Mode",
            value=mode.name,
            note=mode.about,
            choice=_choice({each: each.name for each in OPEN_MODES}, type(mode), choose),
        )

    def _packs(self) -> SettingRow:
        setup = self._setup

        def tick() -> None:
            titles = {str(pack.path): pack.header.title for pack in setup.packs}
            message = "Choose packs (none for all Anora packs)"
            setup.choose_packs(self._tick(message, titles, setup.options.packs))

        titles = [pack.header.title for pack in setup.chosen_packs]
        return SettingRow(label="Packs", value=packs_words(titles), open=tick)

    def _questions(self) -> SettingRow:
        mode, count = self._setup.shown.mode, self._setup.shown.count

        def change(number: int | None) -> None:
            self._setup.change(count=None if number == mode.usual_count else number)

        def words(number: int | None) -> str:
            return count_words(mode, number, players=self._setup.players)

        return SettingRow(
            label="Questions",
            value=words(count),
            note=self._matching_words(),
            choice=_choice(
                {number: words(number) for number in sorted({*_COUNTS, mode.usual_count})},
                count or mode.usual_count,
                change,
            ),
            entry=_number_entry("How many questions", count, _MOST_QUESTIONS, change, "questions"),
        )

    def _matching_words(self) -> str:
        """Return how many questions match, and whether these are fewer than are wanted."""
        matching, options = self._setup.matching(), self._setup.options
        if not matching:
            return "" if matching is None else "no questions match"
        is_limit = options.mode.is_endless and options.count is None
        wanted = (options.count or options.mode.usual_count) * self._setup.players
        only = "" if is_limit or matching >= wanted else "only "
        return f"{only}{matching:,} {'matches' if matching == 1 else 'match'}"

    def _difficulty(self) -> SettingRow:
        chosen = self._setup.shown.filters.difficulties
        return SettingRow(
            label="Difficulty",
            value=difficulties_words(chosen),
            choice=_choice(
                {mix: difficulties_words(mix) for mix in _DIFFICULTIES},
                chosen,
                lambda mix: self._setup.filter(difficulties=mix),
            ),
        )

    def _kinds(self) -> SettingRow:
        setup = self._setup

        def tick() -> None:
            names = {name: name for name in sorted(kind.kind for kind in KINDS)}
            ticked = self._tick(
                "Choose kinds of questions (none for any kind)", names, setup.options.filters.kinds
            )
            setup.filter(kinds=() if len(ticked) == len(names) else tuple(ticked))

        value = list_words(setup.shown.filters.kinds, "kind")
        return SettingRow(label="Kinds", value=value, open=tick)

    def _tags(self) -> list[SettingRow]:
        """Return the row for tags, if the packs have any."""
        setup = self._setup
        names = {name: name for name in setup.tags}

        def tick() -> None:
            ticked = self._tick("Choose tags (none for any tag)", names, setup.options.filters.tags)
            setup.filter(tags=tuple(ticked))

        value = list_words(setup.shown.filters.tags, "tag")
        return [SettingRow(label="Tags", value=value, open=tick)] if names else []

    def _tick(self, message: str, texts: dict[str, str], ticked: Sequence[str]) -> list[str]:
        choices = [(text, value) for value, text in texts.items()]
        return self._session.face().pick_many(message, choices, ticked)

    def _timer(self) -> SettingRow:
        mode, timer = self._setup.shown.mode, self._setup.shown.timer

        def change(number: int | None) -> None:
            self._setup.change(timer=None if number == mode.usual_timer else number)

        scope = "the round" if mode.has_round_clock else "each question"
        return SettingRow(
            label="Timer",
            value=timer_words(mode, timer),
            choice=_choice(
                {each: timer_words(mode, each) for each in _timers(mode)},
                timer or mode.usual_timer,
                change,
            ),
            entry=_number_entry(
                f"How many seconds for {scope}", timer, _LONGEST_TIMER, change, "seconds"
            ),
        )

    def _spoilers(self) -> SettingRow:
        wanted = self._setup.shown.spoilers
        texts = SPOILER_WORDS | {None: f"as in Settings: {self._setup.decided_words}"}
        return SettingRow(
            label="Spoilers",
            value=texts[wanted],
            choice=_choice(texts, wanted, lambda each: self._setup.change(spoilers=each)),
        )

    def _players(self) -> SettingRow:
        setup = self._setup
        names = setup.options.players

        def choose() -> None:
            setup.change(players=choose_players(self._session, names, setup.shown.mode))

        is_for_several = setup.of_code is not None and setup.players_of_code > 1
        return SettingRow(
            label="Players",
            value=list_words(names or [self._session.known_name()], "player"),
            note=f"the code is for {setup.wanted_players}" if is_for_several else "",
            open=choose,
        )

    def _seed_or_code(self) -> SettingRow:
        setup = self._setup
        code, seed = setup.options.code, setup.options.seed
        given = code or ("" if seed is None else str(seed))
        return SettingRow(
            label="Seed or code",
            value=given or RANDOM,
            note="the code sets everything but the players" if code else "",
            entry=Entry(f"Seed, share code, or “{RANDOM}”", given, setup.take_seed_or_code),
        )


def _timers(mode: Mode) -> list[int | None]:
    """Return the seconds to choose from; None is for no timer."""
    if mode.usual_timer is None:
        return [None, *_TIMERS]
    return sorted({mode.usual_timer, *(_ROUND_TIMERS if mode.has_round_clock else _TIMERS)})


def _choice(texts: dict[Any, str], chosen: object, choose: Callable[[Any], None]) -> Choice:
    """Return a choice of the values that ``texts`` stand for."""
    values = list(texts)
    index = values.index(chosen) if chosen in values else -1
    return Choice(list(texts.values()), index, lambda index: choose(values[index]))


def _number_entry(
    question: str, number: int | None, most: int, change: Callable[[int | None], None], unit: str
) -> Entry:
    """Return what can be typed for a number from 1 to ``most``; nothing is the usual one.

    It may have separators, and the ``unit``, whole or its beginning.
    """

    def take(text: str) -> str:
        typed = position_in(_bare_number(text.strip(), unit), most)
        if text.strip() and not typed:
            return f"Type a number from 1 to {most:,}."
        change(typed or None)
        return ""

    return Entry(f"{question}, 1 to {most:,}?", str(number or ""), take)


def _bare_number(text: str, unit: str) -> str:
    """Return ``text`` without separators of thousands and the ``unit``: "1,000 s" as 1000."""
    found = _NUMBER.fullmatch(text)
    if found is None or not unit.startswith(found["unit"].casefold()):
        return ""
    return _SEPARATORS.sub("", found["number"])
