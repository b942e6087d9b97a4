-- One row a region and level: who was there before, who is there after, and what became of them.
CREATE MACRO unit(level, village, station) AS
    CASE level WHEN 'station' THEN village || '/' || station WHEN 'village' THEN village
               WHEN 'district' THEN left(village, 8) ELSE left(village, 5) END;

CREATE TABLE moves AS
SELECT
    level, unit(level, village_before, station_before) AS unit_before,
    unit(level, village_after, station_after) AS unit_after,
    sex_before, sex_after, disability, was, is_now, changed
FROM people, (VALUES ('station'), ('village'), ('district'), ('regency')) levels (level);

CREATE TABLE recap AS
WITH before_units AS (
    SELECT
        unit_before AS unit,
        count(*) AS start,
        count(*) FILTER (sex_before = 'L') AS start_men,
        count(*) FILTER (sex_before = 'P') AS start_women,
        count(*) FILTER (NOT is_now) AS removed,
        count(*) FILTER (NOT is_now AND sex_before = 'L') AS removed_men,
        count(*) FILTER (NOT is_now AND sex_before = 'P') AS removed_women,
        count(*) FILTER (is_now AND unit_after <> unit_before) AS "left"
    FROM moves WHERE was GROUP BY level, unit_before
),
after_units AS (
    SELECT
        unit_after AS unit,
        count(*) AS "end",
        count(*) FILTER (sex_after = 'L') AS end_men,
        count(*) FILTER (sex_after = 'P') AS end_women,
        count(*) FILTER (NOT was) AS new,
        count(*) FILTER (NOT was AND sex_after = 'L') AS new_men,
        count(*) FILTER (NOT was AND sex_after = 'P') AS new_women,
        count(*) FILTER (was AND unit_after <> unit_before) AS arrived,
        count(*) FILTER (changed) AS changed,
        count(disability) AS end_disability,
        count(*) FILTER (disability = '1') AS end_disability_1,
        count(*) FILTER (disability = '2') AS end_disability_2,
        count(*) FILTER (disability = '3') AS end_disability_3,
        count(*) FILTER (disability = '4') AS end_disability_4,
        count(*) FILTER (disability = '5') AS end_disability_5,
        count(*) FILTER (disability = '6') AS end_disability_6
    FROM moves WHERE is_now GROUP BY level, unit_after
)
SELECT unit, COLUMNS(* EXCLUDE (unit))
FROM (
    SELECT
        coalesce(b.unit, a.unit) AS unit,
        coalesce(start, 0) AS start, coalesce(start_men, 0) AS start_men, coalesce(start_women, 0) AS start_women,
        coalesce(new, 0) AS new, coalesce(new_men, 0) AS new_men, coalesce(new_women, 0) AS new_women,
        coalesce(arrived, 0) AS arrived,
        coalesce(removed, 0) AS removed, coalesce(removed_men, 0) AS removed_men,
        coalesce(removed_women, 0) AS removed_women,
        coalesce("left", 0) AS "left", coalesce(changed, 0) AS changed,
        coalesce("end", 0) AS "end", coalesce(end_men, 0) AS end_men, coalesce(end_women, 0) AS end_women,
        coalesce(end_disability, 0) AS end_disability,
        coalesce(end_disability_1, 0) AS end_disability_1, coalesce(end_disability_2, 0) AS end_disability_2,
        coalesce(end_disability_3, 0) AS end_disability_3, coalesce(end_disability_4, 0) AS end_disability_4,
        coalesce(end_disability_5, 0) AS end_disability_5, coalesce(end_disability_6, 0) AS end_disability_6
    FROM before_units b FULL JOIN after_units a ON a.unit = b.unit
);
