"""Training: from labelled pages to a file of weights, and figures. Needs ``newsclean[train]``."""
