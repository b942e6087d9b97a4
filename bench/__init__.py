"""Measurements, side by side; every figure in docs/benchmarks.md comes from `python -m bench`."""
