"""Find packs; fetch, install, and remove them."""
