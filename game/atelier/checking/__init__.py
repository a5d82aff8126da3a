"""Files under some paths looked at, by several processes where they are many, or known already."""
