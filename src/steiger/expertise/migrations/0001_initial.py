import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.contrib.postgres.operations import BtreeGinExtension
from django.db import migrations, models

# By the stems of words and without accents: `één`, `een` and the plural of a word find each other.
DUTCH_WORDS = """
CREATE TEXT SEARCH CONFIGURATION public.steiger_dutch (COPY = pg_catalog.dutch);
ALTER TEXT SEARCH CONFIGURATION public.steiger_dutch
  ALTER MAPPING FOR asciiword, word, asciihword, hword, hword_asciipart, hword_part
  WITH public.unaccent, pg_catalog.dutch_stem;
"""

# What is known about the words of a question, best first. Per word (`places`) there are some conditions: the word itself
# weighs most, its parts and what means the same less; of one word the best condition that fits counts. A rare word says
# more than one that stands everywhere, one in the title more than one in the text; a word that stands in six hundred
# texts tells next to nothing there, and no more of them are looked at. Matching words is not leakproof, so under
# row-level security the index would be lost; the owner's function may use it, and therefore applies the region itself.
# Shared questions hold no names; everybody in the region reads them, like the articles.
KNOWLEDGE_FOUND = """
CREATE FUNCTION public.knowledge_found(places integer[], weights double precision[], conditions text[], most integer)
RETURNS TABLE (kind text, id bigint, score double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH here AS MATERIALIZED (SELECT current_setting('app.region')::bigint AS region_id),
  asked AS MATERIALIZED (
    SELECT number, place, weight, to_tsquery('public.steiger_dutch', words) AS wanted
    FROM unnest(places, weights, conditions) WITH ORDINALITY AS given(place, weight, words, number)
  ),
  hits AS MATERIALIZED (
    SELECT asked.number, 'article' AS kind, one.id, 1.0 AS part FROM here, asked CROSS JOIN LATERAL (
      SELECT a.id FROM expertise_article a
      WHERE a.region_id = here.region_id AND a.search @@ asked.wanted AND a.state = 'published' LIMIT 600) one
    UNION ALL
    SELECT asked.number, 'article', one.id, 2.0 FROM here, asked CROSS JOIN LATERAL (
      SELECT a.id FROM expertise_article a
      WHERE a.region_id = here.region_id AND a.heading_search @@ asked.wanted AND a.state = 'published' LIMIT 600) one
    UNION ALL
    SELECT asked.number, 'question', one.id, 1.5 FROM here, asked CROSS JOIN LATERAL (
      SELECT r.id FROM expertise_helprequest r
      WHERE r.region_id = here.region_id AND r.shared_search @@ asked.wanted AND r.shared_at IS NOT NULL LIMIT 600) one
  ),
  known AS MATERIALIZED (
    SELECT 1 + count(*) AS texts FROM here, expertise_article a
    WHERE a.region_id = here.region_id AND a.state = 'published'
  ),
  worth AS (
    SELECT asked.number, asked.place, asked.weight * ln(1 + known.texts::double precision / count(*)) AS worth,
           CASE WHEN count(*) FILTER (WHERE hits.kind = 'article') < 600 THEN 1 ELSE 0.02 END AS in_text
    FROM hits JOIN asked USING (number), known WHERE hits.part < 2
    GROUP BY asked.number, asked.place, asked.weight, known.texts
  ),
  fits AS (
    SELECT hits.kind, hits.id, worth.place,
           worth.worth * sum(CASE WHEN hits.part = 1 THEN worth.in_text ELSE hits.part END) AS fit
    FROM hits JOIN worth USING (number)
    GROUP BY hits.kind, hits.id, worth.number, worth.place, worth.worth
  ),
  best AS (SELECT fits.kind, fits.id, fits.place, max(fits.fit) AS fit FROM fits GROUP BY 1, 2, 3)
  SELECT best.kind, best.id, sum(best.fit) AS score
  FROM best GROUP BY best.kind, best.id
  ORDER BY score DESC, best.id
  LIMIT most
$$
"""

# The known words that each of these resembles most, for the same reason by the owner.
WORDS_NEAR = """
CREATE FUNCTION public.words_near(asked text[], most integer) RETURNS TABLE (word text, known text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT given.word, near.word
  FROM unnest(asked) AS given(word) CROSS JOIN LATERAL (
    SELECT k.word FROM expertise_knownword k
    WHERE k.region_id = current_setting('app.region')::bigint AND k.word % given.word
    ORDER BY similarity(k.word, given.word) DESC, k.texts DESC, k.word
    LIMIT most
  ) near
$$
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('organisations', '0001_initial'),
        ('people', '__first__'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('pupils', '0003_by_move'),
        ('core', '0001_functions'),
    ]

    operations = [
        BtreeGinExtension(),
        migrations.RunSQL(DUTCH_WORDS, 'DROP TEXT SEARCH CONFIGURATION public.steiger_dutch'),
        migrations.CreateModel(
            name='HelpRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('question', models.TextField()),
                ('asked_at', models.DateTimeField()),
                ('subject', models.CharField(blank=True, choices=[('first_weeks', 'The first weeks'), ('second_language', 'Learning a second language'), ('oral_language', 'Oral language'), ('vocabulary', 'Vocabulary'), ('reading', 'Reading'), ('writing', 'Writing and spelling'), ('arithmetic', 'Arithmetic'), ('multilingualism', 'Multilingualism'), ('trauma_sensitive', 'Trauma-sensitive teaching'), ('culture_sensitive', 'Culture-sensitive teaching'), ('wellbeing', 'Wellbeing and joining in'), ('assessment', 'Testing and following progress'), ('parents', 'Talking with parents'), ('move', 'Move to the mother school'), ('organisation', 'Organisation, rules and money')], max_length=20)),
                ('urgency', models.CharField(choices=[('normal', 'It can wait'), ('soon', 'This week'), ('urgent', 'Today or tomorrow')], default='normal', max_length=10)),
                ('due_on', models.DateField()),
                ('assigned_at', models.DateTimeField(blank=True, null=True)),
                ('asked_back_at', models.DateTimeField(blank=True, null=True)),
                ('first_answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('referred_at', models.DateTimeField(blank=True, null=True)),
                ('referred_to', models.CharField(blank=True, choices=[('visit', 'A visit by the specialist'), ('activity', 'An activity'), ('training', 'The training'), ('consultation', 'The IB consultation')], max_length=20)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('helped', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'A little'), ('no', 'No')], max_length=10)),
                ('helped_remark', models.CharField(blank=True, max_length=300)),
                ('helped_at', models.DateTimeField(blank=True, null=True)),
                ('shared_question', models.TextField(blank=True)),
                ('shared_answer', models.TextField(blank=True)),
                ('shared_at', models.DateTimeField(blank=True, null=True)),
                ('shared_search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('shared_question', config='steiger_dutch', weight='A'), '||', django.contrib.postgres.search.SearchVector('shared_answer', config='steiger_dutch', weight='D'), django.contrib.postgres.search.SearchConfig('steiger_dutch')), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('state', models.GeneratedField(db_persist=True, expression=models.Case(models.When(then=models.Value('withdrawn'), withdrawn_at__isnull=False), models.When(referred_at__isnull=False, then=models.Value('referred')), models.When(answered_at__isnull=False, then=models.Value('answered')), models.When(asked_back_at__isnull=False, then=models.Value('asked_back')), models.When(handler__isnull=False, then=models.Value('taken')), default=models.Value('new'), output_field=models.CharField(max_length=12)), output_field=models.CharField(choices=[('new', 'New'), ('taken', 'Being worked on'), ('asked_back', 'Waits for the school'), ('answered', 'Answered'), ('referred', 'Referred on'), ('withdrawn', 'Question withdrawn')], max_length=12))),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_back_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('assigned_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('first_answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('handler', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('helped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='help_requests', to='pupils.journey')),
                ('referred_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.school')),
                ('shared_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-asked_at', '-id'],
                'indexes': [models.Index(fields=['region', '-asked_at', '-id'], name='help_request_latest'), models.Index(fields=['region', 'asker'], name='help_request_of_asker'), models.Index(fields=['region', 'school', '-asked_at'], name='help_request_of_school'), models.Index(condition=models.Q(('answered_at', None), ('referred_at', None), ('withdrawn_at', None)), fields=['region', 'handler', 'due_on'], name='help_request_open'), django.contrib.postgres.indexes.GinIndex(condition=models.Q(('shared_at__isnull', False)), fastupdate=False, fields=['region', 'shared_search'], name='help_request_search')],
                'constraints': [models.UniqueConstraint(fields=('region', 'number'), name='help_request_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('assigned_at', None), ('assigned_by', None)), models.Q(('assigned_at__isnull', False), ('assigned_by__isnull', False)), _connector='OR'), name='help_request_assigned_at_and_by'), models.CheckConstraint(condition=models.Q(models.Q(('asked_back_at', None), ('asked_back_by', None)), models.Q(('asked_back_at__isnull', False), ('asked_back_by__isnull', False), ('handler__isnull', False)), _connector='OR'), name='help_request_asked_back_at_and_by'), models.CheckConstraint(condition=models.Q(models.Q(('first_answered_at', None), ('first_answered_by', None)), models.Q(('first_answered_at__isnull', False), ('first_answered_by__isnull', False)), _connector='OR'), name='help_request_first_answered_at_and_by'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('answered_by', None)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), ('first_answered_at__isnull', False)), _connector='OR'), name='help_request_answered_at_and_by'), models.CheckConstraint(condition=models.Q(models.Q(('referred_at', None), ('referred_by', None), ('referred_to', '')), models.Q(('referred_at__isnull', False), ('referred_by__isnull', False), models.Q(('referred_to', ''), _negated=True)), _connector='OR'), name='help_request_referred_somewhere'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_by', None)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='help_request_withdrawn_at_and_by'), models.CheckConstraint(condition=models.Q(models.Q(('helped', ''), ('helped_at', None), ('helped_by', None)), models.Q(('helped_at__isnull', False), ('helped_by__isnull', False), models.Q(('helped', ''), _negated=True)), _connector='OR'), name='help_request_helped_at_and_by'), models.CheckConstraint(condition=models.Q(models.Q(('shared_at', None), ('shared_by', None)), models.Q(('journey', None), ('shared_at__isnull', False), ('shared_by__isnull', False), models.Q(('shared_question', ''), _negated=True), models.Q(('shared_answer', ''), _negated=True)), _connector='OR'), name='help_request_shared_without_child')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "expertise_helprequestevent" ("answered_at", "answered_by_id", "asked_at", "asked_back_at", "asked_back_by_id", "asked_by_id", "asker_id", "assigned_at", "assigned_by_id", "due_on", "first_answered_at", "first_answered_by_id", "handler_id", "helped", "helped_at", "helped_by_id", "helped_remark", "id", "journey_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "referred_at", "referred_by_id", "referred_to", "region_id", "school_id", "shared_answer", "shared_at", "shared_by_id", "shared_question", "subject", "urgency", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."asked_back_at", NEW."asked_back_by_id", NEW."asked_by_id", NEW."asker_id", NEW."assigned_at", NEW."assigned_by_id", NEW."due_on", NEW."first_answered_at", NEW."first_answered_by_id", NEW."handler_id", NEW."helped", NEW."helped_at", NEW."helped_by_id", NEW."helped_remark", NEW."id", NEW."journey_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question", NEW."referred_at", NEW."referred_by_id", NEW."referred_to", NEW."region_id", NEW."school_id", NEW."shared_answer", NEW."shared_at", NEW."shared_by_id", NEW."shared_question", NEW."subject", NEW."urgency", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;', hash='cfcee20bb41969794ca3b47d6f8beffd51438dc2', operation='INSERT', pgid='pgtrigger_insert_insert_96619', table='expertise_helprequest', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_back_at" IS DISTINCT FROM (NEW."asked_back_at") OR OLD."asked_back_by_id" IS DISTINCT FROM (NEW."asked_back_by_id") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."asker_id" IS DISTINCT FROM (NEW."asker_id") OR OLD."assigned_at" IS DISTINCT FROM (NEW."assigned_at") OR OLD."assigned_by_id" IS DISTINCT FROM (NEW."assigned_by_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."first_answered_at" IS DISTINCT FROM (NEW."first_answered_at") OR OLD."first_answered_by_id" IS DISTINCT FROM (NEW."first_answered_by_id") OR OLD."handler_id" IS DISTINCT FROM (NEW."handler_id") OR OLD."helped" IS DISTINCT FROM (NEW."helped") OR OLD."helped_at" IS DISTINCT FROM (NEW."helped_at") OR OLD."helped_by_id" IS DISTINCT FROM (NEW."helped_by_id") OR OLD."helped_remark" IS DISTINCT FROM (NEW."helped_remark") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."journey_id" IS DISTINCT FROM (NEW."journey_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."question" IS DISTINCT FROM (NEW."question") OR OLD."referred_at" IS DISTINCT FROM (NEW."referred_at") OR OLD."referred_by_id" IS DISTINCT FROM (NEW."referred_by_id") OR OLD."referred_to" IS DISTINCT FROM (NEW."referred_to") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."shared_answer" IS DISTINCT FROM (NEW."shared_answer") OR OLD."shared_at" IS DISTINCT FROM (NEW."shared_at") OR OLD."shared_by_id" IS DISTINCT FROM (NEW."shared_by_id") OR OLD."shared_question" IS DISTINCT FROM (NEW."shared_question") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."urgency" IS DISTINCT FROM (NEW."urgency") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_by_id" IS DISTINCT FROM (NEW."withdrawn_by_id"))', func='INSERT INTO "expertise_helprequestevent" ("answered_at", "answered_by_id", "asked_at", "asked_back_at", "asked_back_by_id", "asked_by_id", "asker_id", "assigned_at", "assigned_by_id", "due_on", "first_answered_at", "first_answered_by_id", "handler_id", "helped", "helped_at", "helped_by_id", "helped_remark", "id", "journey_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "referred_at", "referred_by_id", "referred_to", "region_id", "school_id", "shared_answer", "shared_at", "shared_by_id", "shared_question", "subject", "urgency", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."asked_back_at", NEW."asked_back_by_id", NEW."asked_by_id", NEW."asker_id", NEW."assigned_at", NEW."assigned_by_id", NEW."due_on", NEW."first_answered_at", NEW."first_answered_by_id", NEW."handler_id", NEW."helped", NEW."helped_at", NEW."helped_by_id", NEW."helped_remark", NEW."id", NEW."journey_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question", NEW."referred_at", NEW."referred_by_id", NEW."referred_to", NEW."region_id", NEW."school_id", NEW."shared_answer", NEW."shared_at", NEW."shared_by_id", NEW."shared_question", NEW."subject", NEW."urgency", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;', hash='32e68295eb3abc7b23aca37c5d1d05277e8613f5', operation='UPDATE', pgid='pgtrigger_update_update_42a5a', table='expertise_helprequest', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "expertise_helprequestevent" ("answered_at", "answered_by_id", "asked_at", "asked_back_at", "asked_back_by_id", "asked_by_id", "asker_id", "assigned_at", "assigned_by_id", "due_on", "first_answered_at", "first_answered_by_id", "handler_id", "helped", "helped_at", "helped_by_id", "helped_remark", "id", "journey_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "referred_at", "referred_by_id", "referred_to", "region_id", "school_id", "shared_answer", "shared_at", "shared_by_id", "shared_question", "subject", "urgency", "withdrawn_at", "withdrawn_by_id") VALUES (OLD."answered_at", OLD."answered_by_id", OLD."asked_at", OLD."asked_back_at", OLD."asked_back_by_id", OLD."asked_by_id", OLD."asker_id", OLD."assigned_at", OLD."assigned_by_id", OLD."due_on", OLD."first_answered_at", OLD."first_answered_by_id", OLD."handler_id", OLD."helped", OLD."helped_at", OLD."helped_by_id", OLD."helped_remark", OLD."id", OLD."journey_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question", OLD."referred_at", OLD."referred_by_id", OLD."referred_to", OLD."region_id", OLD."school_id", OLD."shared_answer", OLD."shared_at", OLD."shared_by_id", OLD."shared_question", OLD."subject", OLD."urgency", OLD."withdrawn_at", OLD."withdrawn_by_id"); RETURN NULL;', hash='a0fdca021d7633b502359546b281b528c7471106', operation='DELETE', pgid='pgtrigger_delete_delete_f120d', table='expertise_helprequest', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='HelpMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('reply', 'From the school'), ('question', 'Question to the school'), ('answer', 'An answer'), ('referral', 'Referred on'), ('note', 'Internal note')], max_length=10)),
                ('text', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='expertise.helprequest')),
            ],
            options={
                'ordering': ['written_at', 'id'],
                'indexes': [models.Index(fields=['request', 'written_at'], name='help_message_in_order')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "expertise_helpmessageevent" ("id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "request_id", "text", "written_at", "written_by_id") VALUES (NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."request_id", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='8b2bb9d41842a002dd507b4f26b08177eb6e7c16', operation='INSERT', pgid='pgtrigger_insert_insert_2a0fb', table='expertise_helpmessage', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "expertise_helpmessageevent" ("id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "request_id", "text", "written_at", "written_by_id") VALUES (NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."request_id", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='9455c9cd4c15b82ee517720c3205161ff642592c', operation='UPDATE', pgid='pgtrigger_update_update_29e6a', table='expertise_helpmessage', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "expertise_helpmessageevent" ("id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "request_id", "text", "written_at", "written_by_id") VALUES (OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."request_id", OLD."text", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='0eb3e2270ddf0a2731e83ceb5fc5f5942ce88466', operation='DELETE', pgid='pgtrigger_delete_delete_40ea3', table='expertise_helpmessage', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=150)),
                ('summary', models.CharField(max_length=400)),
                ('text', models.TextField()),
                ('sources', models.TextField(blank=True)),
                ('keywords', models.CharField(blank=True, max_length=300)),
                ('subjects', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('first_weeks', 'The first weeks'), ('second_language', 'Learning a second language'), ('oral_language', 'Oral language'), ('vocabulary', 'Vocabulary'), ('reading', 'Reading'), ('writing', 'Writing and spelling'), ('arithmetic', 'Arithmetic'), ('multilingualism', 'Multilingualism'), ('trauma_sensitive', 'Trauma-sensitive teaching'), ('culture_sensitive', 'Culture-sensitive teaching'), ('wellbeing', 'Wellbeing and joining in'), ('assessment', 'Testing and following progress'), ('parents', 'Talking with parents'), ('move', 'Move to the mother school'), ('organisation', 'Organisation, rules and money')], max_length=20), size=None)),
                ('stages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('young', 'Groups 1 and 2'), ('lower', 'Groups 3 to 5'), ('upper', 'Groups 6 to 8'), ('secondary', 'Secondary education')], max_length=10), blank=True, default=list, size=None)),
                ('review_on', models.DateField()),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('written_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdraw_reason', models.CharField(blank=True, max_length=300)),
                ('reviewed_on', models.DateField(blank=True, null=True)),
                ('starter', models.SlugField(blank=True, max_length=60)),
                ('state', models.GeneratedField(db_persist=True, expression=models.Case(models.When(then=models.Value('withdrawn'), withdrawn_at__isnull=False), models.When(published_at__isnull=False, then=models.Value('published')), default=models.Value('draft'), output_field=models.CharField(max_length=10)), output_field=models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('withdrawn', 'Taken out')], max_length=10))),
                ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('title', config='steiger_dutch', weight='A'), '||', django.contrib.postgres.search.SearchVector('keywords', config='steiger_dutch', weight='B'), django.contrib.postgres.search.SearchConfig('steiger_dutch')), '||', django.contrib.postgres.search.SearchVector('summary', config='steiger_dutch', weight='C'), django.contrib.postgres.search.SearchConfig('steiger_dutch')), '||', django.contrib.postgres.search.SearchVector('text', config='steiger_dutch', weight='D'), django.contrib.postgres.search.SearchConfig('steiger_dutch')), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('heading_search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('title', config='steiger_dutch', weight='A'), '||', django.contrib.postgres.search.SearchVector('keywords', config='steiger_dutch', weight='B'), django.contrib.postgres.search.SearchConfig('steiger_dutch')), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('reviewed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('from_request', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='articles', to='expertise.helprequest')),
            ],
            options={
                'ordering': ['title', 'id'],
                'indexes': [models.Index(fields=['region', 'state', '-written_at', '-id'], name='article_latest'), models.Index(fields=['region', 'owner', 'review_on'], name='article_to_review'), django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['region', 'search'], name='article_search'), django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['region', 'heading_search'], name='article_heading_search')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('starter', ''), _negated=True), fields=('region', 'starter'), name='article_starter_once'), models.CheckConstraint(condition=models.Q(('subjects__len__gte', 1)), name='article_about_something'), models.CheckConstraint(condition=models.Q(models.Q(('published_at', None), ('published_by', None)), models.Q(('published_at__isnull', False), ('published_by__isnull', False)), _connector='OR'), name='article_published_at_and_by'), models.CheckConstraint(condition=models.Q(models.Q(('withdraw_reason', ''), ('withdrawn_at', None), ('withdrawn_by', None)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('withdraw_reason', ''), _negated=True)), _connector='OR'), name='article_withdrawn_with_reason'), models.CheckConstraint(condition=models.Q(models.Q(('reviewed_by', None), ('reviewed_on', None)), models.Q(('reviewed_by__isnull', False), ('reviewed_on__isnull', False)), _connector='OR'), name='article_reviewed_on_and_by')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "expertise_articleevent" ("from_request_id", "id", "keywords", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "region_id", "review_on", "reviewed_by_id", "reviewed_on", "sources", "stages", "starter", "subjects", "summary", "text", "title", "version", "withdraw_reason", "withdrawn_at", "withdrawn_by_id", "written_at", "written_by_id") VALUES (NEW."from_request_id", NEW."id", NEW."keywords", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."region_id", NEW."review_on", NEW."reviewed_by_id", NEW."reviewed_on", NEW."sources", NEW."stages", NEW."starter", NEW."subjects", NEW."summary", NEW."text", NEW."title", NEW."version", NEW."withdraw_reason", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='4cc3a3bd1aae95dc7ef8acf7075063abaf8ab472', operation='INSERT', pgid='pgtrigger_insert_insert_42271', table='expertise_article', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."from_request_id" IS DISTINCT FROM (NEW."from_request_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."keywords" IS DISTINCT FROM (NEW."keywords") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."published_by_id" IS DISTINCT FROM (NEW."published_by_id") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."review_on" IS DISTINCT FROM (NEW."review_on") OR OLD."reviewed_by_id" IS DISTINCT FROM (NEW."reviewed_by_id") OR OLD."reviewed_on" IS DISTINCT FROM (NEW."reviewed_on") OR OLD."sources" IS DISTINCT FROM (NEW."sources") OR OLD."stages" IS DISTINCT FROM (NEW."stages") OR OLD."starter" IS DISTINCT FROM (NEW."starter") OR OLD."subjects" IS DISTINCT FROM (NEW."subjects") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."withdraw_reason" IS DISTINCT FROM (NEW."withdraw_reason") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_by_id" IS DISTINCT FROM (NEW."withdrawn_by_id") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))', func='INSERT INTO "expertise_articleevent" ("from_request_id", "id", "keywords", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "region_id", "review_on", "reviewed_by_id", "reviewed_on", "sources", "stages", "starter", "subjects", "summary", "text", "title", "version", "withdraw_reason", "withdrawn_at", "withdrawn_by_id", "written_at", "written_by_id") VALUES (NEW."from_request_id", NEW."id", NEW."keywords", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."region_id", NEW."review_on", NEW."reviewed_by_id", NEW."reviewed_on", NEW."sources", NEW."stages", NEW."starter", NEW."subjects", NEW."summary", NEW."text", NEW."title", NEW."version", NEW."withdraw_reason", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='f92d73452b45cc1e4229136db41d2ea76bae82b9', operation='UPDATE', pgid='pgtrigger_update_update_f7037', table='expertise_article', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "expertise_articleevent" ("from_request_id", "id", "keywords", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "region_id", "review_on", "reviewed_by_id", "reviewed_on", "sources", "stages", "starter", "subjects", "summary", "text", "title", "version", "withdraw_reason", "withdrawn_at", "withdrawn_by_id", "written_at", "written_by_id") VALUES (OLD."from_request_id", OLD."id", OLD."keywords", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."published_by_id", OLD."region_id", OLD."review_on", OLD."reviewed_by_id", OLD."reviewed_on", OLD."sources", OLD."stages", OLD."starter", OLD."subjects", OLD."summary", OLD."text", OLD."title", OLD."version", OLD."withdraw_reason", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='8edc5c53c84cdd304664cb682b8964ace01821ae', operation='DELETE', pgid='pgtrigger_delete_delete_dcf5e', table='expertise_article', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ArticleFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='expertise.article')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['id'],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "expertise_articlefileevent" ("added_at", "added_by_id", "article_id", "file_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "title") VALUES (NEW."added_at", NEW."added_by_id", NEW."article_id", NEW."file_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."title"); RETURN NULL;', hash='8972b6079453ee24244d3c0b66c3b6bc17ea0c02', operation='INSERT', pgid='pgtrigger_insert_insert_76190', table='expertise_articlefile', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "expertise_articlefileevent" ("added_at", "added_by_id", "article_id", "file_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "title") VALUES (NEW."added_at", NEW."added_by_id", NEW."article_id", NEW."file_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."title"); RETURN NULL;', hash='5b75fc70f296fd7fcd88182f5e40a5cc0209cdf5', operation='UPDATE', pgid='pgtrigger_update_update_3be1f', table='expertise_articlefile', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "expertise_articlefileevent" ("added_at", "added_by_id", "article_id", "file_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "title") VALUES (OLD."added_at", OLD."added_by_id", OLD."article_id", OLD."file_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."title"); RETURN NULL;', hash='a1e5771c1cd1658b90acda811a5ba9098edb6d6e', operation='DELETE', pgid='pgtrigger_delete_delete_9ec4e', table='expertise_articlefile', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ArticleFileEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('article', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='expertise.article')),
                ('file', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.storedfile')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='expertise.articlefile')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ArticleVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=150)),
                ('summary', models.CharField(max_length=400)),
                ('text', models.TextField()),
                ('sources', models.TextField(blank=True)),
                ('change', models.CharField(blank=True, max_length=200)),
                ('written_at', models.DateTimeField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='expertise.article')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('article', 'number'), name='article_version_once')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "expertise_articleversionevent" ("article_id", "change", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "sources", "summary", "text", "title", "written_at", "written_by_id") VALUES (NEW."article_id", NEW."change", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."sources", NEW."summary", NEW."text", NEW."title", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='105d9fac05f9ba53644a44c8dc2b7a0f67a747ea', operation='INSERT', pgid='pgtrigger_insert_insert_8d706', table='expertise_articleversion', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "expertise_articleversionevent" ("article_id", "change", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "sources", "summary", "text", "title", "written_at", "written_by_id") VALUES (NEW."article_id", NEW."change", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."sources", NEW."summary", NEW."text", NEW."title", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='730f7935d5894709f7d48d30c12630c60b893639', operation='UPDATE', pgid='pgtrigger_update_update_62861', table='expertise_articleversion', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "expertise_articleversionevent" ("article_id", "change", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "sources", "summary", "text", "title", "written_at", "written_by_id") VALUES (OLD."article_id", OLD."change", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."sources", OLD."summary", OLD."text", OLD."title", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='857522eb7d990e3628a3164233a4d8a80fc6ad41', operation='DELETE', pgid='pgtrigger_delete_delete_41252', table='expertise_articleversion', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ArticleVersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=150)),
                ('summary', models.CharField(max_length=400)),
                ('text', models.TextField()),
                ('sources', models.TextField(blank=True)),
                ('change', models.CharField(blank=True, max_length=200)),
                ('written_at', models.DateTimeField()),
                ('article', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='expertise.article')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='expertise.articleversion')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ArticleVote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('voted_at', models.DateTimeField()),
                ('is_useful', models.BooleanField()),
                ('remark', models.CharField(blank=True, max_length=300)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='expertise.article')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('voted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('article', 'voted_by'), name='article_vote_once')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "expertise_articlevoteevent" ("article_id", "id", "is_useful", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "remark", "voted_at", "voted_by_id") VALUES (NEW."article_id", NEW."id", NEW."is_useful", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."remark", NEW."voted_at", NEW."voted_by_id"); RETURN NULL;', hash='299d2310f4e5d5f4f0ac24cc2fde7407e61bbecc', operation='INSERT', pgid='pgtrigger_insert_insert_c410e', table='expertise_articlevote', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "expertise_articlevoteevent" ("article_id", "id", "is_useful", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "remark", "voted_at", "voted_by_id") VALUES (NEW."article_id", NEW."id", NEW."is_useful", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."remark", NEW."voted_at", NEW."voted_by_id"); RETURN NULL;', hash='7bc3903dc85c4c62d1516ae18f327bc53f45f1bd', operation='UPDATE', pgid='pgtrigger_update_update_0c32d', table='expertise_articlevote', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "expertise_articlevoteevent" ("article_id", "id", "is_useful", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "remark", "voted_at", "voted_by_id") VALUES (OLD."article_id", OLD."id", OLD."is_useful", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."remark", OLD."voted_at", OLD."voted_by_id"); RETURN NULL;', hash='dcf10dc2e6b5b3406ae8ae5f7833f521bec24b7f', operation='DELETE', pgid='pgtrigger_delete_delete_842da', table='expertise_articlevote', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ArticleVoteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('voted_at', models.DateTimeField()),
                ('is_useful', models.BooleanField()),
                ('remark', models.CharField(blank=True, max_length=300)),
                ('article', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='expertise.article')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='expertise.articlevote')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('voted_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HelpFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('message', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='files', to='expertise.helpmessage')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='expertise.helprequest')),
            ],
            options={
                'ordering': ['id'],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "expertise_helpfileevent" ("added_at", "added_by_id", "file_id", "id", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "request_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."file_id", NEW."id", NEW."message_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."request_id"); RETURN NULL;', hash='db6465ebe95fa882708681e99f6b6fa7db195de0', operation='INSERT', pgid='pgtrigger_insert_insert_e351d', table='expertise_helpfile', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "expertise_helpfileevent" ("added_at", "added_by_id", "file_id", "id", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "request_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."file_id", NEW."id", NEW."message_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."request_id"); RETURN NULL;', hash='0de60e4f83123ff83dcac3ee983f42acd6075888', operation='UPDATE', pgid='pgtrigger_update_update_cc249', table='expertise_helpfile', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "expertise_helpfileevent" ("added_at", "added_by_id", "file_id", "id", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "request_id") VALUES (OLD."added_at", OLD."added_by_id", OLD."file_id", OLD."id", OLD."message_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."request_id"); RETURN NULL;', hash='ff83be65a3f45a65accba386d0165a3829f59571', operation='DELETE', pgid='pgtrigger_delete_delete_de6c2', table='expertise_helpfile', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='HelpMessageEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('reply', 'From the school'), ('question', 'Question to the school'), ('answer', 'An answer'), ('referral', 'Referred on'), ('note', 'Internal note')], max_length=10)),
                ('text', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='expertise.helpmessage')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='expertise.helprequest')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HelpFileEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.storedfile')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='expertise.helpfile')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('message', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='expertise.helpmessage')),
                ('request', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='expertise.helprequest')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ArticleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=150)),
                ('summary', models.CharField(max_length=400)),
                ('text', models.TextField()),
                ('sources', models.TextField(blank=True)),
                ('keywords', models.CharField(blank=True, max_length=300)),
                ('subjects', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('first_weeks', 'The first weeks'), ('second_language', 'Learning a second language'), ('oral_language', 'Oral language'), ('vocabulary', 'Vocabulary'), ('reading', 'Reading'), ('writing', 'Writing and spelling'), ('arithmetic', 'Arithmetic'), ('multilingualism', 'Multilingualism'), ('trauma_sensitive', 'Trauma-sensitive teaching'), ('culture_sensitive', 'Culture-sensitive teaching'), ('wellbeing', 'Wellbeing and joining in'), ('assessment', 'Testing and following progress'), ('parents', 'Talking with parents'), ('move', 'Move to the mother school'), ('organisation', 'Organisation, rules and money')], max_length=20), size=None)),
                ('stages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('young', 'Groups 1 and 2'), ('lower', 'Groups 3 to 5'), ('upper', 'Groups 6 to 8'), ('secondary', 'Secondary education')], max_length=10), blank=True, default=list, size=None)),
                ('review_on', models.DateField()),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('written_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdraw_reason', models.CharField(blank=True, max_length=300)),
                ('reviewed_on', models.DateField(blank=True, null=True)),
                ('starter', models.SlugField(blank=True, db_index=False, max_length=60)),
                ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='expertise.article')),
                ('published_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('reviewed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('from_request', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='expertise.helprequest')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HelpRequestEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('question', models.TextField()),
                ('asked_at', models.DateTimeField()),
                ('subject', models.CharField(blank=True, choices=[('first_weeks', 'The first weeks'), ('second_language', 'Learning a second language'), ('oral_language', 'Oral language'), ('vocabulary', 'Vocabulary'), ('reading', 'Reading'), ('writing', 'Writing and spelling'), ('arithmetic', 'Arithmetic'), ('multilingualism', 'Multilingualism'), ('trauma_sensitive', 'Trauma-sensitive teaching'), ('culture_sensitive', 'Culture-sensitive teaching'), ('wellbeing', 'Wellbeing and joining in'), ('assessment', 'Testing and following progress'), ('parents', 'Talking with parents'), ('move', 'Move to the mother school'), ('organisation', 'Organisation, rules and money')], max_length=20)),
                ('urgency', models.CharField(choices=[('normal', 'It can wait'), ('soon', 'This week'), ('urgent', 'Today or tomorrow')], default='normal', max_length=10)),
                ('due_on', models.DateField()),
                ('assigned_at', models.DateTimeField(blank=True, null=True)),
                ('asked_back_at', models.DateTimeField(blank=True, null=True)),
                ('first_answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('referred_at', models.DateTimeField(blank=True, null=True)),
                ('referred_to', models.CharField(blank=True, choices=[('visit', 'A visit by the specialist'), ('activity', 'An activity'), ('training', 'The training'), ('consultation', 'The IB consultation')], max_length=20)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('helped', models.CharField(blank=True, choices=[('yes', 'Yes'), ('partly', 'A little'), ('no', 'No')], max_length=10)),
                ('helped_remark', models.CharField(blank=True, max_length=300)),
                ('helped_at', models.DateTimeField(blank=True, null=True)),
                ('shared_question', models.TextField(blank=True)),
                ('shared_answer', models.TextField(blank=True)),
                ('shared_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_back_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('asker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('assigned_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('first_answered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('handler', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('helped_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pupils.journey')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='expertise.helprequest')),
                ('referred_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('school', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.school')),
                ('shared_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='KnownWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=60)),
                ('texts', models.PositiveIntegerField()),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['word'], name='known_word_trigrams', opclasses=['gin_trgm_ops'])],
                'constraints': [models.UniqueConstraint(fields=('region', 'word'), name='known_word_once')],
            },
        ),
        migrations.RunSQL(KNOWLEDGE_FOUND, 'DROP FUNCTION public.knowledge_found(integer[], double precision[], text[], integer)'),
        migrations.RunSQL(WORDS_NEAR, 'DROP FUNCTION public.words_near(text[], integer)'),
    ]
