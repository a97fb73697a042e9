"""Settings from the environment and from credentials of systemd."""

import os
from dataclasses import dataclass
from pathlib import Path


class SettingsError(Exception):
    """A setting is missing or wrong; the message names it."""


# region secret
def secret(name):
    """Read a secret: from the folder that `LoadCredential=` fills, else from the environment."""
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    file = Path(folder, name.lower()) if folder else None
    if file and file.is_file():
        return file.read_text(encoding="utf-8").strip()
    return os.environ.get(name, "")
# endregion


def whole_number(name, default):
    """Read a positive whole number."""
    text = os.environ.get(name, "")
    if text == "":
        return default
    if not text.isdecimal() or int(text) == 0:
        raise SettingsError(f"{name} must be a positive whole number, not {text!r}")
    return int(text)


@dataclass(frozen=True)
class Settings:
    """All that can be set from outside; sizes are bytes."""

    weather_api_key: str = ""
    weather_url: str = "http://127.0.0.1:8099/weather"
    upload_folder: str = "/tmp"
    max_upload_bytes: int = 10 * 1024 * 1024
    log_level: str = "INFO"

    @classmethod
    def from_environment(cls):
        """Read every setting; raise `SettingsError` where one is wrong."""
        level = os.environ.get("LOG_LEVEL", cls.log_level).upper()
        if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise SettingsError(f"LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR, not {level!r}")
        return cls(
            weather_api_key=secret("WEATHER_API_KEY"),
            weather_url=os.environ.get("WEATHER_URL", cls.weather_url),
            upload_folder=os.environ.get("UPLOAD_FOLDER") or os.environ.get("STATE_DIRECTORY", cls.upload_folder),
            max_upload_bytes=whole_number("MAX_UPLOAD_BYTES", cls.max_upload_bytes),
            log_level=level,
        )
