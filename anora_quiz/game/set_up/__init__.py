"""Setting up a round: what was chosen, the page on which it is shown, and its words."""
