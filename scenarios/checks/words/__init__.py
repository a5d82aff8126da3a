"""What is read and said: who says it, how it is written, and what it gives away."""
