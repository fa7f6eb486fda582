"""What may fail in memory and a caller may meet."""

from __future__ import annotations

from services.platform import NotFound, Problem
from services.vault import SealRefused


class LearnerErasing(Problem):
    """The learner's memory is being erased: nothing is appended any more."""

    status = 410
    code = "memory_erased"
    title = "This memory has been erased"


class MemoryDamaged(SealRefused):
    """Journal or image are not what was sealed, witnessed or said by their head: altered, rolled back, moved or removed outside the application.

    There is one error for every cause, so that it teaches an attacker nothing; `meno audit verify` says more to the operator.
    """

    code = "memory_damaged"
    title = "A learner's memory does not hold together; nothing was shown or written. Tell your operator to run `meno audit verify`"


class ImageBehind(Problem):
    """The image must be folded again from a long journal first; a job does it."""

    status = 503
    code = "memory_catching_up"
    title = "This memory is being brought up to date; try again in a few seconds"

    def __init__(self) -> None:
        """Ask the caller to come back in five seconds."""
        super().__init__(headers={"Retry-After": "5"})


class MemoryForgetting(Problem):
    """Something is being forgotten in a long journal: until that is done, nothing of this memory is shown or written."""

    status = 503
    code = "memory_forgetting"
    title = "Something is being forgotten here; try again in a few seconds"

    def __init__(self) -> None:
        """Ask the caller to come back in three seconds."""
        super().__init__(headers={"Retry-After": "3"})


class EntryUnknown(NotFound):
    """There is no such entry of this learner, or not any more."""


class EntryKept(Problem):
    """An enrollment, a consent, an access or what was sent to a provider stays on record; what is derived goes with its fact."""

    status = 409
    code = "entry_kept"
    title = "This entry stays on record, or goes with the fact that it is about: delete that fact instead"


class CategoryKept(Problem):
    """There is no such category, or it stays on record."""

    status = 422
    code = "category_kept"
    title = "Name a category of GET /v1/memory/contract; audit stays on record, as it shows who looked and what was agreed to"


class MemoryNotEmpty(Problem):
    """An archive is taken in only where nothing but enrollments, consents and accesses is yet."""

    status = 409
    code = "memory_not_empty"
    title = "This memory is not empty; import an archive before the first lesson, or forget everything first"


class MemoryBusy(Problem):
    """Another request of the same session has just written; nothing of this one was kept."""

    status = 409
    code = "memory_busy"
    title = "Another answer of this session came in at the same moment; send this one again"

    def __init__(self) -> None:
        """Ask the caller to come back at once."""
        super().__init__(headers={"Retry-After": "1"})


class MemoryFull(Problem):
    """A session without memory has reached the size that is kept for it."""

    status = 409
    code = "session_memory_full"
    title = "This session has become too long to go on without memory; sign in anew to start another"


class FactUnknown(NotFound):
    """There is no such fact about this learner, or not any more."""


class FactStale(Problem):
    """The fact has changed since it was read."""

    status = 412
    code = "fact_changed"
    title = "This has changed since you read it; read it again and decide then"


class FactUnspoken(Problem):
    """A correction says nothing that can be kept."""

    status = 422
    code = "fact_value_needed"
    title = (
        "Say in one plain line what is right instead, about yourself, without links or markup, instructions to the tutor, health or secrets"
    )
