"""Reception: the page, its panels and dialogs, and the floor board window."""
