"""`python -m kamergraaf.reading FILE...`: how each file is read and what was left out.

Invariant: exit code 0 when all files were read, 3 when one was not, 2 when none was named.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from kamergraaf.reading.letter_files import Unread, read_letters
from kamergraaf.reading.listing import describe


def main(arguments: Sequence[str]) -> int:
    """List what was left out of the letters in these files."""
    if not arguments:
        print("Usage: python -m kamergraaf.reading FILE...", file=sys.stderr)
        return 2
    code = 0
    for result in read_letters(map(Path, arguments)):
        if isinstance(result, Unread):
            print(result.error, file=sys.stderr)
            code = 3
        else:
            print(describe(result))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
