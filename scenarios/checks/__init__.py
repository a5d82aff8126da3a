"""The checks on a scenario that has its right shape: one rule a function."""
