# region app
from src.backend import create_app

app = create_app()
# endregion
