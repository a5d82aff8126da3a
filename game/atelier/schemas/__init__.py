"""What a teacher’s editor is given to complete and explain the keys of a file."""
