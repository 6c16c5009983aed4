"""A question on the stage, for tests in real terminals: ``python -m tests.terminal.stage.demo``."""

import sys
from pathlib import Path
from time import sleep

from rich.text import Text

from anora_quiz.quiz.options import options
from anora_quiz.terminal import interruption
from anora_quiz.terminal.stage.compose import Part, Scene
from anora_quiz.terminal.stage.endings import ESCAPE, CommandPressed, Interrupted
from anora_quiz.terminal.stage.stage import Stage
from anora_quiz.terminal.theme import make_console

_OPTIONS = options(("Cinematography", "Editing", "Screenplay", "Actress"))


def _scene(signs: str, *, pointed_at: int | None = None, verdict: str = "") -> Scene:
    rows = [Text(f"{sign} {each.text}") for sign, each in zip(signs, _OPTIONS, strict=True)]
    body: list[Part] = [Text("Which of these Oscars did Anora not win?", "bold"), "", *rows]
    if verdict:
        body += ["", Text(verdict), Text("It won five. " * 12)]
    return Scene(
        body,
        Text("Anora · classic"),
        ["Enter next", "f flag"] if verdict else ["Enter answer", "Esc more"],
        pointed_at=None if pointed_at is None else pointed_at + 2,
        pinned=len(body) - 2 if verdict else None,
    )


def _play(stage: Stage) -> None:
    stage.show(_scene("    "), from_top=True)
    from anora_quiz.terminal.stage.lists import pick_one
    from anora_quiz.terminal.stage.pauses import wait
    from anora_quiz.terminal.stage.prompt import Prompt
    from anora_quiz.terminal.stage.state import State

    def draw(state: State) -> Scene:
        if "broken" in sys.argv and state.pointed_at:
            raise ValueError("a broken scene")
        signs = "".join("❯" if number == state.pointed_at else " " for number in range(4))
        return _scene(signs, pointed_at=state.pointed_at)

    try:
        answer = pick_one(Prompt(stage, draw, commands=(ESCAPE,)), _OPTIONS)
        verdict = _scene("✓   ", verdict=f"You said {answer}")
        stage.show(verdict)
        stage.tell(f"pressed {wait(stage, lambda: verdict, ['f'])}")
    except CommandPressed as command:
        stage.tell(f"{command.key} at {command.draft[0]}")
    except Interrupted:
        stage.tell("interrupted")
        for path in map(Path, sys.argv[1:]):
            if path.is_absolute():
                path.write_text("interrupted", "utf-8")


if __name__ == "__main__":
    interruption.install()
    print("before", flush=True)
    if "slow" in sys.argv:
        sleep(1)
    with Stage.on(make_console()) as open_stage:
        if "early" in sys.argv:
            open_stage.show(_scene("    "))
            raise ValueError("early")
        _play(open_stage)
    print("after")
