from django.utils.html import format_html
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4  # white modules around it, as the standard asks


def svg(text, label):
    """A picture in the page itself: no style, no address, nothing to fetch."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    squares = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return format_html(
        '<svg class="qr" role="img" aria-label="{}" viewBox="0 0 {size} {size}"'
        ' shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        '<path d="{}"/></svg>',
        label,
        squares,
        size=len(rows),
    )
