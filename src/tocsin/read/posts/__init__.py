"""Persons with their offices: who a report says holds, held, came into or left which office."""

from tocsin.read.posts.posts import Posts, posts

__all__ = ["Posts", "posts"]
