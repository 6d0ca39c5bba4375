"""Who is this child, who cares for it, and which facts hold of its way."""

from steiger.pupils.models.bonds import MotherSchoolBond
from steiger.pupils.models.doubles import DoubleCheck
from steiger.pupils.models.enrolments import SchoolEnrolment
from steiger.pupils.models.journeys import DateRange, Involvement, Journey
from steiger.pupils.models.notes import ConfidentialNote
from steiger.pupils.models.pupils import Family, Guardian, Pupil
from steiger.pupils.models.sessions import StaffSession

__all__ = [
    "ConfidentialNote",
    "DateRange",
    "DoubleCheck",
    "Family",
    "Guardian",
    "Involvement",
    "Journey",
    "MotherSchoolBond",
    "Pupil",
    "SchoolEnrolment",
    "StaffSession",
]
