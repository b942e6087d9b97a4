"""The commands, one module each: `run(argv)` does it; the module's first line says what it does."""
