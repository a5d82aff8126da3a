"""The author's screens: a play with the author's panel beside it. No student's screen leads here."""
