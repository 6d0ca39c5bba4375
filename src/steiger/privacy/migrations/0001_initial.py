import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cooperation', '0005_certificate_rule'),
        ('organisations', '0001_initial'),
        ('people', '__first__'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('pupils', '0006_anonymised'),
    ]

    operations = [
        migrations.CreateModel(
            name='DataRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('copy', 'See everything, with a copy'), ('correction', 'Correct a fact'), ('objection', 'Object to something that is kept or shared')], max_length=12)),
                ('asked_by', models.CharField(max_length=200)),
                ('asked', models.TextField(blank=True)),
                ('received_on', models.DateField()),
                ('due_on', models.DateField()),
                ('extended_on', models.DateField(blank=True, null=True)),
                ('extension_reason', models.CharField(blank=True, max_length=300)),
                ('handed_over_on', models.DateField(blank=True, null=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, choices=[('granted', 'Done as asked'), ('partly', 'Done in part'), ('refused', 'Not done')], max_length=10)),
                ('answer', models.TextField(blank=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('extended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='pupils.journey')),
                ('received_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(condition=models.Q(('answered_on', None)), fields=['region', 'due_on'], name='data_request_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('extended_by__isnull', True), ('extended_on__isnull', True), ('extension_reason', '')), models.Q(('extended_by__isnull', False), ('extended_on__isnull', False), models.Q(('extension_reason', ''), _negated=True)), _connector='OR'), name='data_request_extended_with_reason'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_by__isnull', True), ('answered_on__isnull', True), ('outcome', '')), models.Q(('answered_by__isnull', False), ('answered_on__isnull', False), models.Q(('outcome', ''), _negated=True), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='data_request_answered_with_words')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "privacy_datarequestevent" ("answer", "answered_by_id", "answered_on", "asked", "asked_by", "due_on", "extended_by_id", "extended_on", "extension_reason", "handed_over_on", "id", "journey_id", "kind", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_by_id", "received_on", "region_id") VALUES (NEW."answer", NEW."answered_by_id", NEW."answered_on", NEW."asked", NEW."asked_by", NEW."due_on", NEW."extended_by_id", NEW."extended_on", NEW."extension_reason", NEW."handed_over_on", NEW."id", NEW."journey_id", NEW."kind", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."received_by_id", NEW."received_on", NEW."region_id"); RETURN NULL;', hash='946c0be63c602be9770df1ab6b354ea8fe37e57c', operation='INSERT', pgid='pgtrigger_insert_insert_658be', table='privacy_datarequest', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "privacy_datarequestevent" ("answer", "answered_by_id", "answered_on", "asked", "asked_by", "due_on", "extended_by_id", "extended_on", "extension_reason", "handed_over_on", "id", "journey_id", "kind", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_by_id", "received_on", "region_id") VALUES (NEW."answer", NEW."answered_by_id", NEW."answered_on", NEW."asked", NEW."asked_by", NEW."due_on", NEW."extended_by_id", NEW."extended_on", NEW."extension_reason", NEW."handed_over_on", NEW."id", NEW."journey_id", NEW."kind", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."received_by_id", NEW."received_on", NEW."region_id"); RETURN NULL;', hash='62233c283d485b318d297cb81342fd0b7ddaef81', operation='UPDATE', pgid='pgtrigger_update_update_dade2', table='privacy_datarequest', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "privacy_datarequestevent" ("answer", "answered_by_id", "answered_on", "asked", "asked_by", "due_on", "extended_by_id", "extended_on", "extension_reason", "handed_over_on", "id", "journey_id", "kind", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_by_id", "received_on", "region_id") VALUES (OLD."answer", OLD."answered_by_id", OLD."answered_on", OLD."asked", OLD."asked_by", OLD."due_on", OLD."extended_by_id", OLD."extended_on", OLD."extension_reason", OLD."handed_over_on", OLD."id", OLD."journey_id", OLD."kind", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."received_by_id", OLD."received_on", OLD."region_id"); RETURN NULL;', hash='b633805e65ae6744dfbd43805addd0efed6c88f0', operation='DELETE', pgid='pgtrigger_delete_delete_4cedf', table='privacy_datarequest', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='RetentionRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('drawn_up_on', models.DateField()),
                ('looks_before', models.DateField()),
                ('checked_on', models.DateField(blank=True, null=True)),
                ('released_on', models.DateField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('report', models.JSONField(default=dict)),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.policyversion')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('released_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('checked_by', None), ('checked_on', None)), models.Q(('checked_by__isnull', False), ('checked_on__isnull', False)), _connector='OR'), name='retention_checked_on_and_by'), models.CheckConstraint(condition=models.Q(models.Q(('released_by', None), ('released_on', None)), models.Q(('checked_by__isnull', False), ('released_by__isnull', False), ('released_on__isnull', False)), _connector='OR'), name='retention_released_after_check'), models.CheckConstraint(condition=models.Q(('released_by', None), models.Q(('released_by', models.F('checked_by')), _negated=True), _connector='OR'), name='retention_by_two_people'), models.CheckConstraint(condition=models.Q(('done_at', None), ('released_on__isnull', False), _connector='OR'), name='retention_done_when_released'), models.UniqueConstraint(condition=models.Q(('done_at', None)), fields=('region',), name='retention_one_open_run_per_region')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "privacy_retentionrunevent" ("checked_by_id", "checked_on", "done_at", "drawn_up_on", "id", "looks_before", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "region_id", "released_by_id", "released_on", "report") VALUES (NEW."checked_by_id", NEW."checked_on", NEW."done_at", NEW."drawn_up_on", NEW."id", NEW."looks_before", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policy_id", NEW."region_id", NEW."released_by_id", NEW."released_on", NEW."report"); RETURN NULL;', hash='ee49e2022349963904598b2763da195c4f43c71b', operation='INSERT', pgid='pgtrigger_insert_insert_c4162', table='privacy_retentionrun', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "privacy_retentionrunevent" ("checked_by_id", "checked_on", "done_at", "drawn_up_on", "id", "looks_before", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "region_id", "released_by_id", "released_on", "report") VALUES (NEW."checked_by_id", NEW."checked_on", NEW."done_at", NEW."drawn_up_on", NEW."id", NEW."looks_before", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policy_id", NEW."region_id", NEW."released_by_id", NEW."released_on", NEW."report"); RETURN NULL;', hash='c14045c249fc24e4da4ba53f45cdf4ee99121bb0', operation='UPDATE', pgid='pgtrigger_update_update_94d79', table='privacy_retentionrun', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "privacy_retentionrunevent" ("checked_by_id", "checked_on", "done_at", "drawn_up_on", "id", "looks_before", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "region_id", "released_by_id", "released_on", "report") VALUES (OLD."checked_by_id", OLD."checked_on", OLD."done_at", OLD."drawn_up_on", OLD."id", OLD."looks_before", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policy_id", OLD."region_id", OLD."released_by_id", OLD."released_on", OLD."report"); RETURN NULL;', hash='beba55552adddea677240a059ac9139ef41e5b2c', operation='DELETE', pgid='pgtrigger_delete_delete_7f1df', table='privacy_retentionrun', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='RetentionLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(choices=[('file', 'File: the child has left'), ('refused', 'Referral that led to no place'), ('health', 'Confidential notes and cases')], max_length=10)),
                ('ended_on', models.DateField()),
                ('due_on', models.DateField()),
                ('held_until', models.DateField(blank=True, null=True)),
                ('held_reason', models.CharField(blank=True, max_length=300)),
                ('held_on', models.DateField(blank=True, null=True)),
                ('held_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='pupils.journey')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='privacy.retentionrun')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'constraints': [models.UniqueConstraint(fields=('run', 'journey', 'term'), name='retention_line_once'), models.CheckConstraint(condition=models.Q(models.Q(('held_by__isnull', True), ('held_on__isnull', True), ('held_reason', ''), ('held_until__isnull', True)), models.Q(('held_by__isnull', False), ('held_on__isnull', False), ('held_until__isnull', False), models.Q(('held_reason', ''), _negated=True)), _connector='OR'), name='retention_held_with_reason')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "privacy_retentionlineevent" ("due_on", "ended_on", "held_by_id", "held_on", "held_reason", "held_until", "id", "journey_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "run_id", "term") VALUES (NEW."due_on", NEW."ended_on", NEW."held_by_id", NEW."held_on", NEW."held_reason", NEW."held_until", NEW."id", NEW."journey_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."run_id", NEW."term"); RETURN NULL;', hash='4c9cf534185023dc1a5297b66812c1c801ee33c0', operation='INSERT', pgid='pgtrigger_insert_insert_b73ef', table='privacy_retentionline', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "privacy_retentionlineevent" ("due_on", "ended_on", "held_by_id", "held_on", "held_reason", "held_until", "id", "journey_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "run_id", "term") VALUES (NEW."due_on", NEW."ended_on", NEW."held_by_id", NEW."held_on", NEW."held_reason", NEW."held_until", NEW."id", NEW."journey_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."run_id", NEW."term"); RETURN NULL;', hash='5013b5891408eccfae9ae5a59950c84fb004b750', operation='UPDATE', pgid='pgtrigger_update_update_8282e', table='privacy_retentionline', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "privacy_retentionlineevent" ("due_on", "ended_on", "held_by_id", "held_on", "held_reason", "held_until", "id", "journey_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "run_id", "term") VALUES (OLD."due_on", OLD."ended_on", OLD."held_by_id", OLD."held_on", OLD."held_reason", OLD."held_until", OLD."id", OLD."journey_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."run_id", OLD."term"); RETURN NULL;', hash='363589a0af2e1f9dd0b9dc858a71af671062f8ac', operation='DELETE', pgid='pgtrigger_delete_delete_304e1', table='privacy_retentionline', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='DataRequestEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('copy', 'See everything, with a copy'), ('correction', 'Correct a fact'), ('objection', 'Object to something that is kept or shared')], max_length=12)),
                ('asked_by', models.CharField(max_length=200)),
                ('asked', models.TextField(blank=True)),
                ('received_on', models.DateField()),
                ('due_on', models.DateField()),
                ('extended_on', models.DateField(blank=True, null=True)),
                ('extension_reason', models.CharField(blank=True, max_length=300)),
                ('handed_over_on', models.DateField(blank=True, null=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, choices=[('granted', 'Done as asked'), ('partly', 'Done in part'), ('refused', 'Not done')], max_length=10)),
                ('answer', models.TextField(blank=True)),
                ('answered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('extended_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pupils.journey')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='privacy.datarequest')),
                ('received_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RetentionLineEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('term', models.CharField(choices=[('file', 'File: the child has left'), ('refused', 'Referral that led to no place'), ('health', 'Confidential notes and cases')], max_length=10)),
                ('ended_on', models.DateField()),
                ('due_on', models.DateField()),
                ('held_until', models.DateField(blank=True, null=True)),
                ('held_reason', models.CharField(blank=True, max_length=300)),
                ('held_on', models.DateField(blank=True, null=True)),
                ('held_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pupils.journey')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='privacy.retentionline')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('run', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='privacy.retentionrun')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RetentionRunEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('drawn_up_on', models.DateField()),
                ('looks_before', models.DateField()),
                ('checked_on', models.DateField(blank=True, null=True)),
                ('released_on', models.DateField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('report', models.JSONField(default=dict)),
                ('checked_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='privacy.retentionrun')),
                ('policy', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.policyversion')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('released_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
