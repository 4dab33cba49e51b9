# Everything starts from a Python 3.11+ and make; the environment is made here, from locked versions.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/python -m uv
OUT := build
SHELL := /bin/bash
export OMP_NUM_THREADS ?= 1

.PHONY: help brief test test-slow check lint types layers docs floors bench train train-events lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

$(VENV)/.tools: Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@echo "making the environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.5'
	@touch $@

$(VENV)/.base: $(VENV)/.tools locks/base.txt pyproject.toml
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r locks/base.txt
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.base locks/dev.txt
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r locks/dev.txt
	@touch $@

brief: $(VENV)/.base ## brief the shipped example: terminal, and build/brief.html
	@mkdir -p $(OUT)
	@$(BIN)/tocsin brief examples/newsroom/reports --world examples/newsroom/world.yaml \
	  --show --html $(OUT)/brief.html

test: $(VENV)/.dev ## the fast tests
	@$(BIN)/python -m pytest -m "not slow and not browser"

test-slow: $(VENV)/.dev ## the slow tests, and those in a browser (Debian's chromium)
	@$(BIN)/python -m pytest -m "slow or browser"

check: lint types layers docs floors ## lint, types, layers, docs, floors

lint: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.dev
	@$(BIN)/basedpyright

layers: $(VENV)/.dev
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

docs: $(VENV)/.dev
	@$(BIN)/python -m pytest tests/docs

floors: $(VENV)/.dev
	@$(BIN)/python -m bench floors

bench: $(VENV)/.dev ## the quick benchmarks, a line each; `.venv/bin/python -m bench list` names all
	@$(BIN)/python -m bench quick

train: $(VENV)/.dev ## train the span model anew (under three hours on two cores) and export it
	@$(PYTHON) -m venv $(OUT)/train
	@$(OUT)/train/bin/python -m pip install --quiet --disable-pip-version-check -r locks/base.txt
	@$(OUT)/train/bin/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	@PYTHONPATH=src:. $(OUT)/train/bin/python -m training.voices

train-events: $(VENV)/.dev ## train the pair model anew (under half an hour) and export it
	@$(PYTHON) -m venv $(OUT)/train
	@$(OUT)/train/bin/python -m pip install --quiet --disable-pip-version-check -r locks/base.txt
	@$(OUT)/train/bin/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	@PYTHONPATH=src:. $(OUT)/train/bin/python -m training.events

lock: $(VENV)/.tools ## renew the locked versions (hashes, no addresses)
	@$(UV) lock --quiet --upgrade
	@$(UV) export --quiet --no-dev --extra charts --no-emit-project --no-header -o locks/base.txt
	@$(UV) export --quiet --all-extras --no-emit-project --no-header -o locks/dev.txt

clean: ## remove the environment and what was built
	rm -rf $(VENV) $(OUT)
