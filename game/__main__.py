"""`python -m game` is `comptoir`."""

from game.cli.main import entry

if __name__ == "__main__":
    entry()
