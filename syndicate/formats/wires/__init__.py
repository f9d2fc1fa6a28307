"""What the wires' own formats share: frames of control characters, character sets, header lines, stamps, notes.

IPTC 7901, ANPA 1312 and telex text (ZCZC … NNNN) are three dresses of one thing: a numbered message, a few header
lines, text broken at the width of a printer, and a trailer that says when it went out.
"""
