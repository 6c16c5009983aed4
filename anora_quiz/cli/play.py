"""``anora-quiz play`` and ``anora-quiz resume``."""

from typing import Annotated

import typer

from anora_quiz.cli import rounds
from anora_quiz.cli.session import Session
from anora_quiz.errors import UsageError
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.modes import MODES, find_mode
from anora_quiz.quiz.names import name_problem, tidy_name
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.rounds import Mode
from anora_quiz.quiz.selection import Selection

_LARGEST = 2**63 - 1  # that a database counts to


def complete_packs(incomplete: str) -> list[str]:
    """Return the ids of packs that begin so."""
    return [name for name in Session.open().library().ids() if name.startswith(incomplete)]


def _complete_modes(incomplete: str) -> list[tuple[str, str]]:
    return [(mode.name, mode.about) for mode in MODES if mode.name.startswith(incomplete)]


def complete_kinds(incomplete: str) -> list[str]:
    """Return the kinds that begin so."""
    return [kind.kind for kind in KINDS if kind.kind.startswith(incomplete)]


def _known_mode(name: str) -> str:
    if find_mode(name) is None:
        known = ", ".join(mode.name for mode in MODES)
        raise typer.BadParameter(f"there is no mode {name!a}; there are: {known}")
    return name


def known_kinds(names: list[str]) -> list[str]:
    """Return ``names``, all of which are kinds."""
    known = [kind.kind for kind in KINDS]
    for name in names:
        if name not in known:
            raise typer.BadParameter(f"there is no kind {name!a}; there are: {', '.join(known)}")
    return names


def _good_name(name: str | None) -> str | None:
    if name is None:
        return None
    if problem := name_problem(name):
        raise typer.BadParameter(problem)
    return tidy_name(name)


def _good_tags(names: list[str] | None) -> list[str]:
    for name in names or []:
        if not name.replace("-", "").replace("_", "").replace(".", "").isalnum():
            raise typer.BadParameter(f"{name!a} is no tag")
    return names or []


PlainOption = Annotated[
    bool, typer.Option("--plain", help="Plain lines: for screen readers, pipes and scripts.")
]


def play(
    packs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PACK]...",
            help="Ids of packs, or paths to .yaml files or folders. None: the Anora banks.",
            autocompletion=complete_packs,
        ),
    ] = None,
    questions: Annotated[
        int | None,
        typer.Option(
            "--questions",
            "-n",
            metavar="N",
            min=1,
            max=1000,
            help=f"How many questions; {rounds.USUAL_COUNT} where there are as many.",
            show_default=False,
        ),
    ] = None,
    mode: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="How to play.",
            callback=_known_mode,
            autocompletion=_complete_modes,
        ),
    ] = Mode.name,
    player: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Your name on the board.", callback=_good_name),
    ] = None,
    difficulty: Annotated[
        list[Difficulty] | None, typer.Option(help="Only questions this hard; repeat for more.")
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help="Only questions of this kind; repeat for more.",
            callback=lambda names: known_kinds(names or []),
            autocompletion=complete_kinds,
        ),
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TAG",
            callback=_good_tags,
            help="Only questions with this tag; repeat for more.",
        ),
    ] = None,
    spoilers: Annotated[
        bool | None,
        typer.Option(
            "--spoilers/--no-spoilers",
            help="Whether to ask what gives the story away. Left out: as you answered before.",
        ),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help="Deal by this number: same number, same round."),
    ] = None,
    plain: PlainOption = False,
) -> None:
    """Play a round."""
    wanted = rounds.Wanted(
        packs=packs or [],
        count=questions,
        mode=find_mode(mode) or Mode(),
        player=player,
        filters=Selection(
            difficulties=tuple(each for each in Difficulty if each in (difficulty or [])),
            kinds=tuple(sorted(set(kind or []))),
            tags=tuple(sorted(set(tag or []))),
        ),
        spoilers=spoilers,
        seed=seed,
    )
    rounds.start(Session.open(plain=plain), wanted)


def resume(
    number: Annotated[
        int | None,
        typer.Argument(
            metavar="[ROUND]", min=1, max=_LARGEST, help="Which round; the list shows the numbers."
        ),
    ] = None,
    show_list: Annotated[
        bool, typer.Option("--list", help="List the unfinished rounds and play none.")
    ] = False,
    discard: Annotated[
        int | None,
        typer.Option(metavar="ROUND", min=1, max=_LARGEST, help="Give an unfinished round up."),
    ] = None,
    plain: PlainOption = False,
) -> None:
    """Go on with an unfinished round: same question, same options, same clock."""
    session = Session.open(plain=plain)
    if discard is not None:
        if number is not None or show_list:
            raise UsageError("--discard stands alone: anora-quiz resume --discard ROUND")
        rounds.discard(session, discard)
    elif show_list:
        rounds.show_unfinished(session)
    else:
        rounds.resume(session, number)
