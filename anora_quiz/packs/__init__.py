"""Questions on disk: reading packs, checking them, dealing from them."""
