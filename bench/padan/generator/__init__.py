"""Voter lists with a known truth, made to be harsher than kind. Nobody in them exists."""

from bench.padan.generator.lists import WORLDS, Made, make

__all__ = ["WORLDS", "Made", "make"]
