"""Leaf helpers over plain text: cleaning, offsets, sentences, words, dates."""
