"""Words: cleaned, French, filled, and what a channel lets through of them."""
