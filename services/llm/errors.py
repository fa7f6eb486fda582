"""Why no reply of a model can be had. All are met by going on without one; codes are fixed and hold no content."""

from __future__ import annotations

from schemas.llm import BudgetPeriod, BudgetScope


class ModelUnavailable(Exception):
    """No reply can be had now; the caller goes on without a model. `code` is fixed and holds no content."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class BudgetUsedUp(ModelUnavailable):
    """What may be spent has been: nothing was sent, and nothing will be until the period ends or the limit is raised."""

    def __init__(self, scope: BudgetScope, per: BudgetPeriod) -> None:
        super().__init__("budget_used_up")
        self.scope, self.per = scope, per


class AnswerInvalid(Exception):
    """The model did not answer in the shape that was asked for, twice. Holds no content."""


class ProviderFailed(Exception):
    """The provider failed; `passing` says that trying again may help, `after_s` when at the earliest. Holds a code, never a body."""

    def __init__(self, code: str, *, passing: bool, after_s: float = 0.0) -> None:
        super().__init__(code)
        self.code, self.passing, self.after_s = code, passing, after_s
