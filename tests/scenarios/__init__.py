"""Tests of the map and its laws."""
