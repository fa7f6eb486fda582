"""One router a resource; `ALL` is what the app serves."""

from services.api.routers import classes, consents, conversations, courses, enrollments, memory, operations, sessions, tutor, users

ALL = tuple(each.router for each in (sessions, users, classes, consents, courses, enrollments, tutor, conversations, memory, operations))
