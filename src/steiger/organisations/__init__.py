"""Floor 3: regions, boards, municipalities, schools, which of them teach newcomers, and the school calendar.

Owns: Region, Organisation, School, PupilCount, NewcomerFacility, SchoolHoliday, LocalFreeDay.
Calls: audit (what happened). Announces: nothing. National reference data has no region; what a region adds has one.
"""
