"""Home in plain lines."""

from anora_quiz.terminal.home import Home, Today, Value
from anora_quiz.terminal.plain_prompts import PlainPrompts
from anora_quiz.terminal.wording import daily_streak_words, spoken


class PlainHome(PlainPrompts):
    """Asks what to do at Home."""

    def choose_at_home(self, home: Home[Value], pointed_at: Value) -> Value:  # noqa: ARG002
        """Return what the player chooses. Raises ``KeyboardInterrupt`` at the end of input."""
        about = f": {', '.join(home.facts)}" if home.facts else ""
        self.say()
        self.say(f"Anora Quiz{about}.")
        for line in home.intro:
            self.say(line)
        if home.today is not None:
            self.say(f"Today: {_words(home.today)}.")
        items = [
            (f"{label}: {spoken(note)}" if note else label, value)
            for label, note, value in home.choices
        ]
        if home.copy is not None:
            items.insert(-1, ("Copy today's result", home.copy))
        return self.choose("What would you like to do?", items)


def _words(today: Today) -> str:
    count = f"{today.correct} of {len(today.verdicts)} correct" if today.verdicts else ""
    streak = daily_streak_words(today.days)
    return ", ".join(filter(None, (count or "not played yet", streak)))
