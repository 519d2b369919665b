"""Files of records as shops have them: CSV in any separator and encoding, workbooks, address cards (REG-12)."""
