"""The stand over HTTP: a thin callable over bytes in memory, and the server that runs it."""
