"""Pages in plain lines: high scores, statistics, packs."""

from collections.abc import Sequence

from anora_quiz.terminal.face import Page
from anora_quiz.terminal.plain_prompts import PlainPrompts
from anora_quiz.terminal.wording import spoken

_BACK = "Back"


class PlainPages(PlainPrompts):
    """Shows pages to a player who reads and types plain lines."""

    _is_person: bool

    def show_pages(self, pages: Sequence[Page], first: int = 0) -> None:
        """Let a person choose from several ``pages``, that at index ``first`` before the others.

        Otherwise, print them all. Raises ``KeyboardInterrupt`` at the end of input.
        """
        if len(pages) == 1 or not self._is_person:
            self.print_pages(pages)
            return
        ordered = [*pages[first:], *pages[:first]]
        choices = [*((spoken(page.title), [page]) for page in ordered), (_BACK, [])]
        while chosen := self._choose("Choose a page", choices, len(ordered), on_enter=_BACK):
            self.print_pages(chosen)

    def print_pages(self, pages: Sequence[Page]) -> None:
        """Print all ``pages``, with an empty line between two of them."""
        for number, page in enumerate(pages):
            for line in ["", *page.lines()] if number else page.lines():
                self.say(line)
