"""Scenarios: timed desk acts with what is expected after each, the rule book that can be run (docs/scenarios.md).

- schema.py: the values, and the table of acts and keys
- reader.py: a file into a scenario, or its problems with file and line
"""
