"""The application factory and what belongs to it."""

from src.backend.factory import create_app

__all__ = ["create_app"]
