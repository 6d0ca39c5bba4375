from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

NAME_KEY = """
CREATE FUNCTION public.name_key(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT lower(public.unaccent('public.unaccent'::regdictionary, normalize(
    translate($1, 'أإآىة', 'ااايه'), NFKC)))
$$
"""

# What Django's createcachetable makes, unlogged: losing it costs nothing but a few counters.
CACHE_TABLE = """
CREATE UNLOGGED TABLE core_cache (
  cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
);
CREATE INDEX core_cache_expires ON core_cache (expires);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(NAME_KEY, "DROP FUNCTION public.name_key(text)"),
        migrations.RunSQL(CACHE_TABLE, "DROP TABLE core_cache"),
    ]
