import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cooperation', '0002_agreements'),
        ('organisations', '0001_initial'),
        ('people', '__first__'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('pupils', '0003_by_move'),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.TextField()),
                ('tried', models.TextField()),
                ('asked', models.TextField()),
                ('brought_on', models.DateField()),
                ('outcome', models.CharField(blank=True, choices=[('placement', 'Placement advice'), ('support', 'Support'), ('other_school_type', 'Other type of school'), ('return', 'Return to the newcomer school')], max_length=20)),
                ('advice', models.TextField(blank=True)),
                ('concluded_on', models.DateField(blank=True, null=True)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('state', models.GeneratedField(db_persist=True, expression=models.Case(models.When(then=models.Value('withdrawn'), withdrawn_on__isnull=False), models.When(concluded_on__isnull=False, then=models.Value('concluded')), default=models.Value('open'), output_field=models.CharField(max_length=10)), output_field=models.CharField(choices=[('open', 'To be talked about'), ('concluded', 'Outcome recorded'), ('withdrawn', 'Case withdrawn')], max_length=10))),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.body')),
                ('brought_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('concluded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cases', to='pupils.journey')),
                ('meeting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.meeting')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-brought_on', '-id'],
                'indexes': [models.Index(condition=models.Q(('concluded_on', None), ('withdrawn_on', None)), fields=['region', 'meeting'], name='case_open'), models.Index(condition=models.Q(('concluded_on', None), ('withdrawn_on', None)), fields=['region', 'owner'], name='case_open_of_owner')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('concluded_on', None), ('withdrawn_on', None)), fields=('journey',), name='case_one_open_per_child'), models.CheckConstraint(condition=models.Q(models.Q(('advice', ''), ('concluded_by__isnull', True), ('concluded_on__isnull', True), ('outcome', '')), models.Q(('concluded_by__isnull', False), ('concluded_on__isnull', False), ('meeting__isnull', False), models.Q(('outcome', ''), _negated=True), models.Q(('advice', ''), _negated=True)), _connector='OR'), name='case_concluded_with_outcome'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_by__isnull', True), ('withdrawn_on__isnull', True)), models.Q(('concluded_on__isnull', True), ('withdrawn_by__isnull', False), ('withdrawn_on__isnull', False)), _connector='OR'), name='case_withdrawn_on_and_by')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultation_caseevent" ("advice", "asked", "body_id", "brought_by_id", "brought_on", "concluded_by_id", "concluded_on", "id", "journey_id", "meeting_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "region_id", "tried", "withdrawn_by_id", "withdrawn_on") VALUES (NEW."advice", NEW."asked", NEW."body_id", NEW."brought_by_id", NEW."brought_on", NEW."concluded_by_id", NEW."concluded_on", NEW."id", NEW."journey_id", NEW."meeting_id", NEW."outcome", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question", NEW."region_id", NEW."tried", NEW."withdrawn_by_id", NEW."withdrawn_on"); RETURN NULL;', hash='fe8618e049ef7d3656e7317fce46aa1ea3a26628', operation='INSERT', pgid='pgtrigger_insert_insert_90abf', table='consultation_case', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."advice" IS DISTINCT FROM (NEW."advice") OR OLD."asked" IS DISTINCT FROM (NEW."asked") OR OLD."body_id" IS DISTINCT FROM (NEW."body_id") OR OLD."brought_by_id" IS DISTINCT FROM (NEW."brought_by_id") OR OLD."brought_on" IS DISTINCT FROM (NEW."brought_on") OR OLD."concluded_by_id" IS DISTINCT FROM (NEW."concluded_by_id") OR OLD."concluded_on" IS DISTINCT FROM (NEW."concluded_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."journey_id" IS DISTINCT FROM (NEW."journey_id") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."question" IS DISTINCT FROM (NEW."question") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."tried" IS DISTINCT FROM (NEW."tried") OR OLD."withdrawn_by_id" IS DISTINCT FROM (NEW."withdrawn_by_id") OR OLD."withdrawn_on" IS DISTINCT FROM (NEW."withdrawn_on"))', func='INSERT INTO "consultation_caseevent" ("advice", "asked", "body_id", "brought_by_id", "brought_on", "concluded_by_id", "concluded_on", "id", "journey_id", "meeting_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "region_id", "tried", "withdrawn_by_id", "withdrawn_on") VALUES (NEW."advice", NEW."asked", NEW."body_id", NEW."brought_by_id", NEW."brought_on", NEW."concluded_by_id", NEW."concluded_on", NEW."id", NEW."journey_id", NEW."meeting_id", NEW."outcome", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question", NEW."region_id", NEW."tried", NEW."withdrawn_by_id", NEW."withdrawn_on"); RETURN NULL;', hash='691e7ca1c7c265c0e3d3bfa77e6fc3088ed20acb', operation='UPDATE', pgid='pgtrigger_update_update_63e64', table='consultation_case', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultation_caseevent" ("advice", "asked", "body_id", "brought_by_id", "brought_on", "concluded_by_id", "concluded_on", "id", "journey_id", "meeting_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "region_id", "tried", "withdrawn_by_id", "withdrawn_on") VALUES (OLD."advice", OLD."asked", OLD."body_id", OLD."brought_by_id", OLD."brought_on", OLD."concluded_by_id", OLD."concluded_on", OLD."id", OLD."journey_id", OLD."meeting_id", OLD."outcome", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question", OLD."region_id", OLD."tried", OLD."withdrawn_by_id", OLD."withdrawn_on"); RETURN NULL;', hash='f72011ec55c7741c9a6378ae5728849abb836285', operation='DELETE', pgid='pgtrigger_delete_delete_4de25', table='consultation_case', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='CaseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('question', models.TextField()),
                ('tried', models.TextField()),
                ('asked', models.TextField()),
                ('brought_on', models.DateField()),
                ('outcome', models.CharField(blank=True, choices=[('placement', 'Placement advice'), ('support', 'Support'), ('other_school_type', 'Other type of school'), ('return', 'Return to the newcomer school')], max_length=20)),
                ('advice', models.TextField(blank=True)),
                ('concluded_on', models.DateField(blank=True, null=True)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('body', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.body')),
                ('brought_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('concluded_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pupils.journey')),
                ('meeting', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.meeting')),
                ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='consultation.case')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('withdrawn_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
