"""The stand over HTTP: a thin ASGI callable over bytes in memory, and the server that runs it."""
