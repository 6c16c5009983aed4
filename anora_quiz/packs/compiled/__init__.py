"""Keep checked packs in the library database, and deal from there."""
