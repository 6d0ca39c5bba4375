import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cooperation', '0002_agreements'),
        ('organisations', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Approach',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('next_step', models.CharField(max_length=200)),
                ('next_on', models.DateField()),
                ('begun_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, choices=[('joined', 'Joined: signed the covenant'), ('declined', 'Does not want to join'), ('later', 'Later')], max_length=20)),
                ('closing_note', models.CharField(blank=True, max_length=300)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['next_on', 'id'],
                'indexes': [models.Index(condition=models.Q(('closed_on', None)), fields=['region', 'owner', 'next_on'], name='approach_open_of_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_on', None)), fields=('region', 'organisation'), name='approach_open_once'), models.CheckConstraint(condition=models.Q(models.Q(('closed_by', None), ('closed_on', None), ('outcome', '')), models.Q(('closed_by__isnull', False), ('closed_on__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='approach_closed_on_by_and_how')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_approachevent" ("begun_by_id", "begun_on", "closed_by_id", "closed_on", "closing_note", "id", "next_on", "next_step", "organisation_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") VALUES (NEW."begun_by_id", NEW."begun_on", NEW."closed_by_id", NEW."closed_on", NEW."closing_note", NEW."id", NEW."next_on", NEW."next_step", NEW."organisation_id", NEW."outcome", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id"); RETURN NULL;', hash='49c338b8f346a36218ce42d4bb1a55f1db894ff8', operation='INSERT', pgid='pgtrigger_insert_insert_8769e', table='cooperation_approach', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cooperation_approachevent" ("begun_by_id", "begun_on", "closed_by_id", "closed_on", "closing_note", "id", "next_on", "next_step", "organisation_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") VALUES (NEW."begun_by_id", NEW."begun_on", NEW."closed_by_id", NEW."closed_on", NEW."closing_note", NEW."id", NEW."next_on", NEW."next_step", NEW."organisation_id", NEW."outcome", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id"); RETURN NULL;', hash='d654a6486128c32dcbf1666c6706b4209f79a939', operation='UPDATE', pgid='pgtrigger_update_update_678ca', table='cooperation_approach', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_approachevent" ("begun_by_id", "begun_on", "closed_by_id", "closed_on", "closing_note", "id", "next_on", "next_step", "organisation_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") VALUES (OLD."begun_by_id", OLD."begun_on", OLD."closed_by_id", OLD."closed_on", OLD."closing_note", OLD."id", OLD."next_on", OLD."next_step", OLD."organisation_id", OLD."outcome", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id"); RETURN NULL;', hash='65f040db072a0fcb355326fa6e346bbdf64a93a5', operation='DELETE', pgid='pgtrigger_delete_delete_39651', table='cooperation_approach', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ApproachContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contacted_on', models.DateField()),
                ('way', models.CharField(choices=[('visit', 'Visit'), ('call', 'Telephone'), ('video', 'Video call'), ('mail', 'Mail or letter'), ('occasion', 'At a meeting')], max_length=20)),
                ('with_whom', models.CharField(max_length=120)),
                ('said', models.TextField()),
                ('recorded_on', models.DateField()),
                ('approach', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='cooperation.approach')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['-contacted_on', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('with_whom', ''), _negated=True), models.Q(('said', ''), _negated=True)), name='contact_with_and_about')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_approachcontactevent" ("approach_id", "contacted_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "recorded_on", "region_id", "said", "way", "with_whom") VALUES (NEW."approach_id", NEW."contacted_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_by_id", NEW."recorded_on", NEW."region_id", NEW."said", NEW."way", NEW."with_whom"); RETURN NULL;', hash='fd12c908873350bc903a8e937ab398bcb2cf8ab2', operation='INSERT', pgid='pgtrigger_insert_insert_28f6a', table='cooperation_approachcontact', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cooperation_approachcontactevent" ("approach_id", "contacted_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "recorded_on", "region_id", "said", "way", "with_whom") VALUES (NEW."approach_id", NEW."contacted_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_by_id", NEW."recorded_on", NEW."region_id", NEW."said", NEW."way", NEW."with_whom"); RETURN NULL;', hash='45ee032847dc73a8657f9686310d6e925a553f69', operation='UPDATE', pgid='pgtrigger_update_update_e3faa', table='cooperation_approachcontact', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_approachcontactevent" ("approach_id", "contacted_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "recorded_on", "region_id", "said", "way", "with_whom") VALUES (OLD."approach_id", OLD."contacted_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_by_id", OLD."recorded_on", OLD."region_id", OLD."said", OLD."way", OLD."with_whom"); RETURN NULL;', hash='8c1c369f4310a05f3d6fe66480c3914c8bbf1a0d', operation='DELETE', pgid='pgtrigger_delete_delete_eae6f', table='cooperation_approachcontact', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ApproachContactEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('contacted_on', models.DateField()),
                ('way', models.CharField(choices=[('visit', 'Visit'), ('call', 'Telephone'), ('video', 'Video call'), ('mail', 'Mail or letter'), ('occasion', 'At a meeting')], max_length=20)),
                ('with_whom', models.CharField(max_length=120)),
                ('said', models.TextField()),
                ('recorded_on', models.DateField()),
                ('approach', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.approach')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cooperation.approachcontact')),
                ('recorded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ApproachEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('next_step', models.CharField(max_length=200)),
                ('next_on', models.DateField()),
                ('begun_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, choices=[('joined', 'Joined: signed the covenant'), ('declined', 'Does not want to join'), ('later', 'Later')], max_length=20)),
                ('closing_note', models.CharField(blank=True, max_length=300)),
                ('begun_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('closed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
                ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cooperation.approach')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
