"""A wire desk in one program: dispatches come in at one door and go out as feeds."""
