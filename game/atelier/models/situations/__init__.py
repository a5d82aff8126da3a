"""Models of situations, one a folder: a scenario, its house, a stored play."""
