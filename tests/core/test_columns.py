"""Joined rows come along with the columns that are named, and no others."""

from __future__ import annotations

from pytest_django import DjangoAssertNumQueries

from steiger.core.columns import with_columns
from steiger.organisations.models import School
from tests.factories import Places


def test_named_columns_of_a_joined_row_cost_no_further_query(
    places: Places, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        school = with_columns(School.objects.all(), organisation=("name",)).get(pk=places.mother_school.pk)
        assert school.organisation.name
        assert school.place == places.mother_school.place


def test_other_columns_are_asked_when_they_are_needed(
    places: Places, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    school = with_columns(School.objects.all(), organisation=("name",)).get(pk=places.mother_school.pk)

    with django_assert_num_queries(1):
        assert school.organisation.kind
