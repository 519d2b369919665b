"""The command ``showroom``: one module a group of subcommands. No module here imports Qt unless it opens a window."""
