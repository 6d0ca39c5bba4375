from django.db import migrations

# Before a region is entered nothing regional can be read. These two questions must be answered first; the owner's
# functions answer nothing more than they are asked.
REGIONS_OF = """
CREATE FUNCTION public.people_regions_of(user_id bigint, day date) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT m.region_id FROM people_membership m
  WHERE m.user_id = $1 AND m.from_on <= $2 AND (m.until_on IS NULL OR m.until_on >= $2)
$$
"""
REGION_OF_INVITATION = """
CREATE FUNCTION public.people_region_of_invitation(hash text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT i.region_id FROM people_invitation i WHERE i.token_hash = $1
$$
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [
        migrations.RunSQL(REGIONS_OF, "DROP FUNCTION public.people_regions_of(bigint, date)"),
        migrations.RunSQL(REGION_OF_INVITATION, "DROP FUNCTION public.people_region_of_invitation(text)"),
    ]
