# make demo   reads the example and prints the record of the talks
# make test   lint, types, import contracts, then every test
# make lint   the first three only
# make evaluate GOLD=...  measures the reading, on our own gold and on the files named, and writes evaluation/README.md
# make screenshots  every page of the example as a picture, in build/screenshots; needs Chromium
# make docs   writes anew what the pages show; review it as a diff
# make lock   pins the newest versions that fit pyproject.toml
# make clean  removes what the others made
#
# Each sets up .venv by itself. Another Python is chosen with `make PYTHON=python3.12 ...`.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
READY := .venv/ready

DEMO := build/winter-talks.docket
POURPARLER := $(BIN)/pourparler

.DEFAULT_GOAL := test
.DELETE_ON_ERROR:
.PHONY: demo test lint evaluate screenshots docs lock clean

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
	  "Pourparler needs Python 3.11 or newer; %s is %d.%d. Choose another with: make PYTHON=python3.12" \
	  % (sys.executable, *sys.version_info[:2]))'
	@echo "Setting up .venv; a minute or two the first time"
	@$(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY)
	@mkdir -p build
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@echo "$$ pourparler add examples/winter-talks"
	@$(POURPARLER) add examples/winter-talks --docket $(DEMO)
	@echo; echo "$$ pourparler chronicle"
	@$(POURPARLER) chronicle --docket $(DEMO)
	@echo; echo "$$ pourparler agenda --as-of 2022-01-01"
	@$(POURPARLER) agenda --as-of 2022-01-01 --docket $(DEMO)
	@echo; echo "$$ pourparler agenda --as-of 2022-01-20"
	@$(POURPARLER) agenda --as-of 2022-01-20 --docket $(DEMO)
	@meeting=$$($(POURPARLER) chronicle --since 2022-01-09 --json --docket $(DEMO) \
	  | $(BIN)/python -c 'import json, sys; print(json.loads(sys.stdin.readline())["id"])') \
	  && echo && echo "$$ pourparler why $$meeting" \
	  && $(POURPARLER) why $$meeting --docket $(DEMO)

test: lint
	@$(BIN)/python -m pytest

lint: $(READY)
	@$(BIN)/ruff check --quiet --output-format concise
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports > .venv/contracts.txt 2>&1 || { cat .venv/contracts.txt; exit 1; }

evaluate: $(READY)
	@$(BIN)/python -m evaluation $(wildcard evaluation/gold/*.jsonl) $(GOLD) $(if $(CORPORA),--corpora $(CORPORA)) --write evaluation/README.md

screenshots: $(READY)
	@PYTHONPATH=.:tests $(BIN)/python -m web.screenshots build/screenshots

docs: $(READY)
	@$(BIN)/python -m tests.documented

lock: $(READY)
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and \
	  "make lock wants the oldest Python that Pourparler supports, 3.11: newer ones pin what it cannot run")'
	@$(PIP) install 'pip-tools>=7.5'
	@echo '# Every package that Pourparler runs and is tested with, by version and hash. Made by `make lock`.' \
	  > .venv/lock
	@$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
	  --extra dev --extra postgres --build-deps-for editable --output-file .venv/pinned pyproject.toml
	@cat .venv/lock .venv/pinned > requirements.lock

clean:
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
