"""Where pages stand: the published folder."""
