"""Replaying counted arrivals: reading the counts, drawing times, judging the rotation's fairness. Pure, seeded."""
