"""Sessions as files: kept, taken up, damaged, held by another."""
