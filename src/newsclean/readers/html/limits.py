"""How much of a page is read, and what is said of one that is larger."""

LARGEST = 20_000_000  # bytes, and characters, of a page that are read
DEEPEST = 250  # elements within one another that are read; browsers stop at 512
TOO_DEEP = f"the page has more than {DEEPEST} elements within one another; the rest is lost"
ELEMENTS_MOST = 20_000  # more make no article, and trafilatura takes quadratic time on them
BLOCKS_MOST = 10_000
