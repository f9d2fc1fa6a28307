"""The published folder `feeds/` and the memory in front of it."""
