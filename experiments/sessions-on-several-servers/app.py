import os

from flask import Flask, session

app = Flask(__name__)
app.secret_key = os.environ["SECRET_KEY"]
memory = {}


@app.post("/login")
def login():
    session["name"] = "ada"
    memory["name"] = "ada"
    return "angemeldet\n"


@app.get("/")
def index():
    return f"Cookie: {session.get('name')}, Speicher: {memory.get('name')}\n"
