import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Happening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('region_id', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('user_id', models.BigIntegerField(null=True)),
                ('user_name', models.CharField(max_length=200)),
                ('roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), size=None)),
                ('kind', models.CharField(max_length=60)),
                ('case_number', models.CharField(blank=True, max_length=12)),
                ('subject', models.CharField(blank=True, max_length=60)),
                ('details', models.JSONField(default=dict)),
            ],
            options={
                'indexes': [models.Index(fields=['region_id', 'case_number', '-at'], name='happening_by_case'), models.Index(fields=['region_id', '-at'], name='happening_latest')],
            },
        ),
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('region_id', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('user_id', models.BigIntegerField()),
                ('user_name', models.CharField(max_length=200)),
                ('roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), size=None)),
                ('looked_at', models.CharField(choices=[('file', "Child's file"), ('referral', 'Referral'), ('note', 'Confidential note'), ('document', 'Placement document'), ('visit', 'Visit report')], max_length=20)),
                ('case_number', models.CharField(max_length=12)),
                ('reason', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'indexes': [models.Index(fields=['region_id', '-at'], name='look_latest'), models.Index(fields=['region_id', 'case_number', '-at'], name='look_by_case')],
            },
        ),
    ]
