"""Make the inputs again from their articles, and compare."""

import json
from pathlib import Path

from newsclean import Article

dirty = Path("articles.jsonl").read_text("utf-8").splitlines()
clean = Path("better.jsonl").read_text("utf-8").splitlines()
same = 0
for before, after in zip(dirty, clean, strict=True):
    article = Article.from_json(json.dumps(json.loads(after)["article"]))
    same += article.restore() == json.loads(before)["text"]
print(f"{same} of {len(dirty)} inputs made again")
