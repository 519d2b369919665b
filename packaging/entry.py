"""Where the packaged program starts."""

import multiprocessing
import sys

from showroom.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a process of an import, or of the demo's many customers, begins here too
    sys.exit(main())
