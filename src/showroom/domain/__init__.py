"""Pure rules and values; imports nothing else of ours, no Qt, no SQL, no clock of its own."""
