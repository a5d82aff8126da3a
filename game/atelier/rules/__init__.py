"""Every rule that `verifier` may name, and why it is there."""
