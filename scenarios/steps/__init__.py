"""The kinds of step, one module each: what a teacher writes, what is offered, how it is graded."""
