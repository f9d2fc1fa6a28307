"""The verbs: collect and publish, over ports."""
