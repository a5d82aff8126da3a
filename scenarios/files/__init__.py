"""From the bytes of a file to a model, or to a French sentence that says what to mend."""
