"""A scenario tried by its author: from any step, its key in sight, read anew when saved."""
