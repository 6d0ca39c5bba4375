import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cooperation', '0003_representation'),
        ('organisations', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SupportStrategy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('introduction', models.TextField()),
                ('first_year', models.PositiveSmallIntegerField()),
                ('last_year', models.PositiveSmallIntegerField()),
                ('made_on', models.DateField()),
                ('published_on', models.DateField(blank=True, null=True)),
                ('holds_from', models.DateField(blank=True, null=True)),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='strategies', to='cooperation.decision')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('region', 'number'), name='strategy_number_once'), models.UniqueConstraint(fields=('region', 'holds_from'), name='strategy_one_holds'), models.UniqueConstraint(condition=models.Q(('published_on', None)), fields=('region',), name='strategy_one_draft'), models.CheckConstraint(condition=models.Q(('last_year__gte', models.F('first_year'))), name='strategy_years_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('decision', None), ('holds_from', None), ('published_by', None), ('published_on', None)), models.Q(('holds_from__isnull', False), ('published_by__isnull', False), ('published_on__isnull', False)), _connector='OR'), name='strategy_published_on_and_by')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_supportstrategyevent" ("decision_id", "first_year", "holds_from", "id", "introduction", "last_year", "made_by_id", "made_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_by_id", "published_on", "region_id", "title") VALUES (NEW."decision_id", NEW."first_year", NEW."holds_from", NEW."id", NEW."introduction", NEW."last_year", NEW."made_by_id", NEW."made_on", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_by_id", NEW."published_on", NEW."region_id", NEW."title"); RETURN NULL;', hash='fd7441e8ffa65ea882b1192e6b77e27ee9cf26c9', operation='INSERT', pgid='pgtrigger_insert_insert_ab8a5', table='cooperation_supportstrategy', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cooperation_supportstrategyevent" ("decision_id", "first_year", "holds_from", "id", "introduction", "last_year", "made_by_id", "made_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_by_id", "published_on", "region_id", "title") VALUES (NEW."decision_id", NEW."first_year", NEW."holds_from", NEW."id", NEW."introduction", NEW."last_year", NEW."made_by_id", NEW."made_on", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_by_id", NEW."published_on", NEW."region_id", NEW."title"); RETURN NULL;', hash='e433a811af6f17bc77b350bec9b45659f5c9ba68', operation='UPDATE', pgid='pgtrigger_update_update_3cc52', table='cooperation_supportstrategy', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_supportstrategyevent" ("decision_id", "first_year", "holds_from", "id", "introduction", "last_year", "made_by_id", "made_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_by_id", "published_on", "region_id", "title") VALUES (OLD."decision_id", OLD."first_year", OLD."holds_from", OLD."id", OLD."introduction", OLD."last_year", OLD."made_by_id", OLD."made_on", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_by_id", OLD."published_on", OLD."region_id", OLD."title"); RETURN NULL;', hash='1221f0fda4659cda7e53bb69e57144e31476437b', operation='DELETE', pgid='pgtrigger_delete_delete_c88ba', table='cooperation_supportstrategy', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='StrategyGoal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=500)),
                ('indicator', models.CharField(max_length=300)),
                ('state', models.CharField(choices=[('not_begun', 'Not begun'), ('busy', 'Busy'), ('reached', 'Reached'), ('dropped', 'Dropped')], default='not_begun', max_length=20)),
                ('continues', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='continued_by', to='cooperation.strategygoal')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('strategy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='cooperation.supportstrategy')),
            ],
            options={
                'ordering': ['year', 'position', 'id'],
                'indexes': [models.Index(fields=['region', 'owner'], name='goal_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('indicator', ''), _negated=True)), name='goal_complete'), models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', False), ('owner', None)), models.Q(('organisation', None), ('owner__isnull', False)), _connector='OR'), name='goal_of_one')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_strategygoalevent" ("continues_id", "id", "indicator", "organisation_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "region_id", "state", "strategy_id", "text", "year") VALUES (NEW."continues_id", NEW."id", NEW."indicator", NEW."organisation_id", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."region_id", NEW."state", NEW."strategy_id", NEW."text", NEW."year"); RETURN NULL;', hash='fb9a487745a3850e01965a475504edf22855e10e', operation='INSERT', pgid='pgtrigger_insert_insert_d8b2f', table='cooperation_strategygoal', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cooperation_strategygoalevent" ("continues_id", "id", "indicator", "organisation_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "region_id", "state", "strategy_id", "text", "year") VALUES (NEW."continues_id", NEW."id", NEW."indicator", NEW."organisation_id", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."region_id", NEW."state", NEW."strategy_id", NEW."text", NEW."year"); RETURN NULL;', hash='3530af3478cc68d4d16a793ce7109efdebfeed7c', operation='UPDATE', pgid='pgtrigger_update_update_5a225', table='cooperation_strategygoal', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_strategygoalevent" ("continues_id", "id", "indicator", "organisation_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "region_id", "state", "strategy_id", "text", "year") VALUES (OLD."continues_id", OLD."id", OLD."indicator", OLD."organisation_id", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."region_id", OLD."state", OLD."strategy_id", OLD."text", OLD."year"); RETURN NULL;', hash='645c89bb838f609219510d2e0652ed1499cd011c', operation='DELETE', pgid='pgtrigger_delete_delete_32b8e', table='cooperation_strategygoal', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='GoalReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('not_begun', 'Not begun'), ('busy', 'Busy'), ('reached', 'Reached'), ('dropped', 'Dropped')], max_length=20)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('reported_on', models.DateField()),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('reported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='cooperation.strategygoal')),
            ],
            options={
                'ordering': ['reported_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='goal_dropped_with_reason')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_goalreportevent" ("goal_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "reported_by_id", "reported_on", "state") VALUES (NEW."goal_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."reported_by_id", NEW."reported_on", NEW."state"); RETURN NULL;', hash='f29a30c58b1cdd194d07d5eaf3b50dda03db0faf', operation='INSERT', pgid='pgtrigger_insert_insert_30243', table='cooperation_goalreport', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cooperation_goalreportevent" ("goal_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "reported_by_id", "reported_on", "state") VALUES (NEW."goal_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."reported_by_id", NEW."reported_on", NEW."state"); RETURN NULL;', hash='5fab94c0010bfa3517b70882add35dafb5460895', operation='UPDATE', pgid='pgtrigger_update_update_fad4d', table='cooperation_goalreport', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_goalreportevent" ("goal_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "reported_by_id", "reported_on", "state") VALUES (OLD."goal_id", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."reported_by_id", OLD."reported_on", OLD."state"); RETURN NULL;', hash='4675486b2b94d4d491d89ba78279a563985dadb7', operation='DELETE', pgid='pgtrigger_delete_delete_70d04', table='cooperation_goalreport', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='SupportStrategyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('introduction', models.TextField()),
                ('first_year', models.PositiveSmallIntegerField()),
                ('last_year', models.PositiveSmallIntegerField()),
                ('made_on', models.DateField()),
                ('published_on', models.DateField(blank=True, null=True)),
                ('holds_from', models.DateField(blank=True, null=True)),
                ('decision', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.decision')),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cooperation.supportstrategy')),
                ('published_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StrategyGoalEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=500)),
                ('indicator', models.CharField(max_length=300)),
                ('state', models.CharField(choices=[('not_begun', 'Not begun'), ('busy', 'Busy'), ('reached', 'Reached'), ('dropped', 'Dropped')], default='not_begun', max_length=20)),
                ('continues', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.strategygoal')),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cooperation.strategygoal')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('strategy', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.supportstrategy')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GoalReportEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('state', models.CharField(choices=[('not_begun', 'Not begun'), ('busy', 'Busy'), ('reached', 'Reached'), ('dropped', 'Dropped')], max_length=20)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('reported_on', models.DateField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cooperation.goalreport')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('reported_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('goal', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.strategygoal')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
