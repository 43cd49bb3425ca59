# One word each: `make run` starts JobDesk, `make test` tests it. Each sets up what it needs
# in .venv first and does so once; only python3 and make have to be there.

PYTHON ?= python3
PY := .venv/bin/python
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.DEFAULT_GOAL := run
.PHONY: run test check format lint screenshots docs-pictures sheets bench package clean

run: .venv/ready
	@$(PY) tools/run.py $(ARGS)

test: .venv/ready-dev
	$(OFFSCREEN) $(PY) -m pytest -n auto $(ARGS)

check: lint test

lint: .venv/ready-dev
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports

format: .venv/ready-dev
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

screenshots: .venv/ready-dev
	$(OFFSCREEN) $(PY) tools/screenshots.py $(ARGS)

docs-pictures: .venv/ready-dev
	$(OFFSCREEN) $(PY) tools/docs_pictures.py

sheets: .venv/ready-dev
	$(OFFSCREEN) $(PY) tools/sheets_table.py $(ARGS)

bench: .venv/ready-dev
	@$(OFFSCREEN) $(PY) -m benchmarks $(ARGS)

package: .venv/ready-package
	$(PY) -m PyInstaller --noconfirm --log-level WARN jobdesk.spec
	$(OFFSCREEN) dist/jobdesk/jobdesk selftest

clean:
	rm -rf build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find jobdesk tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: made again when the dependencies or the set-up change. A larger set holds the smaller.
.venv/ready: pyproject.toml tools/set_up.py
	@$(PYTHON) tools/set_up.py
	@touch $@

.venv/ready-dev: pyproject.toml tools/set_up.py
	@$(PYTHON) tools/set_up.py --extra dev
	@touch .venv/ready $@

.venv/ready-package: pyproject.toml tools/set_up.py
	@$(PYTHON) tools/set_up.py --extra package
	@touch .venv/ready $@
