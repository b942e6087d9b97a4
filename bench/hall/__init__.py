"""Measuring the live room: fan-out beside the floor in C and beside peers, and votes that are on the disk."""
