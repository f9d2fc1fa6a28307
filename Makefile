# Two commands: `make run` and `make test`. Everything else here helps those two or the people who work on them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: run test torture check format bench clean

run: $(STAMP)
	@$(BIN)/python tools/example_spool.py
	@$(BIN)/syndicate run

test: $(STAMP)
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest --numprocesses 4 --dist loadfile

torture: $(STAMP)
	$(BIN)/python -m bench.torture

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP)
	$(BIN)/python -m bench

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(STAMP): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --constraint constraints.txt pip
	@$(BIN)/python -m pip install -qq --constraint constraints.txt --editable '.[postgresql,nats,dev]'
	@touch $@
