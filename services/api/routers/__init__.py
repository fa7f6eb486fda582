"""One router a resource; `ALL` is what the app serves, the busiest first, as routes are tried in order."""

from services.api.routers import (
    analytics,
    assignments,
    classes,
    consents,
    conversations,
    courses,
    enrollments,
    erasures,
    exports,
    forgetting,
    mastery,
    memory,
    models,
    operations,
    overrides,
    placement,
    recall,
    safeguarding,
    sessions,
    simulations,
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
        exports,
        sessions,
        users,
        classes,
        analytics,
        assignments,
        consents,
        courses,
        simulations,
        enrollments,
        overrides,
        erasures,
        mastery,
        models,
        operations,
        placement,
        safeguarding,
    )
)
