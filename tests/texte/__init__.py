"""Line mode: whole plays by pipe, bad answers, poor terminals."""
