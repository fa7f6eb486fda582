"""What model calls cost, and who may cause how much of it: prices, limits, and a ledger that reserves before a call and settles after it."""
