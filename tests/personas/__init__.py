"""The people: archetypes complete, castings the same everywhere, nobody real."""
