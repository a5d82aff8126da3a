"""The game in a real terminal: what only a pty shows (keys as bytes, signals, modes, sizes)."""
