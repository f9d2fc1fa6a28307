"""Work on its way, in one process."""
