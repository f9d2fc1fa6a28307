"""The tables' history, run when a store is opened.

One module a step under `versions/`, never changed once released. A step only adds (expand); what nothing reads any
more goes in a later release (contract), so that nodes of both releases can run while a new one comes in.
"""
