"""Builds the Flask application from its settings."""

from flask import Flask, jsonify
from werkzeug.exceptions import HTTPException

from src.backend.api import api
from src.backend.logs import log_requests
from src.backend.settings import Settings
from src.backend.weather import Weather


# region factory
def create_app(settings=None, weather=None):
    """Make the application; `settings` and `weather` are replaced in tests."""
    settings = settings or Settings.from_environment()
    app = Flask(__name__, static_folder="../static")
    app.config["SETTINGS"] = settings
    app.config["WEATHER"] = weather or Weather(settings.weather_url, settings.weather_api_key)
    log_requests(app, settings.log_level)
    app.register_blueprint(api, url_prefix="/api")
    app.register_error_handler(HTTPException, answer_error)
    return app
# endregion


def answer_error(error):
    """Answer every HTTP error with JSON, as the rest of the API does."""
    return jsonify(error=error.name, detail=error.description), error.code
