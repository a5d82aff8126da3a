"""What the author's workshop makes of a scenario."""
