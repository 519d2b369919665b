"""The ownership desk: protection, claims, rulings, skating checks (REG-07, REG-08)."""
