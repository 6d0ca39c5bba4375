import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '__first__'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('pupils', '0007_endings'),
        ('transitions', '0004_documents_in_full'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='questionanswer',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='questionanswer',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='questionanswer',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='questionanswer',
            name='answer',
            field=models.CharField(blank=True, choices=[('yes', 'Yes, from a date'), ('when', 'Yes, when'), ('no', 'No, because')], max_length=10),
        ),
        migrations.AddField(
            model_name='questionanswer',
            name='answered_name',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='questionanswer',
            name='from_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='questionanswer',
            name='words',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='questionanswerevent',
            name='answer',
            field=models.CharField(blank=True, choices=[('yes', 'Yes, from a date'), ('when', 'Yes, when'), ('no', 'No, because')], max_length=10),
        ),
        migrations.AddField(
            model_name='questionanswerevent',
            name='answered_name',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='questionanswerevent',
            name='from_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='questionanswerevent',
            name='words',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name='questionanswer',
            name='answered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='questionanswerevent',
            name='answered_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionanswer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_questionanswerevent" ("answer", "answered_by_id", "answered_name", "answered_on", "bond_id", "from_on", "has_place", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "words") VALUES (NEW."answer", NEW."answered_by_id", NEW."answered_name", NEW."answered_on", NEW."bond_id", NEW."from_on", NEW."has_place", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."words"); RETURN NULL;', hash='d5027ca2d37cf936620dfa6ff47d5e65ad0dab41', operation='INSERT', pgid='pgtrigger_insert_insert_cd609', table='transitions_questionanswer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionanswer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "transitions_questionanswerevent" ("answer", "answered_by_id", "answered_name", "answered_on", "bond_id", "from_on", "has_place", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "words") VALUES (NEW."answer", NEW."answered_by_id", NEW."answered_name", NEW."answered_on", NEW."bond_id", NEW."from_on", NEW."has_place", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."words"); RETURN NULL;', hash='fbd191ee39712fc0b2c8a444834750b84350d158', operation='UPDATE', pgid='pgtrigger_update_update_fe13a', table='transitions_questionanswer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionanswer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_questionanswerevent" ("answer", "answered_by_id", "answered_name", "answered_on", "bond_id", "from_on", "has_place", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "words") VALUES (OLD."answer", OLD."answered_by_id", OLD."answered_name", OLD."answered_on", OLD."bond_id", OLD."from_on", OLD."has_place", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."words"); RETURN NULL;', hash='028ecc5d9b2cfef65c6abb1c4cebced047040e5f', operation='DELETE', pgid='pgtrigger_delete_delete_752d5', table='transitions_questionanswer', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='questionanswer',
            constraint=models.CheckConstraint(condition=models.Q(('answered_by__isnull', False), models.Q(('answered_name', ''), _negated=True), _connector='OR'), name='question_answered_by_somebody'),
        ),
        migrations.CreateModel(
            name='CapacityAsk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('reminded_on', models.DateField(blank=True, null=True)),
                ('bond', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='ask', to='pupils.motherschoolbond')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_capacityaskevent" ("bond_id", "email", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "region_id", "reminded_on") VALUES (NEW."bond_id", NEW."email", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question_id", NEW."region_id", NEW."reminded_on"); RETURN NULL;', hash='26da2aaa4ad4af0ee98fd8ff5d6563dbc875f4f2', operation='INSERT', pgid='pgtrigger_insert_insert_46c6f', table='transitions_capacityask', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "transitions_capacityaskevent" ("bond_id", "email", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "region_id", "reminded_on") VALUES (NEW."bond_id", NEW."email", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question_id", NEW."region_id", NEW."reminded_on"); RETURN NULL;', hash='44508191a7d066b96f12e93a4954a3b80235cb61', operation='UPDATE', pgid='pgtrigger_update_update_2eafb', table='transitions_capacityask', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_capacityaskevent" ("bond_id", "email", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "region_id", "reminded_on") VALUES (OLD."bond_id", OLD."email", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question_id", OLD."region_id", OLD."reminded_on"); RETURN NULL;', hash='dda289c89b9bbd98484c86a93dc56bb63f9ddb7b', operation='DELETE', pgid='pgtrigger_delete_delete_78472', table='transitions_capacityask', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='CapacityQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('age', models.PositiveSmallIntegerField()),
                ('year_group', models.CharField(blank=True, max_length=10)),
                ('level', models.CharField(blank=True, max_length=120)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('district', models.CharField(blank=True, max_length=80)),
                ('answer_by', models.DateField()),
                ('asked_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('end_reason', models.CharField(blank=True, choices=[('chosen', 'The parents have chosen a school'), ('withdrawn', 'The question was withdrawn'), ('left', 'The child left')], max_length=20)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='capacity_questions', to='pupils.journey')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_by__isnull', True), ('closed_on__isnull', True), ('end_reason', '')), models.Q(('closed_by__isnull', False), ('closed_on__isnull', False), models.Q(('end_reason', ''), _negated=True)), _connector='OR'), name='capacity_closed_on_by_why')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_capacityquestionevent" ("age", "answer_by", "asked_by_id", "asked_on", "closed_by_id", "closed_on", "district", "end_reason", "id", "journey_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "starts_on", "year_group") VALUES (NEW."age", NEW."answer_by", NEW."asked_by_id", NEW."asked_on", NEW."closed_by_id", NEW."closed_on", NEW."district", NEW."end_reason", NEW."id", NEW."journey_id", NEW."level", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."starts_on", NEW."year_group"); RETURN NULL;', hash='a6739427e5248bde0cc89b5ffef736ab17e10a9a', operation='INSERT', pgid='pgtrigger_insert_insert_5206b', table='transitions_capacityquestion', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "transitions_capacityquestionevent" ("age", "answer_by", "asked_by_id", "asked_on", "closed_by_id", "closed_on", "district", "end_reason", "id", "journey_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "starts_on", "year_group") VALUES (NEW."age", NEW."answer_by", NEW."asked_by_id", NEW."asked_on", NEW."closed_by_id", NEW."closed_on", NEW."district", NEW."end_reason", NEW."id", NEW."journey_id", NEW."level", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."starts_on", NEW."year_group"); RETURN NULL;', hash='f26ef89c9c292d252e7e2f6c78ce87f80f1b4787', operation='UPDATE', pgid='pgtrigger_update_update_7fcc8', table='transitions_capacityquestion', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_capacityquestionevent" ("age", "answer_by", "asked_by_id", "asked_on", "closed_by_id", "closed_on", "district", "end_reason", "id", "journey_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "starts_on", "year_group") VALUES (OLD."age", OLD."answer_by", OLD."asked_by_id", OLD."asked_on", OLD."closed_by_id", OLD."closed_on", OLD."district", OLD."end_reason", OLD."id", OLD."journey_id", OLD."level", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."starts_on", OLD."year_group"); RETURN NULL;', hash='292f8ed7f4725d4d1fb6f10ead1a0042c5914c67', operation='DELETE', pgid='pgtrigger_delete_delete_4d95d', table='transitions_capacityquestion', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='CapacityAskEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('reminded_on', models.DateField(blank=True, null=True)),
                ('bond', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pupils.motherschoolbond')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='transitions.capacityask')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('question', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='transitions.capacityquestion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='capacityask',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asks', to='transitions.capacityquestion'),
        ),
        migrations.CreateModel(
            name='CapacityQuestionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('age', models.PositiveSmallIntegerField()),
                ('year_group', models.CharField(blank=True, max_length=10)),
                ('level', models.CharField(blank=True, max_length=120)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('district', models.CharField(blank=True, max_length=80)),
                ('answer_by', models.DateField()),
                ('asked_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('end_reason', models.CharField(blank=True, choices=[('chosen', 'The parents have chosen a school'), ('withdrawn', 'The question was withdrawn'), ('left', 'The child left')], max_length=20)),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('closed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pupils.journey')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='transitions.capacityquestion')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
