"""A house and what can be searched in it: its catalogue, people, documents, client file."""
