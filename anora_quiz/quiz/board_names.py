"""Names of the boards that list results.

A board compares like with like: one mode, the same packs, the same number of questions,
the same filters, and the same timing.
"""

from anora_quiz.quiz.rounds import Round


def board_of(finished: Round) -> str:
    """Return the name of the board that ``finished`` belongs on."""
    setup = finished.setup
    if setup.collection:
        packs = f"{setup.collection} ({len(setup.packs)} banks)"
    else:
        packs = " + ".join(setup.packs)
    terms = finished.mode.terms(setup, len(finished.deck) // len(finished.players))
    selection = setup.selection
    filters = {"": selection.difficulties, "kind ": selection.kinds, "tag ": selection.tags}
    only = [f"only {label}{' or '.join(values)}" for label, values in filters.items() if values]
    return ", ".join([finished.mode.name, packs, *terms, *only])
