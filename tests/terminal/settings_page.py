"""A page of settings to try: a name, a number, a choice, and a page of its own."""

from collections.abc import Callable

from anora_quiz.terminal.setting_rows import Choice, Entry, SettingRow

COUNTS = ("5", "10", "20")
PACE = ("slow", "fast")


class Page:
    """Settings that a test changes."""

    def __init__(self, name: str = "Ani", open_packs: Callable[[], None] = lambda: None) -> None:
        self.name = name
        self.count = "10"
        self.is_fast = False
        self.open_packs = open_packs
        self.goes_on = False
        self.is_removable = False

    def rows(self) -> list[SettingRow]:
        """Return a row for each setting."""
        counts = Choice(
            COUNTS, COUNTS.index(self.count) if self.count in COUNTS else -1, self._count
        )
        rows = [
            SettingRow(label="Packs", value="all", open=self.open_packs),
            SettingRow(
                label="Questions",
                value=self.count,
                choice=counts,
                entry=Entry("How many questions?", self.count, self._take_count),
            ),
            SettingRow(
                label="Name",
                value=self.name,
                entry=Entry("Your name?", self.name, self._take_name, self.goes_on),
                clear=self._remove_name if self.is_removable else None,
            ),
            SettingRow(
                label="Pace",
                value=PACE[self.is_fast],
                note="for all questions",
                choice=Choice(PACE, self.is_fast, self._pace),
            ),
        ]
        fast = [SettingRow(label="Clock", value="5 seconds")] if self.is_fast else []
        return rows[:1] + fast + rows[1:]

    def _count(self, index: int) -> None:
        self.count = COUNTS[index]

    def _pace(self, index: int) -> None:
        self.is_fast = bool(index)

    def _take_count(self, text: str) -> str:
        if not text.isdigit():
            return "Type a number."
        self.count = text
        return ""

    def _remove_name(self) -> None:
        self.name = ""

    def _take_name(self, text: str) -> str:
        self.name = text
        return ""
