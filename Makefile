# The same targets for people and for CI. Each one installs what it needs.
.PHONY: install run test test-grappe lint models eval bench valider clean
BIN := .venv/bin
export DO_NOT_TRACK := true
export PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS := 120
export OMP_THREAD_LIMIT := 1

install: .venv/installe

.venv/installe: requirements.lock pyproject.toml outils/installer.sh
	@sh outils/installer.sh
	@touch $@

run: install
	@$(BIN)/datadelib enrich data/exemples --out out --collectivites data/exemples/collectivites.csv

test: install
	@$(BIN)/python -m pytest -n 2 --dist loadfile

# Heavy tests: PostgreSQL (Debian package « postgresql »), a Dask cluster, a Prefect server.
test-grappe: install
	@test -d /usr/lib/postgresql || apt-get install -y -q postgresql
	@$(BIN)/python -m pytest tests_lourds

lint: install
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

models: install
	@$(BIN)/datadelib construire-modeles

eval: install
	@$(BIN)/datadelib mesurer
	@$(BIN)/datadelib mesurer-protection

valider: install .venv-validata/bin/validata
	@$(BIN)/datadelib juger --travail out/valider

# The State's validator wants old libraries: it lives in an environment of its own.
.venv-validata/bin/validata:
	@$(BIN)/python -m venv .venv-validata
	@.venv-validata/bin/python -m pip install --quiet validata-core

bench: install
	@$(BIN)/datadelib bench

clean:
	rm -rf .venv .venv-validata out
