"""Line mode: the same session in plain numbered lines, for screen readers, pipes and scripts."""
