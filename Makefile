# `make help` lists what can be done. Nothing is needed but Python 3.11 or newer, make, and a package registry.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help up learn test quick check bench eval torture contract openapi migrate lock format clean web web-dev screenshots browser

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
READY := .venv/.ready
# Node comes with .venv, as a wheel; npm finds it there.
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix web
WEB := web/dist/.ready
WEB_READY := web/node_modules/.ready
# What a person adds: make test ARGS="-k vault -x"
ARGS ?=
# Two test processes, each with engines of its own; most tests wait for something most of the time.
TWO := -n 2 --dist loadgroup

help: ## show this list
	@printf 'make up        a whole Meno on this machine; Ctrl-C stops it\n\n'
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | grep -v '^make up|' | while IFS='|' read -r name what; do \
		printf '%-14s %s\n' "$$name" "$$what"; done

up: $(READY) $(WEB) ## start everything on this machine: database, cache, worker, API with the web client
	@$(BIN)/python -m services.engines

learn: $(READY) ## practise in the terminal, while `make up` runs elsewhere
	@$(BIN)/meno learn $(ARGS)

test: $(READY) $(WEB) browser ## all tests but torture, on engines of their own
	$(BIN)/python -m pytest -q $(TWO) -m "not torture" $(ARGS)

quick: $(READY) ## the tests that take seconds
	$(BIN)/python -m pytest -q -m "not torture and not slow and not data" $(ARGS)

check: $(READY) $(WEB_READY) ## style, types, floors, architecture, migrations, contract; the same of the web client
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/test_architecture.py tests/platform/test_migrations.py tests/test_openapi.py tests/test_errors_page.py tests/test_memory_contract_page.py
	$(NPM) run -s check

format: $(READY) $(WEB_READY) ## put files into the house's style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(NPM) run -s format

web: $(WEB) ## build the web client into web/dist

web-dev: $(READY) $(WEB_READY) ## the web client while you edit it, against `make up` in another terminal
	$(NPM) run -s dev

# Debian's Chromium, for the tests in a browser: installed where we may, left out loudly elsewhere.
browser:
	@command -v chromium >/dev/null 2>&1 || test -n "$(MENO_CHROMIUM)" || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
			echo 'Installing Chromium for the browser tests …'; \
			(apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1 \
			|| { apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1; }) \
			|| echo 'Chromium could not be installed: the browser tests will be left out'; \
		else echo 'No Chromium (apt-get install chromium, or name one in MENO_CHROMIUM): the browser tests will be left out'; fi; }

screenshots: $(READY) $(WEB) browser ## every screen in light and dark, desktop and phone, into build/screenshots
	$(BIN)/python -m bench.web.screenshots $(ARGS)

contract: $(READY) ## send odd requests to every call of the API; no answer may be a 5xx
	$(BIN)/python -m pytest -q tests/test_contract.py $(ARGS)

openapi: $(READY) $(WEB_READY) ## write the published contract anew from the code, and the client's types from it
	$(BIN)/python -m tests.test_openapi
	$(BIN)/python -m tests.test_errors_page
	$(BIN)/python -m tests.test_memory_contract_page
	$(NPM) run -s contract

torture: $(READY) ## kill every process at random, a hundred times and more
	$(BIN)/python -m pytest -q -m torture $(ARGS)

bench: $(READY) $(WEB) ## measure, print the table, write build/bench.json
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
	rm -rf build dist web/dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
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

$(WEB_READY): web/package.json web/package-lock.json web/.npmrc | $(READY)
	@echo 'Installing what the web client is made of (once) …'
	@$(NPM) ci --loglevel error --no-progress
	@touch $@

$(WEB): $(WEB_READY) $(shell find web/src web/public web/scripts -type f 2>/dev/null) web/index.html web/vite.config.ts web/postcss.config.cjs
	@echo 'Building the web client …'
	@$(NPM) run -s build
	@touch $@
