"""Site rules: what a corpus taught of a site's furniture, as values, as a file, and matched.

A rule names a fragment ("Never miss a story: subscribe"), with slots for what changes in it, and
where it may stand. Rules come from `newsclean.learning`, by way of a file that a person can read and
edit; to apply them is a pure function of one text.
"""
