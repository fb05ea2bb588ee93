"""A preview while a coach writes: what is shown for a broken file, and which pages are built again after a save."""
