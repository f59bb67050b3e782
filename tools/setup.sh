#!/bin/sh
# Makes .venv and installs the project into it, once for each state of pyproject.toml.
# Use: PYTHON=python3 tools/setup.sh [EXTRA]     (EXTRA: dev, for what tests and checks need)
# Says in one sentence what is missing when it cannot.
set -eu

python=${PYTHON:-python3}
venv=.venv
extra=${1:-}
stamp=$venv/.installed${extra:+-$extra}

fail() { echo "kamergraaf: $1" >&2; exit 1; }

command -v "$python" >/dev/null 2>&1 ||
    fail "there is no $python here: install Python 3.11 or newer (on Debian: apt install python3 python3-venv)."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "$("$python" --version 2>&1) is too old: install Python 3.11 or newer and name it, as in: make PYTHON=python3.12 demo"
"$python" -c 'import venv, ensurepip' 2>/dev/null ||
    fail "$python cannot make a virtual environment: install its venv package (on Debian: apt install python3-venv)."

[ -x $venv/bin/python ] && $venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    { rm -rf $venv && "$python" -m venv $venv; }
if [ ! -f "$stamp" ] || [ pyproject.toml -nt "$stamp" ]; then
    echo "Installing into $venv ..."
    $venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".${extra:+[$extra]}" ||
        fail "the packages could not be installed: see the lines above, and check that a package index can be reached."
    touch "$stamp"
fi
