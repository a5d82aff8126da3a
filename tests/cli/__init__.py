"""The command line: lists, plays, checks, refusals."""
