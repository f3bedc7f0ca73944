"""The command that serves the page, and what it hands to the page from the reading stage."""

import errno
import getpass
import signal
import socket
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.answering import complain
from pourparler.cli.asking import DOCKET, Kept, Lexicons, examples
from pourparler.cli.reading import HAND
from pourparler.errors import AccessFault, DocumentFault

if TYPE_CHECKING:
    from pourparler.web.settings import Reader, Settings, Taken

PORT = 8520

app = typer.Typer()


@app.command(
    epilog=examples(
        "serve",
        "serve --docket vienna.docket --process talks.toml --open",
        "serve --host 0.0.0.0 --users users.toml --certificate page.pem --key page.key",
        "serve --hash-password",
    )
)
def serve(
    docket: Kept = DOCKET,
    process: Annotated[
        list[Path] | None,
        typer.Option("--process", metavar="FILE", help="Processes to follow (TOML); again for several files."),
    ] = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to serve on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes one that is free.")] = PORT,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="A host name the page is called by; again for several."),
    ] = None,
    users: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Who may sign in, with roles and hashed passwords (TOML).")
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(envvar="POURPARLER_TOKEN", metavar="TOKEN", help="A secret that signs in whoever has it."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who signs decisions where nobody signs in; else your login name."),
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Let nobody change the record.")] = False,
    certificate: Annotated[Path | None, typer.Option(metavar="FILE", help="A certificate, to serve by HTTPS.")] = None,
    key: Annotated[Path | None, typer.Option(metavar="FILE", help="The certificate's private key.")] = None,
    proxied: Annotated[
        bool, typer.Option("--proxied", help="A web server on this machine stands before the page.")
    ] = False,
    lexicon: Lexicons = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    hash_password: Annotated[
        bool, typer.Option("--hash-password", help="Ask for a password, print its hash for --users, and leave.")
    ] = False,
) -> None:
    """Show the docket as a page in the browser.

    The page stays on this machine: it is served on 127.0.0.1 and asks no other host for anything. On another address,
    or under another name, it wants --users or --token.
    """
    # The web framework takes longer to load than --help to print.
    from pourparler.docket.talks.process import processes_in
    from pourparler.web.accounts import hash_password as hashed
    from pourparler.web.accounts import users_in
    from pourparler.web.door import Door
    from pourparler.web.settings import Settings

    if hash_password:
        typer.echo(hashed(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)))
        return
    door = Door(
        host=host,
        names=tuple(name or ()),
        users=users_in(users) if users else (),
        token=token,
        by=by or _login(),
        read_only=read_only,
    )
    settings = Settings(
        docket=docket,
        processes=tuple(one for file in process or () for one in processes_in(file)),
        reader=_reader(lexicon),
        hand=HAND,
        door=door,
    )
    if door.is_guarded and not (certificate or proxied or host in ("127.0.0.1", "::1", "localhost")):
        complain("without --certificate passwords travel in the open; serve so in a network you trust only")
    with _listening(host, port) as listening:
        _serve(settings, listening, certificate, key, proxied=proxied, to_open=open_)


def _serve(
    settings: "Settings",
    listening: socket.socket,
    certificate: Path | None,
    key: Path | None,
    *,
    proxied: bool,
    to_open: bool,
) -> None:
    """Serve until interrupted."""
    import uvicorn

    from pourparler.web.app import create_app

    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # a browser that goes away must not end the server
    config = uvicorn.Config(
        create_app(settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=proxied,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        timeout_graceful_shutdown=3,
    )
    try:
        config.load()
    except OSError as fault:
        raise AccessFault(f"{certificate} cannot be used as a certificate: {fault}") from fault
    where = _address(listening, "https" if certificate else "http")
    typer.echo(f"{settings.docket} is shown at {where}  (Ctrl+C ends it)")
    if to_open:
        webbrowser.open(where)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        typer.echo("ended", err=True)


def _listening(host: str, port: int) -> socket.socket:
    """A socket on that address.

    Raises `AccessFault` when it cannot be had.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen()  # whoever comes before the page is ready waits for it
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            raise AccessFault(f"port {port} is taken: name another with --port, or let --port 0 find one") from fault
        raise AccessFault(f"nothing can be served on {host}, port {port}: {fault.strerror or fault}") from fault
    return listening


def _address(listening: socket.socket, scheme: str) -> str:
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}:{port}/"


def _login() -> str:
    """The name of whoever runs the command."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def _reader(lexicons: list[Path] | None) -> "Reader":
    """What reads the files that are handed in; the model is loaded with the first of them."""

    def read(name: str, content: bytes) -> "Iterator[Taken]":
        from pourparler.annotations.lexicon import Lexicon
        from pourparler.documents.reading import read_handed_in
        from pourparler.pipeline import read as read_document

        lexicon = Lexicon.with_user_files(*lexicons) if lexicons else None
        faults: list[DocumentFault] = []
        for document in read_handed_in(name, content, faults.append):
            yield document, read_document(document, lexicon).statements
        yield from faults

    return read
