"""The reasons of the rules, one file a theme; `game.atelier.rules.explained` says what they hold."""
