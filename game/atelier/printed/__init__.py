"""A situation on paper, for one customer: what a class needs where there is no computer."""
