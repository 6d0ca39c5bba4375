import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import steiger.core.functions
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_functions'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('board', 'School board'), ('school', 'School'), ('municipality', 'Municipality'), ('expertise_centre', 'Expertise centre'), ('partnership', 'Partnership'), ('other', 'Other organisation')], max_length=20)),
                ('code', models.CharField(blank=True, max_length=10)),
                ('name', models.CharField(max_length=200)),
                ('name_key', models.GeneratedField(db_persist=True, expression=steiger.core.functions.NameKey('name'), output_field=models.CharField(max_length=400))),
                ('closed_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['name_key'],
                'indexes': [models.Index(fields=['kind', 'name_key'], name='organisation_by_name'), django.contrib.postgres.indexes.GinIndex(fields=['name_key'], name='organisation_search', opclasses=['gin_trgm_ops'])],
                'constraints': [models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('kind', 'code'), name='organisation_code_once')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_organisationevent" ("closed_on", "code", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."closed_on", NEW."code", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='fa4b849ed2b18951d20cf1298a398596f1a33d34', operation='INSERT', pgid='pgtrigger_insert_insert_040c9', table='organisations_organisation', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name"))', func='INSERT INTO "organisations_organisationevent" ("closed_on", "code", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."closed_on", NEW."code", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='c944c78b2a84f7d55e141807243513d8fa5c02da', operation='UPDATE', pgid='pgtrigger_update_update_0b99b', table='organisations_organisation', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_organisationevent" ("closed_on", "code", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."closed_on", OLD."code", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='6a76c6fe0ebcd19be1f9b8d2a11c0b01528c8ea7', operation='DELETE', pgid='pgtrigger_delete_delete_57a4b', table='organisations_organisation', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='OrganisationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('board', 'School board'), ('school', 'School'), ('municipality', 'Municipality'), ('expertise_centre', 'Expertise centre'), ('partnership', 'Partnership'), ('other', 'Other organisation')], max_length=20)),
                ('code', models.CharField(blank=True, max_length=10)),
                ('name', models.CharField(max_length=200)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('codes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=6), size=None)),
                ('sector', models.CharField(choices=[('PO', 'Primary education'), ('VO', 'Secondary education')], max_length=2)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('created_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('codes__len__gt', 0)), name='region_has_codes')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_regionevent" ("codes", "created_at", "email", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "sector", "slug") VALUES (NEW."codes", NEW."created_at", NEW."email", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."sector", NEW."slug"); RETURN NULL;', hash='e9b5e2acb417f6e23717e5364c1c98d2fb928e81', operation='INSERT', pgid='pgtrigger_insert_insert_0b1f2', table='organisations_region', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisations_regionevent" ("codes", "created_at", "email", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "sector", "slug") VALUES (NEW."codes", NEW."created_at", NEW."email", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."sector", NEW."slug"); RETURN NULL;', hash='3ad43766134429bd2c391a3a6ac7b59f465eb598', operation='UPDATE', pgid='pgtrigger_update_update_25743', table='organisations_region', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_regionevent" ("codes", "created_at", "email", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "sector", "slug") VALUES (OLD."codes", OLD."created_at", OLD."email", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."sector", OLD."slug"); RETURN NULL;', hash='7436baa4876017b20c98d94f76e0332d6ffd00b3', operation='DELETE', pgid='pgtrigger_delete_delete_b6da7', table='organisations_region', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='RegionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('slug', models.SlugField(db_index=False, max_length=40)),
                ('name', models.CharField(max_length=200)),
                ('codes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=6), size=None)),
                ('sector', models.CharField(choices=[('PO', 'Primary education'), ('VO', 'Secondary education')], max_length=2)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('created_at', models.DateTimeField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SchoolHoliday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holiday_region', models.CharField(choices=[('noord', 'North'), ('midden', 'Middle'), ('zuid', 'South')], max_length=6)),
                ('school_year', models.CharField(max_length=9)),
                ('name', models.CharField(max_length=60)),
                ('first_on', models.DateField()),
                ('last_on', models.DateField()),
            ],
            options={
                'ordering': ['first_on'],
                'constraints': [models.UniqueConstraint(fields=('holiday_region', 'school_year', 'name'), name='school_holiday_once'), models.CheckConstraint(condition=models.Q(('last_on__gte', models.F('first_on'))), name='school_holiday_in_order')],
            },
        ),
        migrations.CreateModel(
            name='School',
            fields=[
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='school', serialize=False, to='organisations.organisation')),
                ('code', models.CharField(max_length=6, unique=True)),
                ('brin', models.CharField(max_length=4)),
                ('sector', models.CharField(choices=[('PO', 'Primary education'), ('VO', 'Secondary education')], max_length=2)),
                ('street', models.CharField(blank=True, max_length=120)),
                ('house_number', models.CharField(blank=True, max_length=20)),
                ('postcode', models.CharField(blank=True, max_length=7)),
                ('place', models.CharField(blank=True, max_length=80)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('website', models.CharField(blank=True, max_length=200)),
                ('denomination', models.CharField(blank=True, max_length=80)),
                ('holiday_region', models.CharField(blank=True, choices=[('noord', 'North'), ('midden', 'Middle'), ('zuid', 'South')], max_length=6)),
                ('partnership_code', models.CharField(blank=True, max_length=6)),
                ('latitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ('longitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ('board', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['partnership_code', 'sector'], name='school_by_partnership')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_schoolevent" ("board_id", "brin", "code", "denomination", "holiday_region", "house_number", "latitude", "longitude", "municipality_id", "organisation_id", "partnership_code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place", "postcode", "sector", "street", "website") VALUES (NEW."board_id", NEW."brin", NEW."code", NEW."denomination", NEW."holiday_region", NEW."house_number", NEW."latitude", NEW."longitude", NEW."municipality_id", NEW."organisation_id", NEW."partnership_code", _pgh_attach_context(), NOW(), \'insert\', NEW."organisation_id", NEW."phone", NEW."place", NEW."postcode", NEW."sector", NEW."street", NEW."website"); RETURN NULL;', hash='3ec1eb159ce9c1e2eae5eec913d41e9bc613384f', operation='INSERT', pgid='pgtrigger_insert_insert_a687d', table='organisations_school', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisations_schoolevent" ("board_id", "brin", "code", "denomination", "holiday_region", "house_number", "latitude", "longitude", "municipality_id", "organisation_id", "partnership_code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place", "postcode", "sector", "street", "website") VALUES (NEW."board_id", NEW."brin", NEW."code", NEW."denomination", NEW."holiday_region", NEW."house_number", NEW."latitude", NEW."longitude", NEW."municipality_id", NEW."organisation_id", NEW."partnership_code", _pgh_attach_context(), NOW(), \'update\', NEW."organisation_id", NEW."phone", NEW."place", NEW."postcode", NEW."sector", NEW."street", NEW."website"); RETURN NULL;', hash='b0fb592df36612d859c4de1a2294e2fd4a4dd8dd', operation='UPDATE', pgid='pgtrigger_update_update_cb73b', table='organisations_school', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_schoolevent" ("board_id", "brin", "code", "denomination", "holiday_region", "house_number", "latitude", "longitude", "municipality_id", "organisation_id", "partnership_code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place", "postcode", "sector", "street", "website") VALUES (OLD."board_id", OLD."brin", OLD."code", OLD."denomination", OLD."holiday_region", OLD."house_number", OLD."latitude", OLD."longitude", OLD."municipality_id", OLD."organisation_id", OLD."partnership_code", _pgh_attach_context(), NOW(), \'delete\', OLD."organisation_id", OLD."phone", OLD."place", OLD."postcode", OLD."sector", OLD."street", OLD."website"); RETURN NULL;', hash='ad837a697551eea5a69755b6ece0dda9884f10ab', operation='DELETE', pgid='pgtrigger_delete_delete_46a18', table='organisations_school', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='LocalFreeDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('first_on', models.DateField()),
                ('last_on', models.DateField()),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.school')),
            ],
            options={
                'ordering': ['first_on'],
                'constraints': [models.CheckConstraint(condition=models.Q(('last_on__gte', models.F('first_on'))), name='free_day_in_order')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_localfreedayevent" ("first_on", "id", "last_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "school_id") VALUES (NEW."first_on", NEW."id", NEW."last_on", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."school_id"); RETURN NULL;', hash='4e822e75c3a6006e5e98e4ed7e54abca5e86a1d5', operation='INSERT', pgid='pgtrigger_insert_insert_b7d14', table='organisations_localfreeday', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisations_localfreedayevent" ("first_on", "id", "last_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "school_id") VALUES (NEW."first_on", NEW."id", NEW."last_on", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."school_id"); RETURN NULL;', hash='c90098a4a412e2d3a077b0c37df9a8e3ad860bde', operation='UPDATE', pgid='pgtrigger_update_update_02cfd', table='organisations_localfreeday', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_localfreedayevent" ("first_on", "id", "last_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "school_id") VALUES (OLD."first_on", OLD."id", OLD."last_on", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."school_id"); RETURN NULL;', hash='8dc43b104c99684822fa75e1841150c6dbe53ab4', operation='DELETE', pgid='pgtrigger_delete_delete_5a478', table='organisations_localfreeday', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='NewcomerFacility',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('newcomer_school', 'Newcomer school'), ('language_class', 'Language class'), ('isk', 'Transition class (ISK)')], max_length=20)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.school')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('region', 'school'), name='newcomer_facility_open_once'), models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='newcomer_facility_in_order')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_newcomerfacilityevent" ("from_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "school_id", "until_on") VALUES (NEW."from_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."school_id", NEW."until_on"); RETURN NULL;', hash='34b72c5fcea87c37ebee67fdb359791e1f885a78', operation='INSERT', pgid='pgtrigger_insert_insert_19350', table='organisations_newcomerfacility', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisations_newcomerfacilityevent" ("from_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "school_id", "until_on") VALUES (NEW."from_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."school_id", NEW."until_on"); RETURN NULL;', hash='05d88ee05a109905cbbbc671ee046aea8bdcdf1d', operation='UPDATE', pgid='pgtrigger_update_update_1fa76', table='organisations_newcomerfacility', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_newcomerfacilityevent" ("from_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "school_id", "until_on") VALUES (OLD."from_on", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."school_id", OLD."until_on"); RETURN NULL;', hash='f1388ab4228334615cbfdcd1223e2800de689a01', operation='DELETE', pgid='pgtrigger_delete_delete_941ad', table='organisations_newcomerfacility', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='PupilCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('pupils', models.PositiveIntegerField(blank=True, null=True)),
                ('is_small', models.BooleanField(default=False)),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pupil_counts', to='organisations.school')),
            ],
            options={
                'ordering': ['-year'],
                'constraints': [models.UniqueConstraint(fields=('school', 'year'), name='pupil_count_once'), models.CheckConstraint(condition=models.Q(models.Q(('is_small', True), ('pupils__isnull', True)), models.Q(('is_small', False), ('pupils__isnull', False)), _connector='OR'), name='pupil_count_small_without_number')],
            },
        ),
        migrations.CreateModel(
            name='SchoolEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('code', models.CharField(max_length=6)),
                ('brin', models.CharField(max_length=4)),
                ('sector', models.CharField(choices=[('PO', 'Primary education'), ('VO', 'Secondary education')], max_length=2)),
                ('street', models.CharField(blank=True, max_length=120)),
                ('house_number', models.CharField(blank=True, max_length=20)),
                ('postcode', models.CharField(blank=True, max_length=7)),
                ('place', models.CharField(blank=True, max_length=80)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('website', models.CharField(blank=True, max_length=200)),
                ('denomination', models.CharField(blank=True, max_length=80)),
                ('holiday_region', models.CharField(blank=True, choices=[('noord', 'North'), ('midden', 'Middle'), ('zuid', 'South')], max_length=6)),
                ('partnership_code', models.CharField(blank=True, max_length=6)),
                ('latitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ('longitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ('board', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
                ('municipality', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='organisations.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisations.school')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LocalFreeDayEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=80)),
                ('first_on', models.DateField()),
                ('last_on', models.DateField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisations.localfreeday')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('school', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.school')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NewcomerFacilityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('newcomer_school', 'Newcomer school'), ('language_class', 'Language class'), ('isk', 'Transition class (ISK)')], max_length=20)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisations.newcomerfacility')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
                ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.school')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
