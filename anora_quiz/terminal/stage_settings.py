"""Pages on the stage on which settings are changed.

What carries the keys is slow to import, and is imported after the first scene is on screen.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from anora_quiz.errors import Canceled
from anora_quiz.terminal.stage.compose import Scene
from anora_quiz.terminal.stage.endings import ESCAPE, CommandPressed
from anora_quiz.terminal.stage.state import State
from anora_quiz.terminal.stage_prompts import StagePrompts, leaving

if TYPE_CHECKING:
    from anora_quiz.terminal.setting_rows import SettingRow
    from anora_quiz.terminal.stage.prompt import Prompt
    from anora_quiz.terminal.stage.setting_list import SettingList


class StageSettings(StagePrompts):
    """Has settings changed on a stage."""

    def adjust(
        self,
        title: str,
        rows: "Callable[[], Sequence[SettingRow]]",
        action: str = "",
        *,
        footer: str = "",
    ) -> bool:
        """Let the player change settings; return whether they want the ``action``.

        Esc goes back. Raises ``KeyboardInterrupt`` for Ctrl-C and Ctrl-D.
        """
        from anora_quiz.terminal.scenes import settings
        from anora_quiz.terminal.stage.prompt import Prompt
        from anora_quiz.terminal.stage.setting_list import SettingList

        changed = SettingList(rows)
        page = settings.Page(title, action, footer)

        def draw(typing: State) -> Scene:
            return settings.settings(page, changed.rows, changed.index, typing, notice=self._notice)

        prompt = Prompt(self._stage, draw, [ESCAPE])
        self._stage.turn_over()
        with self.staged(), leaving(), suppress(CommandPressed):
            while True:
                begun = changed.ask(prompt, self._forget_notice, has_action=bool(action))
                if begun is None:
                    return True
                self._open(changed, prompt, begun)
        return False

    def _open(self, changed: "SettingList", prompt: "Prompt", begun: str) -> None:
        """Let the player type into the row pointed at, from the text ``begun``, or open it.

        The next row follows where the player came to an end with it, and did not go back.
        """
        from anora_quiz.terminal.stage import text_fields

        row, goes_on = changed.pointed, False
        with suppress(CommandPressed, Canceled):
            if row.entry is not None:
                take = row.entry.take
                typed = text_fields.type_text(prompt, lambda texts: take(texts[0]), (begun,))
                goes_on = row.entry.goes_on and bool(typed.strip())
            elif row.open is not None:
                row.open()
                goes_on = True
        changed.refresh()
        if goes_on:
            changed.go_on()
