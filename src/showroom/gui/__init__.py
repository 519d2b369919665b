"""Windows: PySide6 only, one folder a feature; reaches the data through services."""
