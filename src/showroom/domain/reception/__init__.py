"""The visitor reception rotation: ``board = fold(events)``, ``decision = decide(board, arrival)``.

terms.py (visit kinds, statuses) · policy.py (the switches) · events.py (what the ledger holds) · board.py (the fold) · decide.py (who is next, and why).
"""
