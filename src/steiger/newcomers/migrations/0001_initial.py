import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cooperation', '0001_initial'),
        ('organisations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('pghistory', '0007_auto_20250421_0444'),
        ('pupils', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('domain', models.CharField(choices=[('arithmetic', 'Arithmetic'), ('technical_reading', 'Technical reading'), ('vocabulary', 'Vocabulary'), ('reading_comprehension', 'Reading comprehension'), ('oral_language', 'Oral language'), ('writing', 'Writing'), ('social_emotional', 'Social-emotional')], max_length=30)),
                ('assessed_on', models.DateField()),
                ('instrument', models.CharField(max_length=80)),
                ('score', models.CharField(blank=True, max_length=40)),
                ('norm_fit', models.CharField(choices=[('yes', 'The norm applies'), ('no', 'The norm does not fit this child'), ('unknown', 'Not known')], default='unknown', max_length=10)),
                ('standing', models.CharField(choices=[('below', 'Below the desired level'), ('approaching', 'Approaching the desired level'), ('at', 'At the desired level'), ('above', 'Above the desired level')], max_length=12)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('assessed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='pupils.journey')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['assessed_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='AssessmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('domain', models.CharField(choices=[('arithmetic', 'Arithmetic'), ('technical_reading', 'Technical reading'), ('vocabulary', 'Vocabulary'), ('reading_comprehension', 'Reading comprehension'), ('oral_language', 'Oral language'), ('writing', 'Writing'), ('social_emotional', 'Social-emotional')], max_length=30)),
                ('assessed_on', models.DateField()),
                ('instrument', models.CharField(max_length=80)),
                ('score', models.CharField(blank=True, max_length=40)),
                ('norm_fit', models.CharField(choices=[('yes', 'The norm applies'), ('no', 'The norm does not fit this child'), ('unknown', 'Not known')], default='unknown', max_length=10)),
                ('standing', models.CharField(choices=[('below', 'Below the desired level'), ('approaching', 'Approaching the desired level'), ('at', 'At the desired level'), ('above', 'Above the desired level')], max_length=12)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('assessed_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pupils.journey')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='newcomers.assessment')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Intake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField()),
                ('present', models.CharField(max_length=200)),
                ('with_interpreter', models.BooleanField(default=False)),
                ('years_of_school', models.DecimalField(blank=True, decimal_places=1, max_digits=3, null=True)),
                ('earlier_schooling', models.TextField(blank=True)),
                ('scripts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None)),
                ('reads_own_language', models.BooleanField(blank=True, null=True)),
                ('wishes', models.TextField(blank=True)),
                ('agreements', models.TextField(blank=True)),
                ('held_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='intake', to='pupils.journey')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='IntakeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('held_on', models.DateField()),
                ('present', models.CharField(max_length=200)),
                ('with_interpreter', models.BooleanField(default=False)),
                ('years_of_school', models.DecimalField(blank=True, decimal_places=1, max_digits=3, null=True)),
                ('earlier_schooling', models.TextField(blank=True)),
                ('scripts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None)),
                ('reads_own_language', models.BooleanField(blank=True, null=True)),
                ('wishes', models.TextField(blank=True)),
                ('agreements', models.TextField(blank=True)),
                ('held_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pupils.journey')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='newcomers.intake')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NewcomerGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('places', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)])),
                ('age_from', models.PositiveSmallIntegerField(default=6)),
                ('age_until', models.PositiveSmallIntegerField(default=12)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('facility', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.newcomerfacility')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='NewcomerGroupEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60)),
                ('places', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)])),
                ('age_from', models.PositiveSmallIntegerField(default=6)),
                ('age_until', models.PositiveSmallIntegerField(default=12)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('facility', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.newcomerfacility')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='newcomers.newcomergroup')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('offered_on', models.DateField()),
                ('intake_planned_on', models.DateField(blank=True, null=True)),
                ('placed_on', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('is_over_places', models.BooleanField(default=False)),
                ('over_places_reason', models.CharField(blank=True, max_length=300)),
                ('state', models.GeneratedField(db_persist=True, expression=models.Case(models.When(ended_on__isnull=False, then=models.Value('ended')), models.When(placed_on__isnull=False, then=models.Value('placed')), default=models.Value('reserved'), output_field=models.CharField(max_length=10)), output_field=models.CharField(choices=[('reserved', 'Place reserved'), ('placed', 'Placed'), ('ended', 'Ended')], max_length=10))),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='newcomers.newcomergroup')),
                ('journey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='pupils.journey')),
                ('offered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('placed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['-offered_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='PlacementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('offered_on', models.DateField()),
                ('intake_planned_on', models.DateField(blank=True, null=True)),
                ('placed_on', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('is_over_places', models.BooleanField(default=False)),
                ('over_places_reason', models.CharField(blank=True, max_length=300)),
                ('group', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='newcomers.newcomergroup')),
                ('journey', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pupils.journey')),
                ('offered_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='newcomers.placement')),
                ('placed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('referred_on', models.DateField()),
                ('parents_informed_on', models.DateField()),
                ('note', models.CharField(blank=True, max_length=500)),
                ('answer_due_on', models.DateField()),
                ('accepted_on', models.DateField(blank=True, null=True)),
                ('waiting_on', models.DateField(blank=True, null=True)),
                ('declined_on', models.DateField(blank=True, null=True)),
                ('declined_reason', models.CharField(blank=True, max_length=300)),
                ('state', models.GeneratedField(db_persist=True, expression=models.Case(models.When(declined_on__isnull=False, then=models.Value('declined')), models.When(accepted_on__isnull=False, then=models.Value('accepted')), models.When(then=models.Value('waiting'), waiting_on__isnull=False), default=models.Value('open'), output_field=models.CharField(max_length=10)), output_field=models.CharField(choices=[('open', 'To be answered'), ('accepted', 'Place offered'), ('waiting', 'On the waiting list'), ('declined', 'Declined')], max_length=10))),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='referral', to='pupils.journey')),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.policyversion')),
                ('preferred_facility', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.newcomerfacility')),
                ('referred_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('referring_school', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.school')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
        ),
        migrations.CreateModel(
            name='ReferralEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('referred_on', models.DateField()),
                ('parents_informed_on', models.DateField()),
                ('note', models.CharField(blank=True, max_length=500)),
                ('answer_due_on', models.DateField()),
                ('accepted_on', models.DateField(blank=True, null=True)),
                ('waiting_on', models.DateField(blank=True, null=True)),
                ('declined_on', models.DateField(blank=True, null=True)),
                ('declined_reason', models.CharField(blank=True, max_length=300)),
                ('answered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('journey', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pupils.journey')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='newcomers.referral')),
                ('policy', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.policyversion')),
                ('preferred_facility', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.newcomerfacility')),
                ('referred_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('referring_school', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.school')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WaitingListEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since_on', models.DateField()),
                ('urgency', models.CharField(choices=[('normal', 'By date'), ('high', 'Urgent')], default='normal', max_length=10)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('journey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='waiting_entries', to='pupils.journey')),
                ('put_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['since_on'],
            },
        ),
        migrations.CreateModel(
            name='WaitingListEntryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('since_on', models.DateField()),
                ('urgency', models.CharField(choices=[('normal', 'By date'), ('high', 'Urgent')], default='normal', max_length=10)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('journey', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pupils.journey')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='newcomers.waitinglistentry')),
                ('put_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='assessment',
            index=models.Index(fields=['journey', 'assessed_on'], name='assessment_of_journey'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newcomers_assessmentevent" ("assessed_by_id", "assessed_on", "domain", "id", "instrument", "journey_id", "norm_fit", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "score", "standing") VALUES (NEW."assessed_by_id", NEW."assessed_on", NEW."domain", NEW."id", NEW."instrument", NEW."journey_id", NEW."norm_fit", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."score", NEW."standing"); RETURN NULL;', hash='28523e5779b19e7c0644a9bb58242a21ba3630e5', operation='INSERT', pgid='pgtrigger_insert_insert_f1591', table='newcomers_assessment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "newcomers_assessmentevent" ("assessed_by_id", "assessed_on", "domain", "id", "instrument", "journey_id", "norm_fit", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "score", "standing") VALUES (NEW."assessed_by_id", NEW."assessed_on", NEW."domain", NEW."id", NEW."instrument", NEW."journey_id", NEW."norm_fit", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."score", NEW."standing"); RETURN NULL;', hash='419787153182212cc5b0bb9b2598106ab348bd2a', operation='UPDATE', pgid='pgtrigger_update_update_e2fc7', table='newcomers_assessment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newcomers_assessmentevent" ("assessed_by_id", "assessed_on", "domain", "id", "instrument", "journey_id", "norm_fit", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "score", "standing") VALUES (OLD."assessed_by_id", OLD."assessed_on", OLD."domain", OLD."id", OLD."instrument", OLD."journey_id", OLD."norm_fit", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."score", OLD."standing"); RETURN NULL;', hash='c5dba2a44c8417fc4d9daf39f3845ebe2020dcec', operation='DELETE', pgid='pgtrigger_delete_delete_85898', table='newcomers_assessment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='intake',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newcomers_intakeevent" ("agreements", "earlier_schooling", "held_by_id", "held_on", "id", "journey_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "reads_own_language", "region_id", "scripts", "wishes", "with_interpreter", "years_of_school") VALUES (NEW."agreements", NEW."earlier_schooling", NEW."held_by_id", NEW."held_on", NEW."id", NEW."journey_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."present", NEW."reads_own_language", NEW."region_id", NEW."scripts", NEW."wishes", NEW."with_interpreter", NEW."years_of_school"); RETURN NULL;', hash='3a12c6cd349687f50a0b83c7c7fd03b4d9efa189', operation='INSERT', pgid='pgtrigger_insert_insert_2e5f9', table='newcomers_intake', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='intake',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "newcomers_intakeevent" ("agreements", "earlier_schooling", "held_by_id", "held_on", "id", "journey_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "reads_own_language", "region_id", "scripts", "wishes", "with_interpreter", "years_of_school") VALUES (NEW."agreements", NEW."earlier_schooling", NEW."held_by_id", NEW."held_on", NEW."id", NEW."journey_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."present", NEW."reads_own_language", NEW."region_id", NEW."scripts", NEW."wishes", NEW."with_interpreter", NEW."years_of_school"); RETURN NULL;', hash='df4f8b4a8df58b25904f414439106883b50402a4', operation='UPDATE', pgid='pgtrigger_update_update_1f297', table='newcomers_intake', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='intake',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newcomers_intakeevent" ("agreements", "earlier_schooling", "held_by_id", "held_on", "id", "journey_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "reads_own_language", "region_id", "scripts", "wishes", "with_interpreter", "years_of_school") VALUES (OLD."agreements", OLD."earlier_schooling", OLD."held_by_id", OLD."held_on", OLD."id", OLD."journey_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."present", OLD."reads_own_language", OLD."region_id", OLD."scripts", OLD."wishes", OLD."with_interpreter", OLD."years_of_school"); RETURN NULL;', hash='ee06e14d9a9fc91173ee676538697efead1deb8b', operation='DELETE', pgid='pgtrigger_delete_delete_93c6f', table='newcomers_intake', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='newcomergroup',
            constraint=models.CheckConstraint(condition=models.Q(('age_until__gte', models.F('age_from'))), name='group_ages_in_order'),
        ),
        migrations.AddConstraint(
            model_name='newcomergroup',
            constraint=models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('facility', 'name'), name='group_name_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='newcomergroup',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newcomers_newcomergroupevent" ("age_from", "age_until", "facility_id", "from_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "region_id", "until_on") VALUES (NEW."age_from", NEW."age_until", NEW."facility_id", NEW."from_on", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."places", NEW."region_id", NEW."until_on"); RETURN NULL;', hash='3f07217fffdf2523300a8a63356f2d48f7d40799', operation='INSERT', pgid='pgtrigger_insert_insert_6bccd', table='newcomers_newcomergroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='newcomergroup',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "newcomers_newcomergroupevent" ("age_from", "age_until", "facility_id", "from_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "region_id", "until_on") VALUES (NEW."age_from", NEW."age_until", NEW."facility_id", NEW."from_on", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."places", NEW."region_id", NEW."until_on"); RETURN NULL;', hash='941c115a4383b25c8cddb1d3dce9acfb6f4e4499', operation='UPDATE', pgid='pgtrigger_update_update_a1171', table='newcomers_newcomergroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='newcomergroup',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newcomers_newcomergroupevent" ("age_from", "age_until", "facility_id", "from_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "region_id", "until_on") VALUES (OLD."age_from", OLD."age_until", OLD."facility_id", OLD."from_on", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."places", OLD."region_id", OLD."until_on"); RETURN NULL;', hash='835ebe32df70d9691a4496f1da0f6293c5588ff7', operation='DELETE', pgid='pgtrigger_delete_delete_851c6', table='newcomers_newcomergroup', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='placement',
            index=models.Index(condition=models.Q(('ended_on__isnull', True)), fields=['region', 'group'], name='placement_running'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('offered_on')), _connector='OR'), name='placement_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('placed_by__isnull', True), ('placed_on__isnull', True)), models.Q(('placed_by__isnull', False), ('placed_on__isnull', False)), _connector='OR'), name='placement_placed_on_and_by'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(('is_over_places', False), models.Q(('over_places_reason', ''), _negated=True), _connector='OR'), name='placement_over_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('journey', '='), (models.Func('offered_on', 'ended_on', models.Value('[)'), function='daterange'), '&&')], name='placement_one_at_a_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newcomers_placementevent" ("ended_on", "group_id", "id", "intake_planned_on", "is_over_places", "journey_id", "offered_by_id", "offered_on", "over_places_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_by_id", "placed_on", "region_id") VALUES (NEW."ended_on", NEW."group_id", NEW."id", NEW."intake_planned_on", NEW."is_over_places", NEW."journey_id", NEW."offered_by_id", NEW."offered_on", NEW."over_places_reason", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."placed_by_id", NEW."placed_on", NEW."region_id"); RETURN NULL;', hash='e9e701fc019b680167dc8d3ebec81da22d9fc832', operation='INSERT', pgid='pgtrigger_insert_insert_90fde', table='newcomers_placement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."group_id" IS DISTINCT FROM (NEW."group_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."intake_planned_on" IS DISTINCT FROM (NEW."intake_planned_on") OR OLD."is_over_places" IS DISTINCT FROM (NEW."is_over_places") OR OLD."journey_id" IS DISTINCT FROM (NEW."journey_id") OR OLD."offered_by_id" IS DISTINCT FROM (NEW."offered_by_id") OR OLD."offered_on" IS DISTINCT FROM (NEW."offered_on") OR OLD."over_places_reason" IS DISTINCT FROM (NEW."over_places_reason") OR OLD."placed_by_id" IS DISTINCT FROM (NEW."placed_by_id") OR OLD."placed_on" IS DISTINCT FROM (NEW."placed_on") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id"))', func='INSERT INTO "newcomers_placementevent" ("ended_on", "group_id", "id", "intake_planned_on", "is_over_places", "journey_id", "offered_by_id", "offered_on", "over_places_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_by_id", "placed_on", "region_id") VALUES (NEW."ended_on", NEW."group_id", NEW."id", NEW."intake_planned_on", NEW."is_over_places", NEW."journey_id", NEW."offered_by_id", NEW."offered_on", NEW."over_places_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."placed_by_id", NEW."placed_on", NEW."region_id"); RETURN NULL;', hash='fdaa7a0477faea8b4a9e8f5dca09616635000e04', operation='UPDATE', pgid='pgtrigger_update_update_1c2e5', table='newcomers_placement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newcomers_placementevent" ("ended_on", "group_id", "id", "intake_planned_on", "is_over_places", "journey_id", "offered_by_id", "offered_on", "over_places_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_by_id", "placed_on", "region_id") VALUES (OLD."ended_on", OLD."group_id", OLD."id", OLD."intake_planned_on", OLD."is_over_places", OLD."journey_id", OLD."offered_by_id", OLD."offered_on", OLD."over_places_reason", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."placed_by_id", OLD."placed_on", OLD."region_id"); RETURN NULL;', hash='6f293f32ff27944441737f0fe4c1acdec24191d4', operation='DELETE', pgid='pgtrigger_delete_delete_cd6a8', table='newcomers_placement', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(fields=['region', 'state', 'answer_due_on'], name='referral_to_answer'),
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(fields=['region', 'referring_school'], name='referral_of_school'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('declined_on__isnull', True), ('declined_reason', '')), models.Q(('declined_on__isnull', False), models.Q(('declined_reason', ''), _negated=True)), _connector='OR'), name='referral_declined_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_on__isnull', True), ('answered_by__isnull', True), ('declined_on__isnull', True), ('waiting_on__isnull', True)), models.Q(('answered_by__isnull', False), models.Q(('accepted_on__isnull', False), ('waiting_on__isnull', False), ('declined_on__isnull', False), _connector='OR')), _connector='OR'), name='referral_answered_by_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='referral',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newcomers_referralevent" ("accepted_on", "answer_due_on", "answered_by_id", "declined_on", "declined_reason", "id", "journey_id", "note", "parents_informed_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "preferred_facility_id", "referred_by_id", "referred_on", "referring_school_id", "region_id", "waiting_on") VALUES (NEW."accepted_on", NEW."answer_due_on", NEW."answered_by_id", NEW."declined_on", NEW."declined_reason", NEW."id", NEW."journey_id", NEW."note", NEW."parents_informed_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policy_id", NEW."preferred_facility_id", NEW."referred_by_id", NEW."referred_on", NEW."referring_school_id", NEW."region_id", NEW."waiting_on"); RETURN NULL;', hash='cbfdbab59a74bfb3f4aadd8d445f022f747daff6', operation='INSERT', pgid='pgtrigger_insert_insert_3c5d1', table='newcomers_referral', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='referral',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accepted_on" IS DISTINCT FROM (NEW."accepted_on") OR OLD."answer_due_on" IS DISTINCT FROM (NEW."answer_due_on") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."declined_on" IS DISTINCT FROM (NEW."declined_on") OR OLD."declined_reason" IS DISTINCT FROM (NEW."declined_reason") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."journey_id" IS DISTINCT FROM (NEW."journey_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."parents_informed_on" IS DISTINCT FROM (NEW."parents_informed_on") OR OLD."policy_id" IS DISTINCT FROM (NEW."policy_id") OR OLD."preferred_facility_id" IS DISTINCT FROM (NEW."preferred_facility_id") OR OLD."referred_by_id" IS DISTINCT FROM (NEW."referred_by_id") OR OLD."referred_on" IS DISTINCT FROM (NEW."referred_on") OR OLD."referring_school_id" IS DISTINCT FROM (NEW."referring_school_id") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."waiting_on" IS DISTINCT FROM (NEW."waiting_on"))', func='INSERT INTO "newcomers_referralevent" ("accepted_on", "answer_due_on", "answered_by_id", "declined_on", "declined_reason", "id", "journey_id", "note", "parents_informed_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "preferred_facility_id", "referred_by_id", "referred_on", "referring_school_id", "region_id", "waiting_on") VALUES (NEW."accepted_on", NEW."answer_due_on", NEW."answered_by_id", NEW."declined_on", NEW."declined_reason", NEW."id", NEW."journey_id", NEW."note", NEW."parents_informed_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policy_id", NEW."preferred_facility_id", NEW."referred_by_id", NEW."referred_on", NEW."referring_school_id", NEW."region_id", NEW."waiting_on"); RETURN NULL;', hash='1204d9f0cebfc8e8d89c9641df6e47fa4ede55d2', operation='UPDATE', pgid='pgtrigger_update_update_3b3d8', table='newcomers_referral', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='referral',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newcomers_referralevent" ("accepted_on", "answer_due_on", "answered_by_id", "declined_on", "declined_reason", "id", "journey_id", "note", "parents_informed_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "preferred_facility_id", "referred_by_id", "referred_on", "referring_school_id", "region_id", "waiting_on") VALUES (OLD."accepted_on", OLD."answer_due_on", OLD."answered_by_id", OLD."declined_on", OLD."declined_reason", OLD."id", OLD."journey_id", OLD."note", OLD."parents_informed_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policy_id", OLD."preferred_facility_id", OLD."referred_by_id", OLD."referred_on", OLD."referring_school_id", OLD."region_id", OLD."waiting_on"); RETURN NULL;', hash='f2b386446d3f6457697aed9152971c91059a513e', operation='DELETE', pgid='pgtrigger_delete_delete_3c32c', table='newcomers_referral', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='waitinglistentry',
            index=models.Index(condition=models.Q(('ended_on__isnull', True)), fields=['region', 'since_on'], name='waiting_open'),
        ),
        migrations.AddConstraint(
            model_name='waitinglistentry',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('journey',), name='waiting_once'),
        ),
        migrations.AddConstraint(
            model_name='waitinglistentry',
            constraint=models.CheckConstraint(condition=models.Q(('urgency', 'normal'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='waiting_urgency_with_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='waitinglistentry',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newcomers_waitinglistentryevent" ("ended_on", "id", "journey_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_by_id", "reason", "region_id", "since_on", "urgency") VALUES (NEW."ended_on", NEW."id", NEW."journey_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."put_by_id", NEW."reason", NEW."region_id", NEW."since_on", NEW."urgency"); RETURN NULL;', hash='ab44309bf732a90325bd060b0a7b9729b1d6773b', operation='INSERT', pgid='pgtrigger_insert_insert_b5a74', table='newcomers_waitinglistentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='waitinglistentry',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "newcomers_waitinglistentryevent" ("ended_on", "id", "journey_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_by_id", "reason", "region_id", "since_on", "urgency") VALUES (NEW."ended_on", NEW."id", NEW."journey_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."put_by_id", NEW."reason", NEW."region_id", NEW."since_on", NEW."urgency"); RETURN NULL;', hash='513277daed0638b880cafa37b69337aa9fcdfb54', operation='UPDATE', pgid='pgtrigger_update_update_8052e', table='newcomers_waitinglistentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='waitinglistentry',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newcomers_waitinglistentryevent" ("ended_on", "id", "journey_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_by_id", "reason", "region_id", "since_on", "urgency") VALUES (OLD."ended_on", OLD."id", OLD."journey_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."put_by_id", OLD."reason", OLD."region_id", OLD."since_on", OLD."urgency"); RETURN NULL;', hash='021e162124a1de1a7fa0f858090ce76ea3a94be3', operation='DELETE', pgid='pgtrigger_delete_delete_291fb', table='newcomers_waitinglistentry', when='AFTER')),
        ),
    ]
