"""Tests of what teachers read: the guide, its pages of kinds, the table of competences."""
