"""A conversation as one page that looks like the transcript and prints well. No scripts, nothing
fetched. Pure.
"""

from __future__ import annotations

import base64
import html
from functools import cache
from typing import TYPE_CHECKING

from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.library.forms.json_form import KINDS
from voicelive_desktop.library.forms.telling import Telling, ToldTalk, clock, day_and_time

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

MOST_MARKDOWN = 8_000  # characters; longer texts stay plain, here as in the transcript

# The colours of gui/theme/tokens; printed always in the light ones.
STYLE = """
:root { color-scheme: light dark; --window: #f7f8fa; --raised: #eef0f3; --border: #dde1e7; --text: #1b1f24;
  --second: #4b5563; --third: #616b78; --you: #0b7a75; --assistant: #6741b0; --note: #8a5a00; --link: #1f6feb; }
@media screen and (prefers-color-scheme: dark) { :root { --window: #1b1d21; --raised: #2b2f36; --border: #363b44;
  --text: #f2f4f7; --second: #b6bdc8; --third: #939ba8; --you: #3fd0c0; --assistant: #a48bff; --note: #f2c14e;
  --link: #8ab4f8; } }
body { margin: 0 auto; max-width: 44rem; padding: 2rem 1.25rem 4rem; background: var(--window); color: var(--text);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }
header { margin-bottom: 2rem; } header p { color: var(--second); margin: .25rem 0 0; }
article { border-left: 3px solid var(--third); border-radius: 1.5px; padding-left: .8rem; margin: 1.25rem 0;
  break-inside: avoid-page; }
article.long { break-inside: auto; }
article.user { border-color: var(--you); } article.assistant { border-color: var(--assistant); }
article.note { border-color: var(--note); } .user .who { color: var(--you); }
.assistant .who { color: var(--assistant); } .note .who { color: var(--note); }
.who { font-weight: 600; color: var(--third); } .when, .remark, details summary { color: var(--third); }
.when { font-size: .85rem; margin-left: .6rem; font-variant-numeric: tabular-nums; }
.remark { font-size: .85rem; margin: .25rem 0 0; } .plain { white-space: pre-wrap; }
.words > :first-child { margin-top: .15rem; } .words > :last-child { margin-bottom: 0; }
.words h1, .words h2, .words h3, .words h4 { font-size: 1.05rem; margin: .8rem 0 .3rem; }
.system .words { color: var(--second); } s { color: var(--third); } a { color: var(--link); }
pre, code { font-family: ui-monospace, Consolas, "DejaVu Sans Mono", monospace; font-size: .9em; }
pre { background: var(--raised); border-radius: 6px; padding: .6rem .8rem; white-space: pre-wrap; }
blockquote { border-left: 2px solid var(--border); margin: .5rem 0; padding-left: .8rem; color: var(--second); }
table { border-collapse: collapse; } th, td { border: 1px solid var(--border); padding: .2rem .5rem; }
img { max-width: 100%; max-height: 24rem; border-radius: 8px; border: 1px solid var(--border); display: block;
  margin: .4rem 0; }
details { background: var(--raised); border: 1px solid var(--border); border-radius: 8px; padding: .4rem .7rem;
  margin: 1.25rem 0; }
details pre { padding: 0; margin: .4rem 0 0; background: none; }
@media print { @page { margin: 18mm 16mm; } body { max-width: none; padding: 0; background: none; font-size: 10.5pt; }
  a { color: inherit; } }
""".strip()


def as_html(talk: ToldTalk, telling: Telling) -> str:
    """The whole page."""
    title, day = html.escape(telling.title(talk.entry)), day_and_time(talk.entry.started_at_s)
    about = " · ".join(
        html.escape(part)
        for part in (day, talk.entry.profile, talk.entry.agent, talk.entry.model)
        if part
    )
    rows = "\n".join(_row(row, telling) for row in talk.rows)
    return f"""<!DOCTYPE html>
<html lang="{html.escape(telling.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{STYLE}
</style>
</head>
<body>
<header><h1 dir="auto">{title}</h1><p>{about}</p></header>
<main>
{rows}
</main>
</body>
</html>
"""


def _row(row: Item, telling: Telling) -> str:
    if row.tool is not None:
        inside = html.escape(telling.text(row))
        return f"<details><summary>{html.escape(telling.card(row))}</summary><pre>{inside}</pre></details>"
    words = "".join((_pictures(row), _words(row, telling)))
    if not words and not telling.remark(row):
        return ""
    if len(row.text) > MOST_MARKDOWN // 4:
        kind = f"{row.role.value} long"
    else:
        kind = row.role.value
    when = " · ".join(part for part in (clock(row.at_s), telling.waited(row)) if part)
    remark = html.escape(telling.remark(row))
    if remark:
        end = f'<p class="remark">{remark}</p>'
    else:
        end = ""
    return (
        f'<article class="{kind}"><span class="who">{html.escape(telling.names[row.role])}</span>'
        f'<span class="when">{html.escape(when)}</span><div class="words" dir="auto">{words}</div>{end}</article>'
    )


def _words(row: Item, telling: Telling) -> str:
    text, rest = telling.text(row), telling.unheard(row)
    if rest:
        struck = f"<s>{html.escape(rest)}</s>"
    else:
        struck = ""
    if (
        row.role is not Role.ASSISTANT
        or row.status is Status.INTERRUPTED
        or len(text) > MOST_MARKDOWN
    ):
        both = " ".join(part for part in (html.escape(text), struck) if part)
        if both:
            return f'<div class="plain">{both}</div>'
        return ""
    return str(_markdown().render(text))


def _pictures(row: Item) -> str:
    shown = [picture for picture in row.pictures if picture.mime in KINDS]
    return "".join(
        f'<img alt="" width="{p.width}" src="data:{p.mime};base64,{base64.b64encode(p.data).decode()}">'
        for p in shown
    )


@cache
def _markdown() -> MarkdownIt:
    """As in the transcript: HTML, pictures and references stay the characters that
    the service sent.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - for few, and later

    made = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(
        ["table", "strikethrough"]
    )
    return made.disable(["image", "html_block", "html_inline", "reference"])
