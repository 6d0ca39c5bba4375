from django.db import migrations

# History and the log can only be added to: requests have no right to change them. What is over its term leaves them
# through these functions of the owner, which look for themselves whether two people released it, in this region.
RELEASED = r"""
CREATE FUNCTION public.privacy_released(run bigint) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  here bigint := current_setting('app.region')::bigint;
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM privacy_retentionrun
    WHERE id = run AND region_id = here AND checked_by_id IS NOT NULL AND released_by_id IS NOT NULL
      AND released_by_id <> checked_by_id AND done_at IS NULL
  ) THEN
    RAISE EXCEPTION 'nothing is forgotten without a run of this region that two people released';
  END IF;
  RETURN here;
END
$$
"""
FORGET_HISTORY = r"""
CREATE FUNCTION public.forget_history(run bigint, tracked text, ids bigint[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  here bigint := privacy_released(run);
  gone bigint;
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = tracked AND column_name IN ('pgh_obj_id', 'region_id')
    HAVING count(*) = 2
  ) THEN
    RAISE EXCEPTION '% is no history of a region', tracked;
  END IF;
  EXECUTE format('DELETE FROM %I WHERE region_id = $1 AND pgh_obj_id = ANY($2)', tracked) USING here, ids;
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END
$$
"""
# A case number stands in other rooms as text: in the log, a handover, the subject of a mail. The new one takes its
# place everywhere, so that what is still on paper somewhere leads nowhere. A row may hold two: hence the inner loop.
RENAME_CASES = r"""
CREATE FUNCTION public.rename_cases(run bigint, former text[], later text[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  here bigint := privacy_released(run);
  asked text := '(' || array_to_string(former, '|') || ')';
  place record;
  now bigint;
  renamed bigint := 0;
BEGIN
  FOR place IN
    SELECT c.table_name AS of_table, c.column_name AS of_column
    FROM information_schema.columns c
    JOIN information_schema.columns r
      ON r.table_schema = c.table_schema AND r.table_name = c.table_name AND r.column_name = 'region_id'
    WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'character varying') AND c.is_generated = 'NEVER'
  LOOP
    LOOP
      EXECUTE format(
        'UPDATE %1$I t SET %2$I = replace(t.%2$I, n.former, n.later) FROM unnest($2, $3) AS n(former, later) '
        'WHERE t.region_id = $1 AND t.%2$I ~ $4 AND position(n.former IN t.%2$I) > 0',
        place.of_table, place.of_column
      ) USING here, former, later, asked;
      GET DIAGNOSTICS now = ROW_COUNT;
      renamed := renamed + now;
      EXIT WHEN now = 0;
    END LOOP;
  END LOOP;
  UPDATE audit_look SET reason = '' WHERE region_id = here AND case_number = ANY(later);
  UPDATE audit_happening SET details = '{}' WHERE region_id = here AND case_number = ANY(later);
  RETURN renamed;
END
$$
"""
# The log's own term. What happened to a file that is still kept is its history, and stays with it.
FORGET_LOG = r"""
CREATE FUNCTION public.forget_log(run bigint) RETURNS TABLE (looks bigint, happenings bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  here bigint := privacy_released(run);
  since date := (SELECT looks_before FROM privacy_retentionrun WHERE id = run);
BEGIN
  DELETE FROM audit_look WHERE region_id = here AND at < since;
  GET DIAGNOSTICS looks = ROW_COUNT;
  DELETE FROM audit_happening h WHERE h.region_id = here AND h.on < since AND NOT EXISTS (
    SELECT 1 FROM pupils_journey j
    WHERE j.region_id = here AND j.case_number = h.case_number AND j.anonymised_on IS NULL
  );
  GET DIAGNOSTICS happenings = ROW_COUNT;
  RETURN NEXT;
END
$$
"""
NAMES = {
    "privacy_released(bigint)": RELEASED,
    "forget_history(bigint, text, bigint[])": FORGET_HISTORY,
    "rename_cases(bigint, text[], text[])": RENAME_CASES,
    "forget_log(bigint)": FORGET_LOG,
}


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_initial"), ("audit", "0003_questions"), ("pupils", "0006_anonymised")]
    operations = [migrations.RunSQL(made, f"DROP FUNCTION public.{name}") for name, made in NAMES.items()]
