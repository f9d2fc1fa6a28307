"""The web desk at `/desk`: where editors and operators read the wire and work on it."""
