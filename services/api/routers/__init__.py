"""One router a resource; `ALL` is what the app serves, the busiest first, as routes are tried in order."""

from services.api.routers import (
    classes,
    consents,
    conversations,
    courses,
    enrollments,
    erasures,
    forgetting,
    memory,
    operations,
    recall,
    sessions,
    tutor,
    users,
)

ALL = tuple(
    each.router
    for each in (
        tutor,
        conversations,
        memory,
        recall,
        forgetting,
        sessions,
        users,
        classes,
        consents,
        courses,
        enrollments,
        erasures,
        operations,
    )
)
