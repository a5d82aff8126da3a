"""The author's workshop: what a teacher does to a scenario before a class plays it."""
