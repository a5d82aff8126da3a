"""What a program can tell of a text that a student wrote, without ever accusing falsely."""
