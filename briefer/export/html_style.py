"""The looks of a note as a web page: a quiet page by day and by night, and a clean one on paper."""

STYLE = """
:root{--ink:#1b2430;--quiet:#56637a;--navy:#1f3a5f;--line:#c3ccd8;--tint:#e9eef4;--wash:#f3f6f9;
--paper:#fff;--link:#1b5a96}
@media (prefers-color-scheme:dark){:root{--ink:#e3e8ef;--quiet:#9fadc1;--navy:#a9c8f0;--line:#3a4656;
--tint:#232d3a;--wash:#1d2631;--paper:#151b23;--link:#8bbcf0}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);line-height:1.5;
font-family:Calibri,Carlito,"Segoe UI","Noto Sans","Liberation Sans",sans-serif;font-size:1.0625rem}
header,footer,main{max-width:46rem;margin:0 auto;padding:0 1.25rem}
.marking{text-align:center;font-weight:700;letter-spacing:.04em;margin:1rem 0}
.kind{text-transform:uppercase;letter-spacing:.1em;font-weight:700;font-size:.8rem;color:var(--quiet);
margin:2rem 0 .25rem}
h1{color:var(--navy);font-size:1.9rem;line-height:1.2;margin:0 0 1rem}
h2{color:var(--navy);font-size:1.25rem;margin:1.9rem 0 .5rem}
h3{color:var(--navy);font-size:1.08rem;margin:1.4rem 0 .4rem}
h4,h5,h6{color:var(--quiet);font-size:1rem;margin:1.2rem 0 .3rem}
p{margin:0 0 .7rem}
p,li,td,th{overflow-wrap:break-word}
a{color:var(--link)}
.bottom-line{background:var(--wash);border-inline-start:4px solid var(--navy);padding:.7rem 1rem;
font-size:1.08rem}
.small{color:var(--quiet);font-size:.85rem}
.prompt{background:var(--wash);color:var(--quiet);font-style:italic;padding:.15rem .4rem}
.caption{color:var(--quiet);font-weight:700;font-size:.9rem}
.numbered{position:relative;padding-inline-start:2.4rem}
.number{position:absolute;inset-inline-start:0}
.deep-1{margin-inline-start:2.4rem}.deep-2{margin-inline-start:4.8rem}.deep-3{margin-inline-start:7.2rem}
.contents{margin:1.2rem 0 1.6rem}.contents-title{font-weight:700;color:var(--navy);margin:0 0 .3rem}
.contents ul{list-style:none;padding:0;margin:0}.contents a{text-decoration:none}
.contents .level-2{padding-inline-start:1.4rem}.contents .level-3{padding-inline-start:2.8rem}
.sign-off td{border:1px solid var(--line);height:3.4rem}
ul,ol{margin:0 0 .7rem;padding-inline-start:1.6rem}
.numbered+ul,.numbered+ol{padding-inline-start:4rem}
.deep-1+ul,.deep-1+ol{padding-inline-start:6.4rem}.deep-2+ul,.deep-2+ol{padding-inline-start:8.8rem}
ol ol{list-style-type:lower-alpha}
ol ol ol{list-style-type:lower-roman}
li>p{margin:0 0 .25rem}
blockquote{margin:.5rem 0 .9rem;padding-inline-start:1rem;border-inline-start:3px solid var(--line);
color:var(--quiet)}
table{border-collapse:collapse;width:100%;border-top:2px solid var(--navy);
border-bottom:2px solid var(--navy);margin:0 0 1.2rem}
td,th{text-align:start;vertical-align:top;padding:.3rem .55rem;border-bottom:1px solid var(--line)}
.fields th{width:24%;color:var(--quiet);font-size:.9rem}
.note{font-size:.92rem}
.note thead th{background:var(--tint);color:var(--navy);border-bottom:1px solid var(--navy);
vertical-align:bottom}
hr{border:0;border-top:1px solid var(--line);margin:1.4rem 0}
code{font-family:Consolas,"Liberation Mono",monospace;font-size:.92em}
sup{font-size:.72em;line-height:0}
sup a,.back{text-decoration:none}
.notes{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.9rem;font-size:.88rem}
:target{background:var(--tint)}
@media print{:root{--ink:#000;--quiet:#444;--navy:#1f3a5f;--line:#bbb;--tint:#eee;--wash:#f5f5f5;
--paper:#fff;--link:#1b5a96}
body{font-size:11pt}header,footer,main{max-width:none;padding:0}
h1,h2,h3,h4{break-after:avoid}tr,li,.bottom-line{break-inside:avoid}thead{display:table-header-group}
.new-page{break-before:page}.sign-off,.timeline svg{break-inside:avoid}
.back{display:none}@page{size:A4;margin:24mm 22mm}}
"""


def css_text(text: str) -> str:
    """Return words as a string in a style sheet; whatever is no letter, digit or blank becomes a code."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'
