"""The sentences that figures make where a section has no prose: as data, and as they are told."""
