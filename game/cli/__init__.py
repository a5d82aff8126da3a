"""The command line: `comptoir`, one module a command."""
