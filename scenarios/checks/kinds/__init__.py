"""What each kind of step asks for: that it can be done right, and told from what is wrong."""
