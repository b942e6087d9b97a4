-- What the rules ask about: the register's columns, and what can be read from them. $day is the day of the ages.
CREATE TABLE facts AS
WITH read AS (
    SELECT
        *,
        CASE WHEN length(nik) = 16 AND regexp_full_match(nik, '[0-9]{16}') THEN nik::BIGINT END AS n,
        CASE WHEN length(nkk) = 16 AND regexp_full_match(nkk, '[0-9]{16}') THEN nkk::BIGINT END AS k
    FROM register
)
SELECT
    read.row, nkk, nik, name, birthdate, birthdate_text, marital, sex, address, rt, rw, disability, ktp_el, remark,
    district, village, station,
    CASE WHEN substr(coalesce(village, district, regency), 3, 1) = '.'
        THEN TRY_CAST(replace(left(coalesce(village, district, regency), 5), '.', '') AS INTEGER) END AS regency_code,
    n IS NOT NULL AS nik_whole,
    n // 100_000_000_000_000 AS nik_province,
    n // 1_000_000_000_000 AS nik_regency,
    (n // 100_000_000 % 100)::INTEGER - CASE WHEN n // 100_000_000 % 100 > 40 THEN 40 ELSE 0 END AS nik_day,
    CASE WHEN n // 100_000_000 % 100 > 40 THEN 'P' ELSE 'L' END AS nik_sex,
    n // 1_000_000 % 100 AS nik_month,
    n // 10_000 % 100 AS nik_year,
    n % 10_000 AS nik_serial,
    coalesce(nik_day BETWEEN 1 AND 31 AND nik_month BETWEEN 1 AND 12, false) AS nik_dated,
    k IS NOT NULL AS nkk_whole,
    k // 100_000_000 % 100 AS nkk_day,
    k // 1_000_000 % 100 AS nkk_month,
    year($day::DATE) - year(birthdate)
        - (month($day::DATE) * 100 + day($day::DATE) < month(birthdate) * 100 + day(birthdate))::INTEGER AS age,
    -- Most names hold no sign but spaces, which are taken out in half the time.
    upper(CASE WHEN regexp_matches(name, '[.,''’`-]') THEN translate(name, ' .,''’`-', '')
        ELSE replace(name, ' ', '') END) AS name_key,
    TRY_CAST(rt AS INTEGER) AS rt_number,
    TRY_CAST(rw AS INTEGER) AS rw_number,
    sex_code, marital_code, ktp_el_code, disability_code, remark_code
FROM read;
