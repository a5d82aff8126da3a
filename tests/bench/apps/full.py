"""A Textual application of the weight of a play: a list, Markdown and a progress bar."""

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Label, ListItem, ListView, Markdown, ProgressBar

TEXT = """\
# Le produit

Une **cafetière** pour dix personnes, qui garde le café chaud.

- capacité : douze tasses
- garantie : deux ans
"""


class Full(App[None]):
    """Three widgets of the library."""

    CSS = "#liste { width: 1fr; } #texte { width: 2fr; } #avance { height: 1; }"

    def compose(self) -> ComposeResult:
        """Text beside a list, progress under both."""
        with Vertical():
            with Horizontal():
                yield Markdown(TEXT, id="texte")
                yield ListView(*(ListItem(Label(f"Réponse {n}")) for n in range(1, 5)), id="liste")
            yield ProgressBar(total=8, show_eta=False, id="avance")

    def on_mount(self) -> None:
        """Part of the way is done."""
        self.query_one("#avance", ProgressBar).update(progress=2)


if __name__ == "__main__":
    Full().run()
