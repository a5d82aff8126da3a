"""How a student's hands give an answer of each kind, one module a kind, found by its name.

`lines(offer, move)` is what is typed in line mode, one answer; `keys(pilot, offer, move)` does
the same on screen, by keys and fields, without posting the move itself.
"""
