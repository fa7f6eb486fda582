"""The planner against plain policies, on the reference simulator; the whole comparison is in `bench/pathway.py`."""

from statistics import mean

import pytest

from bench.figures import shared_folder
from bench.pathway import MAKERS, mastered


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.skipif(not (shared_folder() / "bench" / "learners.py").exists(), reason="the reference simulator is absent")
def test_learners_master_more_than_by_mastery_and_due_reviews_and_far_more_than_in_order():
    found = mastered({name: MAKERS[name] for name in ("ours", "due", "linear")}, learners_each=4, courses=(1, 2))
    share = {
        policy: mean(x for (name, _), values in found.items() if name == policy for x in values) for policy in ("ours", "due", "linear")
    }
    assert share["ours"] > share["due"]
    assert share["ours"] > 3 * share["linear"]
