"""What a telephone line tells: who is ringing, that somebody answered, that it is over (CAL-02, CAL-11)."""
