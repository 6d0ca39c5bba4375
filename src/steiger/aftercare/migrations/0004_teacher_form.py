import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('aftercare', '0003_support_hours'),
        ('organisations', '0001_initial'),
        ('people', '__first__'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='TeacherForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_on', models.DateField()),
                ('sent_to', models.EmailField(blank=True, max_length=254)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('name', models.CharField(blank=True, max_length=100)),
                ('going', models.CharField(blank=True, choices=[('badly', 'Badly'), ('with_difficulty', 'With difficulty'), ('fairly', 'Fairly well'), ('well', 'Well')], max_length=20)),
                ('goes_well', models.TextField(blank=True)),
                ('is_hard', models.TextField(blank=True)),
                ('wants', models.TextField(blank=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('visit', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='teacher_form', to='aftercare.visit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('going', '')), models.Q(('answered_at__isnull', False), models.Q(('going', ''), _negated=True)), _connector='OR'), name='teacher_form_answered_whole')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_teacherformevent" ("answered_at", "asked_by_id", "asked_on", "goes_well", "going", "id", "is_hard", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "sent_to", "visit_id", "wants") VALUES (NEW."answered_at", NEW."asked_by_id", NEW."asked_on", NEW."goes_well", NEW."going", NEW."id", NEW."is_hard", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."sent_to", NEW."visit_id", NEW."wants"); RETURN NULL;', hash='f5beae071b26878eaa714530f89267fc87f2b819', operation='INSERT', pgid='pgtrigger_insert_insert_def74', table='aftercare_teacherform', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "aftercare_teacherformevent" ("answered_at", "asked_by_id", "asked_on", "goes_well", "going", "id", "is_hard", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "sent_to", "visit_id", "wants") VALUES (NEW."answered_at", NEW."asked_by_id", NEW."asked_on", NEW."goes_well", NEW."going", NEW."id", NEW."is_hard", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."sent_to", NEW."visit_id", NEW."wants"); RETURN NULL;', hash='ba7a0520019340fa8231b79edac2f0162a384630', operation='UPDATE', pgid='pgtrigger_update_update_c4886', table='aftercare_teacherform', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_teacherformevent" ("answered_at", "asked_by_id", "asked_on", "goes_well", "going", "id", "is_hard", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "sent_to", "visit_id", "wants") VALUES (OLD."answered_at", OLD."asked_by_id", OLD."asked_on", OLD."goes_well", OLD."going", OLD."id", OLD."is_hard", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."sent_to", OLD."visit_id", OLD."wants"); RETURN NULL;', hash='a08a080c6765e7f55d233d67df369e7f85d65628', operation='DELETE', pgid='pgtrigger_delete_delete_ab3f7', table='aftercare_teacherform', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='TeacherFormEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('asked_on', models.DateField()),
                ('sent_to', models.EmailField(blank=True, max_length=254)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('name', models.CharField(blank=True, max_length=100)),
                ('going', models.CharField(blank=True, choices=[('badly', 'Badly'), ('with_difficulty', 'With difficulty'), ('fairly', 'Fairly well'), ('well', 'Well')], max_length=20)),
                ('goes_well', models.TextField(blank=True)),
                ('is_hard', models.TextField(blank=True)),
                ('wants', models.TextField(blank=True)),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='aftercare.teacherform')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('visit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='aftercare.visit')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TeacherStanding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('domain', models.CharField(choices=[('arithmetic', 'Arithmetic'), ('technical_reading', 'Technical reading'), ('vocabulary', 'Vocabulary'), ('reading_comprehension', 'Reading comprehension'), ('oral_language', 'Oral language'), ('writing', 'Writing'), ('social_emotional', 'Social-emotional')], max_length=30)),
                ('standing', models.CharField(choices=[('below', 'Below the desired level'), ('approaching', 'Approaching the desired level'), ('at', 'At the desired level'), ('above', 'Above the desired level')], max_length=12)),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='standings', to='aftercare.teacherform')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('form', 'domain'), name='teacher_standing_once')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_teacherstandingevent" ("domain", "form_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "standing") VALUES (NEW."domain", NEW."form_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."standing"); RETURN NULL;', hash='a815c277b98b1c5b4944f2c7e8b4597e745fd77e', operation='INSERT', pgid='pgtrigger_insert_insert_aea5a', table='aftercare_teacherstanding', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "aftercare_teacherstandingevent" ("domain", "form_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "standing") VALUES (NEW."domain", NEW."form_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."standing"); RETURN NULL;', hash='4a44b462a8b4ae844b3cace236d4c2dad858437a', operation='UPDATE', pgid='pgtrigger_update_update_95860', table='aftercare_teacherstanding', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "aftercare_teacherstandingevent" ("domain", "form_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "standing") VALUES (OLD."domain", OLD."form_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."standing"); RETURN NULL;', hash='8b1522b095ed942e2685428cb42af2b182434916', operation='DELETE', pgid='pgtrigger_delete_delete_9904e', table='aftercare_teacherstanding', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='TeacherStandingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('domain', models.CharField(choices=[('arithmetic', 'Arithmetic'), ('technical_reading', 'Technical reading'), ('vocabulary', 'Vocabulary'), ('reading_comprehension', 'Reading comprehension'), ('oral_language', 'Oral language'), ('writing', 'Writing'), ('social_emotional', 'Social-emotional')], max_length=30)),
                ('standing', models.CharField(choices=[('below', 'Below the desired level'), ('approaching', 'Approaching the desired level'), ('at', 'At the desired level'), ('above', 'Above the desired level')], max_length=12)),
                ('form', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='aftercare.teacherform')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='aftercare.teacherstanding')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
