import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '0002_doors'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.TextField(blank=True)),
                ('handed_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('handed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.membership')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('read_at__isnull', True)), fields=['region', 'successor'], name='handover_to_read')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_handoverevent" ("handed_at", "handed_by_id", "id", "membership_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "region_id", "successor_id") VALUES (NEW."handed_at", NEW."handed_by_id", NEW."id", NEW."membership_id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."read_at", NEW."region_id", NEW."successor_id"); RETURN NULL;', hash='4bb4ee162dd877477b6b17e1f493f12cd06d87ac', operation='INSERT', pgid='pgtrigger_insert_insert_7fb72', table='people_handover', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_handoverevent" ("handed_at", "handed_by_id", "id", "membership_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "region_id", "successor_id") VALUES (NEW."handed_at", NEW."handed_by_id", NEW."id", NEW."membership_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."read_at", NEW."region_id", NEW."successor_id"); RETURN NULL;', hash='1edfa180441c8b205a1c0faf31955974f21ebc38', operation='UPDATE', pgid='pgtrigger_update_update_51968', table='people_handover', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_handoverevent" ("handed_at", "handed_by_id", "id", "membership_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "region_id", "successor_id") VALUES (OLD."handed_at", OLD."handed_by_id", OLD."id", OLD."membership_id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."read_at", OLD."region_id", OLD."successor_id"); RETURN NULL;', hash='c505a77466291995f459063176bf8a5e5e8382fe', operation='DELETE', pgid='pgtrigger_delete_delete_64452', table='people_handover', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='HandoverEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('note', models.TextField(blank=True)),
                ('handed_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('handed_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('membership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.membership')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.handover')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('successor', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HandoverLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('key', models.CharField(max_length=40)),
                ('reference', models.CharField(max_length=200)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('handover', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='people.handover')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['kind', 'due_on', 'reference', 'id'],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_handoverlineevent" ("due_on", "handover_id", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "region_id") VALUES (NEW."due_on", NEW."handover_id", NEW."id", NEW."key", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."region_id"); RETURN NULL;', hash='4c94346442ef4ce26846a376269bef459666f63d', operation='INSERT', pgid='pgtrigger_insert_insert_46498', table='people_handoverline', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_handoverlineevent" ("due_on", "handover_id", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "region_id") VALUES (NEW."due_on", NEW."handover_id", NEW."id", NEW."key", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."region_id"); RETURN NULL;', hash='8640d9b2c68a7333b584925b3eb6b9de9c778506', operation='UPDATE', pgid='pgtrigger_update_update_54ee1', table='people_handoverline', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_handoverlineevent" ("due_on", "handover_id", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "region_id") VALUES (OLD."due_on", OLD."handover_id", OLD."id", OLD."key", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."region_id"); RETURN NULL;', hash='36c1671ecc60a8bfb9702fbe3afc06bbac2c88cb', operation='DELETE', pgid='pgtrigger_delete_delete_12d41', table='people_handoverline', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='HandoverLineEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(max_length=40)),
                ('key', models.CharField(max_length=40)),
                ('reference', models.CharField(max_length=200)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('handover', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.handover')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.handoverline')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
