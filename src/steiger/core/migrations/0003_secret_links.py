import django.db.models.deletion
import pgtrigger.compiler
from django.db import migrations, models

# An anonymous visitor has no region. The owner looks among all links, and sets the region of the transaction to that of
# the one link whose hash and purpose are given, as long as it works; nothing else can be learnt here.
OPEN = """
CREATE FUNCTION public.core_open_secret_link(hash text, wanted text, moment timestamptz) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  link bigint;
  region bigint;
BEGIN
  SELECT l.id, l.region_id INTO link, region FROM core_secretlink l
  WHERE l.secret_hash = hash AND l.purpose = wanted AND l.expires_at > moment
    AND l.revoked_at IS NULL AND (l.used_at IS NULL OR NOT l.is_single_use);
  IF link IS NOT NULL THEN
    PERFORM set_config('app.region', region::text, true);
  END IF;
  RETURN link;
END
$$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0002_statistics'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='SecretLinkEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('region_id', models.BigIntegerField()),
                ('purpose', models.CharField(max_length=30)),
                ('subject', models.CharField(max_length=60)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('is_single_use', models.BooleanField(default=False)),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SecretLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('region_id', models.BigIntegerField()),
                ('purpose', models.CharField(max_length=30)),
                ('subject', models.CharField(max_length=60)),
                ('secret_hash', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('is_single_use', models.BooleanField(default=False)),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['region_id', 'purpose', 'subject'], name='secret_link_of_subject')],
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='secret_link_has_a_term'), models.CheckConstraint(condition=models.Q(('used_at__isnull', True), ('is_single_use', True), _connector='OR'), name='secret_link_used_when_single')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_secretlinkevent" ("expires_at", "id", "is_single_use", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "region_id", "revoked_at", "subject", "used_at") VALUES (NEW."expires_at", NEW."id", NEW."is_single_use", NEW."made_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."region_id", NEW."revoked_at", NEW."subject", NEW."used_at"); RETURN NULL;', hash='1713a1b1e99edf6882c4820f811aafa85e86c268', operation='INSERT', pgid='pgtrigger_insert_insert_b9f0a', table='core_secretlink', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_single_use" IS DISTINCT FROM (NEW."is_single_use") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."used_at" IS DISTINCT FROM (NEW."used_at"))', func='INSERT INTO "core_secretlinkevent" ("expires_at", "id", "is_single_use", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "region_id", "revoked_at", "subject", "used_at") VALUES (NEW."expires_at", NEW."id", NEW."is_single_use", NEW."made_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."region_id", NEW."revoked_at", NEW."subject", NEW."used_at"); RETURN NULL;', hash='8b6faf6c77232f4c9bd01027ac0fe0aa32b6a464', operation='UPDATE', pgid='pgtrigger_update_update_22927', table='core_secretlink', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_secretlinkevent" ("expires_at", "id", "is_single_use", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "region_id", "revoked_at", "subject", "used_at") VALUES (OLD."expires_at", OLD."id", OLD."is_single_use", OLD."made_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."region_id", OLD."revoked_at", OLD."subject", OLD."used_at"); RETURN NULL;', hash='0136ff935449f7c7875fa23c00c902dda3372aa2', operation='DELETE', pgid='pgtrigger_delete_delete_06b9c', table='core_secretlink', when='AFTER'))],
            },
        ),
        migrations.AddField(
            model_name='secretlinkevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='secretlinkevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.secretlink'),
        ),
        migrations.RunSQL(OPEN, "DROP FUNCTION public.core_open_secret_link(text, text, timestamptz)"),
    ]
