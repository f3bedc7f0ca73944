"""Nobody comes in unasked, no other site acts in a reader's name, and nothing a document says is executed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import winter
from pourparler.errors import AccessFault
from pourparler.web.accounts import Role, hash_password, matches, users_in
from pourparler.web.door import Door
from pourparler.web.passes import LIFETIME, Passes
from pourparler.web.turnstile import WITHIN, Turnstile
from web.pages_served import HOME, PASSWORD, basic, guarded, page, secret_of, sign_in

NOTE = {"act": "note", "name": "446e47d87c67", "text": "seen"}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    path = tmp_path_factory.mktemp("safety") / "talks.docket"
    winter.entered(path)
    return path


@pytest.fixture(scope="module")
def free(kept):
    with page(kept) as client:
        yield client


@pytest.fixture
def wary(kept):
    with guarded(kept) as client:
        yield client


# Where the page may be served.


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "talks.example.org"])
def test_on_another_address_it_wants_users_or_a_token(host):
    with pytest.raises(AccessFault, match="others can reach the page, so it needs users or a token"):
        Door(host=host)
    assert Door(host=host, token="x" * 16).is_guarded


def test_under_another_name_it_wants_them_too_since_others_come_through_a_server_before_it():
    with pytest.raises(AccessFault, match=r"as talks\.example\.org others can reach the page"):
        Door(names=("talks.example.org",))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_on_this_machine_it_wants_nothing(host):
    assert not Door(host=host).is_guarded


def test_a_token_that_can_be_guessed_is_refused():
    with pytest.raises(AccessFault, match="the token has 6 characters"):
        Door(token="secret")


# By which names.


@pytest.mark.parametrize("host", ["127.0.0.1:8520", "localhost:8520", "LOCALHOST.", "[::1]:8520", "10.0.0.3"])
def test_it_answers_to_its_own_names_and_to_numbers(free, host):
    assert free.get("/login", headers={"host": host}).status_code == 303


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:8520",
        "",
        "[",
        "a:b:c",
        "127.0.0.1:x",
        "me@127.0.0.1",
    ],
)
def test_a_name_that_somebody_pointed_here_is_not_answered(free, host):
    refused = free.get("/", headers={"host": host})
    assert refused.status_code == 421
    assert "RUS" not in refused.text


def test_it_answers_to_the_name_it_was_started_with(kept):
    with guarded(kept, names=("talks.example.org",)) as client:
        assert client.get("/login", headers={"host": "talks.example.org"}).status_code == 200


# Who comes in.


@pytest.mark.parametrize("path", ["/", "/moves", "/documents", "/openapi.json", "/nothing-here"])
def test_whoever_has_not_signed_in_is_asked_to(wary, path):
    asked = wary.get(path)
    assert asked.status_code == 303
    assert asked.headers["location"] == f"/login?next={path.replace('/', '%2F')}"


@pytest.mark.parametrize("path", ["/api/meetings", "/api/openapi.json", "/calendar.ics", "/feed.atom"])
def test_a_program_that_has_not_is_told_so_in_its_own_way(wary, path):
    refused = wary.get(path)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Basic")
    assert refused.headers["content-type"] == "application/problem+json"
    assert wary.get(path, headers=basic()).status_code in (200, 404)


def test_signing_in_gives_a_pass_that_scripts_and_other_sites_never_see(wary):
    wary.get("/login")
    answer = sign_in(wary, next="/moves")
    assert (answer.status_code, answer.headers["location"]) == (303, "/moves")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "secure" not in cookie
    assert wary.get("/moves").status_code == 200


def test_over_https_the_pass_is_sent_over_https_only(kept):
    with guarded(kept) as client:
        client.base_url = HOME.replace("http:", "https:")
        client.get("/login")
        answer = sign_in(client)
        assert "secure" in answer.headers["set-cookie"].lower()
        assert "max-age" in answer.headers["strict-transport-security"]


def test_a_wrong_password_or_name_lets_nobody_in(wary):
    wary.get("/login")
    assert sign_in(wary, password="a bridge").status_code == 401
    assert sign_in(wary, name="boris").status_code == 401
    assert wary.get("/").status_code == 303
    assert wary.get("/api/moves", headers=basic(password="x")).status_code == 401


def test_signing_out_makes_the_pass_worthless(wary):
    wary.get("/login")
    sign_in(wary)
    kept_back = wary.cookies["pourparler-8520"]
    assert wary.post("/logout", data={"csrf": secret_of(wary)}).status_code == 303
    wary.cookies.set("pourparler-8520", kept_back)
    assert wary.get("/").status_code == 303


@pytest.mark.parametrize("forged", ["", ".", "a.b", "é.é", "eyJuYW1lIjoiYW5uYSJ9.AAAA"])
def test_a_pass_that_was_not_issued_here_is_none(wary, forged):
    assert wary.get("/", headers={"cookie": f"pourparler-8520={forged}".encode()}).status_code == 303


def test_a_pass_ends():
    now = [0.0]
    passes = Passes(clock=lambda: now[0])
    given_out = passes.issue("anna")
    assert passes.read(given_out).name == "anna"
    now[0] = LIFETIME + 1
    assert passes.read(given_out) is None


def test_a_user_who_was_struck_off_is_out_at_once(kept):
    with guarded(kept) as before:
        before.get("/login")
        sign_in(before)
        object.__setattr__(before.app.state.gate.door, "users", before.app.state.gate.door.users[1:])
        assert before.get("/").status_code == 303


def test_a_token_lets_in_whoever_has_it(kept):
    with guarded(kept, users=(), token="t" * 20, by="desk") as client:
        assert client.get("/api/moves", headers={"authorization": f"Bearer {'t' * 20}"}).status_code == 200
        assert client.get("/api/moves", headers=basic("anybody", "t" * 20)).status_code == 200
        assert client.get("/api/moves", headers={"authorization": f"Bearer {'t' * 19}"}).status_code == 401
        client.get("/login")
        assert sign_in(client, name="", password="t" * 20).status_code == 303
        assert client.get("/").status_code == 200


def test_passwords_cannot_be_tried_without_end(wary):
    wary.get("/login")
    assert [sign_in(wary, password="guess").status_code for _ in range(6)] == [401] * 5 + [429]
    locked = sign_in(wary)
    assert locked.status_code == 429
    assert 0 < int(locked.headers["retry-after"]) <= WITHIN
    assert wary.get("/api/moves", headers=basic(password="x")).status_code == 429


def test_a_turnstile_opens_again_and_remembers_only_so_many():
    now = [0.0]
    turnstile = Turnstile(clock=lambda: now[0])
    for _ in range(3):
        turnstile.failed({"anna": 3, "here": 100})
    assert turnstile.wait({"anna": 3}) == 300
    assert turnstile.wait({"boris": 3, "here": 100}) == 0
    now[0] = 301.0
    assert turnstile.wait({"anna": 3}) == 0
    for number in range(30_000):
        turnstile.failed({f"user {number}": 3})
    assert len(turnstile._failures) <= 20_000


@pytest.mark.parametrize("next_", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_led_off_to_another_site(wary, next_):
    wary.get("/login")
    assert sign_in(wary, next=next_).headers["location"] == "/"
    assert "evil.example" not in wary.get("//evil.example/", headers={"sec-fetch-site": "cross-site"}).text


def test_a_link_followed_from_another_site_is_asked_again_by_a_page_of_ours(wary):
    answer = wary.get("/moves?party=EU", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 200
    assert 'content="0;url=/moves?party=EU"' in answer.text


# Who may change anything.


def test_a_reader_reads_and_an_editor_decides(wary):
    assert wary.get("/api/moves", headers=basic("ravi")).status_code == 200
    refused = wary.post("/api/decisions", json=NOTE, headers=basic("ravi"))
    assert (refused.status_code, refused.json()["detail"]) == (403, "only an editor can change the record")
    decided = wary.post("/api/decisions", json=NOTE, headers=basic("anna"))
    assert (decided.status_code, decided.json()["by"]) == (201, "anna")


def test_a_page_that_is_read_only_is_so_for_everybody(kept):
    with page(kept, door=Door(read_only=True)) as client:
        refused = client.post("/api/decisions", json=NOTE)
        assert refused.status_code == 403
        assert "read only" in refused.json()["detail"]


def test_where_nobody_signs_in_decisions_are_signed_by_who_started_it(kept):
    with page(kept, door=Door(by="mara")) as client:
        assert client.post("/api/decisions", json=NOTE).json()["by"] == "mara"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_in_the_same_browser_changes_nothing(free, headers):
    token = {"x-csrf-token": secret_of(free)}
    assert free.post("/api/decisions", json=NOTE, headers=headers | token).status_code == 403


def test_a_form_without_its_secret_changes_nothing(wary):
    wary.get("/login")
    sign_in(wary)
    ours = {"origin": HOME, "sec-fetch-site": "same-origin"}
    assert wary.post("/api/decisions", json=NOTE, headers=ours).status_code == 403
    assert wary.post("/logout", headers=ours).status_code == 403
    assert wary.post("/logout", data={"csrf": "x" * 43}, headers=ours).status_code == 403
    stranger = wary.app.state.gate.passes.secret(None)
    assert wary.post("/logout", data={"csrf": stranger}, headers=ours).status_code == 403
    assert wary.post("/api/decisions", json=NOTE, headers=ours | {"x-csrf-token": secret_of(wary)}).status_code == 201
    assert wary.post("/logout", data={"csrf": secret_of(wary)}, headers=ours).status_code == 303


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "INVENTED"])
def test_no_method_but_those_that_change_nothing_passes_without_a_secret(free, method):
    asked = free.request(method, "/moves", headers={"origin": HOME})
    assert asked.status_code == 403


def test_a_secret_in_a_form_with_files_is_found_and_the_files_arrive(free):
    sent = free.post(
        "/nothing-here", data={"csrf": secret_of(free)}, files={"file": b"x" * 300_000}, headers={"origin": HOME}
    )
    assert sent.status_code == 404
    assert free.post("/nothing-here", files={"file": b"x" * 300_000}, headers={"origin": HOME}).status_code == 403


@pytest.mark.parametrize("size", [2**20 + 1, 2**24])
def test_more_than_is_taken_is_refused(free, size):
    assert free.post("/api/decisions", content=b"x" * size).status_code == 413

    def in_pieces():
        for _ in range(size // 65536 + 1):
            yield b"x" * 65536

    assert free.post("/api/decisions", content=in_pieces(), headers={"origin": HOME}).status_code in (403, 413)


def test_as_much_as_is_taken_of_documents_is_taken(kept):
    with page(kept, door=Door(largest=2**21)) as client:
        form = {"csrf": secret_of(client)}
        assert client.post("/add", data=form, files={"file": b"x" * (2**21 + 1)}).status_code == 413
        assert client.post("/add", data=form, files={"other": b"x" * (2**20 + 9)}).status_code != 413


# What every answer says.


@pytest.mark.parametrize(
    "path", ["/", "/moves", "/api/moves", "/calendar.ics", "/static/page.css", "/nothing", "/login"]
)
def test_every_answer_forbids_what_is_not_ours(free, path):
    headers = free.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert {policy[name] for name in ("script-src", "style-src", "img-src", "connect-src", "form-action")} == {"'self'"}
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert ("no-store" in headers["cache-control"]) == (not path.startswith("/static"))


def test_a_breakdown_says_so_and_keeps_the_rules(kept, monkeypatch):
    with page(kept) as client:
        monkeypatch.setattr(client.app.state.docket, "browse_moves", lambda *_: 1 / 0)
        broken = client.get("/api/moves")
        assert broken.status_code == 500
        assert "division" not in broken.text
        assert "default-src 'none'" in broken.headers["content-security-policy"]


@given(st.text(max_size=30), st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_no_header_breaks_the_guard(name, value):
    client = _BREAKABLE[0]
    for header in ("authorization", "cookie", "origin", "x-csrf-token", "content-type", "host"):
        sent = {
            header.encode(): f"{name} {value}".encode("utf-8", "surrogatepass").replace(b"\r", b"").replace(b"\n", b"")
        }
        assert client.post("/api/decisions", content=b"{}", headers=sent).status_code < 500


_BREAKABLE = []


@pytest.fixture(autouse=True, scope="module")
def breakable(kept):
    with guarded(kept) as client:
        _BREAKABLE.append(client)
        yield


# Who is known.


def test_users_are_read_from_a_file(tmp_path):
    file = tmp_path / "users.toml"
    hashed = hash_password(PASSWORD)
    file.write_text(f'[[user]]\nname = "anna"\nrole = "editor"\npassword = "{hashed}"\n')
    [anna] = users_in(file)
    assert (anna.name, anna.role) == ("anna", Role.EDITOR)
    assert matches(PASSWORD, anna.password)
    assert not matches(PASSWORD + " ", anna.password)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "names no user"),
        ("[[user]]", "user 1: .*missing required field"),
        ('[[user]]\nname = "anna"\npassword = "plain"', r"user 1 \(anna\): the password is no hash"),
        ('[[user]]\nname = "anna"\npassword = "scrypt$"\nrole = "king"', r"user 1 \(anna\)"),
        (
            '[[user]]\nname = "a"\npassword = "scrypt$"\n[[user]]\nname = "A"\npassword = "scrypt$"',
            "two users are called",
        ),
        ("[[user", "is no TOML"),
    ],
)
def test_a_list_of_users_that_makes_no_sense_is_refused(tmp_path, text, complaint):
    file = tmp_path / "users.toml"
    file.write_text(text)
    with pytest.raises(AccessFault, match=complaint):
        users_in(file)


def test_a_short_password_is_refused():
    with pytest.raises(AccessFault, match="at least 8 characters"):
        hash_password("seven77")
