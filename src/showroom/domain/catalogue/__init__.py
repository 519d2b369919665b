"""The catalogue: what a product is found by, and what a file of products says. Clauses QUO-09, REG-12."""
