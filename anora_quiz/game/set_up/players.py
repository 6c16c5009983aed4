"""A page on which the players of a round are named."""

from collections.abc import Sequence

from anora_quiz.errors import Canceled
from anora_quiz.game.session import Session
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.names import name_key, name_problem, tidy_name
from anora_quiz.terminal.setting_rows import Choice, Entry, SettingRow

_NO_ONE = "no one"
_MOST_KNOWN = 20  # players to choose from


def choose_players(session: Session, players: Sequence[str], mode: Mode) -> list[str]:
    """Let the player name who plays ``mode``, at first ``players``; return their names.

    There are none if only the known player is to play. Raises `Canceled` if the player goes back.
    """
    own = session.known_name()
    seats = _Seats(players or [own], mode.most_players, [own, *_known_players(session)])
    if not session.face().adjust("Players", seats.rows, "finish"):
        raise Canceled
    return [] if seats.names == [own] else seats.names


def _known_players(session: Session) -> list[str]:
    from anora_quiz.records import history  # late: the first question must not wait for it

    with session.store() as store:
        return history.known_players(store, _MOST_KNOWN)


class _Seats:
    """The names of the players, seat by seat."""

    def __init__(self, players: Sequence[str], most: int, known: Sequence[str]) -> None:
        """Begin with ``players``, up to ``most``; those and all who are ``known`` are offered."""
        self.names = list(players)
        self._most = most
        self._offered: dict[str, str] = {}  # by what tells names apart
        for name in (*known, *players):
            self._offered.setdefault(name_key(name), name)
        self._offered |= {name_key(name): name for name in players}

    def rows(self) -> list[SettingRow]:
        """Return a row for each player, and one more while there is room."""
        free = [""] if len(self.names) < self._most else []
        return [self._row(seat, name) for seat, name in enumerate([*self.names, *free])]

    def _row(self, seat: int, name: str) -> SettingRow:
        known = [each for each in self._offered.values() if not self._is_taken(each, seat)]
        offered = known if name else ["", *known]
        return SettingRow(
            label=f"Player {seat + 1}",
            value=name or _NO_ONE,
            choice=Choice(
                [each or _NO_ONE for each in offered],
                offered.index(name),
                lambda index: self._put(seat, offered[index]),
            ),
            entry=Entry("Name", name, lambda text: self._take(seat, text), goes_on=True),
            clear=(lambda: self._put(seat, "")) if name else None,
        )

    def _is_taken(self, name: str, seat: int) -> bool:
        """Tell whether somebody in another seat has this ``name``."""
        others = [other for index, other in enumerate(self.names) if index != seat]
        return name_key(name) in map(name_key, others)

    def _put(self, seat: int, name: str) -> None:
        """Give ``seat`` to who has this ``name``; if it is empty, the others close up."""
        self.names[seat : seat + 1] = [name] if name else []

    def _take(self, seat: int, text: str) -> str:
        """Give ``seat`` to who has the name that was typed, or return what is wrong with it."""
        name = tidy_name(text)
        if name:
            if problem := name_problem(name):
                return problem
            if self._is_taken(name, seat):
                return "Another player has this name."
            self._offered[name_key(name)] = name
        self._put(seat, name)
        return ""
