from __future__ import annotations

from django.urls import path

from steiger.aftercare.views import (
    availability,
    calendar,
    handover,
    moving,
    offers,
    packages,
    plans,
    reports,
    support,
    teacher,
    visits,
)

app_name = "aftercare"
urlpatterns = [
    path("visits/", visits.visits, name="visits"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("availability/", availability.availability, name="availability"),
    path("availability/<int:specialist>/", availability.own_availability, name="own_availability"),
    path("availability/<int:specialist>/away/", availability.add_away, name="add_away"),
    path("away/<int:away>/remove/", availability.remove_away, name="remove_away"),
    path("school-hours/", availability.schools_hours, name="schools_hours"),
    path("school-hours/<str:code>/", availability.school_hours, name="school_hours"),
    path("plans/", plans.plans, name="plans"),
    path("plans/<int:proposal>/", plans.proposal, name="proposal"),
    path("plans/<int:proposal>/stop/", plans.stop, name="stop_search"),
    path("plans/<int:proposal>/again/", plans.search_again, name="search_again"),
    path("plans/<int:proposal>/drop/", plans.drop, name="drop_proposal"),
    path("plans/<int:proposal>/accept/", plans.accept, name="accept_plan"),
    path("plans/<int:proposal>/rounds/<int:specialist>/<str:on>/", plans.round_trip, name="round"),
    path("plans/<int:proposal>/visits/<int:planned>/", moving.move, name="move_planned"),
    path("plans/<int:proposal>/visits/<int:planned>/drag/", moving.drag, name="drag_planned"),
    path("plans/<int:proposal>/visits/<int:planned>/lock/", moving.lock, name="lock_planned"),
    path("plans/<int:proposal>/visits/<int:planned>/out/", moving.take_out, name="take_out"),
    path("ahead/", plans.forecast, name="forecast"),
    path("trips/<int:school>/", calendar.trip, name="trip"),
    path("packages/", packages.packages, name="packages"),
    path("packages/new/", packages.new_package, name="new_package"),
    path("packages/<int:pk>/", packages.package, name="package"),
    path("packages/<int:pk>/end/", packages.end_package, name="end_package"),
    path("handover/", handover.review_results, name="review_results"),
    path("hours/", packages.hours, name="hours"),
    path("<str:case>/specialist/", visits.specialist, name="specialist"),
    path("<str:case>/need/", availability.need, name="need"),
    path("<str:case>/visits/<int:number>/", reports.visit, name="visit"),
    path("<str:case>/visits/extra/", visits.extra, name="extra"),
    path("<str:case>/visits/<int:number>/teacher/", teacher.ask_teacher, name="ask_teacher"),
    path("<str:case>/visits/<int:number>/school/", offers.ask_school, name="ask_school"),
    path("<str:case>/visits/<int:number>/plan/", visits.plan, name="plan"),
    path("<str:case>/visits/<int:number>/skip/", visits.skip, name="skip"),
    path("<str:case>/visits/<int:number>/report/", reports.report, name="report"),
    path("<str:case>/visits/<int:number>/action/", reports.make_action, name="make_action"),
    path("<str:case>/visits/<int:number>/support/", reports.make_support, name="make_support"),
    path("<str:case>/visits/<int:number>/ask/", reports.ask_about_need, name="ask_about_need"),
    path("<str:case>/actions/<int:action>/done/", reports.finish_action, name="finish_action"),
    path("<str:case>/support/", support.support, name="support"),
    path("<str:case>/support/package/", support.agree_package, name="agree_package"),
    path("<str:case>/support/<int:line>/", support.support_line, name="support_line"),
    path("<str:case>/support/<int:line>/hours/<int:spent>/strike/", support.strike_hours, name="strike_hours"),
    path("<str:case>/support/<int:line>/end/", support.end_support, name="end_support"),
    path("<str:case>/handover/", handover.review, name="review"),
    path("<str:case>/close/", support.close, name="close"),
]

# For who has no account; `config.urls` puts it at the top, without a namespace.
outside_regions = [
    path("teacher/<str:secret>/", teacher.answer, name="teacher_form"),
    path("visit-offer/<str:secret>/", offers.answer, name="visit_offer"),
]
