"""The worth: frameworks, assessment of a play, and its report."""
