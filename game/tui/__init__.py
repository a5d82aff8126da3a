"""The screens: the one door to Textual and Rich. Data down, messages up."""
