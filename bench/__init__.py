"""Benchmarks: each module gives figures; `python -m bench` prints them and writes build/bench.json."""
