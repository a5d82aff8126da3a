"""The compiled table, the walks on it, and what they are proved against."""
