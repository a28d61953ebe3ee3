"""Everything that the user can ask for, one signal each. The app package connects them to events."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Intents(QObject):
    """What the user asks for.

    Signals:
        start_requested(): begin a conversation.
        end_requested(): end it.
        retry_requested(): try again now.
        start_without_refused_requested(): try again without what the service did not accept.
        reconnect_requested(): end the session and begin a new one, for settings that a running one cannot take.
        stop_requested(): be silent.
        mute_requested(muted: bool)
        talk_pressed(), talk_released(): the talk key, or its button.
        talk_cancelled(): what was said since the talk key went down shall not be sent.
        text_submitted(text: str): a typed message.
        note_submitted(text: str): a system message; it is not answered.
        answer_requested(options: AnswerOptions, item_id: str): an answer like this, in place of one if named.
        text_resent(text: str, item_id: str): a typed message in place of an earlier one.
        pictures_submitted(text: str, item_id: str, pictures: tuple[Picture, ...]): a message with pictures, in place of
            an earlier one if `item_id` is not "".
        replay_requested(item_id: str): let this turn be heard again.
        replay_stop_requested()
        voice_preview_requested(name: str): let this voice speak a sentence; `replay_stop_requested` ends it.
        recording_save_requested(item_id: str, path: str): write this turn to a WAV file.
        deletion_requested(item_id: str): this row shall be gone, also at the service.
        deletion_undone(): the rows that were just deleted shall be back.
        clearing_undone(): the transcript that was just cleared shall be back.
        settings_chosen(changes: dict[str, object]): values for fields of `Settings`.
        profile_chosen(name: str): take over its settings.
        profile_saved(name: str): keep the present settings under this name.
        profile_duplicated(name: str): use a copy of it, which gets a name of its own.
        profile_renamed(name: str, to: str)
        profile_deleted(name: str)
        profile_imported(path: str)
        profile_exported(path: str): write the present settings to this file.
        profile_fields_allowed(): use the fields with tools or addresses that a profile would add to the session.
        update_look_requested(): look for a newer version now.
        update_opened(): show the page of the version that was found.
        update_skipped(): say no more of this version.
        licences_requested(): show the folder with the licences of all parts.
        diagnostics_requested(): collect what helps to find a mistake, and show it.
        diagnostics_save_requested(path: str): write what was shown to this file.
        settings_undone(): take back the latest change of settings.
        device_return_requested(setting: str): try the chosen device again, for which another one stands in.
        log_requested(path: str, words: bool): write a session log there.
        log_stop_requested()
        log_open_requested(path: str): show an earlier one.
        log_skip_requested(): show the end of it.
        log_close_requested(): back to the own conversation.
        private_chosen(private: bool): nothing of this conversation shall be kept.
        keep_answered(choice: str): how long conversations are kept.
        library_watched(watched: bool): the list of kept conversations is in sight.
        library_looked(query: str, sieve: Sieve): look for this in them.
        library_more_wanted(): more of the list.
        entry_opened(entry_id: str, item_id: str): read a kept conversation, from a row on if one is named.
        entry_continued(entry_id: str): go on with it.
        past_left(): back to the present conversation.
        entry_renamed(entry_id: str, title: str)
        entries_pinned(entry_ids: tuple[str, ...], pinned: bool)
        entries_tagged(entry_ids: tuple[str, ...], tag: str, off: bool): give them a tag, or take it from them.
        entries_deleted(entry_ids: tuple[str, ...])
        entries_restored(): bring back what was just deleted.
        library_emptied(): delete all kept conversations.
        export_requested(entry_ids: tuple[str, ...], form: str, path: str): into a file; no id: the one shown.
        markdown_requested(entry_ids: tuple[str, ...]): to the clipboard; no id: the one shown.
        record_chosen(on: bool): record the present conversation, or the next one.
        import_requested(path: str): keep the conversations of a file.
        restart_requested(): end the program in order and start it again.
        notice_dismissed(kind: type[Notice])
        transcript_cleared()
        preview_requested(device: str): show the level of this microphone, which is not in use.
        preview_ended()
        sound_check_opened(): check microphone and speaker.
        sound_check_moved(part: Part): go to this page of it.
        sound_check_repeated(): measure, or play, once more.
        sound_check_answered(yes: bool): whether it was heard.
        sound_check_closed(applied: bool): keep its result, or have everything as before.
        devices_refresh_requested(): look for audio devices again.
        devices_search_requested(): the same, and say what there is.
        connection_set_up_requested(choice: ConnectionChoice): use this Azure resource from now on.
        check_requested(choice: ConnectionChoice): tell step by step whether a connection with this would work.
        check_cancelled()
        sign_in_requested(choice: ConnectionChoice): let the user sign in with Entra ID as `choice.sign_in` says.
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
        call_decided(call_id: str, decision: str): what becomes of a call that waits.
        call_answered(call_id: str, text: str): what a function gives that the user plays.
        call_cancelled(call_id: str): end a call that runs.
        function_switched(key: str, on: bool): offer this function, or not.
        function_consent_chosen(key: str, consent: str): when it may act without a question.
        function_tried(key: str, arguments: str): run it with this JSON; the model hears nothing of it.
        function_saved(text: str, key: str): keep this function, in place of one if `key` is not "".
        function_removed(key: str): delete one of the user's own.
        function_imported(path: str), function_exported(key: str, path: str)
        server_switched(label: str, on: bool): let an MCP server run; the user has seen what it runs.
        server_removed(label: str), server_retried(label: str)
        servers_imported(text: str), servers_opened(path: str): set up the MCP servers of this JSON.
        servers_exported(path: str): write them down for other assistants.
        part_try_requested(part: Part): try this part of the local companion.
        part_try_stopped()
    """

    start_requested = Signal()
    end_requested = Signal()
    retry_requested = Signal()
    start_without_refused_requested = Signal()
    reconnect_requested = Signal()
    stop_requested = Signal()
    mute_requested = Signal(bool)
    talk_pressed = Signal()
    talk_released = Signal()
    talk_cancelled = Signal()
    text_submitted = Signal(str)
    note_submitted = Signal(str)
    text_resent = Signal(str, str)
    answer_requested = Signal(object, str)
    pictures_submitted = Signal(str, str, tuple)
    deletion_requested = Signal(str)
    deletion_undone = Signal()
    clearing_undone = Signal()
    replay_requested = Signal(str)
    replay_stop_requested = Signal()
    voice_preview_requested = Signal(str)
    recording_save_requested = Signal(str, str)
    settings_chosen = Signal(dict)
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
    settings_undone = Signal()
    device_return_requested = Signal(str)
    log_requested = Signal(str, bool)
    log_stop_requested = Signal()
    log_open_requested = Signal(str)
    log_skip_requested = Signal()
    log_close_requested = Signal()
    private_chosen = Signal(bool)
    keep_answered = Signal(str)
    library_watched = Signal(bool)
    library_looked = Signal(str, object)
    library_more_wanted = Signal()
    entry_opened = Signal(str, str)
    entry_continued = Signal(str)
    past_left = Signal()
    entry_renamed = Signal(str, str)
    entries_pinned = Signal(tuple, bool)
    entries_tagged = Signal(tuple, str, bool)
    entries_deleted = Signal(tuple)
    entries_restored = Signal()
    library_emptied = Signal()
    export_requested = Signal(tuple, str, str)
    markdown_requested = Signal(tuple)
    import_requested = Signal(str)
    record_chosen = Signal(bool)
    restart_requested = Signal()
    notice_dismissed = Signal(object)
    transcript_cleared = Signal()
    preview_requested = Signal(str)
    preview_ended = Signal()
    sound_check_opened = Signal()
    sound_check_moved = Signal(str)
    sound_check_repeated = Signal()
    sound_check_answered = Signal(bool)
    sound_check_closed = Signal(bool)
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
    call_decided = Signal(str, str)
    call_answered = Signal(str, str)
    call_cancelled = Signal(str)
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
    servers_imported = Signal(str)
    servers_opened = Signal(str)
    servers_exported = Signal(str)
    part_try_requested = Signal(object)
    part_try_stopped = Signal()
