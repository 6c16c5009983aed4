"""Home on the stage."""

from anora_quiz.terminal.home import Home, Value
from anora_quiz.terminal.stage.endings import ESCAPE, CommandPressed
from anora_quiz.terminal.stage.state import State
from anora_quiz.terminal.stage_prompts import StagePrompts, leaving

_COPY_KEY = "c"


class StageHome(StagePrompts):
    """Asks what to do at Home."""

    def choose_at_home(self, home: Home[Value], pointed_at: Value) -> Value:
        """Return what the player chooses, ``home.back`` for Esc.

        Raises ``KeyboardInterrupt`` for Ctrl-C.
        """
        from anora_quiz.terminal.scenes import home as scenes

        values = [item.value for item in home.choices]
        start = values.index(pointed_at) if pointed_at in values else 0
        notice, self._notice = self._notice, ""
        scene = scenes.home(home, State(pointed_at=start), notice=notice)
        self._stage.show(scene, from_top=True, is_following=True)

        # Late: Home is on screen before what carries the keys is imported.
        from anora_quiz.terminal.stage import pointing
        from anora_quiz.terminal.stage.prompt import Prompt

        keys = [ESCAPE, *([_COPY_KEY] if home.copy is not None else [])]
        prompt = Prompt(self._stage, lambda state: scenes.home(home, state, notice=notice), keys)
        with leaving():
            try:
                labels = [item.label for item in home.choices]
                return values[pointing.pick_line(prompt, labels, start, beside=len(home.further))]
            except CommandPressed as pressed:
                is_copied = pressed.key != ESCAPE and home.copy is not None
                return home.copy if is_copied else home.back  # type: ignore[return-value]
