"""A stand-in for Microsoft Entra ID: an OpenID provider over TLS with a certificate of its own
making.

Knows one user. Signs in by authorization code (a browser's way) and by device code, renews, and
refuses on request.
"""

from __future__ import annotations

import base64
import datetime as dt
import ipaddress
import json
import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER = "ada@contoso.example"
TENANT = "11111111-2222-3333-4444-555555555555"
CODE = "ABCD-EFGH"


def make_certificate(folder: Path) -> Path:
    """A certificate for 127.0.0.1 and localhost that vouches for itself, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Stand-in Authority")])
    now = dt.datetime.now(dt.UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "authority.pem"
    file.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return file


def trusting(certificate: Path) -> ssl.SSLContext:
    """A client's context that believes this certificate alone."""
    return ssl.create_default_context(cafile=str(certificate))


def serving_context(certificate: Path) -> ssl.SSLContext:
    """A server's context that shows this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(str(certificate))
    return context


@dataclass(slots=True)
class Authority:
    """The provider. `approved`: the user has typed the device code. `refusal`: an error for every
    token request.
    """

    host: str = ""
    approved: bool = True
    refusal: str = ""
    grants: list[str] = field(default_factory=list)
    _nonces: dict[str, str] = field(default_factory=dict)

    def metadata(self, _request: web.Request) -> web.Response:
        root = f"https://{self.host}/organizations"
        return web.json_response(
            {
                "issuer": f"https://{self.host}/{TENANT}/v2.0",
                "authorization_endpoint": f"{root}/oauth2/v2.0/authorize",
                "token_endpoint": f"{root}/oauth2/v2.0/token",
                "device_authorization_endpoint": f"{root}/oauth2/v2.0/devicecode",
            }
        )

    def authorize(self, request: web.Request) -> web.Response:
        """What the sign-in page sends back after the password; the test's browser posts it on."""
        code = f"code-{len(self._nonces)}"
        self._nonces[code] = request.query["nonce"]
        return web.json_response({"code": code, "state": request.query["state"]})

    def device_code(self, _request: web.Request) -> web.Response:
        return web.json_response(
            {
                "device_code": "DEVICE",
                "user_code": CODE,
                "verification_uri": f"https://{self.host}/device",
                "expires_in": 60,
                "interval": 1,
                "message": "type it",
            }
        )

    async def token(self, request: web.Request) -> web.Response:
        form = await request.post()
        grant = str(form["grant_type"])
        self.grants.append(grant)
        if self.refusal:
            return web.json_response(
                {"error": self.refusal, "error_description": "The user may not."}, status=400
            )
        if grant.endswith("device_code") and not self.approved:
            return web.json_response({"error": "authorization_pending"}, status=400)
        nonce = self._nonces.get(str(form.get("code", "")), "")
        return web.json_response(self._tokens(str(form["client_id"]), nonce))

    def _tokens(self, client: str, nonce: str) -> dict[str, object]:
        now = int(time.time())
        claims = {
            "aud": client,
            "iss": f"https://{self.host}/{TENANT}/v2.0",
            "iat": now,
            "exp": now + 3600,
            "sub": "subject",
            "tid": TENANT,
            "oid": "object",
            "preferred_username": USER,
            "nonce": nonce,
        }
        return {
            "token_type": "Bearer",
            "access_token": f"STAND-IN-TOKEN-{len(self.grants)}",
            "refresh_token": "STAND-IN-REFRESH",
            "expires_in": 3600,
            "id_token": f"{_part({'alg': 'none'})}.{_part(claims)}.x",
            "client_info": _part({"uid": "object", "utid": TENANT}),
            "scope": "https://ai.azure.com/.default",
        }


def _part(value: dict[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@asynccontextmanager
async def authority(certificate: Path) -> AsyncIterator[Authority]:
    """The provider, on loopback over TLS."""
    made = Authority()

    async def metadata(request: web.Request) -> web.Response:
        return made.metadata(request)

    async def authorize(request: web.Request) -> web.Response:
        return made.authorize(request)

    async def device_code(request: web.Request) -> web.Response:
        return made.device_code(request)

    application = web.Application()
    application.router.add_get("/{tenant}/v2.0/.well-known/openid-configuration", metadata)
    application.router.add_get("/{tenant}/oauth2/v2.0/authorize", authorize)
    application.router.add_post("/{tenant}/oauth2/v2.0/devicecode", device_code)
    application.router.add_post("/{tenant}/oauth2/v2.0/token", made.token)
    runner = web.AppRunner(application, shutdown_timeout=0.1, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=serving_context(certificate)).start()
    made.host = f"127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield made
    finally:
        await runner.cleanup()
