"""Practice: a round of the questions that are due for a player by spaced repetition."""

from anora_quiz.game import playing
from anora_quiz.game.dealing import deal_cards
from anora_quiz.game.session import Session
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.selection import Card
from anora_quiz.records import memories
from anora_quiz.terminal.wording import upcoming_words


def play(
    session: Session,
    player: str | None = None,
    count: int = Practice.usual_count,
    timer: int | None = None,
) -> None:
    """Play up to ``count`` due questions, or say when the next ones are due."""
    name = player or session.known_name()
    with session.store() as store:
        memories.bring_up_to_date(store)
        now = session.clock.now()
        cards = memories.due(store, name, now, count)
        if not cards:
            session.say(upcoming_words(memories.upcoming(store, name, now)))
            return
    current, titles = _current_versions(session, cards)
    playing.start_cards(session, deal_cards(Practice(), current, titles, name, timer=timer))


def _current_versions(session: Session, cards: list[Card]) -> tuple[list[Card], dict[str, str]]:
    """Return ``cards`` with the current versions of their questions, and pack titles by id.

    A question that no longer exists is asked as it was.
    """
    wanted = {card.pack for card in cards}
    library = session.library()
    packs = {pack.id: pack for pack in library.all_good() if pack.id in wanted}
    current = [
        Card(card.pack, library.question(packs[card.pack], card.question.id) or card.question)
        if card.pack in packs
        else card
        for card in cards
    ]
    return current, {name: pack.header.title for name, pack in packs.items()}
