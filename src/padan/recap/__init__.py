"""The recap: counts by region that must agree with each other.

This package counts and checks; it loads no database until lists are counted, so that a site which only receives
recaps may use it as well.
"""

from padan.recap.identities import Failure, check
from padan.recap.line import Line

__all__ = ["Failure", "Line", "check"]
