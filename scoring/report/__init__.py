"""What a report says, as values: every way of showing it starts from here."""
