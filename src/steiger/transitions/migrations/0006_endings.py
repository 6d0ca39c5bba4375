import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '__first__'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('pupils', '0007_endings'),
        ('transitions', '0005_capacity'),
    ]

    operations = [
        migrations.CreateModel(
            name='Ending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ended_on', models.DateField()),
                ('reason', models.CharField(choices=[('moved_away', 'Moved to another region'), ('left_country', 'Left the country'), ('other_school_type', 'Other type of school'), ('turned_18', 'Completed at 18'), ('not_a_newcomer', 'Referral declined: not a newcomer'), ('withdrawn', 'Referral withdrawn')], max_length=30)),
                ('destination', models.CharField(blank=True, max_length=200)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('closed', models.JSONField(default=dict)),
                ('recorded_at', models.DateTimeField()),
                ('journey', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='ending', to='pupils.journey')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_endingevent" ("closed", "destination", "ended_on", "id", "journey_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "region_id") VALUES (NEW."closed", NEW."destination", NEW."ended_on", NEW."id", NEW."journey_id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."region_id"); RETURN NULL;', hash='3af775acb6dce075e71ce7952802e54b94378e46', operation='INSERT', pgid='pgtrigger_insert_insert_61ed9', table='transitions_ending', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "transitions_endingevent" ("closed", "destination", "ended_on", "id", "journey_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "region_id") VALUES (NEW."closed", NEW."destination", NEW."ended_on", NEW."id", NEW."journey_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."region_id"); RETURN NULL;', hash='6985befa4bc21ccb36383d699dac21f09af62d6e', operation='UPDATE', pgid='pgtrigger_update_update_c6abb', table='transitions_ending', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_endingevent" ("closed", "destination", "ended_on", "id", "journey_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "region_id") VALUES (OLD."closed", OLD."destination", OLD."ended_on", OLD."id", OLD."journey_id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."recorded_at", OLD."recorded_by_id", OLD."region_id"); RETURN NULL;', hash='d02c8a987f244c221b06f67c8c0f3801c3a294b6', operation='DELETE', pgid='pgtrigger_delete_delete_97377', table='transitions_ending', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='EndingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('ended_on', models.DateField()),
                ('reason', models.CharField(choices=[('moved_away', 'Moved to another region'), ('left_country', 'Left the country'), ('other_school_type', 'Other type of school'), ('turned_18', 'Completed at 18'), ('not_a_newcomer', 'Referral declined: not a newcomer'), ('withdrawn', 'Referral withdrawn')], max_length=30)),
                ('destination', models.CharField(blank=True, max_length=200)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('closed', models.JSONField(default=dict)),
                ('recorded_at', models.DateTimeField()),
                ('journey', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pupils.journey')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='transitions.ending')),
                ('recorded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ParentsChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chosen_on', models.DateField()),
                ('chosen_by', models.CharField(max_length=200)),
                ('language', models.CharField(max_length=8)),
                ('with_interpreter', models.BooleanField()),
                ('interpreter', models.CharField(blank=True, max_length=120)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('bond', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='choice', to='pupils.motherschoolbond')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_parentschoiceevent" ("bond_id", "chosen_by", "chosen_on", "id", "interpreter", "language", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "region_id", "with_interpreter") VALUES (NEW."bond_id", NEW."chosen_by", NEW."chosen_on", NEW."id", NEW."interpreter", NEW."language", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."region_id", NEW."with_interpreter"); RETURN NULL;', hash='5d0bd950619e18db6facc126e76ee1362d268dff', operation='INSERT', pgid='pgtrigger_insert_insert_c4c21', table='transitions_parentschoice', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "transitions_parentschoiceevent" ("bond_id", "chosen_by", "chosen_on", "id", "interpreter", "language", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "region_id", "with_interpreter") VALUES (NEW."bond_id", NEW."chosen_by", NEW."chosen_on", NEW."id", NEW."interpreter", NEW."language", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."region_id", NEW."with_interpreter"); RETURN NULL;', hash='5f849d4ead26d828a69287a895d95dc1722d53b0', operation='UPDATE', pgid='pgtrigger_update_update_7593a', table='transitions_parentschoice', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_parentschoiceevent" ("bond_id", "chosen_by", "chosen_on", "id", "interpreter", "language", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "region_id", "with_interpreter") VALUES (OLD."bond_id", OLD."chosen_by", OLD."chosen_on", OLD."id", OLD."interpreter", OLD."language", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."region_id", OLD."with_interpreter"); RETURN NULL;', hash='026e7e9dd5da9425024f608a31c5801b24f54ef6', operation='DELETE', pgid='pgtrigger_delete_delete_806c2', table='transitions_parentschoice', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ParentsChoiceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('chosen_on', models.DateField()),
                ('chosen_by', models.CharField(max_length=200)),
                ('language', models.CharField(max_length=8)),
                ('with_interpreter', models.BooleanField()),
                ('interpreter', models.CharField(blank=True, max_length=120)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('bond', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pupils.motherschoolbond')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='transitions.parentschoice')),
                ('recorded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReturnToNewcomerSchool',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('returned_on', models.DateField()),
                ('reason', models.CharField(max_length=500)),
                ('decided_by', models.CharField(max_length=200)),
                ('recorded_at', models.DateTimeField()),
                ('journey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='returns', to='pupils.journey')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('transition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='undone_by', to='transitions.transition')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('decided_by', ''), _negated=True)), name='return_with_reason_and_decision')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_returntonewcomerschoolevent" ("decided_by", "id", "journey_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "region_id", "returned_on", "transition_id") VALUES (NEW."decided_by", NEW."id", NEW."journey_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."region_id", NEW."returned_on", NEW."transition_id"); RETURN NULL;', hash='560bb40597e60583c12d6689927915ed5e82dfc4', operation='INSERT', pgid='pgtrigger_insert_insert_1a55c', table='transitions_returntonewcomerschool', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "transitions_returntonewcomerschoolevent" ("decided_by", "id", "journey_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "region_id", "returned_on", "transition_id") VALUES (NEW."decided_by", NEW."id", NEW."journey_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."region_id", NEW."returned_on", NEW."transition_id"); RETURN NULL;', hash='5d1e7c6611eefb45c6b12e5b38c0822b80acdc11', operation='UPDATE', pgid='pgtrigger_update_update_02e5a', table='transitions_returntonewcomerschool', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_returntonewcomerschoolevent" ("decided_by", "id", "journey_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "region_id", "returned_on", "transition_id") VALUES (OLD."decided_by", OLD."id", OLD."journey_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."recorded_at", OLD."recorded_by_id", OLD."region_id", OLD."returned_on", OLD."transition_id"); RETURN NULL;', hash='79952c4ec488ca374edef0ed9c915bdb220fdc11', operation='DELETE', pgid='pgtrigger_delete_delete_d92a8', table='transitions_returntonewcomerschool', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ReturnToNewcomerSchoolEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('returned_on', models.DateField()),
                ('reason', models.CharField(max_length=500)),
                ('decided_by', models.CharField(max_length=200)),
                ('recorded_at', models.DateTimeField()),
                ('journey', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pupils.journey')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='transitions.returntonewcomerschool')),
                ('recorded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('transition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='transitions.transition')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
