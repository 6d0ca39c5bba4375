import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('messaging', '0002_calendar'),
        ('organisations', '0001_initial'),
        ('people', '__first__'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='handed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name='Preference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('referral', 'Referrals and their answers'), ('child', 'A child that comes your way'), ('visit', 'Aftercare visits that change'), ('help', 'Questions and answers'), ('meeting', 'Meetings'), ('activity', 'Activities'), ('training', 'Training'), ('work', 'Your roles, and work that you take over'), ('other', 'Other messages'), ('week', 'What is due this week')], max_length=20)),
                ('way', models.CharField(choices=[('at_once', 'At once by mail'), ('digest', 'In the weekly mail'), ('today', 'Only under Today')], max_length=20)),
                ('reader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('region', 'reader', 'kind'), name='preference_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['referral', 'child', 'visit', 'help', 'meeting', 'activity', 'training', 'work', 'other', 'week'])), name='preference_kind_known'), models.CheckConstraint(condition=models.Q(('way__in', ['at_once', 'digest', 'today'])), name='preference_way_known')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "messaging_preferenceevent" ("id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reader_id", "region_id", "way") VALUES (NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reader_id", NEW."region_id", NEW."way"); RETURN NULL;', hash='e1fe4bc11ac54195acfb447a1741a8b11d1c644f', operation='INSERT', pgid='pgtrigger_insert_insert_cf22d', table='messaging_preference', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "messaging_preferenceevent" ("id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reader_id", "region_id", "way") VALUES (NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reader_id", NEW."region_id", NEW."way"); RETURN NULL;', hash='3c5119db61ed5a0aab0eb9cc664a1d05c16f374a', operation='UPDATE', pgid='pgtrigger_update_update_f0017', table='messaging_preference', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "messaging_preferenceevent" ("id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reader_id", "region_id", "way") VALUES (OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reader_id", OLD."region_id", OLD."way"); RETURN NULL;', hash='02bfc8a6324751c784b89308cb665e248a9670ce', operation='DELETE', pgid='pgtrigger_delete_delete_06cf1', table='messaging_preference', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='PreferenceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('referral', 'Referrals and their answers'), ('child', 'A child that comes your way'), ('visit', 'Aftercare visits that change'), ('help', 'Questions and answers'), ('meeting', 'Meetings'), ('activity', 'Activities'), ('training', 'Training'), ('work', 'Your roles, and work that you take over'), ('other', 'Other messages'), ('week', 'What is due this week')], max_length=20)),
                ('way', models.CharField(choices=[('at_once', 'At once by mail'), ('digest', 'In the weekly mail'), ('today', 'Only under Today')], max_length=20)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='messaging.preference')),
                ('reader', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('referral', 'Referrals and their answers'), ('child', 'A child that comes your way'), ('visit', 'Aftercare visits that change'), ('help', 'Questions and answers'), ('meeting', 'Meetings'), ('activity', 'Activities'), ('training', 'Training'), ('work', 'Your roles, and work that you take over'), ('other', 'Other messages'), ('week', 'What is due this week')], max_length=20)),
                ('fact', models.CharField(max_length=120)),
                ('way', models.CharField(choices=[('at_once', 'At once by mail'), ('digest', 'In the weekly mail'), ('today', 'Only under Today')], max_length=20)),
                ('subject', models.CharField(max_length=200)),
                ('body', models.TextField(blank=True)),
                ('path', models.CharField(max_length=300)),
                ('told_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField(null=True)),
                ('letter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notices', to='messaging.letter')),
                ('reader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.region')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('seen_at', None)), fields=['region', 'reader', '-told_at'], name='notice_unseen'), models.Index(condition=models.Q(('letter', None)), fields=['region', 'reader'], name='notice_without_letter')],
                'constraints': [models.UniqueConstraint(fields=('region', 'reader', 'fact'), name='notice_told_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['referral', 'child', 'visit', 'help', 'meeting', 'activity', 'training', 'work', 'other', 'week'])), name='notice_kind_known'), models.CheckConstraint(condition=models.Q(('way__in', ['at_once', 'digest', 'today'])), name='notice_way_known')],
            },
        ),
    ]
