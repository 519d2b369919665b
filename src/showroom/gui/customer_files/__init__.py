"""Files of customers: taking one in with its columns and a preview, and writing one (REG-12)."""
