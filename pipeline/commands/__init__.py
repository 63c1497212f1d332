"""The commands, one module per area; `pipeline.cli` loads them when they are called."""
