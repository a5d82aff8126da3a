"""The reasons of the rules, one file a theme; `game.atelier.explained` says what they hold."""
