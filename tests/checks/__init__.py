"""Tests of the checks: corpora of good and bad scenarios, and the rules one by one."""
