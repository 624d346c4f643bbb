"""The kinds of document, one module each: bytes → `Text`."""
