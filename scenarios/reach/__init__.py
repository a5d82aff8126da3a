"""What leads where, and the exact reach of a play: the least and the most that it can earn."""
