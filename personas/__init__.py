"""The people: archetypes, and the draw that makes a customer of one."""
