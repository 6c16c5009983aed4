"""Pages on the stage: high scores, statistics, packs."""

from collections.abc import Sequence

from rich.text import Text

from anora_quiz.terminal.face import Page
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.stage.endings import ESCAPE
from anora_quiz.terminal.stage_prompts import StagePrompts, leaving
from anora_quiz.terminal.theme import width_of

_STEPS = {"left": -1, "right": 1}


class StagePages(StagePrompts):
    """Shows pages on a stage, one at a time, or prints them."""

    def show_pages(self, pages: Sequence[Page], first: int = 0) -> None:
        """Show the page at index ``first`` of ``pages``, and let the player turn to the others.

        Raises ``KeyboardInterrupt`` for Ctrl-C and Ctrl-D.
        """
        from anora_quiz.terminal.scenes import pages as scenes
        from anora_quiz.terminal.stage import pauses

        index = first
        steps = _STEPS if len(pages) > 1 else {}
        with self.staged(), leaving():
            while True:
                scene = scenes.page(pages, index)
                self._stage.show(scene, from_top=True)
                keys = [*steps, ESCAPE, "q"]
                key = pauses.wait(self._stage, lambda scene=scene: scene, keys)  # type: ignore[misc]
                if key not in steps:
                    return
                index = (index + steps[key]) % len(pages)

    def print_pages(self, pages: Sequence[Page]) -> None:
        """Print all ``pages`` on the main screen, each below its title."""
        width = width_of(self._console)
        for number, page in enumerate(pages):
            if number:
                self._console.print()
            if page.title:
                self._console.print(
                    Text(visible(page.title), "label", overflow="fold"), width=width
                )
            self._console.print(page.screen(width), width=width)
