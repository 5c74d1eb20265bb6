"""Which page a web address leads to, whatever way it was come by."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

# What is added to an address to tell how a reader came there; the page is the same without it.
_TRACKING = re.compile(
    r"utm_\w+|at_\w+|ns_\w+|pk_\w+|mtm_\w+|hsa_\w+|fb_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|"
    r"yclid|igshid|igsh|mc_[ce]id|_hsenc|_hsmi|mkt_tok|vero_id|oly_\w+_id|wt_\w+|cmpid|cmp|ocid|smid|"
    r"ref|ref_src|ref_url|referrer|referer|source|src|share|shared|sharetype|s_cid|icid|ito|xtor|trk|"
    r"amp|amp_js_v|amp_gsa|usqp|outputtype|rss|feedtype|spm|_ga|_gl",
    re.IGNORECASE,
)
_HOSTS = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_AMP = re.compile(r"/(?:amp|amp\.html?)$|^/amp(?=/)|\.amp(?=\.html?$|$)", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}


def page_of(address: str) -> str:
    """Return what all addresses of one page have in common, or an empty string for what is no web address.

    Put aside are http or https, www, the forms for phones (m, amp), the fragment, what follows the reader's
    way there, and the order of what else is asked for.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in _PORTS or not parts.hostname:
        return ""
    host = _HOSTS.sub("", parts.hostname.rstrip("."))
    where = host if port in (None, 80, 443) else f"{host}:{port}"
    path = _AMP.sub("", parts.path.rstrip("/")).rstrip("/")
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = urlencode(sorted(it for it in asked if not _TRACKING.fullmatch(it[0])))
    return f"{where}{path}{'?' if kept else ''}{kept}"
