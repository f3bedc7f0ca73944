"""Find the dates a text speaks of, no more exactly than it speaks: the door to `time_expressions`."""

from pourparler.annotations.time_expressions.expression import TimeExpression
from pourparler.annotations.time_expressions.finding import find_times

__all__ = ["TimeExpression", "find_times"]
