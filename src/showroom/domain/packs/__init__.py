"""Store packs: what differs from store to store, as data with a schema.

``loader.load(path)`` reads a file, ``loader.load_text(text)`` what the database keeps; both give a ``schema.Pack`` or
raise ``problems.PackError`` with every problem found. The catalogue lies in a file of its own:
``catalogue.load_catalogue(path)``. Nothing is imported here: signing in must not wait for fifty dataclasses.
"""
