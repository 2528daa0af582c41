"""Tables as an editor sends them, and what comes back."""

import csv
import io
import json

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from news.models import NewsItem
from tests.admin.newsroom import address

FORMATS = {"csv": "0", "xlsx": "1", "json": "2"}
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''+1", "'quoted'"]


def as_csv(*rows, encoding="utf-8", delimiter=","):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode(encoding)


def as_xlsx(*rows):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def look(client, data, model=NewsItem, name="table.csv"):
    return client.post(address(model, "import"), {"file": SimpleUploadedFile(name, data)})


def confirm(client, page, model=NewsItem, **sent):
    data = {"kept": page.context["kept"]} | sent
    return client.post(address(model, "process_import"), data, follow=True)


def bring_in(client, *rows, model=NewsItem):
    page = look(client, as_csv(*rows), model)
    assert page.context["kept"], errors(page)
    return confirm(client, page, model)


def errors(page):
    """{(row, column): messages}, and what is said of the whole file under None."""
    found = dict(page.context["form"].errors)
    result = page.context["result"]
    for row in result.invalid_rows if result else ():
        found |= {(row.number, name): told for name, told in row.error_dict.items()}
    return found


def refusal(page):
    return " ".join(page.context["form"].errors.get("file", []))


def exported(client, suffix, model=NewsItem, query="", **sent):
    url = address(model, "export") + query
    answer = client.post(url, {"format": FORMATS[suffix], "resource": "0"} | sent)
    assert f'.{suffix}"' in answer.headers["Content-Disposition"]
    return answer.content


def rows_of(data, suffix="csv"):
    """[{column: text}]"""
    if suffix == "json":
        return json.loads(data)
    if suffix == "csv":
        return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    first, *rest = load_workbook(io.BytesIO(data)).active.values
    return [
        dict(zip(first, ("" if each is None else each for each in row), strict=True))
        for row in rest
    ]
