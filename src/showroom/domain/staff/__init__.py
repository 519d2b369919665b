"""Who acts, and who may do what (SEC-01)."""
