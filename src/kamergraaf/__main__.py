"""`python -m kamergraaf`: the same as the command `kamergraaf`.

Invariant: nothing but the call.
"""

import sys

from kamergraaf.cli import main

if __name__ == "__main__":
    sys.exit(main())
