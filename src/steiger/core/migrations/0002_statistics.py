from django.db import migrations

# Only the owner of a table may have it measured; requests and imports run as a role that owns nothing.
MEASURE = """
CREATE FUNCTION public.measure_tables(names text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY names LOOP
    EXECUTE format('ANALYZE public.%I', name);
  END LOOP;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0001_functions")]
    operations = [migrations.RunSQL(MEASURE, "DROP FUNCTION public.measure_tables(text[])")]
