"""What a spreadsheet does: rows with the same NIK, or the same name and birth date in one village."""

import sys
import time

import duckdb

began = time.perf_counter()
duckdb.sql(f"""
    COPY (
        SELECT a.row AS row_l, b.row AS row_r, max(p) AS probability FROM (
            SELECT a.row AS a, b.row AS b, 1.0 AS p FROM '{sys.argv[1]}' a JOIN '{sys.argv[1]}' b
                ON a.nik = b.nik AND a.row < b.row
            UNION ALL
            SELECT a.row, b.row, 0.5 FROM '{sys.argv[1]}' a JOIN '{sys.argv[1]}' b
                ON a.name = b.name AND a.birthdate = b.birthdate AND a.village = b.village AND a.row < b.row
        ) found JOIN '{sys.argv[1]}' a ON a.row = found.a JOIN '{sys.argv[1]}' b ON b.row = found.b
        GROUP BY ALL
    ) TO '{sys.argv[2]}'
""")
print(f"SECONDS {time.perf_counter() - began:.2f}")
