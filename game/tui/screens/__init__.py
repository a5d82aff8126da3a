"""One screen a file: each owns what it shows and says what happened."""
