"""How the service is reached: where it is, as whom the program signs in, and what
opens a connection.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from voicelive_desktop import __version__
from voicelive_desktop.app.environment.local_service import LocalServiceProcess
from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.services.endpoint import EndpointFinder
from voicelive_desktop.app.storage.secrets import AskedKeys, Keys
from voicelive_desktop.app.storage.settings_file import SettingsFile
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.credentials import CredentialFinder
from voicelive_desktop.client.entra import Entra
from voicelive_desktop.client.events_file import EventsFile
from voicelive_desktop.client.journal import Journal
from voicelive_desktop.client.journalled_socket import Witness, Witnesses
from voicelive_desktop.client.ports import Endpoint
from voicelive_desktop.client.round_trips import RoundTrips
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class ServiceAccess:
    """What every connection needs, whoever opens it: a conversation, a check, the preview of a
    voice. Loop thread only.

    Attributes:
        local: the service of the demo; not started before somebody asks for its address.
        journal: sees every message of every connection of `connector`.
        given_key, named_endpoint: the command line's, for this start alone.
    """

    local: LocalServiceProcess
    keys: AskedKeys
    entra: Entra
    journal: Journal
    connector: AzureConnector
    given_key: str | None
    named_endpoint: str

    def finder(self, settings: Callable[[], Settings], typed: str = "") -> EndpointFinder:
        """Finds the endpoint that the settings mean at each try; a key that is being typed goes
        before all others.
        """
        return EndpointFinder(
            settings, self.local, self.keys, self.given_key, self.named_endpoint, typed
        )

    async def resolve(self, settings: Settings) -> Endpoint:
        """The endpoint of these settings, once. Raises `ConnectFailed`."""
        return await self.finder(lambda: settings)()


def service_access(
    options: Options,
    file: SettingsFile,
    keys: Keys,
    wall_clock: Callable[[], float],
    local: LocalServiceProcess,
    events: EventsFile | None = None,
    traffic: Witness | None = None,
    trips: RoundTrips | None = None,
) -> ServiceAccess:
    """Nothing is connected or started by this. Sign-ins are remembered beside the settings file, if
    there is one.

    `events` and `traffic` see, like the journal, every message of every connection; `trips` takes
    what their round trips took.
    """
    if file.path is None:
        kept_at = None
    else:
        kept_at = file.path.with_name("sign_in.json")
    entra = Entra(kept_at)
    journal = Journal(time.monotonic, time.time, f"Voice Live Desktop {__version__}")
    witnesses = [journal, *(witness for witness in (events, traffic) if witness is not None)]
    connector = AzureConnector(wall_clock, CredentialFinder(entra), Witnesses(*witnesses), trips)
    return ServiceAccess(
        local, AskedKeys(keys), entra, journal, connector, options.key, options.endpoint
    )
