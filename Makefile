# Two commands: `make run` and `make test`. Everything else here helps those two or the people who work on them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
# In memory where there is room: tests sync thousands of small files, and most of their time is the disk's.
SCRATCH := $(shell ! grep -q "^[^ ]* /dev/shm .*noexec" /proc/mounts && \
	test "$$(df --output=avail /dev/shm 2>/dev/null | tail -n 1)" -gt 4000000 2>/dev/null && echo /dev/shm || echo /tmp)

.PHONY: run test torture soak check format bench coverage mutants fuzz audit sbom clean

run: $(STAMP)
	@$(BIN)/python tools/example_spool.py
	@$(BIN)/syndicate run

test: $(STAMP)
	@$(MAKE) --no-print-directory check
	TMPDIR=$(SCRATCH) $(BIN)/python -m pytest --numprocesses 4 --dist loadfile --no-loadscope-reorder

torture: $(STAMP)
	$(BIN)/python -m bench.torture

soak: $(STAMP)
	$(BIN)/python -m bench.soak

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP)
	@$(BIN)/python -m pip install -qq --constraint constraints.txt --editable '.[bench]'
	$(BIN)/python -m bench

coverage: $(STAMP)
	TMPDIR=$(SCRATCH) $(BIN)/python -m tools.coverage

mutants: $(STAMP)
	$(BIN)/python -m tools.mutants

fuzz: $(STAMP)
	@$(BIN)/python -m pip install -qq --constraint constraints.txt --editable '.[fuzz]'
	$(BIN)/python -m bench.fuzz

audit: $(STAMP)
	@test -x $(VENV)/audit/bin/python || $(PYTHON) -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip install -qq pip-audit==2.10.1
	@$(BIN)/python -m tools.audit $(VENV)/audit/bin/python

sbom: $(STAMP)
	@$(BIN)/python -m tools.sbom

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(STAMP): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --constraint constraints.txt pip
	@$(BIN)/python -m pip install -qq --constraint constraints.txt --editable '.[postgresql,nats,dev]'
	@touch $@
