"""`pourparler serve`: a page in the browser, started by one command and ended by Ctrl+C."""

import re
import signal
import socket
import subprocess
import sys
import threading
from http.client import HTTPConnection

import pytest

import winter

READY = re.compile(r"is shown at (http\S+/)")


@pytest.fixture
def docket(tmp_path):
    path = tmp_path / "talks.docket"
    winter.entered(path)
    return path


def run(*asked, **settings):
    """What the command says when it ends at once."""
    command = [sys.executable, "-m", "pourparler.cli.main", "serve", *asked]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **settings)


class Served:
    """A page that is served by a program of its own."""

    def __init__(self, *asked):
        command = [sys.executable, "-m", "pourparler.cli.main", "serve", "--port", "0", *asked]
        self.program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.program.stdout.readline()
        found = READY.search(line)
        assert found, line + self.program.stderr.read()
        self.url = found[1]
        self.port = int(self.url.rstrip("/").rpartition(":")[2])

    def ask(self, path, method="GET", **headers):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), answer.headers

    def end(self):
        self.program.send_signal(signal.SIGINT)
        _, errors = self.program.communicate(timeout=30)
        return self.program.returncode, errors


@pytest.fixture
def served(request, docket):
    opened = []

    def serve(*asked):
        opened.append(Served("--docket", str(docket), *asked))
        return opened[-1]

    yield serve
    for one in opened:
        if one.program.poll() is None:
            one.program.kill()
            one.program.communicate()


def test_one_command_shows_the_docket_on_this_machine_only(served):
    page = served()
    assert page.url.startswith("http://127.0.0.1:")
    status, text, headers = page.ask("/")
    assert status == 200
    assert "Pourparler" in text
    assert "server" not in headers
    assert page.ask("/", Host="evil.example")[0] == 421
    code, errors = page.end()
    assert (code, errors.strip()) == (0, "ended")


def test_a_browser_that_goes_away_does_not_end_it(served):
    page = served()
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", page.port)) as gone:
            gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
            gone.sendall(b"GET /timeline HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 20)
    assert page.ask("/api/moves")[0] == 200


@pytest.mark.parametrize("asked", [("--host", "0.0.0.0"), ("--name", "talks.example.org")])
def test_it_refuses_to_let_others_in_unasked(docket, asked):
    refused = run("--docket", str(docket), *asked)
    assert refused.returncode == 1
    assert "so it needs users or a token" in refused.stderr


def test_a_token_may_come_from_the_environment(served, monkeypatch):
    monkeypatch.setenv("POURPARLER_TOKEN", "a-long-enough-secret")
    page = served("--name", "talks.example.org")
    assert page.ask("/api/moves", Host="talks.example.org")[0] == 401
    assert page.ask("/api/moves", Host="talks.example.org", Authorization="Bearer a-long-enough-secret")[0] == 200


def test_users_come_from_a_file_with_hashed_passwords(served, tmp_path):
    made = run("--hash-password", input="a bridge too far\na bridge too far\n")
    assert made.returncode == 0, made.stderr
    users = tmp_path / "users.toml"
    users.write_text(f'[[user]]\nname = "anna"\npassword = "{made.stdout.strip().splitlines()[-1]}"\n')
    page = served("--users", str(users))
    assert page.ask("/api/moves")[0] == 401
    assert page.ask("/api/moves", Authorization="Basic YW5uYTphIGJyaWRnZSB0b28gZmFy")[0] == 200


def test_processes_are_offered(served, tmp_path):
    file = tmp_path / "talks.toml"
    file.write_text('[[process]]\nname = "Guarantees"\nparties = ["Russia", "USA"]\n')
    page = served("--process", str(file))
    assert page.ask("/api/moves?process=Guarantees")[0] == 200
    assert page.ask("/api/moves?process=Other")[0] == 404


def test_a_port_that_is_taken_is_said_to_be(docket):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        refused = run("--docket", str(docket), "--port", str(port))
    assert refused.returncode == 1
    assert f"port {port} is taken: name another with --port" in refused.stderr


def test_an_empty_docket_is_made_and_shown(served, tmp_path):
    page = served("--docket", str(tmp_path / "new.docket"))
    assert page.ask("/")[0] == 200


def test_readers_are_answered_while_somebody_writes(served):
    page = served()
    outcomes = []

    def read():
        outcomes.extend(page.ask(path)[0] for path in ("/", "/moves", "/api/documents") for _ in range(4))

    def write():
        for number in range(6):
            body = f'{{"act": "note", "name": "446e47d87c67", "text": "{number}"}}'
            connection = HTTPConnection("127.0.0.1", page.port, timeout=30)
            connection.request("POST", "/api/decisions", body, {"content-type": "application/json"})
            outcomes.append(connection.getresponse().status)

    people = [threading.Thread(target=read) for _ in range(4)] + [threading.Thread(target=write) for _ in range(2)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert (outcomes.count(201), outcomes.count(200)) == (12, 48)


def test_it_is_served_by_https_with_a_certificate(served, tmp_path):
    import ssl
    from urllib.request import urlopen

    key, certificate = tmp_path / "page.key", tmp_path / "page.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    try:
        subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    page = served("--certificate", str(certificate), "--key", str(key))
    assert page.url.startswith("https://127.0.0.1:")
    unverified = ssl._create_unverified_context()
    with urlopen(f"{page.url}login", context=unverified) as answer:
        assert "max-age" in answer.headers["strict-transport-security"]


def test_a_certificate_that_is_none_is_refused(docket, tmp_path):
    refused = run("--docket", str(docket), "--certificate", str(tmp_path / "none.pem"), "--port", "0")
    assert refused.returncode == 1
    assert "cannot be used as a certificate" in refused.stderr
