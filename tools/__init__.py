"""Programs that prepare things for the project; no part of syndicate itself."""
