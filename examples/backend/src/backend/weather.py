"""The outgoing call; tests put a stub in its place."""

import json
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen


class WeatherError(Exception):
    """The weather service did not answer as expected."""


class Weather:
    """Asks a weather service; `timeout` is in seconds."""

    def __init__(self, url, key, timeout=3):
        self.url = url
        self.key = key
        self.timeout = timeout

    def at(self, city):
        """Return what the service says of a city, as a dictionary."""
        request = Request(f"{self.url}?{urlencode({'city': city})}", headers={"Authorization": f"Bearer {self.key}"})
        try:
            with urlopen(request, timeout=self.timeout) as answer:
                return json.load(answer)
        except (URLError, TimeoutError, ValueError) as error:
            raise WeatherError(str(error)) from error
