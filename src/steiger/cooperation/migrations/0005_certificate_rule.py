import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cooperation', '0004_support_strategy'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='policyversion',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='policyversion',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='policyversion',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='policyversion',
            name='certificate_attendance',
            field=models.PositiveSmallIntegerField(default=80),
        ),
        migrations.AddField(
            model_name='policyversion',
            name='certificate_coaching',
            field=models.PositiveSmallIntegerField(default=3),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='certificate_attendance',
            field=models.PositiveSmallIntegerField(default=80),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='certificate_coaching',
            field=models.PositiveSmallIntegerField(default=3),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='policyversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_policyversionevent" ("adopted_by_id", "adopted_in_id", "adopted_on", "amber_waiting_weeks", "answer_days", "certificate_attendance", "certificate_coaching", "decision", "enroller", "evaluation_weeks", "id", "keep_enrolment_years", "keep_file_years", "keep_health_years", "keep_looks_years", "keep_refused_years", "levels_within_weeks", "mother_school_lead_weeks", "newcomer_age_from", "newcomer_age_until", "newcomer_months_in_country", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "red_waiting_weeks", "region_id", "required_signatures", "small_cell", "stay_weeks", "template", "valid_from") VALUES (NEW."adopted_by_id", NEW."adopted_in_id", NEW."adopted_on", NEW."amber_waiting_weeks", NEW."answer_days", NEW."certificate_attendance", NEW."certificate_coaching", NEW."decision", NEW."enroller", NEW."evaluation_weeks", NEW."id", NEW."keep_enrolment_years", NEW."keep_file_years", NEW."keep_health_years", NEW."keep_looks_years", NEW."keep_refused_years", NEW."levels_within_weeks", NEW."mother_school_lead_weeks", NEW."newcomer_age_from", NEW."newcomer_age_until", NEW."newcomer_months_in_country", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."red_waiting_weeks", NEW."region_id", NEW."required_signatures", NEW."small_cell", NEW."stay_weeks", NEW."template", NEW."valid_from"); RETURN NULL;', hash='d548044e44bed483a3bffd2ab5d42356c4be17a9', operation='INSERT', pgid='pgtrigger_insert_insert_35c8b', table='cooperation_policyversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='policyversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cooperation_policyversionevent" ("adopted_by_id", "adopted_in_id", "adopted_on", "amber_waiting_weeks", "answer_days", "certificate_attendance", "certificate_coaching", "decision", "enroller", "evaluation_weeks", "id", "keep_enrolment_years", "keep_file_years", "keep_health_years", "keep_looks_years", "keep_refused_years", "levels_within_weeks", "mother_school_lead_weeks", "newcomer_age_from", "newcomer_age_until", "newcomer_months_in_country", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "red_waiting_weeks", "region_id", "required_signatures", "small_cell", "stay_weeks", "template", "valid_from") VALUES (NEW."adopted_by_id", NEW."adopted_in_id", NEW."adopted_on", NEW."amber_waiting_weeks", NEW."answer_days", NEW."certificate_attendance", NEW."certificate_coaching", NEW."decision", NEW."enroller", NEW."evaluation_weeks", NEW."id", NEW."keep_enrolment_years", NEW."keep_file_years", NEW."keep_health_years", NEW."keep_looks_years", NEW."keep_refused_years", NEW."levels_within_weeks", NEW."mother_school_lead_weeks", NEW."newcomer_age_from", NEW."newcomer_age_until", NEW."newcomer_months_in_country", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."red_waiting_weeks", NEW."region_id", NEW."required_signatures", NEW."small_cell", NEW."stay_weeks", NEW."template", NEW."valid_from"); RETURN NULL;', hash='2a900652e7b1aac0e9043f74acebc421fd1713a7', operation='UPDATE', pgid='pgtrigger_update_update_cc052', table='cooperation_policyversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='policyversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cooperation_policyversionevent" ("adopted_by_id", "adopted_in_id", "adopted_on", "amber_waiting_weeks", "answer_days", "certificate_attendance", "certificate_coaching", "decision", "enroller", "evaluation_weeks", "id", "keep_enrolment_years", "keep_file_years", "keep_health_years", "keep_looks_years", "keep_refused_years", "levels_within_weeks", "mother_school_lead_weeks", "newcomer_age_from", "newcomer_age_until", "newcomer_months_in_country", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "red_waiting_weeks", "region_id", "required_signatures", "small_cell", "stay_weeks", "template", "valid_from") VALUES (OLD."adopted_by_id", OLD."adopted_in_id", OLD."adopted_on", OLD."amber_waiting_weeks", OLD."answer_days", OLD."certificate_attendance", OLD."certificate_coaching", OLD."decision", OLD."enroller", OLD."evaluation_weeks", OLD."id", OLD."keep_enrolment_years", OLD."keep_file_years", OLD."keep_health_years", OLD."keep_looks_years", OLD."keep_refused_years", OLD."levels_within_weeks", OLD."mother_school_lead_weeks", OLD."newcomer_age_from", OLD."newcomer_age_until", OLD."newcomer_months_in_country", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."red_waiting_weeks", OLD."region_id", OLD."required_signatures", OLD."small_cell", OLD."stay_weeks", OLD."template", OLD."valid_from"); RETURN NULL;', hash='78743b350a58fda1c24b6b666b038249824998f0', operation='DELETE', pgid='pgtrigger_delete_delete_760ff', table='cooperation_policyversion', when='AFTER')),
        ),
    ]
