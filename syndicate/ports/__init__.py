"""What each room promises the others: Protocols, every promise in prose.

A plug-in is anything of the shape; it passes the port's conformance suite under `tests/conformance/`.
"""
