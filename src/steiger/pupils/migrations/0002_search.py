from django.db import migrations

# Names are matched by trigrams and by part. These operators are not leakproof, so under row-level security they would
# lose their index; the owner's function may use it, and therefore applies the region itself.
PUPILS_FOUND = r"""
CREATE FUNCTION public.pupils_found(query text, most integer) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT id FROM pupils_pupil
  WHERE region_id = current_setting('app.region')::bigint
    AND (
      name_key LIKE '%' || replace(replace(replace(name_key(query), '\', '\\'), '%', '\%'), '_', '\_') || '%'
      OR name_key(query) <% name_key
    )
  ORDER BY word_similarity(name_key(query), name_key) DESC, name_key, id
  LIMIT most
$$
"""


class Migration(migrations.Migration):
    dependencies = [("pupils", "0001_initial"), ("core", "0001_functions")]
    operations = [migrations.RunSQL(PUPILS_FOUND, "DROP FUNCTION public.pupils_found(text, integer)")]
