"""Search: what words are, what is kept of a dispatch to find it by, what a query means, and what is shown of a hit.

Both engines are given terms that were made here, so they answer alike, whatever their own idea of a word is.
"""
