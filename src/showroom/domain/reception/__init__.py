"""The visitor reception rotation: ``board = fold(events)``, ``decision = decide(board, arrival)``.

- terms.py: visit kinds, statuses, visit states
- policy.py: the switches a store chooses
- events.py: what the ledger holds
- state.py: the board; board.py: the fold that makes it
- turns.py, undo.py: charging a turn, giving it back, taking an event back
- decide.py: who is next, and why
"""
