"""Documents against their standards."""
