"""A report in one format each: HTML to read and hand in, JSON and CSV to work on."""
