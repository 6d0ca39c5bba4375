import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('aftercare', '0002_report_key'),
        ('organisations', '0001_initial'),
        ('people', '__first__'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('pupils', '0003_by_move'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='supportline',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='supportline',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='supportline',
            name='delete_delete',
        ),
        migrations.CreateModel(
            name='AvailableHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField()),
                ('hours_per_week', models.DecimalField(decimal_places=1, max_digits=4)),
                ('set_on', models.DateField()),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['user', 'from_on'],
                'constraints': [models.UniqueConstraint(fields=('region', 'user', 'from_on'), name='available_hours_once_a_day'), models.CheckConstraint(condition=models.Q(('hours_per_week__gte', 0), ('hours_per_week__lte', 60)), name='available_hours_of_a_week')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_availablehoursevent" ("from_on", "hours_per_week", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "set_by_id", "set_on", "user_id") VALUES (NEW."from_on", NEW."hours_per_week", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."set_by_id", NEW."set_on", NEW."user_id"); RETURN NULL;', hash='8ab3c57717065084d7cd2f34eb98a1e220d1e0d5', operation='INSERT', pgid='pgtrigger_insert_insert_3ff1a', table='aftercare_availablehours', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "aftercare_availablehoursevent" ("from_on", "hours_per_week", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "set_by_id", "set_on", "user_id") VALUES (NEW."from_on", NEW."hours_per_week", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."set_by_id", NEW."set_on", NEW."user_id"); RETURN NULL;', hash='3b8c76d527d0b97578d8ccbf9011b41878ef1d04', operation='UPDATE', pgid='pgtrigger_update_update_1d609', table='aftercare_availablehours', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_availablehoursevent" ("from_on", "hours_per_week", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "set_by_id", "set_on", "user_id") VALUES (OLD."from_on", OLD."hours_per_week", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."set_by_id", OLD."set_on", OLD."user_id"); RETURN NULL;', hash='8f4ab0467e08b701315c3605888247dd9c9b8c4f', operation='DELETE', pgid='pgtrigger_delete_delete_c8271', table='aftercare_availablehours', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='AvailableHoursEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('from_on', models.DateField()),
                ('hours_per_week', models.DecimalField(decimal_places=1, max_digits=4)),
                ('set_on', models.DateField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='aftercare.availablehours')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('set_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SpentHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('spent_on', models.DateField()),
                ('hours', models.DecimalField(decimal_places=1, max_digits=4)),
                ('written_on', models.DateField()),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spent', to='aftercare.supportline')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-spent_on', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('hours__gt', 0), ('hours__lte', 24)), name='spent_hours_of_a_day')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_spenthoursevent" ("hours", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "spent_on", "written_by_id", "written_on") VALUES (NEW."hours", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."spent_on", NEW."written_by_id", NEW."written_on"); RETURN NULL;', hash='4aed6ee47f1ba075aa85f8752cfaf826619caf7b', operation='INSERT', pgid='pgtrigger_insert_insert_1f392', table='aftercare_spenthours', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "aftercare_spenthoursevent" ("hours", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "spent_on", "written_by_id", "written_on") VALUES (NEW."hours", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."spent_on", NEW."written_by_id", NEW."written_on"); RETURN NULL;', hash='95339ee8fcb2f82722e54166eb4af15064c6d8e3', operation='UPDATE', pgid='pgtrigger_update_update_2ad15', table='aftercare_spenthours', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_spenthoursevent" ("hours", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "spent_on", "written_by_id", "written_on") VALUES (OLD."hours", OLD."id", OLD."line_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."spent_on", OLD."written_by_id", OLD."written_on"); RETURN NULL;', hash='f19bb6032d7f8f7448d1f6b57449a9dcdef943cb', operation='DELETE', pgid='pgtrigger_delete_delete_32647', table='aftercare_spenthours', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='SpentHoursEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('spent_on', models.DateField()),
                ('hours', models.DecimalField(decimal_places=1, max_digits=4)),
                ('written_on', models.DateField()),
                ('line', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='aftercare.supportline')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='aftercare.spenthours')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SupportPackage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('made_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['name', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_by__isnull', True), ('ended_on__isnull', True)), models.Q(('ended_by__isnull', False), ('ended_on__isnull', False)), _connector='OR'), name='support_package_ended_on_and_by'), models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('region', 'name'), name='support_package_name_once')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_supportpackageevent" ("ended_by_id", "ended_on", "id", "made_by_id", "made_on", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") VALUES (NEW."ended_by_id", NEW."ended_on", NEW."id", NEW."made_by_id", NEW."made_on", NEW."municipality_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id"); RETURN NULL;', hash='4327dde6769d272d86d68c1842320717564c84b4', operation='INSERT', pgid='pgtrigger_insert_insert_e0ca2', table='aftercare_supportpackage', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "aftercare_supportpackageevent" ("ended_by_id", "ended_on", "id", "made_by_id", "made_on", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") VALUES (NEW."ended_by_id", NEW."ended_on", NEW."id", NEW."made_by_id", NEW."made_on", NEW."municipality_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id"); RETURN NULL;', hash='d5173063701468ea6e05b9c7e33cf73d03073807', operation='UPDATE', pgid='pgtrigger_update_update_53c9b', table='aftercare_supportpackage', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_supportpackageevent" ("ended_by_id", "ended_on", "id", "made_by_id", "made_on", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") VALUES (OLD."ended_by_id", OLD."ended_on", OLD."id", OLD."made_by_id", OLD."made_on", OLD."municipality_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id"); RETURN NULL;', hash='8969e4cc82a5dc5b29078b1bb437492abc847bda', operation='DELETE', pgid='pgtrigger_delete_delete_5fc06', table='aftercare_supportpackage', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='PackageLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('support_for', models.CharField(choices=[('teacher', 'Teacher'), ('school', 'School'), ('pupil', 'Pupil')], max_length=10)),
                ('what', models.CharField(max_length=200)),
                ('hours', models.DecimalField(decimal_places=1, max_digits=5)),
                ('from_week', models.PositiveSmallIntegerField(default=0)),
                ('weeks', models.PositiveSmallIntegerField()),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('package', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='aftercare.supportpackage')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('package', 'support_for'), name='package_line_once'), models.CheckConstraint(condition=models.Q(('hours__gt', 0), ('weeks__gt', 0)), name='package_line_has_hours')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_packagelineevent" ("from_week", "hours", "id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "support_for", "weeks", "what") VALUES (NEW."from_week", NEW."hours", NEW."id", NEW."package_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."support_for", NEW."weeks", NEW."what"); RETURN NULL;', hash='608d8380391eb40b0512e01e18bcefefab9b28ed', operation='INSERT', pgid='pgtrigger_insert_insert_a233d', table='aftercare_packageline', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "aftercare_packagelineevent" ("from_week", "hours", "id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "support_for", "weeks", "what") VALUES (NEW."from_week", NEW."hours", NEW."id", NEW."package_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."support_for", NEW."weeks", NEW."what"); RETURN NULL;', hash='8ae07f9532424ecbd5e6a4e64d85ad1828808478', operation='UPDATE', pgid='pgtrigger_update_update_ab0f5', table='aftercare_packageline', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_packagelineevent" ("from_week", "hours", "id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "support_for", "weeks", "what") VALUES (OLD."from_week", OLD."hours", OLD."id", OLD."package_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."support_for", OLD."weeks", OLD."what"); RETURN NULL;', hash='f763770dea3e50219775c408bd58e24b2f6a38b6', operation='DELETE', pgid='pgtrigger_delete_delete_082ae', table='aftercare_packageline', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='PackageLineEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('support_for', models.CharField(choices=[('teacher', 'Teacher'), ('school', 'School'), ('pupil', 'Pupil')], max_length=10)),
                ('what', models.CharField(max_length=200)),
                ('hours', models.DecimalField(decimal_places=1, max_digits=5)),
                ('from_week', models.PositiveSmallIntegerField(default=0)),
                ('weeks', models.PositiveSmallIntegerField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='aftercare.packageline')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('package', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='aftercare.supportpackage')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SupportPackageEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=100)),
                ('made_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('ended_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='aftercare.supportpackage')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='supportline',
            name='over_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='supportline',
            name='over_reason',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='supportline',
            name='owner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='supportline',
            name='report',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='support_lines', to='aftercare.visitreport'),
        ),
        migrations.AddField(
            model_name='supportlineevent',
            name='over_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='supportlineevent',
            name='over_reason',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='supportlineevent',
            name='owner',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='supportlineevent',
            name='report',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='aftercare.visitreport'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='supportline',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_supportlineevent" ("agreed_by_id", "agreed_on", "ended_on", "from_on", "hours", "id", "journey_id", "over_by_id", "over_reason", "owner_id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "report_id", "support_for", "until_on", "what") VALUES (NEW."agreed_by_id", NEW."agreed_on", NEW."ended_on", NEW."from_on", NEW."hours", NEW."id", NEW."journey_id", NEW."over_by_id", NEW."over_reason", NEW."owner_id", NEW."package_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."report_id", NEW."support_for", NEW."until_on", NEW."what"); RETURN NULL;', hash='94a80ee4f39af0f0fbf4450bf2e29f34a515dc50', operation='INSERT', pgid='pgtrigger_insert_insert_12923', table='aftercare_supportline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='supportline',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "aftercare_supportlineevent" ("agreed_by_id", "agreed_on", "ended_on", "from_on", "hours", "id", "journey_id", "over_by_id", "over_reason", "owner_id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "report_id", "support_for", "until_on", "what") VALUES (NEW."agreed_by_id", NEW."agreed_on", NEW."ended_on", NEW."from_on", NEW."hours", NEW."id", NEW."journey_id", NEW."over_by_id", NEW."over_reason", NEW."owner_id", NEW."package_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."report_id", NEW."support_for", NEW."until_on", NEW."what"); RETURN NULL;', hash='3530b48cda327509ee86633f6e051a38ba0c6544', operation='UPDATE', pgid='pgtrigger_update_update_7c188', table='aftercare_supportline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='supportline',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_supportlineevent" ("agreed_by_id", "agreed_on", "ended_on", "from_on", "hours", "id", "journey_id", "over_by_id", "over_reason", "owner_id", "package_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "report_id", "support_for", "until_on", "what") VALUES (OLD."agreed_by_id", OLD."agreed_on", OLD."ended_on", OLD."from_on", OLD."hours", OLD."id", OLD."journey_id", OLD."over_by_id", OLD."over_reason", OLD."owner_id", OLD."package_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."report_id", OLD."support_for", OLD."until_on", OLD."what"); RETURN NULL;', hash='f4a9c87987b37b4620f29ecc842ab68a0329cf49', operation='DELETE', pgid='pgtrigger_delete_delete_a6218', table='aftercare_supportline', when='AFTER')),
        ),
        migrations.AddField(
            model_name='supportline',
            name='package',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreed_lines', to='aftercare.supportpackage'),
        ),
        migrations.AddField(
            model_name='supportlineevent',
            name='package',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='aftercare.supportpackage'),
        ),
        migrations.AddIndex(
            model_name='supportline',
            index=models.Index(condition=models.Q(('ended_on__isnull', True)), fields=['region', 'until_on'], name='support_running'),
        ),
        migrations.AddConstraint(
            model_name='supportline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('over_by__isnull', True), ('over_reason', '')), models.Q(('over_by__isnull', False), models.Q(('over_reason', ''), _negated=True)), _connector='OR'), name='support_over_with_reason'),
        ),
    ]
