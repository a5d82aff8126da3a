"""How each kind of step is shown, one module a kind, found by its name."""
