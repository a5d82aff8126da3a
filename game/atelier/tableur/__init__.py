"""A house as a spreadsheet: written for a teacher to fill, read back, told of cell by cell."""
