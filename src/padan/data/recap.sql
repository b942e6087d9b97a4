-- One row a region and level: who was there before, who is there after, and what became of them.
CREATE MACRO place(village) AS
    CASE WHEN regexp_full_match(village, '[0-9]{2}[.][0-9]{2}[.][0-9]{2}[.][0-9]{4}') THEN village ELSE '?' END;

CREATE TABLE voters AS
WITH both_lists AS (
    SELECT *, false AS is_after FROM before_read UNION ALL BY NAME SELECT *, true AS is_after FROM after_read
),
known AS (
    SELECT
        is_after, "row", place(village) AS village, coalesce(nullif(ltrim(station, '0'), ''), station, '?') AS station,
        sex_codes.code AS sex, nullif(disability_codes.code, '0') AS disability,
        upper(translate(name, ' .,''’`-', '')) AS name_key,
        CASE WHEN regexp_full_match(nik, '[0-9]{16}') THEN nik ELSE '?' || coalesce(nkk, '') END AS identity,
        birthdate,
        hash(nkk, nik, name, birthplace, birthdate_text, marital, sex, address, rt, rw, disability, ktp_el,
             village, station) AS elements
    FROM both_lists
    LEFT JOIN sex_codes ON sex_codes.spelling = upper(sex)
    LEFT JOIN disability_codes ON disability_codes.spelling = upper(disability)
)
SELECT
    *,
    -- Who shares an identity is told apart by name and birth date, and who shares these by the order of the rows.
    row_number() OVER (
        PARTITION BY is_after, identity, CASE WHEN identity[1] = '?' OR shared THEN (name_key, birthdate) END
        ORDER BY "row"
    ) AS nth,
    CASE WHEN identity[1] = '?' OR shared THEN concat_ws('|', identity, name_key, birthdate) ELSE identity END AS key
FROM (
    SELECT *, count(*) FILTER (is_after) OVER same > 1 OR count(*) FILTER (NOT is_after) OVER same > 1 AS shared
    FROM known WINDOW same AS (PARTITION BY identity)
);

CREATE TABLE people AS
SELECT
    b.village AS village_before, a.village AS village_after, b.station AS station_before, a.station AS station_after,
    b.sex AS sex_before, a.sex AS sex_after, a.disability, b.key IS NOT NULL AS was, a.key IS NOT NULL AS is_now,
    coalesce(b.elements <> a.elements, false) AS changed
FROM (FROM voters WHERE NOT is_after) b
FULL JOIN (FROM voters WHERE is_after) a ON a.key = b.key AND a.nth = b.nth;

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
