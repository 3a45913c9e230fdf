# Parallax. `make run` opens the dashboard, `make test` runs the tests: both set up what they need.
#
#   make run                 on a sample story, at a free port
#   make run PORT=8600       at this port
#   make test                everything; ARGS='-m "not slow and not browser"' for the fast part
#   make check               lint, format and types
#   make bench, make eval    speed, and quality against gold sets
#   make fuzz                20,000 broken files over the readers; ARGS='--seed 2' for others
#   make clean               remove what the tools left behind

ifndef PYTHON
PYTHON := $(shell for python in python3.13 python3.12 python3.11 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& echo $$python && break; done)
endif
PY := .venv/bin/python
PORT ?=
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test check bench eval fuzz clean setup setup-dev python

help:
	@sed -n '3,10s/^# *//p' Makefile

run: setup
	@$(PY) -m dashboard $(if $(PORT),serve --port $(PORT))

test: setup-dev
	@$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

check: setup-dev
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m basedpyright

bench: setup-dev
	@$(PY) -m tests.benchmarks $(ARGS)

eval: setup-dev
	@$(PY) -m tests.eval $(ARGS)

fuzz: setup-dev
	@$(PY) -m tests.ingest.fuzz $(ARGS)

# start.py compares a digest of the requirements with what was installed: a moment when nothing
# changed, a fresh install when something did.
setup: python
	@$(PYTHON) start.py --setup

setup-dev: python
	@$(PYTHON) start.py --setup --dev

python:
	@test -n "$(PYTHON)" || { echo "Parallax needs Python 3.11 or newer, and none was found. Install it (python.org has it for every system) and try again." >&2; exit 2; }

clean:
	@rm -rf build dist *.egg-info .pytest_cache .ruff_cache .hypothesis
	@find . -name .venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
