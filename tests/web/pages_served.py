"""A page over a small docket, asked without a network."""

from base64 import b64encode

from fastapi.testclient import TestClient

from pourparler.web.accounts import Role, User, hash_password
from pourparler.web.app import create_app
from pourparler.web.door import Door
from pourparler.web.settings import Settings

HOME = "http://127.0.0.1:8520"
PASSWORD = "a bridge too far"
_HASH = hash_password(PASSWORD)
USERS = (User(name="anna", role=Role.EDITOR, password=_HASH), User(name="ravi", role=Role.READER, password=_HASH))


def page(docket, **settings):
    """A browser-like client of the page over the docket kept at *docket*."""
    app = create_app(Settings(docket=str(docket), **settings))
    return TestClient(app, base_url=HOME, raise_server_exceptions=False, follow_redirects=False)


def guarded(docket, **door):
    """The same for a page that wants to know who comes."""
    return page(docket, door=Door(**{"users": USERS, **door}))


def secret_of(client):
    """What the forms of this client send back."""
    gate = client.app.state.gate
    cookie = client.cookies.get("pourparler-8520", "")
    return gate.passes.secret(gate.passes.read(cookie))


def sign_in(client, name="anna", password=PASSWORD, **sent):
    """Fill in the form and send it."""
    form = {"csrf": secret_of(client), "name": name, "password": password, **sent}
    return client.post("/login", data=form)


def basic(name="anna", password=PASSWORD):
    """The header by which a program signs in."""
    return {"authorization": "Basic " + b64encode(f"{name}:{password}".encode()).decode()}
