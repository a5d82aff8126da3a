"""How each kind of step stands on paper: one module a kind, named by its word."""
