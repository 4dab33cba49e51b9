"""Benchmarks: every goal of the project has a measure here that one command prints.

python -m bench list
python -m bench NAME [NAME ...] [--data PATH] [--json]
python -m bench quick [--json]
python -m bench floors [--raise] [--lower REASON]
"""
