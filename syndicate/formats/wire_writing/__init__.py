"""Writes what wires read: IPTC 7901, ANPA 1312, plain text.

None of the three has a field for everything, and two have no guid: a story is known by a number (`numbers`) and by its
slugline. Flags say what a version is (`flags`). Text that looks like framing is set in, or broken elsewhere (`lines`),
so that it stays text.
"""
