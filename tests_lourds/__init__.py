"""Heavy tests, out of `make test`: PostgreSQL, Dask, a Prefect server (`make test-grappe`)."""
