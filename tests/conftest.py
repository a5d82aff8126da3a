"""What every test run needs."""

from __future__ import annotations

import atexit
import gc

# msgspec 0.21 and 0.22 can crash in the collection that ends the interpreter on Python 3.12 and
# later; what is frozen is not collected. The command line does the same.
atexit.register(gc.freeze)
