
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pupils', '0005_ways'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='journey',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='journey',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='journey',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='journey',
            name='anonymised_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='journeyevent',
            name='anonymised_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='journey',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "pupils_journeyevent" ("accepted_on", "anonymised_on", "bonded_on", "case_number", "completed_on", "expected_move_on", "id", "intake_on", "leaving_reason", "left_on", "moved_on", "offered_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_on", "pupil_id", "referred_on", "region_id") VALUES (NEW."accepted_on", NEW."anonymised_on", NEW."bonded_on", NEW."case_number", NEW."completed_on", NEW."expected_move_on", NEW."id", NEW."intake_on", NEW."leaving_reason", NEW."left_on", NEW."moved_on", NEW."offered_on", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."placed_on", NEW."pupil_id", NEW."referred_on", NEW."region_id"); RETURN NULL;', hash='f70d75147deddf5c45d3b52b0bf755c64fa9aec1', operation='INSERT', pgid='pgtrigger_insert_insert_b2636', table='pupils_journey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='journey',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accepted_on" IS DISTINCT FROM (NEW."accepted_on") OR OLD."anonymised_on" IS DISTINCT FROM (NEW."anonymised_on") OR OLD."bonded_on" IS DISTINCT FROM (NEW."bonded_on") OR OLD."case_number" IS DISTINCT FROM (NEW."case_number") OR OLD."completed_on" IS DISTINCT FROM (NEW."completed_on") OR OLD."expected_move_on" IS DISTINCT FROM (NEW."expected_move_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."intake_on" IS DISTINCT FROM (NEW."intake_on") OR OLD."leaving_reason" IS DISTINCT FROM (NEW."leaving_reason") OR OLD."left_on" IS DISTINCT FROM (NEW."left_on") OR OLD."moved_on" IS DISTINCT FROM (NEW."moved_on") OR OLD."offered_on" IS DISTINCT FROM (NEW."offered_on") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."placed_on" IS DISTINCT FROM (NEW."placed_on") OR OLD."pupil_id" IS DISTINCT FROM (NEW."pupil_id") OR OLD."referred_on" IS DISTINCT FROM (NEW."referred_on") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id"))', func='INSERT INTO "pupils_journeyevent" ("accepted_on", "anonymised_on", "bonded_on", "case_number", "completed_on", "expected_move_on", "id", "intake_on", "leaving_reason", "left_on", "moved_on", "offered_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_on", "pupil_id", "referred_on", "region_id") VALUES (NEW."accepted_on", NEW."anonymised_on", NEW."bonded_on", NEW."case_number", NEW."completed_on", NEW."expected_move_on", NEW."id", NEW."intake_on", NEW."leaving_reason", NEW."left_on", NEW."moved_on", NEW."offered_on", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."placed_on", NEW."pupil_id", NEW."referred_on", NEW."region_id"); RETURN NULL;', hash='33420c0e2bed52dd288355641c959faebac6da61', operation='UPDATE', pgid='pgtrigger_update_update_15451', table='pupils_journey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='journey',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "pupils_journeyevent" ("accepted_on", "anonymised_on", "bonded_on", "case_number", "completed_on", "expected_move_on", "id", "intake_on", "leaving_reason", "left_on", "moved_on", "offered_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_on", "pupil_id", "referred_on", "region_id") VALUES (OLD."accepted_on", OLD."anonymised_on", OLD."bonded_on", OLD."case_number", OLD."completed_on", OLD."expected_move_on", OLD."id", OLD."intake_on", OLD."leaving_reason", OLD."left_on", OLD."moved_on", OLD."offered_on", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."placed_on", OLD."pupil_id", OLD."referred_on", OLD."region_id"); RETURN NULL;', hash='8be1d90d3358ba829b3edb56e94ec411cea75760', operation='DELETE', pgid='pgtrigger_delete_delete_c5c0b', table='pupils_journey', when='AFTER')),
        ),
    ]
