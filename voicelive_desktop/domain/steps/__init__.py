"""The parts of `step`, by where an event comes from. Each is exhaustive over its union of events."""
