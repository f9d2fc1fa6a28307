"""The frozen types: each room of the house gives the dispatch one better name."""
