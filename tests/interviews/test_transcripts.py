"""Questions and answers are found in transcripts, however they mark them."""

import pytest

from interviews.transcripts import split

ENGLISH_Q = """Ada Bell runs a mill in Kisumu.

Q: How did it begin?
A: With seven members.
We had no money.

Q: And now?
A: We are 70. Who would have thought so?
"""
NUMBERED_Q = """Q1. How did it begin?

With seven members.

Q2. Tell us of today.

We are 70."""
FRENCH_Q = """Question 1 : Comment avez-vous commencé ?
Réponse : À sept.
Question 2 : Et aujourd’hui ?
Réponse : Nous sommes 70."""
SPANISH_P = """P: ¿Cómo empezaron?
R: Éramos siete.
P: Háblenos de hoy.
R: Somos 70. ¿Quién lo diría?"""
INTERVIEWER = """Interviewer: How did it begin?
Ada Bell: With seven members.
Interviewer: Tell us of today.
Ada Bell: We are 70: all of us."""
SPANISH_INTERVIEWER = """Entrevistadora: ¿Cómo empezaron?

Ana Ruiz: Éramos siete.

Entrevistadora: Háblenos de hoy.

Ana Ruiz: Somos 70."""
NAMES = """ILO: How did it begin?
Ada: With seven members.
Ben: And a cow.
ILO: And now?
Ada: We are 70.
Ben: And two cows."""
BOLD = """<p>Ada Bell runs a mill.</p><p><b>How did it begin?</b></p><p>With <i>7</i> members.</p>
<p>Why seven?</p><p>By chance.</p><p><b>Tell us of today.</b></p><ul><li>We are 70.</li></ul>"""
BOLD_FRENCH = """<p><strong>Comment avez-vous commencé ?</strong><br>À sept.</p>
<p><strong>Et aujourd’hui ?</strong> Nous sommes 70.</p>"""
STARS = "**How did it begin?**\nWith seven members.\n\n**Tell us of today.**\nWe are 70."
HEADINGS = "<h2>How did it begin?</h2><p>With seven members.</p><h2>Today</h2><p>We are 70.</p>"
NUMBERS = """1. How did it begin?
With seven members. We wanted:
1. bread
2. work
2. And now?
We are 70."""
LISTED = """<ol><li>Comment avez-vous commencé ?</li></ol><p>À sept.</p>
<ol start="2"><li>Et aujourd’hui ?</li></ol><p>Nous sommes 70.</p>"""
NUMBERED_BOLD = (
    "<p><b>1. How did it begin?</b></p><p>So.</p><p><b>2. Go on.</b></p><p>We are 70.</p>"
)
MARKS = """¿Cómo empezaron?

Éramos siete.

Hoy son muchos.
¿Cuántos?

Somos 70."""
ARABIC = "كيف بدأتم؟\n\nكنا سبعة.\n\nواليوم؟\n\nنحن سبعون."


@pytest.mark.parametrize(
    ("text", "questions", "answers"),
    [
        (ENGLISH_Q, ["How did it begin?", "And now?"],
         ["<p>With seven members.</p>\n<p>We had no money.</p>",
          "<p>We are 70. Who would have thought so?</p>"]),
        (NUMBERED_Q, ["How did it begin?", "Tell us of today."],
         ["<p>With seven members.</p>", "<p>We are 70.</p>"]),
        (FRENCH_Q, ["Comment avez-vous commencé ?", "Et aujourd’hui ?"],
         ["<p>À sept.</p>", "<p>Nous sommes 70.</p>"]),
        (SPANISH_P, ["¿Cómo empezaron?", "Háblenos de hoy."],
         ["<p>Éramos siete.</p>", "<p>Somos 70. ¿Quién lo diría?</p>"]),
        (INTERVIEWER, ["How did it begin?", "Tell us of today."],
         ["<p>With seven members.</p>", "<p>We are 70: all of us.</p>"]),
        (SPANISH_INTERVIEWER, ["¿Cómo empezaron?", "Háblenos de hoy."],
         ["<p>Éramos siete.</p>", "<p>Somos 70.</p>"]),
        (NAMES, ["How did it begin?", "And now?"],
         ["<p>Ada: With seven members.</p>\n<p>Ben: And a cow.</p>",
          "<p>Ada: We are 70.</p>\n<p>Ben: And two cows.</p>"]),
        (BOLD, ["How did it begin?", "Tell us of today."],
         ["<p>With <em>7</em> members.</p>\n<p>Why seven?</p>\n<p>By chance.</p>",
          "<ul><li>We are 70.</li></ul>"]),
        (BOLD_FRENCH, ["Comment avez-vous commencé ?", "Et aujourd’hui ?"],
         ["<p>À sept.</p>", "<p>Nous sommes 70.</p>"]),
        (STARS, ["How did it begin?", "Tell us of today."],
         ["<p>With seven members.</p>", "<p>We are 70.</p>"]),
        (HEADINGS, ["How did it begin?", "Today"],
         ["<p>With seven members.</p>", "<p>We are 70.</p>"]),
        (NUMBERS, ["How did it begin?", "And now?"],
         ["<p>With seven members. We wanted:</p>\n<p>1. bread</p>\n<p>2. work</p>",
          "<p>We are 70.</p>"]),
        (LISTED, ["Comment avez-vous commencé ?", "Et aujourd’hui ?"],
         ["<p>À sept.</p>", "<p>Nous sommes 70.</p>"]),
        (NUMBERED_BOLD, ["How did it begin?", "Go on."], ["<p>So.</p>", "<p>We are 70.</p>"]),
        (MARKS, ["¿Cómo empezaron?", "¿Cuántos?"],
         ["<p>Éramos siete.</p>\n<p>Hoy son muchos.</p>", "<p>Somos 70.</p>"]),
        (ARABIC, ["كيف بدأتم؟", "واليوم؟"], ["<p>كنا سبعة.</p>", "<p>نحن سبعون.</p>"]),
    ],
)  # fmt: skip
def test_a_transcript_is_split(text, questions, answers):
    found = split(text)
    assert [each.question for each in found.questions] == questions
    assert [each.html for each in found.questions] == answers


@pytest.mark.parametrize(("text", "before"), [
    (ENGLISH_Q, "<p>Ada Bell runs a mill in Kisumu.</p>"),
    (BOLD, "<p>Ada Bell runs a mill.</p>"),
    (SPANISH_P, ""),
    ("No question here.\n\nNor here.", "<p>No question here.</p>\n<p>Nor here.</p>"),
    ("", ""),
])  # fmt: skip
def test_what_stands_before_the_first_question_is_the_introduction(text, before):
    assert split(text).introduction == before


def test_two_lines_of_one_question_are_one():
    (found,) = split("<p><b>You began in 1999.</b></p><p><b>Why?</b></p><p>So.</p>").questions
    assert (found.question, found.html) == ("You began in 1999. Why?", "<p>So.</p>")


def test_a_question_without_an_answer_stays_without_one():
    assert [each.html for each in split("Q: Why?\nA:\nQ: How?\nQ: And?").questions] == [""] * 3


def test_initials_are_no_marks():
    (found,) = split("P. Ruiz runs a mill.\nWhy?\nSo it is.").questions
    assert (found.question, found.html) == ("Why?", "<p>So it is.</p>")


def test_addresses_and_times_are_no_speakers():
    text = "At 10:30 we met.\nhttps://a.test/ is it.\nhttps://b.test/ too.\nWhy?\nSo."
    assert [each.question for each in split(text).questions] == ["Why?"]


@pytest.mark.parametrize("text", ["Q:" * 9000, "1. \n" * 9000, "a: b?\n" * 9000, "**" * 9000])
def test_no_transcript_breaks_it(text):
    split(text)
