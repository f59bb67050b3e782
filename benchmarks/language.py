"""Time to load a pipeline and words a second, on the texts of a folder.

    python benchmarks/language.py FOLDER [--pipeline NAME ...]

Each pipeline runs in a process of its own with one thread. Prints JSON lines.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def measure(name: str, folder: Path) -> dict[str, object]:
    """Seconds to import spaCy, to load the pipeline after that, and words a second over three rounds."""
    begin = time.perf_counter()
    import spacy  # noqa: F401

    imported = time.perf_counter()
    from kamergraaf.language.pipeline import load_pipeline
    from kamergraaf.reading import read_letter

    nlp = load_pipeline(name)
    loaded = time.perf_counter()
    texts = [read_letter(path).text for path in sorted(folder.rglob("*.txt"))]
    rates = []
    for _ in range(3):
        start = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts))
        rates.append(words / max(time.process_time() - start, 1e-9))
    return {
        "pipeline": name,
        "import spacy (s)": round(imported - begin, 2),
        "load (s)": round(loaded - imported, 2),
        "words": words,
        "words a CPU second": [round(rate) for rate in rates],
    }


def main() -> None:
    """One process a pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pipeline", nargs="+", default=["none", "kamergraaf"])
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        print(json.dumps(measure(given.pipeline[0], given.folder)))
        return
    for name in given.pipeline:
        command = [sys.executable, __file__, str(given.folder), "--here", "--pipeline", name]
        subprocess.run(command, check=True, env={**os.environ, **ONE_THREAD})


if __name__ == "__main__":
    main()
