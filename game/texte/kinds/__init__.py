"""How each kind of step is asked in line mode, one module each."""
