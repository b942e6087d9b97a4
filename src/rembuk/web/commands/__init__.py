"""The commands of `rembuk`, one module each with a function `run(argv) -> exit code`."""
