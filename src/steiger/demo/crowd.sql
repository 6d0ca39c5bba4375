INSERT INTO pupils_pupil (region_id, call_name, infix, last_name, birth_on, home_languages, arrived_on, earlier_school,
                          address, postcode, place, has_secret_address)
SELECT %(region)s, (ARRAY['Amira','Yousef','Oleksandr','Sofiia','Selam','Yonas','Zofia','Elif','Mohammed','Jana',
         'Danylo','Rahel','Matei','Hodan','Meilin','Arash'])[1 + n %% 16], '',
       (%(families)s::text[])[1 + (n / 3) %% array_length(%(families)s::text[], 1)] || '-' ||
       (%(families)s::text[])[1 + (n / 3 / array_length(%(families)s::text[], 1)) %% array_length(%(families)s::text[], 1)], current_date - 2300 - (n %% 1900), ARRAY['ar'],
       current_date - (n %% 900) - 40, '', '', '', %(place)s, false
FROM generate_series(1, %(count)s) n;

INSERT INTO pupils_guardian (region_id, pupil_id, name, relation, phone, email, language, channel, needs_interpreter,
                             is_first)
SELECT region_id, id, 'Ouder ' || last_name, 'moeder', '0600000000', '', 'ar', 'spoken', true, true
FROM pupils_pupil WHERE region_id = %(region)s;

INSERT INTO pupils_journey (region_id, case_number, pupil_id, owner_id, referred_on, accepted_on, offered_on, placed_on,
    intake_on, bonded_on, expected_move_on, moved_on, completed_on, left_on, leaving_reason)
SELECT region_id, upper(overlay(lpad(to_hex(id * 2654435761 %% 4294967296), 8, '0') placing '-' from 5 for 0)), id,
       %(owner)s,
       current_date - age, CASE WHEN stage > 0 THEN current_date - age + 2 END,
       CASE WHEN stage > 1 THEN current_date - age + 3 END, CASE WHEN stage > 2 THEN current_date - age + 9 END,
       CASE WHEN stage > 2 THEN current_date - age + 8 END, CASE WHEN stage > 3 THEN current_date - age + 200 END,
       CASE WHEN stage > 3 THEN current_date - age + 300 END, CASE WHEN stage > 4 THEN current_date - age + 300 END,
       CASE WHEN stage > 5 THEN current_date - age + 550 END, NULL, ''
FROM (SELECT *, (ARRAY[0,1,2,3,3,3,4,4,5,5,6,6,6,6,6,6,6,6,6,6])[1 + id %% 20] stage,
             (ARRAY[2,20,12,60,120,180,260,280,420,500,640,700,760,800,820,840,860,870,880,890])[1 + id %% 20]
             + (id %% 9)::int age
      FROM pupils_pupil WHERE region_id = %(region)s) staged;

INSERT INTO pupils_involvement (region_id, journey_id, relation, school_id, user_id, level, from_on, until_on,
                                sees_until_on)
SELECT region_id, id, 'newcomer_school', (%(newcomer)s::bigint[])[1 + id %% array_length(%(newcomer)s::bigint[], 1)],
       NULL::bigint, 4, referred_on, CASE WHEN moved_on IS NOT NULL THEN moved_on END,
       CASE WHEN moved_on IS NOT NULL THEN moved_on + 730 END FROM pupils_journey
WHERE region_id = %(region)s AND offered_on IS NOT NULL
UNION ALL
SELECT region_id, id, 'mother_school', (%(schools)s::bigint[])[1 + id %% array_length(%(schools)s::bigint[], 1)],
       NULL::bigint, CASE WHEN moved_on IS NULL THEN 2 ELSE 4 END, bonded_on, completed_on, completed_on
FROM pupils_journey WHERE region_id = %(region)s AND bonded_on IS NOT NULL
UNION ALL
SELECT region_id, id, 'specialist', NULL::bigint, %(specialist)s, 4, moved_on, NULL, NULL FROM (
  SELECT *, row_number() OVER (ORDER BY id) place FROM pupils_journey
  WHERE region_id = %(region)s AND moved_on IS NOT NULL AND completed_on IS NULL) moved WHERE place <= 60;

INSERT INTO newcomers_referral (region_id, journey_id, referring_school_id, preferred_facility_id, referred_by_id,
    referred_on, parents_informed_on, note, policy_id, answer_due_on, accepted_on, declined_reason, answered_by_id)
SELECT region_id, id, (%(schools)s::bigint[])[1 + id %% array_length(%(schools)s::bigint[], 1)], NULL, %(owner)s,
       referred_on, referred_on, '', %(policy)s, referred_on + 7, accepted_on, '',
       CASE WHEN accepted_on IS NOT NULL THEN %(owner)s END
FROM pupils_journey WHERE region_id = %(region)s;

INSERT INTO newcomers_placement (region_id, journey_id, group_id, offered_on, offered_by_id, placed_on, placed_by_id,
                                 ended_on, end_reason, is_over_places, over_places_reason, extended_weeks)
SELECT region_id, id, (%(groups)s::bigint[])[1 + id %% array_length(%(groups)s::bigint[], 1)], offered_on, %(owner)s,
       placed_on, CASE WHEN placed_on IS NOT NULL THEN %(owner)s END, moved_on, '', false, '', 0
FROM pupils_journey WHERE region_id = %(region)s AND offered_on IS NOT NULL;

INSERT INTO newcomers_assessment (region_id, journey_id, domain, assessed_on, assessed_by_id, instrument, score,
                                  norm_fit, standing, note)
SELECT region_id, id, domain, placed_on + weeks * 7, %(owner)s, 'DMT', '', 'unknown',
       (ARRAY['below','approaching','at'])[1 + weeks / 13], ''
FROM pupils_journey, unnest(ARRAY['arithmetic','technical_reading','vocabulary','reading_comprehension']) domain,
     unnest(ARRAY[2,13,26]) weeks WHERE region_id = %(region)s AND placed_on IS NOT NULL;

INSERT INTO transitions_step (region_id, journey_id, protocol_step_id, key, title, title_en, actor, proof, level, weeks,
                              due_on, done_on, done_by_id, note)
SELECT j.region_id, j.id, s.id, s.key, s.title, s.title_en, s.actor, s.proof, s.level, s.weeks,
       j.expected_move_on + (s.weeks * 7)::int, CASE WHEN j.moved_on IS NOT NULL AND s.weeks < 2 THEN j.moved_on END,
       CASE WHEN j.moved_on IS NOT NULL AND s.weeks < 2 THEN %(owner)s END, ''
FROM pupils_journey j JOIN cooperation_protocolstep s ON s.policy_id = %(policy)s
WHERE j.region_id = %(region)s AND j.expected_move_on IS NOT NULL AND j.completed_on IS NULL;

INSERT INTO aftercare_visit (region_id, journey_id, number, policy_id, window_from, window_until, planned_at,
                             specialist_id, skip_reason, extra_reason, reported_on)
SELECT j.region_id, j.id, n, %(policy)s, moved_on + n * 70 - 50, moved_on + n * 70 - 20, NULL,
       CASE WHEN i.id IS NOT NULL OR completed_on IS NOT NULL OR moved_on + n * 70 < current_date - 5
            THEN %(specialist)s END, '', '',
       CASE WHEN completed_on IS NOT NULL OR moved_on + n * 70 < current_date - 5 THEN moved_on + n * 70 - 30 END
FROM pupils_journey j CROSS JOIN generate_series(1, 3) n
LEFT JOIN pupils_involvement i ON i.journey_id = j.id AND i.relation = 'specialist'
WHERE j.region_id = %(region)s AND moved_on IS NOT NULL;
