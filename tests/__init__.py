"""The tests. A package, so that `python -m tests.benchmarks` and `python -m tests.eval` run."""
