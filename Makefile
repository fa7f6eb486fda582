# `make help` lists what can be done. Nothing is needed but Python 3.11 or newer, make, and a package registry.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help up learn test quick check bench eval torture contract openapi migrate lock format clean

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
READY := .venv/.ready
# What a person adds: make test ARGS="-k vault -x"
ARGS ?=

help: ## show this list
	@printf 'make up        a whole Meno on this machine; Ctrl-C stops it\n\n'
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | grep -v '^make up|' | while IFS='|' read -r name what; do \
		printf '%-14s %s\n' "$$name" "$$what"; done

up: $(READY) ## start everything on this machine: database, cache, worker, API
	@$(BIN)/python -m services.engines

learn: $(READY) ## practise in the terminal, while `make up` runs elsewhere
	@$(BIN)/meno learn $(ARGS)

test: $(READY) ## all tests but torture, on engines of their own
	$(BIN)/python -m pytest -q -m "not torture" $(ARGS)

quick: $(READY) ## the tests that take seconds
	$(BIN)/python -m pytest -q -m "not torture and not slow and not data" $(ARGS)

check: $(READY) ## style, types, floors, architecture, migrations, contract
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/test_architecture.py tests/platform/test_migrations.py tests/test_openapi.py tests/test_errors_page.py tests/test_memory_contract_page.py

format: $(READY) ## put files into the house's style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

contract: $(READY) ## send odd requests to every call of the API; no answer may be a 5xx
	$(BIN)/python -m pytest -q tests/test_contract.py $(ARGS)

openapi: $(READY) ## write the published contract anew from the code
	$(BIN)/python -m tests.test_openapi
	$(BIN)/python -m tests.test_errors_page
	$(BIN)/python -m tests.test_memory_contract_page

torture: $(READY) ## kill every process at random, a hundred times and more
	$(BIN)/python -m pytest -q -m torture $(ARGS)

bench: $(READY) ## measure, print the table, write build/bench.json
	$(BIN)/python -m bench $(ARGS)

eval: $(READY) ## let simulated and recorded learners talk to the tutor; score it, write build/eval.json, fail on regression
	$(BIN)/python -m bench.evaluation $(ARGS)

migrate: $(READY) ## bring the databases named by MENO_* to the newest tables
	@$(BIN)/meno migrate

# Resolved by uv, which stays out of .venv, and kept without the address of any registry. The image gets the same versions, without tools.
UV := build/uv/bin/uv
COMPILE := $(UV) pip compile -q --constraint build/constraints.txt --generate-hashes --universal --python-version 3.11 --no-header --no-annotate
lock: $(READY) ## resolve the dependencies anew into requirements.lock and deploy/*.lock
	$(PYTHON) -m venv build/uv && build/uv/bin/python -m pip install -q uv
	$(UV) export -q --format requirements-txt --all-extras --all-groups --no-emit-project -o requirements.lock
	@rm -f uv.lock
	grep -v '^ *#' requirements.lock > build/constraints.txt
	$(COMPILE) pyproject.toml -o deploy/requirements.lock
	echo 'hatchling>=1.27' | $(COMPILE) - -o deploy/build.lock
	@! grep -n '://' requirements.lock deploy/*.lock || { echo 'A lock names an address; take it out'; exit 1; }

clean: ## remove caches and what was built; data in .meno and .venv stay
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

# The stamp is written last: an interrupted install is done again.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo 'Meno needs Python 3.11 or newer, and finds none. Install it, or name it: make up PYTHON=/path/to/python3'; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Meno needs Python 3.11 or newer; $(PYTHON) is older. Name another: make up PYTHON=/path/to/python3'; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo '$(PYTHON) cannot make virtual environments; on Debian and Ubuntu: apt-get install python3-venv'; exit 1; }
	@echo 'Installing into .venv (once; a minute or two) …'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
