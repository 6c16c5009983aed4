"""Read packs of questions from disk, check them, and deal from them."""
