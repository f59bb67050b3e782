# make demo    set up, build the graph, print five answers, draw the network
# make test    set up if needed, run all tests
# make check   format, lint, types, tests: what CI runs
# make format  put the code into shape
# make model   train the Dutch parser anew (an hour; see training/model.mk)
# make ranker  train anew what chooses among proposed statements (see training/model.mk)
# make clean   delete what is derived (build/, caches), not .venv

PYTHON ?= python3
BIN := .venv/bin
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo test lint types check format clean

help:
	@sed -n 's/^# //p' Makefile

setup:
	@tools/setup.sh

setup-dev:
	@tools/setup.sh dev

demo: setup
	@$(BIN)/kamergraaf build
	@$(BIN)/kamergraaf ask withdrawals --format table
	@$(BIN)/kamergraaf ask supports --actor Nederland --format table
	@$(BIN)/kamergraaf ask criticisms --actor Nederland --format table
	@$(BIN)/kamergraaf ask commitments --format table
	@$(BIN)/kamergraaf ask other-voices --format table
	@$(BIN)/kamergraaf draw --output build/network.html

test: setup-dev
	@$(BIN)/pytest -n 2

lint: setup-dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: setup-dev
	@$(BIN)/mypy

check: lint types test

format: setup-dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

include training/model.mk
