-- Who of two lists is the same voter, and what became of each. Needs before_read, after_read, sex_codes and
-- disability_codes.
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
    b."row" AS row_before, a."row" AS row_after,
    b.village AS village_before, a.village AS village_after, b.station AS station_before, a.station AS station_after,
    b.sex AS sex_before, a.sex AS sex_after, a.disability, b.key IS NOT NULL AS was, a.key IS NOT NULL AS is_now,
    coalesce(b.elements <> a.elements, false) AS changed
FROM (FROM voters WHERE NOT is_after) b
FULL JOIN (FROM voters WHERE is_after) a ON a.key = b.key AND a.nth = b.nth;
