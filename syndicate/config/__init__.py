"""config.toml as frozen types."""
