"""Whether a scenario can be won without reading it, and what each of its routes observes."""
