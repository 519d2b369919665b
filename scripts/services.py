"""Servers that tests and tours need, each private, on loopback, and gone when its ``with`` ends.

Standard library only; every function yields the environment variables that tell a program where the server is.
Nothing of the system's own database, printers or session is touched.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

PATIENCE_S = 30.0
"""How long a server may take to answer on a slow machine."""


class ServiceError(Exception):
    """A server that is needed did not start; the text holds its last words."""


@contextlib.contextmanager
def place(kind: str, owner: pwd.struct_passwd | None = None) -> Iterator[Path]:
    """A private scratch folder that ``owner`` may use.

    Under the system's temporary folder: a checkout in somebody's home can't be reached by the user a server runs as.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"showroom-{kind}-"))
    try:
        if owner is not None:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _die_with_parent() -> None:
    """In the child: be told when the parent is killed, so that no server outlives a killed test run."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


@contextlib.contextmanager
def process(
    command: Sequence[str | Path],
    log: Path,
    *,
    env: dict[str, str] | None = None,
    user: pwd.struct_passwd | None = None,
    stop: signal.Signals = signal.SIGTERM,
    keep_fds: Sequence[int] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    """A running child, its output in ``log``; stopped with ``stop``, killed after ten seconds."""
    with log.open("ab") as stream:
        child = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            env={**os.environ, **(env or {})},
            cwd=log.parent,
            pass_fds=tuple(keep_fds),
            preexec_fn=_die_with_parent,  # noqa: PLW1509 (no threads here)
            start_new_session=True,
            user=user.pw_uid if user else None,
            group=user.pw_gid if user else None,
            extra_groups=[user.pw_gid] if user else None,
        )
    try:
        yield child
    finally:
        child.send_signal(stop)
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        with contextlib.suppress(OSError):
            os.killpg(child.pid, signal.SIGTERM)  # what it started itself


def wait_for(ready: Callable[[], bool], child: subprocess.Popen[bytes], name: str, log: Path) -> None:
    """Wait until ``ready()``; raises ``ServiceError`` with the end of the log when it never is."""
    end = time.monotonic() + PATIENCE_S
    while not ready():
        if child.poll() is not None or time.monotonic() > end:
            words = log.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise ServiceError(f"{name} did not start (exit code {child.poll()}):\n{words}")
        time.sleep(0.03)


def find(*names: str) -> str | None:
    """The first of ``names`` on PATH, in /usr/sbin, or in Debian's folders of PostgreSQL (the newest)."""
    for name in names:
        found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
        if found:
            return found
        servers = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
        if servers:
            return str(servers[-1])
    return None


def need(name: str) -> str:
    found = find(name)
    if found is None:
        raise ServiceError(f"{name} is not installed; scripts/setup.py test installs it")
    return found


def free_port() -> int:
    """A TCP port on loopback that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


def unprivileged() -> pwd.struct_passwd | None:
    """Whom a server that refuses root runs as; None when we are not root anyway."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise ServiceError("neither the user postgres nor nobody exists")


@contextlib.contextmanager
def postgresql() -> Iterator[dict[str, str]]:
    """A PostgreSQL of our own: SHOWROOM_TEST_POSTGRES is a superuser's URL of its database ``postgres``."""
    # initdb may be a link on PATH; its server lies beside the real file
    binaries = Path(need("initdb")).resolve().parent
    user = unprivileged()
    with place("postgresql", user) as folder:
        log, data, secret = folder / "log", folder / "data", folder / "secret"
        password = secrets.token_hex(16)
        secret.write_text(password, encoding="ascii")
        log.touch()
        if user is not None:
            for path in (log, secret):
                os.chown(path, user.pw_uid, user.pw_gid)
        secret.chmod(0o600)
        common: list[str | Path] = [binaries / "initdb", "-D", data, "-U", "showroom", f"--pwfile={secret}"]
        common += ["--auth=scram-sha-256", "--encoding=UTF8", "--no-sync"]
        # A server in a shop sorts by a language, not by bytes: tests that lean on byte order must fail here.
        attempts = [["--locale=C", "--locale-provider=icu", "--icu-locale=en-US"], ["--locale=C"]]
        for options in attempts:
            with process([*common, *options], log, user=user) as child:
                child.wait()
            if child.returncode == 0:
                break
            shutil.rmtree(data, ignore_errors=True)
        else:
            raise ServiceError(f"initdb failed:\n{log.read_text(encoding='utf-8', errors='replace')}")
        port = free_port()
        options = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200"]
        # The tests prove what the program does, not that the server survives a power cut.
        options += ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "shared_buffers=64MB", "-c", "jit=off"]
        ready = [str(binaries / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port), "-d", "postgres"]
        # SIGINT is PostgreSQL's "fast shutdown": it does not wait for forgotten connections
        server: list[str | Path] = [binaries / "postgres", "-D", data, "-p", str(port), *options]
        with process(server, log, user=user, stop=signal.SIGINT) as child:
            wait_for(lambda: subprocess.run(ready, check=False).returncode == 0, child, "PostgreSQL", log)
            url = f"postgresql+psycopg://showroom:{password}@127.0.0.1:{port}/postgres"
            yield {"SHOWROOM_TEST_POSTGRES": url}


@contextlib.contextmanager
def screen(size: str = "1920x1080") -> Iterator[dict[str, str]]:
    """A virtual X screen with a window manager and, where dbus is installed, a session bus."""
    with place("screen") as folder, contextlib.ExitStack() as stack:
        log = folder / "log"
        reader, writer = os.pipe()
        # -displayfd: the server picks a free number and tells it, so that two runs never fight for one
        command = [need("Xvfb"), "-displayfd", str(writer), "-screen", "0", f"{size}x24"]
        command += ["-nolisten", "tcp", "-noreset"]
        server = stack.enter_context(process(command, log, keep_fds=[writer]))
        os.close(writer)
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        if not number:
            wait_for(lambda: False, server, "Xvfb", log)
        env = {"DISPLAY": f":{number}", "SHOWROOM_TEST_SCREEN": f":{number}"}
        bus = find("dbus-daemon")
        if bus is not None:
            socket_path = folder / "bus"
            address = f"unix:path={socket_path}"
            words = [bus, "--session", "--nofork", "--nopidfile", f"--address={address}"]
            child = stack.enter_context(process(words, log, env=env))
            wait_for(socket_path.exists, child, "dbus-daemon", log)
            env["DBUS_SESSION_BUS_ADDRESS"] = address
        stack.enter_context(process([need("openbox"), "--sm-disable"], log, env=env))
        yield env


CUPSD = """\
Listen 127.0.0.1:{port}
Browsing No
WebInterface No
DefaultAuthType None
LogLevel warn
MaxLogSize 0
PreserveJobHistory Yes
DefaultPaperSize A4
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
    Allow from 127.0.0.1
  </Limit>
</Policy>
"""

CUPS_FILES = """\
{who}
ServerRoot {base}/etc
StateDir {base}/state
CacheDir {base}/cache
RequestRoot {base}/spool
TempDir {base}/spool/tmp
ServerBin {base}/bin
DataDir /usr/share/cups
DocumentRoot {base}/etc
ServerKeychain {base}/etc
AccessLog {base}/log/access
ErrorLog {base}/log/error
PageLog {base}/log/page
"""

BACKEND = """\
#!/bin/sh
# A printer that keeps what reaches it: <job>.pdf, and <job>.txt with the title, the copies and the options.
[ $# -eq 0 ] && { echo 'direct capture "Showroom" "Keeps what is printed"'; exit 0; }
folder="${DEVICE_URI#capture:}"
job=$(printf %05d "$1")
cat "${6:--}" > "$folder/.$job" || exit 1
printf '%s\\n%s\\n%s\\n' "$3" "$4" "$5" > "$folder/$job.txt"
mv "$folder/.$job" "$folder/$job.pdf"
"""

PPD = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "SHOWROOM.PPD"
*Manufacturer: "Showroom"
*Product: "(Capture)"
*ModelName: "Showroom Capture"
*ShortNickName: "Showroom Capture"
*NickName: "Showroom Capture"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*cupsVersion: 2.2
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageSize A5/A5: "<</PageSize[420 595]>>setpagedevice"
*PageSize Letter/US Letter: "<</PageSize[612 792]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageRegion A5/A5: "<</PageSize[420 595]>>setpagedevice"
*PageRegion Letter/US Letter: "<</PageSize[612 792]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "9 9 586 833"
*ImageableArea A5/A5: "9 9 411 586"
*ImageableArea Letter/US Letter: "9 9 603 783"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension A5/A5: "420 595"
*PaperDimension Letter/US Letter: "612 792"
*DefaultFont: Courier
"""


@contextlib.contextmanager
def printer(name: str = "showroom-test") -> Iterator[dict[str, str]]:
    """A CUPS server of our own with one queue that takes PDF and keeps each job as a file.

    CUPS_SERVER and SHOWROOM_TEST_PRINTER name them; in the folder SHOWROOM_TEST_PRINTED appears ``<job>.pdf`` (whole,
    when it appears) and ``<job>.txt`` (title, copies, options, a line each).
    """
    cupsd, lpadmin = need("cupsd"), need("lpadmin")
    with place("printer") as base:
        base.chmod(0o755)  # the printer's own user must come through
        for part in ("etc/ppd", "state", "cache", "spool/tmp", "log", "printed", "bin/backend"):
            (base / part).mkdir(parents=True)
        printed = base / "printed"
        printed.chmod(0o777)
        for part in ("filter", "monitor", "notifier", "daemon", "cgi-bin"):
            (base / "bin" / part).symlink_to(f"/usr/lib/cups/{part}")
        backend = base / "bin/backend/capture"
        backend.write_text(BACKEND, encoding="ascii")
        backend.chmod(0o755)
        (base / "capture.ppd").write_text(PPD, encoding="ascii")
        if os.geteuid() == 0:
            lp = pwd.getpwnam("lp")
            for part in ("spool", "spool/tmp", "cache"):
                os.chown(base / part, 0, lp.pw_gid)
                (base / part).chmod(0o770)
            who = "User lp\nGroup lp\nSystemGroup root"
        else:
            who = f"User {pwd.getpwuid(os.getuid()).pw_name}"
        port = free_port()
        (base / "etc/cupsd.conf").write_text(CUPSD.format(port=port), encoding="utf-8")
        (base / "etc/cups-files.conf").write_text(CUPS_FILES.format(base=base, who=who), encoding="utf-8")
        log = base / "log/output"
        command: list[str | Path] = [cupsd, "-f", "-c", base / "etc/cupsd.conf", "-s", base / "etc/cups-files.conf"]
        with process(command, log) as child:
            try:
                wait_for(lambda: answers(port), child, "cupsd", log)
                env = {"CUPS_SERVER": f"127.0.0.1:{port}"}
                add = [lpadmin, "-p", name, "-E", "-v", f"capture:{printed}", "-P", str(base / "capture.ppd")]
                add += ["-o", "printer-error-policy=abort-job"]
                done = subprocess.run(add, env={**os.environ, **env}, capture_output=True, text=True, check=False)
                if done.returncode:
                    raise ServiceError(f"lpadmin failed: {done.stdout}{done.stderr}")
                subprocess.run([lpadmin, "-d", name], env={**os.environ, **env}, check=True)
            except ServiceError as error:
                errors = base / "log/error"
                more = errors.read_text(encoding="utf-8", errors="replace")[-2000:] if errors.is_file() else ""
                raise ServiceError(f"{error}\n{more}") from error
            yield {**env, "SHOWROOM_TEST_PRINTER": name, "SHOWROOM_TEST_PRINTED": str(printed)}


def stop_on_signals() -> None:
    """Make SIGTERM and SIGHUP end the program the orderly way, so that every ``with`` above ends too."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda which, _frame: sys.exit(128 + which))
