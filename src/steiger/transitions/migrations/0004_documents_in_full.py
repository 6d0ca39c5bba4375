import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0003_secret_links'),
        ('documents', '0001_initial'),
        ('organisations', '0001_initial'),
        ('people', '__first__'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('transitions', '0003_around_the_move'),
    ]

    operations = [
        migrations.CreateModel(
            name='Addendum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('words', models.TextField()),
                ('written_on', models.DateField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='addenda', to='transitions.placementdocument')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='addendum_once')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_addendumevent" ("document_id", "file_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "words", "written_by_id", "written_on") VALUES (NEW."document_id", NEW."file_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."words", NEW."written_by_id", NEW."written_on"); RETURN NULL;', hash='abe162de7a370dac40e496de4b18648f8a58fd9e', operation='INSERT', pgid='pgtrigger_insert_insert_21ffa', table='transitions_addendum', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "transitions_addendumevent" ("document_id", "file_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "words", "written_by_id", "written_on") VALUES (NEW."document_id", NEW."file_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."words", NEW."written_by_id", NEW."written_on"); RETURN NULL;', hash='7ff6f58fb686e88ededa665eae606eb91b7a531f', operation='UPDATE', pgid='pgtrigger_update_update_454cf', table='transitions_addendum', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_addendumevent" ("document_id", "file_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "words", "written_by_id", "written_on") VALUES (OLD."document_id", OLD."file_id", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."words", OLD."written_by_id", OLD."written_on"); RETURN NULL;', hash='b3abee39e8e3e0359c685855e1ed03d6b6f8d673', operation='DELETE', pgid='pgtrigger_delete_delete_c5166', table='transitions_addendum', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='DocumentEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('wrote', 'Wrote'), ('renewed', 'Took over from the file again'), ('handed', 'Handed over the pen')], max_length=10)),
                ('side', models.CharField(choices=[('newcomer_school', 'Newcomer school'), ('mother_school', 'Mother school')], max_length=20)),
                ('sections', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), default=list, size=None)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('done_at', models.DateTimeField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='transitions.placementdocument')),
                ('done_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['-done_at', '-id'],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_documententryevent" ("document_id", "done_at", "done_by_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "sections", "side") VALUES (NEW."document_id", NEW."done_at", NEW."done_by_id", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."sections", NEW."side"); RETURN NULL;', hash='ac93c5ff83280c2e4f51a5a5738bd4e80e4ab75d', operation='INSERT', pgid='pgtrigger_insert_insert_b8a9d', table='transitions_documententry', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "transitions_documententryevent" ("document_id", "done_at", "done_by_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "sections", "side") VALUES (NEW."document_id", NEW."done_at", NEW."done_by_id", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."sections", NEW."side"); RETURN NULL;', hash='a1aced17595c81b24630bd62bc1a7c7dd2c52bf4', operation='UPDATE', pgid='pgtrigger_update_update_07db2', table='transitions_documententry', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_documententryevent" ("document_id", "done_at", "done_by_id", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "sections", "side") VALUES (OLD."document_id", OLD."done_at", OLD."done_by_id", OLD."id", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."sections", OLD."side"); RETURN NULL;', hash='a0e0d0fcf64832c5f7015d6d005ec2fb01f05d97', operation='DELETE', pgid='pgtrigger_delete_delete_db1a6', table='transitions_documententry', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ParentsLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('voice', models.CharField(choices=[('parents', 'The parents or carers'), ('pupil', 'The pupil')], default='parents', max_length=10)),
                ('given_to', models.CharField(max_length=200)),
                ('language', models.CharField(max_length=8)),
                ('code_hash', models.CharField(max_length=64)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('made_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='transitions.placementdocument')),
                ('link', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.secretlink')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['-made_at', '-id'],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_parentslinkevent" ("document_id", "given_to", "id", "language", "link_id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "region_id", "tries", "voice") VALUES (NEW."document_id", NEW."given_to", NEW."id", NEW."language", NEW."link_id", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."read_at", NEW."region_id", NEW."tries", NEW."voice"); RETURN NULL;', hash='08f33055351afd99b598295e11bb68fe2643d891', operation='INSERT', pgid='pgtrigger_insert_insert_f47e7', table='transitions_parentslink', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."given_to" IS DISTINCT FROM (NEW."given_to") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."link_id" IS DISTINCT FROM (NEW."link_id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."read_at" IS DISTINCT FROM (NEW."read_at") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."tries" IS DISTINCT FROM (NEW."tries") OR OLD."voice" IS DISTINCT FROM (NEW."voice"))', func='INSERT INTO "transitions_parentslinkevent" ("document_id", "given_to", "id", "language", "link_id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "region_id", "tries", "voice") VALUES (NEW."document_id", NEW."given_to", NEW."id", NEW."language", NEW."link_id", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."read_at", NEW."region_id", NEW."tries", NEW."voice"); RETURN NULL;', hash='382036a77df1e20073b2c2a930842238d44a939b', operation='UPDATE', pgid='pgtrigger_update_update_3430b', table='transitions_parentslink', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_parentslinkevent" ("document_id", "given_to", "id", "language", "link_id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "region_id", "tries", "voice") VALUES (OLD."document_id", OLD."given_to", OLD."id", OLD."language", OLD."link_id", OLD."made_at", OLD."made_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."read_at", OLD."region_id", OLD."tries", OLD."voice"); RETURN NULL;', hash='6f687ec2ee13f263ed0b09009d847c8447d64b65', operation='DELETE', pgid='pgtrigger_delete_delete_fdee4', table='transitions_parentslink', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='RestrictedPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='restricted_part', to='transitions.placementdocument')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_restrictedpartevent" ("document_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "words", "written_at", "written_by_id") VALUES (NEW."document_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."words", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='31a91cefb3f52b440370dee94b03a0487c85a61d', operation='INSERT', pgid='pgtrigger_insert_insert_763dc', table='transitions_restrictedpart', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "transitions_restrictedpartevent" ("document_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "words", "written_at", "written_by_id") VALUES (NEW."document_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."words", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='8d983bda4118368670a449157bab5a42022ad909', operation='UPDATE', pgid='pgtrigger_update_update_ee969', table='transitions_restrictedpart', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_restrictedpartevent" ("document_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "words", "written_at", "written_by_id") VALUES (OLD."document_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."words", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='e1489651cfd90245230bdd85a26cacd5fc39eaa0', operation='DELETE', pgid='pgtrigger_delete_delete_79a80', table='transitions_restrictedpart', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='SentCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_on', models.DateField()),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='sent', to='transitions.placementdocument')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.school')),
            ],
            options={
                'ordering': ['-sent_on', '-id'],
                'indexes': [models.Index(fields=['region', 'school', '-sent_on'], name='sent_by_school')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_sentcopyevent" ("document_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "school_id", "sent_on") VALUES (NEW."document_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."school_id", NEW."sent_on"); RETURN NULL;', hash='b416e24dd4853aca2a1d433d553204b60d2e62e8', operation='INSERT', pgid='pgtrigger_insert_insert_e875a', table='transitions_sentcopy', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "transitions_sentcopyevent" ("document_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "school_id", "sent_on") VALUES (NEW."document_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."school_id", NEW."sent_on"); RETURN NULL;', hash='12c3df0e02056526b4b13a520a8f7033f57c4e1d', operation='UPDATE', pgid='pgtrigger_update_update_fb5f7', table='transitions_sentcopy', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_sentcopyevent" ("document_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "school_id", "sent_on") VALUES (OLD."document_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."school_id", OLD."sent_on"); RETURN NULL;', hash='4a03d48219e18ca03d7189a771aa690be8e23ace', operation='DELETE', pgid='pgtrigger_delete_delete_d6e40', table='transitions_sentcopy', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='Talk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_on', models.DateField()),
                ('held_on', models.DateField(blank=True, null=True)),
                ('outcome', models.TextField(blank=True)),
                ('held_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('inspection', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='talk', to='transitions.inspection')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('held_on__isnull', True)), fields=['region', 'due_on'], name='talk_to_hold')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('held_by__isnull', True), ('held_on__isnull', True)), models.Q(('held_by__isnull', False), ('held_on__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='talk_held_on_and_by')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_talkevent" ("due_on", "held_by_id", "held_on", "id", "inspection_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") VALUES (NEW."due_on", NEW."held_by_id", NEW."held_on", NEW."id", NEW."inspection_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id"); RETURN NULL;', hash='bc99ea8508d3bcedc6a9c5a5f952470ecf2fc81e', operation='INSERT', pgid='pgtrigger_insert_insert_9ddeb', table='transitions_talk', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "transitions_talkevent" ("due_on", "held_by_id", "held_on", "id", "inspection_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") VALUES (NEW."due_on", NEW."held_by_id", NEW."held_on", NEW."id", NEW."inspection_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id"); RETURN NULL;', hash='40f974498582ac8c3702af0ccca4bfb5095417d8', operation='UPDATE', pgid='pgtrigger_update_update_09796', table='transitions_talk', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_talkevent" ("due_on", "held_by_id", "held_on", "id", "inspection_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") VALUES (OLD."due_on", OLD."held_by_id", OLD."held_on", OLD."id", OLD."inspection_id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id"); RETURN NULL;', hash='98e4498c804f53344ec8bd3559e99d900b149ab5', operation='DELETE', pgid='pgtrigger_delete_delete_d2191', table='transitions_talk', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='AddendumEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('words', models.TextField()),
                ('written_on', models.DateField()),
                ('document', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='transitions.placementdocument')),
                ('file', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.storedfile')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='transitions.addendum')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DocumentEntryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('wrote', 'Wrote'), ('renewed', 'Took over from the file again'), ('handed', 'Handed over the pen')], max_length=10)),
                ('side', models.CharField(choices=[('newcomer_school', 'Newcomer school'), ('mother_school', 'Mother school')], max_length=20)),
                ('sections', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), default=list, size=None)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('done_at', models.DateTimeField()),
                ('document', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='transitions.placementdocument')),
                ('done_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='transitions.documententry')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ParentsLinkEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('voice', models.CharField(choices=[('parents', 'The parents or carers'), ('pupil', 'The pupil')], default='parents', max_length=10)),
                ('given_to', models.CharField(max_length=200)),
                ('language', models.CharField(max_length=8)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('made_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('document', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='transitions.placementdocument')),
                ('link', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.secretlink')),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='transitions.parentslink')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RestrictedPartEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('words', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('document', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='transitions.placementdocument')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='transitions.restrictedpart')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SentCopyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sent_on', models.DateField()),
                ('document', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='transitions.placementdocument')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='transitions.sentcopy')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.school')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TalkEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('due_on', models.DateField()),
                ('held_on', models.DateField(blank=True, null=True)),
                ('outcome', models.TextField(blank=True)),
                ('held_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('inspection', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='transitions.inspection')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='transitions.talk')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='inspection',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='inspection',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='inspection',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='placementdocument',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='placementdocument',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='placementdocument',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='signoff',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='signoff',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='signoff',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='inspection',
            name='reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='inspection',
            name='voice',
            field=models.CharField(choices=[('parents', 'The parents or carers'), ('pupil', 'The pupil')], default='parents', max_length=10),
        ),
        migrations.AddField(
            model_name='inspectionevent',
            name='reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='inspectionevent',
            name='voice',
            field=models.CharField(choices=[('parents', 'The parents or carers'), ('pupil', 'The pupil')], default='parents', max_length=10),
        ),
        migrations.AddField(
            model_name='placementdocument',
            name='full_file',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile'),
        ),
        migrations.AddField(
            model_name='placementdocument',
            name='pen',
            field=models.CharField(choices=[('newcomer_school', 'Newcomer school'), ('mother_school', 'Mother school')], default='newcomer_school', max_length=20),
        ),
        migrations.AddField(
            model_name='placementdocumentevent',
            name='full_file',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.storedfile'),
        ),
        migrations.AddField(
            model_name='placementdocumentevent',
            name='pen',
            field=models.CharField(choices=[('newcomer_school', 'Newcomer school'), ('mother_school', 'Mother school')], default='newcomer_school', max_length=20),
        ),
        migrations.AddField(
            model_name='signoff',
            name='drawing',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='signoff',
            name='function',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='signoff',
            name='how',
            field=models.CharField(choices=[('typed', 'With a name on the screen'), ('drawn', 'Drawn on the screen'), ('paper', 'On paper')], default='paper', max_length=10),
        ),
        migrations.AddField(
            model_name='signoff',
            name='scan',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile'),
        ),
        migrations.AddField(
            model_name='signoffevent',
            name='drawing',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='signoffevent',
            name='function',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='signoffevent',
            name='how',
            field=models.CharField(choices=[('typed', 'With a name on the screen'), ('drawn', 'Drawn on the screen'), ('paper', 'On paper')], default='paper', max_length=10),
        ),
        migrations.AddField(
            model_name='signoffevent',
            name='scan',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.storedfile'),
        ),
        migrations.AlterField(
            model_name='inspection',
            name='recorded_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='inspectionevent',
            name='recorded_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspection',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_inspectionevent" ("agreement", "by_link_id", "document_id", "id", "language", "own_view", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "region_id", "seen_by", "seen_on", "voice", "with_interpreter") VALUES (NEW."agreement", NEW."by_link_id", NEW."document_id", NEW."id", NEW."language", NEW."own_view", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."region_id", NEW."seen_by", NEW."seen_on", NEW."voice", NEW."with_interpreter"); RETURN NULL;', hash='f0445e8eedfae87541987dfbc3c34da6b053eba4', operation='INSERT', pgid='pgtrigger_insert_insert_5b5a3', table='transitions_inspection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspection',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "transitions_inspectionevent" ("agreement", "by_link_id", "document_id", "id", "language", "own_view", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "region_id", "seen_by", "seen_on", "voice", "with_interpreter") VALUES (NEW."agreement", NEW."by_link_id", NEW."document_id", NEW."id", NEW."language", NEW."own_view", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."region_id", NEW."seen_by", NEW."seen_on", NEW."voice", NEW."with_interpreter"); RETURN NULL;', hash='ae9a91c7b8b78e200bc6a3b57fcf0cfd32b6d477', operation='UPDATE', pgid='pgtrigger_update_update_6037b', table='transitions_inspection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspection',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_inspectionevent" ("agreement", "by_link_id", "document_id", "id", "language", "own_view", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "region_id", "seen_by", "seen_on", "voice", "with_interpreter") VALUES (OLD."agreement", OLD."by_link_id", OLD."document_id", OLD."id", OLD."language", OLD."own_view", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."recorded_at", OLD."recorded_by_id", OLD."region_id", OLD."seen_by", OLD."seen_on", OLD."voice", OLD."with_interpreter"); RETURN NULL;', hash='89779f306c678edfa0fd3af2ba8bb4f37e8912c6', operation='DELETE', pgid='pgtrigger_delete_delete_e285e', table='transitions_inspection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placementdocument',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_placementdocumentevent" ("absence", "administrative", "advice", "agreements", "bond_id", "drafted_by_id", "drafted_on", "file_id", "frozen_at", "frozen_by_id", "full_file_id", "id", "journey_id", "pen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "replaced_at", "results", "school_history", "social_emotional", "support_and_concerns", "version", "work_attitude") VALUES (NEW."absence", NEW."administrative", NEW."advice", NEW."agreements", NEW."bond_id", NEW."drafted_by_id", NEW."drafted_on", NEW."file_id", NEW."frozen_at", NEW."frozen_by_id", NEW."full_file_id", NEW."id", NEW."journey_id", NEW."pen", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."replaced_at", NEW."results", NEW."school_history", NEW."social_emotional", NEW."support_and_concerns", NEW."version", NEW."work_attitude"); RETURN NULL;', hash='3dd97f282cb00e85b26aed93b968e38ca07167a3', operation='INSERT', pgid='pgtrigger_insert_insert_480a6', table='transitions_placementdocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placementdocument',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "transitions_placementdocumentevent" ("absence", "administrative", "advice", "agreements", "bond_id", "drafted_by_id", "drafted_on", "file_id", "frozen_at", "frozen_by_id", "full_file_id", "id", "journey_id", "pen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "replaced_at", "results", "school_history", "social_emotional", "support_and_concerns", "version", "work_attitude") VALUES (NEW."absence", NEW."administrative", NEW."advice", NEW."agreements", NEW."bond_id", NEW."drafted_by_id", NEW."drafted_on", NEW."file_id", NEW."frozen_at", NEW."frozen_by_id", NEW."full_file_id", NEW."id", NEW."journey_id", NEW."pen", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."replaced_at", NEW."results", NEW."school_history", NEW."social_emotional", NEW."support_and_concerns", NEW."version", NEW."work_attitude"); RETURN NULL;', hash='80acc5824847a6f60a9fdbe7ce1e0f0b28c0c261', operation='UPDATE', pgid='pgtrigger_update_update_3a25b', table='transitions_placementdocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placementdocument',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_placementdocumentevent" ("absence", "administrative", "advice", "agreements", "bond_id", "drafted_by_id", "drafted_on", "file_id", "frozen_at", "frozen_by_id", "full_file_id", "id", "journey_id", "pen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "replaced_at", "results", "school_history", "social_emotional", "support_and_concerns", "version", "work_attitude") VALUES (OLD."absence", OLD."administrative", OLD."advice", OLD."agreements", OLD."bond_id", OLD."drafted_by_id", OLD."drafted_on", OLD."file_id", OLD."frozen_at", OLD."frozen_by_id", OLD."full_file_id", OLD."id", OLD."journey_id", OLD."pen", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."replaced_at", OLD."results", OLD."school_history", OLD."social_emotional", OLD."support_and_concerns", OLD."version", OLD."work_attitude"); RETURN NULL;', hash='db0b7c7dfd7a3e4cf01db70ef9ea36d60c87ce29', operation='DELETE', pgid='pgtrigger_delete_delete_eec9a', table='transitions_placementdocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoff',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_signoffevent" ("document_id", "drawing", "function", "how", "id", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "region_id", "scan_id", "signed_by", "signed_on") VALUES (NEW."document_id", NEW."drawing", NEW."function", NEW."how", NEW."id", NEW."party", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."region_id", NEW."scan_id", NEW."signed_by", NEW."signed_on"); RETURN NULL;', hash='934393fac38d5dc2a4f31f426613c36a5215141a', operation='INSERT', pgid='pgtrigger_insert_insert_02b1b', table='transitions_signoff', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoff',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "transitions_signoffevent" ("document_id", "drawing", "function", "how", "id", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "region_id", "scan_id", "signed_by", "signed_on") VALUES (NEW."document_id", NEW."drawing", NEW."function", NEW."how", NEW."id", NEW."party", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."region_id", NEW."scan_id", NEW."signed_by", NEW."signed_on"); RETURN NULL;', hash='ac1a3d4a0faa6b097e0e076a06af6df3099dd429', operation='UPDATE', pgid='pgtrigger_update_update_17d96', table='transitions_signoff', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoff',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "transitions_signoffevent" ("document_id", "drawing", "function", "how", "id", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "region_id", "scan_id", "signed_by", "signed_on") VALUES (OLD."document_id", OLD."drawing", OLD."function", OLD."how", OLD."id", OLD."party", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."region_id", OLD."scan_id", OLD."signed_by", OLD."signed_on"); RETURN NULL;', hash='0276f97b1efe7df99895b0adb751533ece0b5c2f', operation='DELETE', pgid='pgtrigger_delete_delete_da1c3', table='transitions_signoff', when='AFTER')),
        ),
        migrations.AddField(
            model_name='inspection',
            name='by_link',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='transitions.parentslink'),
        ),
        migrations.AddField(
            model_name='inspectionevent',
            name='by_link',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='transitions.parentslink'),
        ),
        migrations.AddConstraint(
            model_name='inspection',
            constraint=models.CheckConstraint(condition=models.Q(('recorded_by__isnull', True), ('by_link__isnull', True), _connector='XOR'), name='inspection_by_school_or_link'),
        ),
    ]
