"""The page of settings, each of which is saved as soon as the player changes it."""

from collections.abc import Callable
from typing import Unpack

from anora_quiz.errors import SettingsError
from anora_quiz.game.session import Session, login_name
from anora_quiz.game.spoilers import SPOILER_WORDS, decided_words
from anora_quiz.quiz.names import name_problem, tidy_name
from anora_quiz.records.settings import Changes, Settings, read_settings, save_settings
from anora_quiz.terminal.setting_rows import Choice, Entry, SettingRow

_SWITCH = ("off", "on")


def show(session: Session) -> None:
    """Let the player change their settings."""
    page = _SettingsPage(session)
    session.face().adjust("Settings", page.rows, footer=str(session.folders.config))


class _SettingsPage:
    """The rows of the page, and what they do."""

    def __init__(self, session: Session) -> None:
        """Find the packs that the player decided on; a row stays if a decision is removed."""
        self._path = session.folders.config
        self._say = session.say
        library = session.library()
        self._bundled = library.bundled_ids()
        others = sorted(self._settings().spoilers.keys() - set(self._bundled))
        packs = library.all_good() if others else []
        titles = {pack.id: pack.header.title for pack in packs}
        self._others = {pack: titles.get(pack, pack) for pack in others}

    def _settings(self) -> Settings:
        return read_settings(self._path)

    def rows(self) -> list[SettingRow]:
        """Return a row for each setting, as it is in the file now."""
        settings = self._settings()
        mistake = SettingRow(
            label="Error in config.toml",
            value=settings.problems[0].sentences() if settings.problems else "",
            note="changes aren't saved until it's fixed",
        )
        return [
            *([mistake] if settings.problems else []),
            self._name(settings.player),
            self._spoilers("the Anora packs", self._bundled, settings),
            *(
                self._spoilers(f"“{title}”", [pack], settings)
                for pack, title in self._others.items()
            ),
            _switch(
                "Answer with one key",
                "on screens, without Enter",
                settings.one_key,
                lambda value: self._save(one_key=value),
            ),
            _switch(
                "Plain lines",
                "for screen readers, after a restart",
                settings.plain,
                lambda value: self._save(plain=value),
            ),
        ]

    def _name(self, player: str) -> SettingRow:
        name = player or login_name()
        entry = Entry("Your name", name, self._take_name)
        note = "" if player else "your login name"
        return SettingRow(label="Your name", value=name, note=note, entry=entry)

    def _take_name(self, text: str) -> str:
        return name_problem(text) or self._problem(player=tidy_name(text))

    def _spoilers(self, whose: str, packs: list[str], settings: Settings) -> SettingRow:
        """Return the row for the spoilers of ``packs``, which are decided on together."""
        texts, values = list(SPOILER_WORDS.values()), list(SPOILER_WORDS)
        value = decided_words(settings, packs)

        def choose(index: int) -> None:
            self._save(spoilers=dict.fromkeys(packs, values[index]))

        return SettingRow(
            label=f"Spoilers in {whose}",
            value=value,
            choice=Choice(texts, texts.index(value) if value in texts else -1, choose),
        )

    def _save(self, **changes: Unpack[Changes]) -> None:
        if problem := self._problem(**changes):
            self._say(problem)

    def _problem(self, **changes: Unpack[Changes]) -> str:
        """Save ``changes``; return why they can't be saved, empty if they are."""
        try:
            save_settings(self._path, **changes)
        except SettingsError as error:
            return error.sentences()
        return ""


def _switch(label: str, note: str, value: bool, save: Callable[[bool], None]) -> SettingRow:  # noqa: FBT001
    choice = Choice(_SWITCH, int(value), lambda index: save(bool(index)))
    return SettingRow(label=label, value=_SWITCH[value], note=note, choice=choice)
