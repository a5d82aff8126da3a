"""The play: content, session, journal files, and the faces that show them."""
