"""Courses as a student walks them: where one stands, what is proposed, what is kept."""
