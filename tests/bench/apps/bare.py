"""The least Textual application: one Static, which a key changes."""

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Static


class Bare(App[None]):
    """One line."""

    BINDINGS = [Binding("down", "step(1)"), Binding("up", "step(-1)")]

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("Ligne numéro 0 prête", id="ligne")

    def on_mount(self) -> None:
        """Count from nothing."""
        self.count = 0

    def action_step(self, by: int) -> None:
        """Another number."""
        self.count += by
        self.query_one("#ligne", Static).update(f"Ligne numéro {self.count} prête")


if __name__ == "__main__":
    Bare().run()
