"""JSON-LD: the article as a schema.org NewsArticle, for search engines and archives."""

from typing import Any

import msgspec

from newsclean.model.article import Article


def write(article: Article, *, indent: int = 0) -> bytes:
    """Return `article` as JSON-LD; `indent` is the number of spaces a level, 0 for one line."""
    packed = msgspec.json.encode(_without_surrogates(news_article(article)))
    return msgspec.json.format(packed, indent=indent) if indent else packed


def news_article(article: Article) -> dict[str, Any]:
    """Return `article` as a schema.org NewsArticle; what is not known is left out."""
    rights = article.copyright
    fields = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "articleBody": article.text,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "datePublished": article.published and article.published.isoformat(),
        "dateModified": article.updated and article.updated.isoformat(),
        "dateline": article.dateline and article.dateline.text,
        "inLanguage": article.language,
        "url": article.url,
        "articleSection": list(article.sections),
        "keywords": list(article.tags),
        "publisher": _organisation(article.publisher),
        "sourceOrganization": _organisation(article.agency),
        "copyrightHolder": _organisation(rights.holder if rights else None),
        "copyrightYear": rights and rights.year,
        "copyrightNotice": rights and rights.text,
        "image": _images(article),
        "correction": list(article.notes),
        "isAccessibleForFree": article.is_free,
    }
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _organisation(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _images(article: Article) -> list[dict[str, Any]]:
    """Return what is known of the article's pictures; captions and credits are not paired."""
    images: list[dict[str, Any]] = []
    if article.image:
        images.append({"@type": "ImageObject", "url": article.image})
    images += [{"@type": "ImageObject", "caption": caption} for caption in article.captions]
    images += [
        {"@type": "ImageObject", "creditText": credit.text, **_creator(credit.person)}
        for credit in article.credits
    ]
    return images


def _creator(person: str | None) -> dict[str, Any]:
    return {"creator": {"@type": "Person", "name": person}} if person else {}


def _without_surrogates(value: Any) -> Any:
    """Return `value` with lone surrogates, which UTF-8 cannot carry, as question marks."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode() if not value.isascii() else value
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_surrogates(item) for key, item in value.items()}
    return value
