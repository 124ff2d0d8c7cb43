"""Which claims stand: guard, budget, rounds, composition."""
