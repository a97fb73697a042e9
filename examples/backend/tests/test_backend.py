"""Run with `python3 -m unittest` in the folder of the project."""

import os
import tempfile
import unittest
from unittest import mock

from src.backend import create_app
from src.backend.settings import Settings, SettingsError
from src.backend.weather import WeatherError


class StubWeather:
    """Answers without a network."""

    def at(self, city):
        if city == "nowhere":
            raise WeatherError("no answer")
        return {"city": city, "temperature": 21}


class BackendTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        settings = Settings(upload_folder=folder.name, max_upload_bytes=1000, log_level="ERROR")
        self.client = create_app(settings, StubWeather()).test_client()
        self.folder = folder.name

    def test_health_is_ready(self):
        answer = self.client.get("/api/health")
        self.assertEqual((answer.status_code, answer.json["ready"]), (200, True))

    def test_health_fails_without_a_place_for_uploads(self):
        client = create_app(Settings(upload_folder="/nowhere", log_level="ERROR"), StubWeather()).test_client()
        self.assertEqual(client.get("/api/health").status_code, 503)

    def test_weather_comes_from_the_service(self):
        self.assertEqual(self.client.get("/api/weather?city=Bonn").json, {"city": "Bonn", "temperature": 21})

    def test_weather_needs_a_city(self):
        self.assertEqual(self.client.get("/api/weather").status_code, 400)

    def test_a_silent_service_is_a_bad_gateway(self):
        self.assertEqual(self.client.get("/api/weather?city=nowhere").status_code, 502)

    def test_upload_says_what_arrived(self):
        answer = self.client.post("/api/upload", data=b"x" * 500)
        self.assertEqual((answer.status_code, answer.json["size"]), (201, 500))
        self.assertEqual(os.listdir(self.folder), [])

    def test_upload_over_the_limit_is_refused(self):
        self.assertEqual(self.client.post("/api/upload", data=b"x" * 2000).status_code, 413)

    def test_slow_has_a_limit(self):
        self.assertEqual(self.client.get("/api/slow?seconds=0").status_code, 200)
        self.assertEqual(self.client.get("/api/slow?seconds=1000").status_code, 400)

    def test_errors_are_json(self):
        answer = self.client.get("/api/missing")
        self.assertEqual((answer.status_code, answer.json["error"]), (404, "Not Found"))

    def test_the_request_id_is_kept(self):
        answer = self.client.get("/api/health", headers={"X-Request-Id": "abc"})
        self.assertEqual(answer.headers["X-Request-Id"], "abc")

    def test_static_files(self):
        answer = self.client.get("/static/info.txt")
        self.assertEqual(answer.status_code, 200)
        answer.close()


class SettingsTest(unittest.TestCase):
    def read(self, **environment):
        with mock.patch.dict(os.environ, environment, clear=True):
            return Settings.from_environment()

    def test_numbers_are_checked(self):
        self.assertEqual(self.read(MAX_UPLOAD_BYTES="5").max_upload_bytes, 5)
        with self.assertRaisesRegex(SettingsError, "MAX_UPLOAD_BYTES"):
            self.read(MAX_UPLOAD_BYTES="viel")

    def test_the_level_is_checked(self):
        with self.assertRaisesRegex(SettingsError, "LOG_LEVEL"):
            self.read(LOG_LEVEL="laut")

    def test_a_credential_wins_over_the_environment(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "weather_api_key"), "w", encoding="utf-8") as file:
                file.write("from-file\n")
            settings = self.read(CREDENTIALS_DIRECTORY=folder, WEATHER_API_KEY="from-environment")
        self.assertEqual(settings.weather_api_key, "from-file")
        self.assertEqual(self.read(WEATHER_API_KEY="from-environment").weather_api_key, "from-environment")


if __name__ == "__main__":
    unittest.main()
