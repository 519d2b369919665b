"""The policy editor: the rules of the rotation, changed by the manager."""
