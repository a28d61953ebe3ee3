"""The one way in which the user's wishes leave the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from voicelive_desktop.domain.facts.events import Event, SettingsChosen


class Intents(QObject):
    """What the user asks for.

    Signals:
        wanted(wish: Event): everything that the program's state decides about, as the frozen event
        of the domain.

    What services do has signals of its own, for it is no business of the state: a service reads
    files, keys and addresses that no event may carry, since events are logged, kept in tests and
    given to every observer. Of what came of it the service tells the state by an event.

        profile_chosen(name: str): take over its settings.
        profile_saved(name: str): keep the present settings under this name.
        profile_duplicated(name: str): use a copy of it, which gets a name of its own.
        profile_renamed(name: str, to: str)
        profile_deleted(name: str)
        profile_imported(path: str)
        profile_exported(path: str): write the present settings to this file.
        profile_fields_allowed(): use the fields with tools or addresses that a profile would add to
        the session.
        update_look_requested(): look for a newer version now.
        update_opened(): show the page of the version that was found.
        update_skipped(): say no more of this version.
        licences_requested(): show the folder with the licences of all parts.
        diagnostics_requested(): collect what helps to find a mistake, and show it.
        diagnostics_save_requested(path: str): write what was shown to this file.
        restart_requested(): end the program in order and start it again.
        devices_refresh_requested(): look for audio devices again.
        devices_search_requested(): the same, and say what there is.
        connection_set_up_requested(choice: ConnectionChoice): use this Azure resource from now on.
        check_requested(choice: ConnectionChoice): tell step by step whether a connection with this
        would work.
        check_cancelled()
        sign_in_requested(choice: ConnectionChoice): let the user sign in with Entra ID as
        `choice.sign_in` says.
        sign_in_cancelled()
        sign_out_requested()
        agent_watched(address: str): tell whether one's own agent there is up; "" for no longer.
        agent_check_requested(choice: AgentChoice): find out what Voice Live would stumble over.
        agent_check_cancelled()
        agent_start_requested(choice: AgentChoice): run the command that starts it.
        agent_stop_requested(): end what that started.
        companion_opened(): the page of the local companion wants to know what it is made of.
        brain_search_requested(): look for language models on this computer.
        brain_listing_requested(choice: BrainChoice): ask this server for its models.
        brain_chosen(choice: BrainChoice): use this model from now on; no address: none.
        function_switched(key: str, on: bool): offer this function, or not.
        function_consent_chosen(key: str, consent: str): when it may act without a question.
        function_tried(key: str, arguments: str): run it with this JSON; the model hears nothing of
        it.
        function_saved(text: str, key: str): keep this function, in place of one if `key` is not "".
        function_removed(key: str): delete one of the user's own.
        function_imported(path: str), function_exported(key: str, path: str)
        server_switched(label: str, on: bool): let an MCP server run; the user has seen what it
        runs.
        server_removed(label: str), server_retried(label: str)
        secret_typed(name: str, value: str): keep this for functions that name it.
        server_saved(text: str, label: str): keep the server of this JSON, in place of that one ("":
        a new one).
        servers_imported(text: str), servers_opened(path: str): set up the MCP servers of this JSON.
        servers_exported(path: str): write them down for other assistants.
        traffic_save_requested(path: str, words: bool): write the messages that the inspector holds
        to this file.
        traffic_open_requested(path: str): show the messages of this file in the inspector.
        event_send_requested(text: str): send this client event, written as JSON.
        prices_edit_requested(): open the file with the prices of tokens.
        prices_chosen(prices: Prices): keep them in that file.
    """

    wanted = Signal(object)
    profile_chosen = Signal(str)
    profile_saved = Signal(str)
    profile_duplicated = Signal(str)
    profile_renamed = Signal(str, str)
    profile_deleted = Signal(str)
    profile_imported = Signal(str)
    profile_exported = Signal(str)
    profile_fields_allowed = Signal()
    update_look_requested = Signal()
    update_opened = Signal()
    update_skipped = Signal()
    licences_requested = Signal()
    diagnostics_requested = Signal()
    diagnostics_save_requested = Signal(str)
    restart_requested = Signal()
    devices_refresh_requested = Signal()
    devices_search_requested = Signal()
    connection_set_up_requested = Signal(object)
    check_requested = Signal(object)
    check_cancelled = Signal()
    sign_in_requested = Signal(object)
    sign_in_cancelled = Signal()
    sign_out_requested = Signal()
    agent_watched = Signal(str)
    agent_check_requested = Signal(object)
    agent_check_cancelled = Signal()
    agent_start_requested = Signal(object)
    agent_stop_requested = Signal()
    companion_opened = Signal()
    brain_search_requested = Signal()
    brain_listing_requested = Signal(object)
    brain_chosen = Signal(object)
    function_switched = Signal(str, bool)
    function_consent_chosen = Signal(str, str)
    function_tried = Signal(str, str)
    function_saved = Signal(str, str)
    function_removed = Signal(str)
    function_imported = Signal(str)
    function_exported = Signal(str, str)
    server_switched = Signal(str, bool)
    server_removed = Signal(str)
    server_retried = Signal(str)
    secret_typed = Signal(str, str)
    server_saved = Signal(str, str)
    servers_imported = Signal(str)
    servers_opened = Signal(str)
    servers_exported = Signal(str)
    traffic_save_requested = Signal(str, bool)
    traffic_open_requested = Signal(str)
    event_send_requested = Signal(str)
    prices_edit_requested = Signal()
    prices_chosen = Signal(object)

    def wish(self, event: Event) -> None:
        """Announce a wish. Times, and ids of new items, are filled in where it arrives."""
        self.wanted.emit(event)

    def wishing(self, event: Event) -> Callable[..., None]:
        """Return a slot that announces this wish, whatever the signal brings along."""
        return lambda *_: self.wanted.emit(event)

    def choose(self, changes: Mapping[str, object]) -> None:
        """Wish for these values of fields of `Settings`."""
        self.wanted.emit(SettingsChosen(tuple(changes.items())))
