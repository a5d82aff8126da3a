"""Speed, by hand: `python -m tests.bench` (see README.md). pytest collects nothing here."""
