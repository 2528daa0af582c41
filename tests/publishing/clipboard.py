"""What programs put on the clipboard as HTML, as they write it."""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta name=Generator content="Microsoft Word 15"><style><!--
 p.MsoNormal {mso-style-parent:""; margin:0cm; color:red;} @list l0:level1 {mso-level-text:\\F0B7;}
--></style><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml>
<![endif]--></head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->

<h1 style='color:#2F5496'>Report on mills<o:p></o:p></h1>

<p class=MsoNormal><b><span style='font-size:14.0pt;color:#C00000'>Millers</span></b> met in
<i style='mso-bidi-font-style:normal'>Kisumu</i>, says <a
href="https://example.org/mills"><span style='color:windowtext'>the report</span></a>.<o:p>
</o:p></p>

<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol;mso-bidi-font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>First<o:p></o:p></p>

<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if
!supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Below<o:p>
</o:p></p>

<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Second<o:p>
</o:p></p>

<p class=MsoNormal><o:p>&nbsp;</o:p></p>

<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if
!supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;
</span></span><![endif]><span dir=LTR>One</span><o:p></o:p></p>

<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if
!supportLists]><span style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;
</span></span><![endif]>Two<o:p></o:p></p>

<h2>Prices<o:p></o:p></h2>

<!--EndFragment--></body></html>"""

OF_WORD = """<h2>Report on mills</h2>
<p><strong>Millers</strong> met in <em>Kisumu</em>, says \
<a href="https://example.org/mills">the report</a>.</p>
<ul><li>First<ul><li>Below</li></ul></li><li>Second</li></ul>
<ol><li>One</li><li>Two</li></ol>
<h3>Prices</h3>"""

DOCS = """<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;"
id="docs-internal-guid-6f0c2a52-7fff-1234-abcd-0123456789ab"><h2 dir="ltr"
style="line-height:1.38;margin-top:18pt;"><span style="font-size:16pt;font-family:Arial;\
color:#000000;font-weight:400;font-style:normal;white-space:pre-wrap;">Mills</span></h2><p dir="ltr"
style="line-height:1.38;margin-top:0pt;"><span style="font-size:11pt;color:#ff0000;font-weight:700;\
font-style:normal;">Millers</span><span style="font-weight:400;font-style:normal;"> met in </span>\
<span style="font-weight:400;font-style:italic;">Kisumu</span><a href="https://example.org/mills"
style="text-decoration:none;"><span style="color:#1155cc;font-weight:400;text-decoration:underline;"
>, they say</span></a>.</p><ul style="margin-top:0;"><li dir="ltr" aria-level="1"
style="list-style-type:disc;"><p dir="ltr" role="presentation"><span
style="font-weight:400;">First</span></p></li><ul><li dir="ltr" aria-level="2"
style="list-style-type:circle;"><p dir="ltr" role="presentation"><span
style="font-weight:400;">Below</span></p></li></ul></ul><br /><ol><li dir="ltr" aria-level="1"><p
dir="ltr" role="presentation"><span style="font-weight:400;">One</span></p></li></ol></b>
<br class="Apple-interchange-newline">"""

OF_DOCS = """<h2>Mills</h2>
<p><strong>Millers</strong> met in <em>Kisumu</em>\
<a href="https://example.org/mills">, they say</a>.</p>
<ul><li>First<ul><li>Below</li></ul></li></ul>
<ol><li>One</li></ol>"""

OTHERS = [
    # A table and a footnote, as Word writes them.
    (
        """<html><body lang=EN-GB><!--StartFragment-->
<table class=MsoTableGrid border=1><tr><td width=200><p class=MsoNormal>A1<o:p></o:p></p></td>
<td width=200><p class=MsoNormal><b>B1</b><o:p></o:p></p></td></tr><tr><td><p class=MsoNormal>A2
</p></td><td><p class=MsoNormal>B2</p></td></tr></table><p class=MsoNormal>Mills<a
style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference>[1]</span></a> grind.</p><!--EndFragment--></body></html>""",
        "<p>A1 · <strong>B1</strong></p>\n<p>A2 · B2</p>\n<p>Mills[1] grind.</p>",
    ),
    # A picture, and a link through which clicks are counted, of Google Docs.
    (
        """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">
<p dir="ltr"><span>Look: <a
href="https://www.google.com/url?q=https://example.org/?a%3D1&amp;sa=D&amp;ust=1">here
</a></span></p><p dir="ltr"><img src="https://lh3.googleusercontent.com/docsz/AD_4n" width="602">
</p></b>""",
        '<p>Look: <a href="https://example.org/?a=1">here</a></p>',
    ),
    # Bullets that are letters, and cells that hold sentences.
    (
        "<p>•&nbsp;a</p><p>• <b>b</b></p><table><tr><td>Why?</td><td>So.</td></tr></table>",
        "<ul><li>a</li><li><strong>b</strong></li></ul>\n<p>Why?</p>\n<p>So.</p>",
    ),
]
