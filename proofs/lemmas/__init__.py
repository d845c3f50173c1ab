"""One idea a file; `docs/laws.md` says which law rests on which.

All numbers are real unless said otherwise. A number that is rounded down stands between what is
exact and one less, so what is proved holds for the integers too.
"""
