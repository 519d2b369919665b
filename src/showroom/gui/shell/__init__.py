"""The window around the pages: navigation, sign-in, find, bars, settings, faults."""
