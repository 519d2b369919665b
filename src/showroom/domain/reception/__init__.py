"""The visitor reception rotation: ``board = fold(events)``, ``decision = decide(board, arrival)``.

- terms.py: visit kinds, statuses, visit states
- switches.py, policy.py: the switches a store chooses, and a set of choices
- events.py: what the ledger holds
- state.py: the board; board.py, visiting.py: the fold that makes it; day.py: from one day to the next
- shift.py: where somebody joins the order; turns.py: charging a turn, giving it back
- journal.py: what an event changed, so that it can be taken back
- decide.py: who is next, and why; helping.py, post.py, correct.py: helpers, the greeter's post, corrected kinds
- fairness.py (fairness_tally.py): turns taken against turns due
- rehearse.py: a past period under another policy, played by stage.py, past_acts.py and past_day.py; outcome.py and
  comparing.py: what it came to, side by side
"""
