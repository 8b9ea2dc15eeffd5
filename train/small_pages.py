#!/usr/bin/env python3
"""Small plain pages made of large ones, for train/blocks.py: so that a page of three paragraphs is read as surely as a long one.

usage: small_pages.py WHOLE_FOLDER OUT_FOLDER

Of each NAME/source.html with an article set out by another reader (NAME/expected.html) it makes three pages, OUT/NAME-N, of
one to eight paragraphs, headings or lists of the article in plain markup: in the body alone, in an <article> between the page's
own navigation and footer, and in a <div> with its asides. Seeded by the name: the same pages each time.
"""
import os
import random
import sys

import lxml.html

SHELLS = (
    "<html><head><title>%(title)s</title></head><body><h1>%(title)s</h1>%(body)s</body></html>",
    "<html><head><title>%(title)s</title></head><body>%(before)s<main><article><h1>%(title)s</h1>%(body)s</article></main>"
    "%(behind)s</body></html>",
    "<html><head><title>%(title)s</title></head><body>%(before)s<div class='page'><h1>%(title)s</h1><div>%(body)s</div>"
    "%(asides)s</div>%(behind)s</body></html>",
)


def markup(elements, most):
    return "".join(lxml.html.tostring(element, encoding="unicode", with_tail=False) for element in elements[:most])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    whole, out = sys.argv[1:]
    for name in sorted(os.listdir(whole)):
        try:
            source = lxml.html.parse(os.path.join(whole, name, "source.html"), lxml.html.HTMLParser(encoding="utf-8")).getroot()
            article = lxml.html.parse(os.path.join(whole, name, "expected.html"), lxml.html.HTMLParser(encoding="utf-8")).getroot()
        except (OSError, lxml.etree.ParserError):
            continue
        parts = [element for element in article.iter("p", "h2", "h3", "ul", "ol", "blockquote")
                 if element.getparent().tag not in ("li", "blockquote", "figure") and element.text_content().strip()]
        if source is None or not parts:
            continue
        title = (source.findtext(".//title") or "").split("|")[0].strip().replace("%", "")
        chance = random.Random(name)
        for number, shell in enumerate(SHELLS):
            first = chance.randrange(len(parts))
            body = markup(parts[first:], chance.randint(1, 8))
            folder = os.path.join(out, "%s-%d" % (name, number))
            os.makedirs(folder, exist_ok=True)
            page = shell % {"title": title, "body": body, "before": markup(source.findall(".//nav"), 1),
                            "behind": markup(source.findall(".//footer"), 1), "asides": markup(source.findall(".//aside"), 2)}
            for file, text in (("source.html", page), ("expected.html", body)):
                with open(os.path.join(folder, file), "w", encoding="utf-8") as stream:
                    stream.write(text)


main()
