"""The speed benchmark's results as a table and as a picture."""

from pathlib import Path

from corpus import Corpus, megabytes

PAGES = ("trafilatura.extract", "newsclean.clean_html")


def table(seconds: dict[str, float], corpus: Corpus) -> str:
    """Return a row a task: MB/s (or milliseconds for starts) and the ratios that matter."""
    size = {kind: megabytes(texts) for kind, texts in corpus._asdict().items()}
    lines = [
        f"{len(corpus.texts)} texts, {size['texts']:.2f} MB; all text of {len(corpus.flat)} pages, "
        f"{size['flat']:.2f} MB; {len(corpus.pages)} pages"
    ]
    for name, time in seconds.items():
        if name.startswith("start:"):
            lines.append(f"{name:40} {time * 1000:9.1f} ms")
        else:
            kind = "pages" if name in PAGES else "flat" if name.startswith("flat:") else "texts"
            lines.append(f"{name:40} {size[kind] / time:9.2f} MB/s")
    return "\n".join([*lines, "", *ratios(seconds, corpus)])


def ratios(seconds: dict[str, float], corpus: Corpus) -> list[str]:
    """Return the ratios that the project holds itself to."""
    clean = seconds["newsclean.clean"]
    start = {name.removeprefix("start: "): time for name, time in seconds.items()}
    lines = [
        f"clean against ftfy.fix_text: {seconds['ftfy.fix_text'] / clean:.1f} times as fast",
        f"clean against the floor: {clean / seconds['floor']:.1f} times its time",
        "import newsclean against import json, re, dataclasses: "
        f"{start['import newsclean'] / start['import json, re, dataclasses']:.2f} times",
        "newsclean --version against python -c pass: "
        f"{start['newsclean --version'] / start['python -c pass']:.2f} times",
    ]
    if corpus.flat:
        times = seconds["flat: ftfy.fix_text"] / seconds["flat: newsclean.clean"]
        lines.append(f"the same on all text of pages: {times:.1f} times as fast")
    if corpus.pages:
        page = seconds["trafilatura.extract"] / len(corpus.pages)
        per_kilobyte = clean / megabytes(corpus.texts) / 1000
        lines.append(
            f"a 6 kB article against its page in trafilatura: {6 * per_kilobyte / page:.1%}"
        )
        overhead = seconds["newsclean.clean_html"] / seconds["trafilatura.extract"]
        lines.append(f"clean_html against trafilatura.extract: {overhead:.2f} times")
    return lines


def plot(seconds: dict[str, float], corpus: Corpus, path: Path) -> None:
    """Draw MB/s of the main tasks on a logarithmic scale."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    names = ["ftfy.fix_text", "datatrove C4 filter", "newsclean.clean", "repair alone", "floor"]
    names = [name for name in names if name in seconds]
    speeds = [megabytes(corpus.texts) / seconds[name] for name in names]
    figure, axes = pyplot.subplots(figsize=(7, 2.6), layout="constrained")
    bars = axes.barh(
        names, speeds, color=["#b3462e" if "newsclean" in n else "#8a99a8" for n in names]
    )
    axes.bar_label(bars, fmt="%.1f", padding=3)
    axes.set_xscale("log")
    axes.set_xlabel("MB of text a second, one core (log scale)")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path)
