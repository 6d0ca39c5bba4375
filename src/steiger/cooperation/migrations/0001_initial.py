import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import steiger.cooperation.models.policy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '__first__'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='PolicyVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('valid_from', models.DateField()),
                ('decision', models.CharField(max_length=200)),
                ('adopted_on', models.DateField()),
                ('template', models.CharField(choices=[('three_visits', 'Three visits'), ('hand_over', 'Search, agree, hand over'), ('from_day_one', 'Mother school from day one')], max_length=20)),
                ('enroller', models.CharField(choices=[('newcomer_school', 'The newcomer school enrols; the mother school is chosen near the end'), ('referring_school', 'The referring school enrols and is the mother school from the start'), ('fixed_day', 'The mother school enrols; the child is there one fixed day a week from the start')], max_length=20)),
                ('newcomer_age_from', models.PositiveSmallIntegerField(default=6)),
                ('newcomer_age_until', models.PositiveSmallIntegerField(default=12)),
                ('newcomer_months_in_country', models.PositiveSmallIntegerField(default=12)),
                ('answer_days', models.PositiveSmallIntegerField(default=5)),
                ('amber_waiting_weeks', models.PositiveSmallIntegerField(default=4)),
                ('red_waiting_weeks', models.PositiveSmallIntegerField(default=13)),
                ('stay_weeks', models.PositiveSmallIntegerField(default=40)),
                ('evaluation_weeks', models.PositiveSmallIntegerField(default=13)),
                ('levels_within_weeks', models.PositiveSmallIntegerField(default=3)),
                ('mother_school_lead_weeks', models.PositiveSmallIntegerField(default=12)),
                ('required_signatures', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('newcomer_school', 'Newcomer school'), ('mother_school', 'Mother school'), ('parents', 'Parents')], max_length=20), default=steiger.cooperation.models.policy._all_signatories, size=None)),
                ('small_cell', models.PositiveSmallIntegerField(default=5)),
                ('keep_file_years', models.PositiveSmallIntegerField(default=2)),
                ('keep_enrolment_years', models.PositiveSmallIntegerField(default=5)),
                ('keep_health_years', models.PositiveSmallIntegerField(default=3)),
                ('keep_refused_years', models.PositiveSmallIntegerField(default=1)),
                ('keep_looks_years', models.PositiveSmallIntegerField(default=2)),
                ('adopted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('region', 'number'), name='policy_number_once'), models.CheckConstraint(condition=models.Q(('newcomer_age_until__gte', models.F('newcomer_age_from'))), name='policy_ages_in_order'), models.CheckConstraint(condition=models.Q(('small_cell__gte', 3)), name='policy_small_cell'), models.CheckConstraint(condition=models.Q(('required_signatures__len__gte', 1)), name='policy_signed_by_somebody')],
                'triggers': [pgtrigger.compiler.Trigger(name='never_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='295d2f974ba668c9ebd45421f5a7924ef15c8969', operation='UPDATE OR DELETE', pgid='pgtrigger_never_changed_b8f22', table='cooperation_policyversion', when='BEFORE')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_policyversionevent" ("adopted_by_id", "adopted_on", "amber_waiting_weeks", "answer_days", "decision", "enroller", "evaluation_weeks", "id", "keep_enrolment_years", "keep_file_years", "keep_health_years", "keep_looks_years", "keep_refused_years", "levels_within_weeks", "mother_school_lead_weeks", "newcomer_age_from", "newcomer_age_until", "newcomer_months_in_country", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "red_waiting_weeks", "region_id", "required_signatures", "small_cell", "stay_weeks", "template", "valid_from") VALUES (NEW."adopted_by_id", NEW."adopted_on", NEW."amber_waiting_weeks", NEW."answer_days", NEW."decision", NEW."enroller", NEW."evaluation_weeks", NEW."id", NEW."keep_enrolment_years", NEW."keep_file_years", NEW."keep_health_years", NEW."keep_looks_years", NEW."keep_refused_years", NEW."levels_within_weeks", NEW."mother_school_lead_weeks", NEW."newcomer_age_from", NEW."newcomer_age_until", NEW."newcomer_months_in_country", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."red_waiting_weeks", NEW."region_id", NEW."required_signatures", NEW."small_cell", NEW."stay_weeks", NEW."template", NEW."valid_from"); RETURN NULL;', hash='d5ff965e2b363443eea74813ec3374ea9370898e', operation='INSERT', pgid='pgtrigger_insert_insert_35c8b', table='cooperation_policyversion', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cooperation_policyversionevent" ("adopted_by_id", "adopted_on", "amber_waiting_weeks", "answer_days", "decision", "enroller", "evaluation_weeks", "id", "keep_enrolment_years", "keep_file_years", "keep_health_years", "keep_looks_years", "keep_refused_years", "levels_within_weeks", "mother_school_lead_weeks", "newcomer_age_from", "newcomer_age_until", "newcomer_months_in_country", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "red_waiting_weeks", "region_id", "required_signatures", "small_cell", "stay_weeks", "template", "valid_from") VALUES (NEW."adopted_by_id", NEW."adopted_on", NEW."amber_waiting_weeks", NEW."answer_days", NEW."decision", NEW."enroller", NEW."evaluation_weeks", NEW."id", NEW."keep_enrolment_years", NEW."keep_file_years", NEW."keep_health_years", NEW."keep_looks_years", NEW."keep_refused_years", NEW."levels_within_weeks", NEW."mother_school_lead_weeks", NEW."newcomer_age_from", NEW."newcomer_age_until", NEW."newcomer_months_in_country", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."red_waiting_weeks", NEW."region_id", NEW."required_signatures", NEW."small_cell", NEW."stay_weeks", NEW."template", NEW."valid_from"); RETURN NULL;', hash='68dbf2ef04511a0a399012cffc74dba39e6c572f', operation='UPDATE', pgid='pgtrigger_update_update_cc052', table='cooperation_policyversion', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_policyversionevent" ("adopted_by_id", "adopted_on", "amber_waiting_weeks", "answer_days", "decision", "enroller", "evaluation_weeks", "id", "keep_enrolment_years", "keep_file_years", "keep_health_years", "keep_looks_years", "keep_refused_years", "levels_within_weeks", "mother_school_lead_weeks", "newcomer_age_from", "newcomer_age_until", "newcomer_months_in_country", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "red_waiting_weeks", "region_id", "required_signatures", "small_cell", "stay_weeks", "template", "valid_from") VALUES (OLD."adopted_by_id", OLD."adopted_on", OLD."amber_waiting_weeks", OLD."answer_days", OLD."decision", OLD."enroller", OLD."evaluation_weeks", OLD."id", OLD."keep_enrolment_years", OLD."keep_file_years", OLD."keep_health_years", OLD."keep_looks_years", OLD."keep_refused_years", OLD."levels_within_weeks", OLD."mother_school_lead_weeks", OLD."newcomer_age_from", OLD."newcomer_age_until", OLD."newcomer_months_in_country", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."red_waiting_weeks", OLD."region_id", OLD."required_signatures", OLD."small_cell", OLD."stay_weeks", OLD."template", OLD."valid_from"); RETURN NULL;', hash='6e9b0785f460210ba08098558d65f9d5b649befb', operation='DELETE', pgid='pgtrigger_delete_delete_760ff', table='cooperation_policyversion', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='PolicyVersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('valid_from', models.DateField()),
                ('decision', models.CharField(max_length=200)),
                ('adopted_on', models.DateField()),
                ('template', models.CharField(choices=[('three_visits', 'Three visits'), ('hand_over', 'Search, agree, hand over'), ('from_day_one', 'Mother school from day one')], max_length=20)),
                ('enroller', models.CharField(choices=[('newcomer_school', 'The newcomer school enrols; the mother school is chosen near the end'), ('referring_school', 'The referring school enrols and is the mother school from the start'), ('fixed_day', 'The mother school enrols; the child is there one fixed day a week from the start')], max_length=20)),
                ('newcomer_age_from', models.PositiveSmallIntegerField(default=6)),
                ('newcomer_age_until', models.PositiveSmallIntegerField(default=12)),
                ('newcomer_months_in_country', models.PositiveSmallIntegerField(default=12)),
                ('answer_days', models.PositiveSmallIntegerField(default=5)),
                ('amber_waiting_weeks', models.PositiveSmallIntegerField(default=4)),
                ('red_waiting_weeks', models.PositiveSmallIntegerField(default=13)),
                ('stay_weeks', models.PositiveSmallIntegerField(default=40)),
                ('evaluation_weeks', models.PositiveSmallIntegerField(default=13)),
                ('levels_within_weeks', models.PositiveSmallIntegerField(default=3)),
                ('mother_school_lead_weeks', models.PositiveSmallIntegerField(default=12)),
                ('required_signatures', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('newcomer_school', 'Newcomer school'), ('mother_school', 'Mother school'), ('parents', 'Parents')], max_length=20), default=steiger.cooperation.models.policy._all_signatories, size=None)),
                ('small_cell', models.PositiveSmallIntegerField(default=5)),
                ('keep_file_years', models.PositiveSmallIntegerField(default=2)),
                ('keep_enrolment_years', models.PositiveSmallIntegerField(default=5)),
                ('keep_health_years', models.PositiveSmallIntegerField(default=3)),
                ('keep_refused_years', models.PositiveSmallIntegerField(default=1)),
                ('keep_looks_years', models.PositiveSmallIntegerField(default=2)),
                ('adopted_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cooperation.policyversion')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ProtocolStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=40)),
                ('title', models.CharField(max_length=120)),
                ('title_en', models.CharField(blank=True, max_length=120)),
                ('weeks', models.DecimalField(decimal_places=1, max_digits=4)),
                ('actor', models.CharField(choices=[('newcomer_school', 'Newcomer school'), ('mother_school', 'Mother school'), ('specialist', 'Nt2 specialist'), ('coordinator', 'Coordinator'), ('parents', 'Parents')], max_length=20)),
                ('proof', models.CharField(choices=[('said', 'Somebody marks it as done'), ('school_chosen', 'The parents have chosen the mother school'), ('school_agreed', 'The mother school has agreed'), ('document_drafted', 'There is a draft of the placement document'), ('document_discussed', 'The parents have seen the placement document'), ('document_signed', 'The placement document is signed'), ('moved', 'The child has moved'), ('support_started', 'Support has started'), ('visit_reported', 'The visit has been reported'), ('closed', 'The aftercare is closed')], default='said', max_length=20)),
                ('level', models.PositiveSmallIntegerField(default=2)),
                ('visit_number', models.PositiveSmallIntegerField(null=True)),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='protocol_steps', to='cooperation.policyversion')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['weeks', 'id'],
                'constraints': [models.UniqueConstraint(fields=('policy', 'key'), name='protocol_step_once'), models.UniqueConstraint(fields=('policy', 'visit_number'), name='protocol_step_per_visit'), models.CheckConstraint(condition=models.Q(models.Q(('proof', 'visit_reported'), ('visit_number__isnull', False)), models.Q(models.Q(('proof', 'visit_reported'), _negated=True), ('visit_number__isnull', True)), _connector='OR'), name='protocol_step_visit_numbered')],
                'triggers': [pgtrigger.compiler.Trigger(name='never_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='adc85064b7b0a512149706c07503fbc3b914fc8f', operation='UPDATE OR DELETE', pgid='pgtrigger_never_changed_23139', table='cooperation_protocolstep', when='BEFORE')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_protocolstepevent" ("actor", "id", "key", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "proof", "region_id", "title", "title_en", "visit_number", "weeks") VALUES (NEW."actor", NEW."id", NEW."key", NEW."level", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policy_id", NEW."proof", NEW."region_id", NEW."title", NEW."title_en", NEW."visit_number", NEW."weeks"); RETURN NULL;', hash='c89cdf5388b9f2b4e864def887966884e745038e', operation='INSERT', pgid='pgtrigger_insert_insert_c5722', table='cooperation_protocolstep', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cooperation_protocolstepevent" ("actor", "id", "key", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "proof", "region_id", "title", "title_en", "visit_number", "weeks") VALUES (NEW."actor", NEW."id", NEW."key", NEW."level", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policy_id", NEW."proof", NEW."region_id", NEW."title", NEW."title_en", NEW."visit_number", NEW."weeks"); RETURN NULL;', hash='728bcfbacd3971f518af050dfc0c6f04eaf10cc3', operation='UPDATE', pgid='pgtrigger_update_update_b6ebd', table='cooperation_protocolstep', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_protocolstepevent" ("actor", "id", "key", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "proof", "region_id", "title", "title_en", "visit_number", "weeks") VALUES (OLD."actor", OLD."id", OLD."key", OLD."level", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policy_id", OLD."proof", OLD."region_id", OLD."title", OLD."title_en", OLD."visit_number", OLD."weeks"); RETURN NULL;', hash='5909cc1aa025890e02bd5e200f386e7f6112e3c5', operation='DELETE', pgid='pgtrigger_delete_delete_da18b', table='cooperation_protocolstep', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='ProtocolStepEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', models.SlugField(db_index=False, max_length=40)),
                ('title', models.CharField(max_length=120)),
                ('title_en', models.CharField(blank=True, max_length=120)),
                ('weeks', models.DecimalField(decimal_places=1, max_digits=4)),
                ('actor', models.CharField(choices=[('newcomer_school', 'Newcomer school'), ('mother_school', 'Mother school'), ('specialist', 'Nt2 specialist'), ('coordinator', 'Coordinator'), ('parents', 'Parents')], max_length=20)),
                ('proof', models.CharField(choices=[('said', 'Somebody marks it as done'), ('school_chosen', 'The parents have chosen the mother school'), ('school_agreed', 'The mother school has agreed'), ('document_drafted', 'There is a draft of the placement document'), ('document_discussed', 'The parents have seen the placement document'), ('document_signed', 'The placement document is signed'), ('moved', 'The child has moved'), ('support_started', 'Support has started'), ('visit_reported', 'The visit has been reported'), ('closed', 'The aftercare is closed')], default='said', max_length=20)),
                ('level', models.PositiveSmallIntegerField(default=2)),
                ('visit_number', models.PositiveSmallIntegerField(null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cooperation.protocolstep')),
                ('policy', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.policyversion')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='VisitWindow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('from_week', models.PositiveSmallIntegerField()),
                ('until_week', models.PositiveSmallIntegerField()),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visit_windows', to='cooperation.policyversion')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('policy', 'number'), name='visit_window_once'), models.CheckConstraint(condition=models.Q(('until_week__gte', models.F('from_week'))), name='visit_window_in_order')],
                'triggers': [pgtrigger.compiler.Trigger(name='never_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c8f50a7088b072fb20b3e984a91c92cda97a5a01', operation='UPDATE OR DELETE', pgid='pgtrigger_never_changed_53186', table='cooperation_visitwindow', when='BEFORE')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_visitwindowevent" ("from_week", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "region_id", "until_week") VALUES (NEW."from_week", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policy_id", NEW."region_id", NEW."until_week"); RETURN NULL;', hash='52c7882e7e0d83b7ab54fbfb118fe3fb127ec896', operation='INSERT', pgid='pgtrigger_insert_insert_ab5a8', table='cooperation_visitwindow', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cooperation_visitwindowevent" ("from_week", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "region_id", "until_week") VALUES (NEW."from_week", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policy_id", NEW."region_id", NEW."until_week"); RETURN NULL;', hash='7160a06b5926fe3b44d3e8cb099581e4b031757e', operation='UPDATE', pgid='pgtrigger_update_update_ab0c7', table='cooperation_visitwindow', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_visitwindowevent" ("from_week", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "region_id", "until_week") VALUES (OLD."from_week", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policy_id", OLD."region_id", OLD."until_week"); RETURN NULL;', hash='2d5bd27d9edcc9062e5eb67c0a52b2bab1262f1f', operation='DELETE', pgid='pgtrigger_delete_delete_6bd68', table='cooperation_visitwindow', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='VisitWindowEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('from_week', models.PositiveSmallIntegerField()),
                ('until_week', models.PositiveSmallIntegerField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cooperation.visitwindow')),
                ('policy', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.policyversion')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
