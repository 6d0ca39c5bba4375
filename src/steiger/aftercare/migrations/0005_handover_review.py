import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('aftercare', '0004_teacher_form'),
        ('cooperation', '0006_no_calendar_feed'),
        ('organisations', '0001_initial'),
        ('people', '__first__'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('pupils', '0003_by_move'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='visit',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='visit',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='visit',
            name='delete_delete',
        ),
        migrations.CreateModel(
            name='HandoverReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moved_on', models.DateField()),
                ('due_on', models.DateField()),
                ('asked_on', models.DateField(blank=True, null=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('missing', models.TextField(blank=True)),
                ('tip', models.TextField(blank=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='handover_reviews', to='pupils.journey')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(condition=models.Q(('answered_on__isnull', True)), fields=['region', 'due_on'], name='handover_review_open')],
                'constraints': [models.UniqueConstraint(fields=('journey', 'moved_on'), name='handover_review_once_a_move'), models.CheckConstraint(condition=models.Q(models.Q(('answered_by__isnull', True), ('answered_on__isnull', True)), models.Q(('answered_by__isnull', False), ('answered_on__isnull', False)), _connector='OR'), name='handover_review_answered_on_and_by')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_handoverreviewevent" ("answered_by_id", "answered_on", "asked_on", "due_on", "id", "journey_id", "missing", "moved_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "tip") VALUES (NEW."answered_by_id", NEW."answered_on", NEW."asked_on", NEW."due_on", NEW."id", NEW."journey_id", NEW."missing", NEW."moved_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."tip"); RETURN NULL;', hash='29af52aa331cabc3d47804cb79e4a50a7a785135', operation='INSERT', pgid='pgtrigger_insert_insert_df7b9', table='aftercare_handoverreview', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "aftercare_handoverreviewevent" ("answered_by_id", "answered_on", "asked_on", "due_on", "id", "journey_id", "missing", "moved_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "tip") VALUES (NEW."answered_by_id", NEW."answered_on", NEW."asked_on", NEW."due_on", NEW."id", NEW."journey_id", NEW."missing", NEW."moved_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."tip"); RETURN NULL;', hash='a0ad2fbf622db87c3257ca8359a328fb4b111617', operation='UPDATE', pgid='pgtrigger_update_update_3a161', table='aftercare_handoverreview', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_handoverreviewevent" ("answered_by_id", "answered_on", "asked_on", "due_on", "id", "journey_id", "missing", "moved_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "tip") VALUES (OLD."answered_by_id", OLD."answered_on", OLD."asked_on", OLD."due_on", OLD."id", OLD."journey_id", OLD."missing", OLD."moved_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."tip"); RETURN NULL;', hash='a67c2182065609ca7260fc59e18e83d600a59133', operation='DELETE', pgid='pgtrigger_delete_delete_10ea2', table='aftercare_handoverreview', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='HandoverAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(choices=[('complete', 'Was the information complete?'), ('in_time', 'Did it come in time?'), ('group', 'Was the advised group right?'), ('levels', 'Were the levels right?'), ('wellbeing', 'Did you know enough about how the child feels and learns?'), ('support', 'Did the support begin as agreed?')], max_length=20)),
                ('agree', models.CharField(choices=[('no', 'No'), ('rather_no', 'Rather not'), ('rather_yes', 'Mostly'), ('yes', 'Yes')], max_length=10)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='aftercare.handoverreview')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('review', 'question'), name='handover_answer_once')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_handoveranswerevent" ("agree", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "region_id", "review_id") VALUES (NEW."agree", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question", NEW."region_id", NEW."review_id"); RETURN NULL;', hash='3b01240b0b0a0864fbb49b0e66ace9c0949fcdeb', operation='INSERT', pgid='pgtrigger_insert_insert_47801', table='aftercare_handoveranswer', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "aftercare_handoveranswerevent" ("agree", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "region_id", "review_id") VALUES (NEW."agree", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question", NEW."region_id", NEW."review_id"); RETURN NULL;', hash='e8bfabd40c4c2f9f1639fe84e634ca3884ddfdd3', operation='UPDATE', pgid='pgtrigger_update_update_b056f', table='aftercare_handoveranswer', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_handoveranswerevent" ("agree", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "region_id", "review_id") VALUES (OLD."agree", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question", OLD."region_id", OLD."review_id"); RETURN NULL;', hash='8c03d679b090766b678dcacb5e3735f5fdaf577f', operation='DELETE', pgid='pgtrigger_delete_delete_97058', table='aftercare_handoveranswer', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='HandoverAnswerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('question', models.CharField(choices=[('complete', 'Was the information complete?'), ('in_time', 'Did it come in time?'), ('group', 'Was the advised group right?'), ('levels', 'Were the levels right?'), ('wellbeing', 'Did you know enough about how the child feels and learns?'), ('support', 'Did the support begin as agreed?')], max_length=20)),
                ('agree', models.CharField(choices=[('no', 'No'), ('rather_no', 'Rather not'), ('rather_yes', 'Mostly'), ('yes', 'Yes')], max_length=10)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='aftercare.handoveranswer')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('review', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='aftercare.handoverreview')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HandoverReviewEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('moved_on', models.DateField()),
                ('due_on', models.DateField()),
                ('asked_on', models.DateField(blank=True, null=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('missing', models.TextField(blank=True)),
                ('tip', models.TextField(blank=True)),
                ('answered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pupils.journey')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='aftercare.handoverreview')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='visit',
            name='extra_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='visit',
            name='extra_reason',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='visitevent',
            name='extra_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='visitevent',
            name='extra_reason',
            field=models.CharField(blank=True, max_length=300),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='visit',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_visitevent" ("extra_by_id", "extra_reason", "id", "journey_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_at", "policy_id", "region_id", "reported_on", "skip_reason", "skipped_by_id", "skipped_on", "specialist_id", "window_from", "window_until") VALUES (NEW."extra_by_id", NEW."extra_reason", NEW."id", NEW."journey_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_at", NEW."policy_id", NEW."region_id", NEW."reported_on", NEW."skip_reason", NEW."skipped_by_id", NEW."skipped_on", NEW."specialist_id", NEW."window_from", NEW."window_until"); RETURN NULL;', hash='27816a5560c79c14fa050f97778a086f11582a08', operation='INSERT', pgid='pgtrigger_insert_insert_20e46', table='aftercare_visit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='visit',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."extra_by_id" IS DISTINCT FROM (NEW."extra_by_id") OR OLD."extra_reason" IS DISTINCT FROM (NEW."extra_reason") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."journey_id" IS DISTINCT FROM (NEW."journey_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."planned_at" IS DISTINCT FROM (NEW."planned_at") OR OLD."policy_id" IS DISTINCT FROM (NEW."policy_id") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."reported_on" IS DISTINCT FROM (NEW."reported_on") OR OLD."skip_reason" IS DISTINCT FROM (NEW."skip_reason") OR OLD."skipped_by_id" IS DISTINCT FROM (NEW."skipped_by_id") OR OLD."skipped_on" IS DISTINCT FROM (NEW."skipped_on") OR OLD."specialist_id" IS DISTINCT FROM (NEW."specialist_id") OR OLD."window_from" IS DISTINCT FROM (NEW."window_from") OR OLD."window_until" IS DISTINCT FROM (NEW."window_until"))', func='INSERT INTO "aftercare_visitevent" ("extra_by_id", "extra_reason", "id", "journey_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_at", "policy_id", "region_id", "reported_on", "skip_reason", "skipped_by_id", "skipped_on", "specialist_id", "window_from", "window_until") VALUES (NEW."extra_by_id", NEW."extra_reason", NEW."id", NEW."journey_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_at", NEW."policy_id", NEW."region_id", NEW."reported_on", NEW."skip_reason", NEW."skipped_by_id", NEW."skipped_on", NEW."specialist_id", NEW."window_from", NEW."window_until"); RETURN NULL;', hash='afa190572a132c2895e8b16ba6e6107101b75cc4', operation='UPDATE', pgid='pgtrigger_update_update_aa4e7', table='aftercare_visit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='visit',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_visitevent" ("extra_by_id", "extra_reason", "id", "journey_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_at", "policy_id", "region_id", "reported_on", "skip_reason", "skipped_by_id", "skipped_on", "specialist_id", "window_from", "window_until") VALUES (OLD."extra_by_id", OLD."extra_reason", OLD."id", OLD."journey_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned_at", OLD."policy_id", OLD."region_id", OLD."reported_on", OLD."skip_reason", OLD."skipped_by_id", OLD."skipped_on", OLD."specialist_id", OLD."window_from", OLD."window_until"); RETURN NULL;', hash='05caea89b9abdd324aa39207aa355933e0e056c3', operation='DELETE', pgid='pgtrigger_delete_delete_35146', table='aftercare_visit', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('extra_by__isnull', True), ('extra_reason', '')), models.Q(('extra_by__isnull', False), models.Q(('extra_reason', ''), _negated=True)), _connector='OR'), name='visit_extra_with_reason'),
        ),
    ]
