"""Where filings come from, one module each."""
