# The only commands a newcomer needs. Each sets up what it needs first and starts at once the second time.
#
#   make run        open the program on a demo store (without a screen: walk the tour on a virtual one)
#   make test       all tests, on SQLite and on a PostgreSQL, a screen and a printer of their own
#   make check      style, types, import contracts, translations, migrations
#   make bench      the promised figures, as ratios measured side by side
#   make clauses    for each clause of the playbook that a test cites: ID passed failed
#   make pictures   every page and the dialogs that matter, in each language, size and theme, to be looked at
#   make translate  renew the .ts files from the sources and build the .qm files
#   make lock       renew the locked dependencies
#   make package    a wheel and, on this system, a program folder in dist/
#   make clean      remove what the above made, the demo store too
#
# ARGS="…" is handed on: make pictures ARGS="--pack car --lang en", make test ARGS="tests/domain -k ledger", make bench ARGS="start"

SHELL := /bin/sh
# A set-up .venv, else the first Python that is new enough.
PYTHON := $(or $(wildcard .venv/bin/python),$(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v "$$p" && break; done),python3)
SETUP = $(PYTHON) scripts/setup.py
VENV = .venv/bin
ARGS ?=
.DEFAULT_GOAL := help
.PHONY: help run test check bench clauses pictures translate lock package clean

help:
	@sed -n 's/^#   //p' Makefile

run:
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" != Linux ]; then $(SETUP) run; else $(SETUP) screen; fi
	@$(VENV)/python scripts/run.py

test:
	@$(SETUP) test
	@$(VENV)/python scripts/run_tests.py $(ARGS)

check:
	@$(SETUP) check
	@$(VENV)/python scripts/check.py $(ARGS)

bench:
	@$(SETUP) test
	@$(VENV)/python scripts/bench.py $(ARGS)

clauses:
	@$(SETUP) test
	@$(VENV)/python scripts/run_tests.py -q --no-header -m clause --clauses $(ARGS)

pictures:
	@$(SETUP) run
	@$(VENV)/python scripts/pictures.py $(ARGS)

translate:
	@$(SETUP) check
	@$(VENV)/python scripts/translate.py update
	@$(VENV)/python scripts/translate.py release

lock:
	@$(SETUP) check
	@$(VENV)/python scripts/lock.py $(ARGS)

package:
	@$(SETUP) check
	@$(VENV)/python scripts/package.py $(ARGS)

clean:
	rm -rf .venv .run dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests scripts migrations benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
	rm -f resources/i18n/*.qm
