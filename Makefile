# The doors of the project. Needs python 3.11 or newer with pip, git and make; everything else is set up here.
#   PORT (8000) and STEIGER_DATA (./var) are honoured everywhere.

PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11 python3.14,\
	$(shell $(name) -c 'import sys, pip; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))
export UV_PYTHON_DOWNLOADS = never
export UV_LINK_MODE ?= copy
# Containers often forbid keeping what was compiled; then every process compiles Django and Steiger anew: a second each.
unexport PYTHONDONTWRITEBYTECODE
UV = .tools/bin/uv
SYNC = $(UV) sync --frozen --inexact --quiet --python $(PYTHON)

.PHONY: help demo demo-reset serve test check bench docs guide setup
help:
	@echo "make demo        a region with fictional children at http://localhost:8000/"
	@echo "make demo-reset  the same, from the beginning"
	@echo "make serve       for real; settings from the environment (.venv/bin/steiger --help)"
	@echo "make test        every test, browser tests included"
	@echo "make check       lint, format, types, templates, floors, migrations, translations, docs"
	@echo "make bench       measurements; ONLY=pages for one part"
	@echo "make docs        documentation that is made from the code"
	@echo "make guide       the manual's pictures, anew from the pages; ONLY=\"loket intake\" for some"

demo: .venv/.ok
	@.venv/bin/steiger demo

demo-reset: .venv/.ok
	@.venv/bin/steiger demo --reset

serve: .venv/.ok
	@.venv/bin/steiger serve --migrate --with-worker

test: .venv/.ok-test
	@.venv/bin/steiger assets --sources
	@.venv/bin/python tools/browser.py
	@.venv/bin/pytest -n $${PYTEST_WORKERS:-2} --dist worksteal $(ARGS)

check: .venv/.ok-check
	@.venv/bin/python tools/check.py

bench: .venv/.ok-bench
	@.venv/bin/steiger assets --sources
	@.venv/bin/python -m bench $(ONLY)

docs: .venv/.ok-check
	@.venv/bin/python tools/docs.py

guide: .venv/.ok-test
	@.venv/bin/steiger assets --sources
	@.venv/bin/python tools/browser.py
	@STEIGER_GUIDE_PICTURES=docs/guide/pictures GUIDE_ONLY="$(ONLY)" .venv/bin/pytest tests/browser/test_manual.py

setup: .venv/.ok .venv/.ok-test .venv/.ok-check

$(UV):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with pip was not found. Debian: apt-get install python3 python3-pip" >&2; exit 1; }
	@echo "Fetching uv"
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --root-user-action=ignore --target .tools uv==0.13.8

.venv/.ok: uv.lock pyproject.toml | $(UV)
	@echo "Setting up the environment"
	@$(SYNC) && touch $@

.venv/.ok-test: .venv/.ok
	@echo "Adding what the tests need"
	@$(SYNC) --group test && touch $@

.venv/.ok-bench: .venv/.ok-test
	@echo "Adding what the measurements need"
	@$(SYNC) --group test --group bench && touch $@

.venv/.ok-check: .venv/.ok-test
	@echo "Adding what the checks need"
	@$(SYNC) --group test --group check && touch $@
