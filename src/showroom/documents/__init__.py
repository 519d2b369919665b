"""Writers of papers: a frozen dataclass in, bytes out; the same input gives the same bytes, no clock is read."""
