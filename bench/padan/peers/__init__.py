"""The peers, each a script that runs in an environment of its own.

`python peer.py LIST.parquet OUT.parquet`.
"""
