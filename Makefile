.PHONY: run test dev lock format clean help

run:
	@sh -c "$$SETUP" setup $(RUNTIME)
	@exec .venv/bin/python manage.py serve

test:
	@sh -c "$$SETUP" setup requirements-dev.txt
	@exec .venv/bin/python -m tests.runner

dev:
	@sh -c "$$SETUP" setup requirements-dev.txt
	@DEBUG=1 exec .venv/bin/python manage.py serve --reload

format:
	@sh -c "$$SETUP" setup requirements-dev.txt
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .
	@find templates -name '*.html' | xargs .venv/bin/djade --target-version 5.2

# uv is needed for this alone: https://docs.astral.sh/uv/
lock:
	@for name in requirements requirements-postgres requirements-dev; do \
	  uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header \
	    $$name.in -o $$name.txt || exit 1; \
	done

clean:
	rm -rf .venv .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:
	@echo "make run      brings everything up to date and serves the site (PORT=8000)"
	@echo "make test     every check and every test, as in continuous integration"
	@echo "make dev      the same site, reloading on change, with Django's error pages"
	@echo "make format   puts code and templates into their standard form"
	@echo "make lock     pins the requirements anew (needs uv)"
	@echo "make clean    removes .venv and caches; the site's data in var/ stays"
	@echo "PYTHON=/path/to/python chooses the interpreter (3.11, 3.12 or 3.13)."

# -- The environment ---------------------------------------------------------------------------
# .venv keeps a copy of each requirements file that it was made from; another content installs
# anew. An interpreter is tried by running it: the name may stand for a shim that fails.
RUNTIME = requirements.txt $(if $(filter postgres%,$(DATABASE_URL)),requirements-postgres.txt)

define SETUP
set -eu
fail() { echo "make: $$*" >&2; exit 1; }
version() { "$$1" -c 'import sys; print(sys.version)' 2>&1; }
right_version='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'

find_python() {
  if [ -n "$${PYTHON:-}" ]; then set -- "$$PYTHON"
  else set -- python3.13 python3.12 python3.11 python3 python; fi
  without_venv=
  for python; do
    "$$python" -c "$$right_version" >/dev/null 2>&1 || continue
    "$$python" -c 'import venv, ensurepip' >/dev/null 2>&1 && return
    without_venv=$$python
  done
  [ -z "$$without_venv" ] || fail "$$without_venv lacks venv (on Debian: apt install python3-venv)."
  fail "Python 3.11, 3.12 or 3.13 is needed; tried $$*."
}

is_current() {
  [ -e .venv/made ] && .venv/bin/python -c "$$right_version" 2>/dev/null || return 1
  [ -z "$${PYTHON:-}" ] || [ "$$(version "$$PYTHON")" = "$$(version .venv/bin/python)" ] || return 1
  for file in .venv/requirements*.txt; do
    [ ! -e "$$file" ] || cmp -s "$$file" "$${file##*/}" || return 1
  done
}

make_environment() {
  find_python
  echo "Making .venv with $$("$$python" --version)"
  "$$python" -m venv --clear .venv || fail "$$python could not make .venv."
  touch .venv/made
}

[ -w . ] || fail "the folder $$PWD can't be written."
is_current || make_environment
for file in "$$@"; do
  cmp -s "$$file" ".venv/$$file" && continue
  echo "Installing $$file"
  .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input \
    --require-hashes -r "$$file" || fail "$$file could not be installed."
  cp "$$file" .venv/
  [ "$$file" != requirements-dev.txt ] || cp requirements.txt requirements-postgres.txt .venv/
done
endef
export SETUP
