from __future__ import annotations

from django.urls import path

from steiger.cooperation.urls_meetings import patterns as meeting_patterns
from steiger.cooperation.views import covenant, money, parties

app_name = "agreements"
urlpatterns = [
    path("covenant/", covenant.current, name="current"),
    path("covenant/start/", covenant.start, name="start"),
    path("covenant/<int:covenant>/", covenant.covenant, name="covenant"),
    path("covenant/<int:covenant>/write/", covenant.write, name="write"),
    path("covenant/<int:covenant>/evaluate/", covenant.evaluate, name="evaluate"),
    path("covenant/<int:covenant>/versions/<int:number>/", covenant.covenant, name="covenant_version"),
    path("covenant/<int:covenant>/versions/<int:number>/pdf/", covenant.pdf, name="covenant_pdf"),
    path("covenant/<int:covenant>/parties/", parties.parties, name="parties"),
    path("covenant/<int:covenant>/parties/add/", parties.add, name="add_party"),
    path("covenant/<int:covenant>/parties/<int:party>/", parties.party, name="party"),
    path("covenant/<int:covenant>/parties/<int:party>/contact/", parties.contact, name="contact"),
    path("covenant/<int:covenant>/parties/<int:party>/withdraw/", parties.withdraw, name="withdraw"),
    path("covenant/<int:covenant>/parties/<int:party>/sign/", parties.sign, name="sign"),
    path("covenant/<int:covenant>/parties/<int:party>/record/", parties.record, name="record"),
    path("covenant/signatures/<int:signature>/scan/", parties.scan, name="scan"),
    path("money/", money.budgets, name="budgets"),
    path("money/new/", money.start, name="start_budget"),
    path("money/<int:budget>/", money.budget, name="budget"),
    path("money/<int:budget>/change/", money.change, name="change_budget"),
    path("money/<int:budget>/lines/add/", money.add_line, name="add_line"),
    path("money/<int:budget>/lines/<int:line>/remove/", money.remove_line, name="remove_line"),
    path("money/<int:budget>/numbers/", money.numbers, name="numbers"),
    path("money/<int:budget>/freeze/", money.freeze, name="freeze"),
    path("money/<int:budget>/settle/", money.settle, name="settle"),
    path("money/<int:budget>/contributions/<int:contribution>/", money.follow, name="follow"),
    path("money/<int:budget>/spreadsheet/", money.spreadsheet, name="spreadsheet"),
    path("money/<int:budget>/csv/", money.csv, name="csv"),
    *meeting_patterns,
]
