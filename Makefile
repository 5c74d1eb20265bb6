# make run     open the program on its sample (without a display: write the sample note and a picture of the window)
# make test    lint, types, import contracts and all tests, offscreen
# make check   lint, types, import contracts, and the figures of the house
# make bench   speed, each figure as a ratio to a floor or a peer measured in the same job
# make formats write docs/formats.md from the sample files
# make mutations read damaged forms of the sample files, thousands of each; MUTATIONS_ARGS="--count 10000 pdf" chooses
# make trace   watch with strace what reading files asks of the system; TRACE_ARGS="--mutants 20" reads damaged forms too
# make long    all tests, the random ones ten times as long
# make packs   every pack through Word's validator and LibreOffice's pages, each footnote followed back
# make houses  build the packs' Word files from tools/looks
# make lock    resolve the dependencies anew and write the lock files

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := build/sample

# Else each child process of the tests compiles the program anew.
export PYTHONDONTWRITEBYTECODE :=
export QT_LOGGING_RULES ?= qt.qpa.*.debug=false

.PHONY: run test check lint types compiled bench formats mutations trace long packs houses lock clean

run: $(VENV)/.run-ready
	$(BIN)/python tools/run.py $(SAMPLE)

test: $(VENV)/.dev-ready
	$(MAKE) --no-print-directory -j 2 check compiled
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist worksteal $(PYTEST_ARGS)

check: types lint

lint: $(VENV)/.dev-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python tools/figures.py

types: $(VENV)/.dev-ready
	$(BIN)/mypy

# In a new clone each process of the tests would compile them all; one does it beside the types.
compiled: $(VENV)/.dev-ready
	-[ -d tests/__pycache__ ] || QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --collect-only -qq > /dev/null

bench: $(VENV)/.dev-ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench $(BENCH_ARGS)

formats: $(VENV)/.dev-ready
	$(BIN)/python tools/formats.py

mutations: $(VENV)/.dev-ready
	$(BIN)/python -m tests.mutations $(MUTATIONS_ARGS)

trace: $(VENV)/.dev-ready
	$(BIN)/python tools/trace_reading.py $(TRACE_ARGS)

long: $(VENV)/.dev-ready
	BRIEFER_LONGER=10 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist worksteal $(PYTEST_ARGS)

packs: $(VENV)/.dev-ready
	BRIEFER_EVERY_PACK=1 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/export/docx/test_shipped_packs.py tests/export/docx/test_shipped_pages.py

houses: $(VENV)/.dev-ready
	$(BIN)/python -m tools.build_house

# Entry points appear only on installation, so a change of either file makes the environment anew.
$(VENV)/.run-ready: pyproject.toml requirements.lock tools/setup.sh
	tools/setup.sh $(VENV) requirements.lock
	touch $@

# The second environment file holds the first one's packages too.
$(VENV)/.dev-ready: pyproject.toml requirements-dev.lock tools/setup.sh tests/ooxml/package-lock.json
	tools/setup.sh $(VENV) requirements-dev.lock
	touch $(VENV)/.run-ready
	@# Not `npm ci`: the validator's programs for other systems are optional, and the lock need not name them.
	if command -v npm >/dev/null; then npm install --silent --no-save --no-audit --no-fund --prefix tests/ooxml || echo "The tests that need Microsoft's validator are skipped: npm could not install it."; fi
	touch $@

lock:
	python3 -m venv build/lock
	build/lock/bin/pip install --quiet uv
	build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml --group build -o requirements.lock
	build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml --group build --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) build
