"""Which packs there are; installing, fetching and removing them."""
