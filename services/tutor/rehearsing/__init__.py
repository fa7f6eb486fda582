"""An author tries an item before it is kept."""
