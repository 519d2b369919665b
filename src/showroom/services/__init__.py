"""Use cases: each opens one unit of work, asks the domain, writes, and returns a frozen read model."""
