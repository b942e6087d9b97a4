# The only door: `make run` serves the site, `make test` shows that it is well.
# A machine needs python3 (3.11 or newer), pip, make and git; the rest is set up here.

export UV_PYTHON_DOWNLOADS := never
export UV_COMPILE_BYTECODE := 1
export UV_NO_PROGRESS := 1
# Offices often read their own traffic: trust what the machine trusts.
export UV_SYSTEM_CERTS := 1

PYTHON   ?= python3
PORT     ?= 8000
UV       := .tools/bin/uv
BIN      := .venv/bin
SITE     := .venv/.site
DEV      := .venv/.dev
SOURCES  := src tests bench
CATALOGS := $(wildcard src/rembuk/*/locale/*/LC_MESSAGES/*.po src/rembuk/newsroom/wagtail_locale/*/*/LC_MESSAGES/*.po)

.PHONY: help run test check fix messages bench bench-hall bench-record bench-padan bench-nation bench-programme lock system docs clean

help:
	@echo "make run    set up and serve on http://127.0.0.1:$(PORT) with the first talk loaded"
	@echo "make test   set up and run every check and test"
	@echo "make check  lint, types, house rules and migrations, without the tests"
	@echo "make fix    format and mend what can be mended by machine"
	@echo "make messages  collect the words to translate"
	@echo "make bench  measure, and write docs/benchmarks.md"
	@echo "make bench-hall  measure the live room, and write docs/benchmarks-hall.md"
	@echo "make bench-record  measure search, record and certificates, and write docs/benchmarks-record.md"
	@echo "make bench-padan  measure the list engine, and write docs/padan/benchmarks.md"
	@echo "make bench-nation  measure the list engine on Spark as lists grow, and write docs/padan/nation.md"
	@echo "make bench-programme  measure board, registration and door, and write docs/benchmarks-programme.md"
	@echo "make docs   write the pages of docs/ that are made from the code"
	@echo "make lock   resolve the dependencies again"

$(UV): requirements/tools.txt
	$(PYTHON) -m pip install -q --disable-pip-version-check --no-warn-script-location --root-user-action=ignore \
		--upgrade --require-hashes --target .tools -r requirements/tools.txt
	@touch $@

$(SITE): $(UV) requirements/site.txt pyproject.toml
	@test -x $(BIN)/python || $(UV) venv -q --python $(PYTHON) .venv
	$(UV) pip install -q --require-hashes -r requirements/site.txt
	$(UV) pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(SITE) requirements/dev.txt
	$(UV) pip install -q --require-hashes -r requirements/dev.txt
	@touch $@

.venv/.catalogs: $(SITE) $(CATALOGS)
	@for po in $(CATALOGS); do $(BIN)/pybabel -q compile -i $$po -o $${po%.po}.mo || exit 1; done
	@touch $@

# Chromium for the journeys, with the one library that the program steering it lacks on a bare machine;
# PostgreSQL as the second database; a bus, nginx and networks of their own for the tests of several machines; jing,
# which holds feeds to their grammars.
system:
	@scripts/system-packages chromium:chromium "libatomic1:/usr/lib/*/libatomic.so.1" postgresql:/usr/lib/postgresql/*/bin/initdb \
		openjdk-17-jre-headless:java redis-server:redis-server nginx-light:/usr/sbin/nginx iproute2:/usr/sbin/ip jing:jing

run: .venv/.catalogs
	@$(BIN)/rembuk serve --port $(PORT) --load data/first-talk.toml

check: $(DEV) .venv/.catalogs
	$(BIN)/ruff format --check --quiet $(SOURCES)
	$(BIN)/ruff check --quiet $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/rembuk manage makemigrations --check --dry-run --verbosity 0

test: check system
	$(BIN)/python -m pytest -n 2
	$(BIN)/python -m pytest -n 2 --postgresql -m "not browser and not site and not spark"

fix: $(DEV)
	$(BIN)/ruff check --quiet --fix $(SOURCES)
	$(BIN)/ruff format --quiet $(SOURCES)

# Collects the words of every room into its catalogue; needs Debian's gettext.
messages: $(DEV)
	@scripts/system-packages gettext:xgettext
	@for room in src/rembuk/*/locale; do \
		(cd $$room/.. && REMBUK_DATA=$(CURDIR)/var $(CURDIR)/$(BIN)/rembuk manage makemessages \
			--locale id --no-location --no-obsolete --verbosity 0) || exit 1; done

bench: $(DEV) .venv/.catalogs
	$(BIN)/python -m bench

bench-hall: $(DEV)
	@scripts/system-packages libnginx-mod-nchan:/usr/lib/nginx/modules/ngx_nchan_module.so gcc:cc
	$(BIN)/python -m bench.hall

bench-record: $(DEV) .venv/.catalogs
	$(BIN)/python -m bench.record

# Measures the list engine beside its peers, which are installed apart; OPTIONS="--rows 200000 --limit 300" for less.
bench-padan: $(DEV)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench.padan $(OPTIONS)

# From 0.1 million rows to 2 million; OPTIONS="--most 500000" for less.
bench-nation: $(DEV)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench.padan.nation $(OPTIONS)

bench-programme: $(DEV) .venv/.catalogs
	$(BIN)/python -m bench.programme

docs: $(DEV)
	$(BIN)/python -m rembuk.web.handbook docs

lock: $(UV)
	$(UV) pip compile -q --universal --generate-hashes --no-header --python-version 3.11 \
		requirements/tools.in -o requirements/tools.txt
	$(UV) pip compile -q --universal --generate-hashes --no-header --python-version 3.11 \
		pyproject.toml requirements/build.in -o requirements/site.txt
	$(UV) pip compile -q --universal --generate-hashes --no-header --python-version 3.11 \
		--extra dev --extra spark -c requirements/site.txt pyproject.toml requirements/build.in -o requirements/dev.txt

clean:
	rm -rf .venv .tools
