"""The database: models, engine, migration at start, change watch, search, backup."""
